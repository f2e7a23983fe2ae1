"""The public content of a quarter: the same, with every figure that gives a few children away turned into `c`. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from portal.figures.vocabulary import Basis, Counts, Symbol, Unit
from portal.figures.words import SYMBOL_WORDS
from scorecards.copies.content.schema import ActionFacts, NarrativeFacts, ReportContent, SubmissionContent
from scorecards.copies.disclosure import REASON_WORDS, Cell, Decision, Group, Hidden, decide, without
from scorecards.copies.disclosure.wording import NOT_SHOWN as NO_FIGURE
from scorecards.framework.rules import BreakdownKind, Shape, Tone
from scorecards.submissions.standing import (
    BreakdownShown,
    ChangeShown,
    ComparedShown,
    HistoryPoint,
    LineStanding,
    PartShown,
    QuarterStanding,
    RatingShown,
    Shown,
    ThemeStanding,
)

NOT_SHOWN = RatingShown("Not shown", Shape.DASH.value, Tone.PLAIN.value, None, None, "")
SUPPRESSED = SYMBOL_WORDS[Symbol.SUPPRESSED]


def public(
    content: SubmissionContent, *, earlier: Sequence[SubmissionContent] = ()
) -> tuple[SubmissionContent, tuple[str, ...]]:
    """What members and papers are given, and for staff what was withheld and why.

    `earlier` are public contents of quarters signed before: what they printed cannot be taken back, so figures
    that would give a number away beside them are withheld too.
    """
    cells = {cell.key: cell for line in content.quarter.lines for cell in _cells(line, content.quarter.lines)}
    groups = [group for line in content.quarter.lines for group in _groups(line)]
    decisions = decide(list(cells.values()), groups, list(_published(earlier)))
    themes = tuple(
        replace(theme, lines=tuple(_line(line, decisions) for line in theme.lines)) for theme in content.quarter.themes
    )
    hidden = {line.indicator: _unprinted(line, decisions) for line in content.quarter.lines}
    shown = replace(
        content,
        quarter=replace(content.quarter, themes=themes, tally=_tally(content.quarter, themes)),
        narratives=tuple(_narrative(narrative, content.quarter, hidden) for narrative in content.narratives),
        actions=tuple(_action(action, content.quarter, hidden) for action in content.actions),
    )
    said = [*_words(content.quarter.lines, decisions), *_changed_words(content, shown)]
    return shown, tuple(said)


def public_report(content: ReportContent, quarters: Sequence[SubmissionContent]) -> ReportContent:
    """A report around the public contents of its quarters."""
    return replace(content, submissions=tuple(quarters))


def _key(indicator: str, category: str, figure: Shown) -> str:
    start = figure.end if figure.basis == Basis.SNAPSHOT.value else figure.start
    return f"{indicator}|{category}|{figure.basis}|{start}|{figure.end}"


def _figures(line: LineStanding) -> Iterator[tuple[str, Shown]]:
    """Every figure of a line that is printed somewhere, with its category ("breakdown:part" or empty)."""
    if line.figure:
        yield "", line.figure
    for figure in (*line.other_figures, *(p.figure for p in line.history), *(c.then for c in line.changes if c.then)):
        yield "", figure
    for breakdown in line.breakdowns:
        for part in breakdown.parts:
            if part.figure:
                yield f"{breakdown.code}:{part.code}", part.figure


def _cells(line: LineStanding, lines: Sequence[LineStanding]) -> Iterator[Cell]:
    bases = {other.indicator: other for other in lines}
    for category, figure in _figures(line):
        yield Cell(
            key=_key(line.indicator, category, figure),
            series=f"{line.indicator}|{category}",
            basis=Basis(figure.basis),
            start=figure.start,
            end=figure.end,
            unit=Unit(figure.unit),
            decimals=figure.decimals,
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            counts=Counts(line.counts),
            threshold=line.threshold,
            base_key=_base_key(line, category, figure, bases),
            numerator_key=_numerator_key(line, category, figure, bases),
            suppressed=figure.symbol == Symbol.SUPPRESSED.value,
        )


def _base_key(line: LineStanding, category: str, figure: Shown, lines: Mapping[str, LineStanding]) -> str:
    """The printed count that a reader would multiply a share by: its own line's total, or the line it is a share of."""
    if figure.unit != Unit.PERCENT.value:
        return ""
    base = line if category and line.unit == Unit.COUNT.value else lines.get(line.share_of)
    return _same_period(base, figure) if base else ""


def _numerator_key(line: LineStanding, category: str, figure: Shown, lines: Mapping[str, LineStanding]) -> str:
    """The line that counts what a rate counts: the catalogue names the two alike (CLA_RATE, CLA_COUNT)."""
    if category or figure.unit != Unit.PER_10000.value or not line.indicator.endswith("_RATE"):
        return ""
    counted = lines.get(line.indicator.removesuffix("_RATE") + "_COUNT")
    return _same_period(counted, figure) if counted else ""


def _same_period(line: LineStanding, figure: Shown) -> str:
    for category, other in _figures(line):
        if not category and (other.basis, other.end) == (figure.basis, figure.end):
            return _key(line.indicator, "", other)
    return ""


def _groups(line: LineStanding) -> Iterator[Group]:
    for breakdown in line.breakdowns:
        kind = BreakdownKind(breakdown.kind)
        total = _total(line, breakdown)
        upper = [part for part in breakdown.parts if part.level == 0]
        yield Group(tuple(_part_keys(line, breakdown, upper)), kind, total)
        for subtotal, parts in _subtotals(breakdown):
            keys = tuple(_part_keys(line, breakdown, parts))
            yield Group(keys, kind, next(iter(_part_keys(line, breakdown, [subtotal])), ""))


def _total(line: LineStanding, breakdown: BreakdownShown) -> str:
    first = next((part.figure for part in breakdown.parts if part.figure), None)
    return _same_period(line, first) if first else ""


def _subtotals(breakdown: BreakdownShown) -> Iterator[tuple[PartShown, list[PartShown]]]:
    """Each subtotal with the parts that stand beneath it."""
    above: PartShown | None = None
    beneath: list[PartShown] = []
    for part in (*breakdown.parts, None):
        if part is not None and part.level:
            beneath.append(part)
            continue
        if above is not None and beneath:
            yield above, beneath
        above, beneath = part, []


def _part_keys(line: LineStanding, breakdown: BreakdownShown, parts: Iterable[PartShown]) -> Iterator[str]:
    for part in parts:
        if part.figure:
            yield _key(line.indicator, f"{breakdown.code}:{part.code}", part.figure)


def _published(earlier: Sequence[SubmissionContent]) -> Iterator[Cell]:
    for content in earlier:
        for line in content.quarter.lines:
            yield from (cell for cell in _cells(line, content.quarter.lines) if cell.value is not None)


def _hidden(line: LineStanding, category: str, figure: Shown | None, decisions: Mapping[str, Decision]) -> bool:
    return figure is not None and not decisions[_key(line.indicator, category, figure)].printed


def _shown(line: LineStanding, category: str, figure: Shown, decisions: Mapping[str, Decision]) -> Shown:
    if not _hidden(line, category, figure, decisions):
        # What a figure was before is not judged here: it is read in the earlier copy, as that one printed it.
        return replace(figure, restated_from="") if line.counts == Counts.CHILDREN.value else figure
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


def _line(line: LineStanding, decisions: Mapping[str, Decision]) -> LineStanding:
    gone = _hidden(line, "", line.figure, decisions)
    last, same, year = (_change(line, change, gone, decisions) for change in line.changes)
    return replace(
        line,
        figure=_shown(line, "", line.figure, decisions) if line.figure else None,
        rating=NOT_SHOWN if gone else line.rating,
        last_period=last,
        same_last_year=same,
        year_end=year,
        history=tuple(_point(line, point, decisions) for point in line.history),
        other_figures=tuple(_shown(line, "", figure, decisions) for figure in line.other_figures),
        breakdowns=tuple(_breakdown(line, breakdown, decisions) for breakdown in line.breakdowns),
        large_change=None,
        neighbours=_compared(line.neighbours, gone),
        region=_compared(line.region, gone),
        england=_compared(line.england, gone),
    )


def _compared(compared: ComparedShown, gone: bool) -> ComparedShown:
    """The council's own figure made as for a whole year would tell what it is."""
    return replace(compared, own_annualised="") if gone else compared


def _change(line: LineStanding, change: ChangeShown, gone: bool, decisions: Mapping[str, Decision]) -> ChangeShown:
    if change.then is None:
        return change
    then = _shown(line, "", change.then, decisions)
    if not gone and not _hidden(line, "", change.then, decisions):
        return replace(change, then=then)
    reason = change.reason if change.amount is None else SUPPRESSED
    return ChangeShown(change.against, then, None, "", "", "", reason)


def _point(line: LineStanding, point: HistoryPoint, decisions: Mapping[str, Decision]) -> HistoryPoint:
    return replace(point, figure=_shown(line, "", point.figure, decisions))


def _breakdown(line: LineStanding, breakdown: BreakdownShown, decisions: Mapping[str, Decision]) -> BreakdownShown:
    return replace(
        breakdown,
        parts=tuple(
            replace(part, figure=_shown(line, f"{breakdown.code}:{part.code}", part.figure, decisions))
            if part.figure
            else part
            for part in breakdown.parts
        ),
    )


def _unprinted(line: LineStanding, decisions: Mapping[str, Decision]) -> tuple[Hidden, ...]:
    """The line's figures that are not printed, so that no narrative prints them either."""
    return tuple(
        _as_hidden(figure, figure.value)
        for category, figure in _figures(line)
        if figure.value is not None and _hidden(line, category, figure, decisions)
    )


def unprinted(content: SubmissionContent, public_content: SubmissionContent) -> Iterator[tuple[str, Hidden]]:
    """Line by line, every figure of a content that its public one does not print."""
    for line, shown in zip(content.quarter.lines, public_content.quarter.lines, strict=True):
        for (_, figure), (_, printed) in zip(_figures(line), _figures(shown), strict=True):
            if figure.value is not None and printed.value is None:
                yield line.name, _as_hidden(figure, figure.value)


def _as_hidden(figure: Shown, value: Decimal) -> Hidden:
    return Hidden(value, Unit(figure.unit), figure.decimals, figure.numerator, figure.denominator)


def _of_theme(quarter: QuarterStanding, label_or_code: str, hidden: Mapping[str, tuple[Hidden, ...]]) -> list[Hidden]:
    found = [t for t in quarter.themes if label_or_code in (t.code, t.label)]
    return [figure for theme in found for line in theme.lines for figure in hidden[line.indicator]]


def _narrative(
    narrative: NarrativeFacts, quarter: QuarterStanding, hidden: Mapping[str, tuple[Hidden, ...]]
) -> NarrativeFacts:
    """The narrative without the figures that its own line, or any line of its theme, does not print."""
    named = (narrative.indicator, *narrative.covers)
    figures = [figure for code in named for figure in hidden.get(code, ())]
    figures += _of_theme(quarter, narrative.theme, hidden)
    return replace(
        narrative,
        shows=without(narrative.shows, figures),
        why=without(narrative.why, figures),
        doing=without(narrative.doing, figures),
        expected=without(narrative.expected, figures),
    )


def _action(action: ActionFacts, quarter: QuarterStanding, hidden: Mapping[str, tuple[Hidden, ...]]) -> ActionFacts:
    figures = list(hidden.get(action.indicator, ())) or _of_theme(quarter, action.about, hidden)
    return replace(action, title=without(action.title, figures), latest=without(action.latest, figures))


def _changed_words(content: SubmissionContent, shown: SubmissionContent) -> Iterator[str]:
    for before, after in zip(content.narratives, shown.narratives, strict=True):
        if before != after:
            yield f"The narrative of {before.about} names a figure that is not printed; the paper says {NO_FIGURE}."
    for act, printed in zip(content.actions, shown.actions, strict=True):
        if act != printed:
            yield f"The action “{act.title}” names a figure that is not printed; the paper says {NO_FIGURE}."


def _tally(quarter: QuarterStanding, themes: Sequence[ThemeStanding]) -> tuple[tuple[RatingShown, int], ...]:
    """The ratings counted again: a withheld line is not counted under what it was rated."""
    words = [line.rating.word for theme in themes for line in theme.lines]
    kept = [(rating, words.count(rating.word)) for rating, _count in quarter.tally]
    if NOT_SHOWN.word in words:
        kept.append((NOT_SHOWN, words.count(NOT_SHOWN.word)))
    return tuple(kept)


def _words(lines: Sequence[LineStanding], decisions: Mapping[str, Decision]) -> Iterator[str]:
    said: set[str] = set()
    for line in lines:
        for category, figure in _figures(line):
            decision = decisions[_key(line.indicator, category, figure)]
            if decision.printed or decision.reason is None:
                continue
            place = _place(line, category)
            words = f"{place}, {figure.period}: {REASON_WORDS[decision.reason]}."
            if words not in said:
                said.add(words)
                yield words


def _place(line: LineStanding, category: str) -> str:
    for breakdown in line.breakdowns:
        for part in breakdown.parts:
            if category == f"{breakdown.code}:{part.code}":
                return f"{line.name}, {part.label}"
    return line.name
