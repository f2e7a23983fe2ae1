"""A line as members see it: what is withheld is `c`, and its rating, changes and points say nothing. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from portal.figures.vocabulary import Counts, Symbol
from portal.figures.words import SYMBOL_WORDS
from scorecards.copies.disclosure import Decision
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


def _shown(line: LineStanding, category: str, figure: Shown, judged: _Judged) -> Shown:
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


def _line(line: LineStanding, judged: _Judged) -> LineStanding:
    gone = is_hidden(line, "", line.figure, judged.decisions)
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


def _compared(compared: ComparedShown, gone: bool) -> ComparedShown:
    """The council's own figure made as for a whole year would tell what it is; on which side it lies, nearly so."""
    return replace(compared, own_annualised="", verdict="") if gone else compared


def _change(line: LineStanding, change: ChangeShown, gone: bool, judged: _Judged) -> ChangeShown:
    if change.then is None:
        return change
    then = _shown(line, "", change.then, judged)
    if not gone and not is_hidden(line, "", change.then, judged.decisions):
        return replace(change, then=then)
    reason = change.reason if change.amount is None else SUPPRESSED
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
