"""A line as members see it: what is withheld is `c`, and its rating, changes and points say nothing. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from portal.figures.vocabulary import Counts, Qualifier, Symbol, Unit
from portal.figures.words import SYMBOL_WORDS, shown
from scorecards.copies.disclosure import Decision, rounded
from scorecards.copies.withhold.cells import key
from scorecards.framework.rules import Shape, Tone
from scorecards.submissions.standing import (
    BreakdownShown,
    ChangeShown,
    ComparedShown,
    HistoryPoint,
    LineStanding,
    QuarterStanding,
    RatingShown,
    Shown,
    ThemeStanding,
)

NOT_SHOWN = RatingShown("Not shown", Shape.DASH.value, Tone.PLAIN.value, None, None, "")
SUPPRESSED = SYMBOL_WORDS[Symbol.SUPPRESSED]
ROUNDED = "rounded"
Decisions = Mapping[str, Decision]
Told = Mapping[str, Collection[str]]  # by key, what earlier papers print of a figure


@dataclass(frozen=True)
class _Judged:
    """What is decided of every figure, and what earlier papers print of it."""

    decisions: Decisions
    told: Told


def is_hidden(line: LineStanding, category: str, figure: Shown | None, decisions: Decisions) -> bool:
    return figure is not None and not decisions[key(line.indicator, category, figure)].printed


def quarter_shown(quarter: QuarterStanding, decisions: Decisions, told: Told) -> QuarterStanding:
    """What a figure of children was before is said only in the words of an earlier paper: those were judged there."""
    judged = _Judged(decisions, told)
    themes = tuple(replace(theme, lines=tuple(_line(line, judged) for line in theme.lines)) for theme in quarter.themes)
    return replace(quarter, themes=themes, tally=_tally(quarter, themes))


def is_rounded(line: LineStanding, category: str, figure: Shown | None, decisions: Decisions) -> int:
    """The nearest what it is rounded to; 0 where it is not."""
    return 0 if figure is None else decisions[key(line.indicator, category, figure)].rounded_to


def _shown(line: LineStanding, category: str, figure: Shown, judged: _Judged) -> Shown:
    if base := is_rounded(line, category, figure, judged.decisions):
        return as_rounded(figure, base)
    if not is_hidden(line, category, figure, judged.decisions):
        told = judged.told.get(key(line.indicator, category, figure), ())
        silent = line.counts == Counts.CHILDREN.value and figure.restated_from not in told
        return replace(figure, restated_from="") if silent else figure
    return replace(
        figure,
        value=None,
        numerator=None,
        denominator=None,
        symbol=Symbol.SUPPRESSED.value,
        qualifier="",
        shown=Symbol.SUPPRESSED.value,
        absent=SUPPRESSED,
        restated_from="",
        note="",
    )


def as_rounded(figure: Shown, base: int) -> Shown:
    """ "about 25": nothing beside it is exact."""
    value = rounded(figure.value or Decimal(0), base)
    return replace(
        figure,
        value=value,
        numerator=None,
        denominator=None,
        qualifier=Qualifier.ABOUT.value,
        shown=shown(value, Unit(figure.unit), figure.decimals, Qualifier.ABOUT),
        restated_from="",
        note=f"Rounded to the nearest {base}, so that no child is recognised.",
        rounded_to=base,
    )


def _line(line: LineStanding, judged: _Judged) -> LineStanding:
    """A rating or a change would tell more of a figure than its rounding leaves."""
    gone = _is_less(line, line.figure, judged)
    last, same, year = (_change(line, change, gone, judged) for change in line.changes)
    return replace(
        line,
        figure=_shown(line, "", line.figure, judged) if line.figure else None,
        rating=NOT_SHOWN if gone else line.rating,
        last_period=last,
        same_last_year=same,
        year_end=year,
        history=tuple(_point(line, point, judged) for point in line.history),
        finer=tuple(_point(line, point, judged) for point in line.finer),
        other_figures=tuple(_shown(line, "", figure, judged) for figure in line.other_figures),
        breakdowns=tuple(_breakdown(line, breakdown, judged) for breakdown in line.breakdowns),
        large_change=None,
        neighbours=_compared(line.neighbours, gone),
        region=_compared(line.region, gone),
        england=_compared(line.england, gone),
        interval=None if gone else line.interval,
    )


def _is_less(line: LineStanding, figure: Shown | None, judged: _Judged) -> bool:
    """Whether one of a line's own figures is not printed as it is."""
    hidden = is_hidden(line, "", figure, judged.decisions)
    return hidden or bool(is_rounded(line, "", figure, judged.decisions))


def _compared(compared: ComparedShown, gone: bool) -> ComparedShown:
    """The council's own figure made as for a whole year would tell what it is; on which side it lies, nearly so."""
    return replace(compared, own_annualised="", verdict="") if gone else compared


def _change(line: LineStanding, change: ChangeShown, gone: bool, judged: _Judged) -> ChangeShown:
    if change.then is None:
        return change
    then = _shown(line, "", change.then, judged)
    if not gone and not _is_less(line, change.then, judged):
        return replace(change, then=then)
    rounds = then.rounded_to or is_rounded(line, "", line.figure, judged.decisions)
    reason = change.reason if change.amount is None else ROUNDED if rounds else SUPPRESSED
    return ChangeShown(change.against, then, None, "", "", "", reason)


def _point(line: LineStanding, point: HistoryPoint, judged: _Judged) -> HistoryPoint:
    return replace(point, figure=_shown(line, "", point.figure, judged))


def _breakdown(line: LineStanding, breakdown: BreakdownShown, judged: _Judged) -> BreakdownShown:
    return replace(
        breakdown,
        parts=tuple(
            replace(part, figure=_shown(line, f"{breakdown.code}:{part.code}", part.figure, judged))
            if part.figure
            else part
            for part in breakdown.parts
        ),
    )


def _tally(quarter: QuarterStanding, themes: Sequence[ThemeStanding]) -> tuple[tuple[RatingShown, int], ...]:
    """The ratings counted again: a withheld line is not counted under what it was rated."""
    words = [line.rating.word for theme in themes for line in theme.lines]
    kept = [(rating, words.count(rating.word)) for rating, _count in quarter.tally]
    if NOT_SHOWN.word in words:
        kept.append((NOT_SHOWN, words.count(NOT_SHOWN.word)))
    return tuple(kept)
