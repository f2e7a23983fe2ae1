"""What disclosure control judges: the cells of a content, the sums they stand in, earlier papers beside it. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from portal.figures.vocabulary import Basis, Counts, Symbol, Unit
from scorecards.copies.content.schema import SubmissionContent
from scorecards.copies.disclosure import NO_CHOICES, Cell, Choices, Decision, Group, could_be, decide
from scorecards.framework.catalogue.reader import numerators
from scorecards.framework.rules import BreakdownKind
from scorecards.submissions.standing import BreakdownShown, LineStanding, PartShown, Shown

Moment = tuple[str, date, date]  # of what kind, from when to when
Totals = Mapping[tuple[str, Moment], str]  # the key of an indicator's own figure at a moment


@dataclass(frozen=True)
class Beside:
    """A content and the public ones of earlier papers, as a reader may lay them side by side."""

    cells: tuple[Cell, ...]
    groups: tuple[Group, ...]
    published: tuple[Cell, ...]
    kept_back: tuple[Cell, ...]

    def decisions(self, choices: Choices = NO_CHOICES) -> dict[str, Decision]:
        return decide(self.cells, self.groups, self.published, self.kept_back, choices)


def beside(
    content: SubmissionContent, earlier: Sequence[SubmissionContent], behind: Sequence[SubmissionContent] = ()
) -> Beside:
    """All that is judged together; of two earlier papers the later one speaks first.

    `behind` are the same papers with their real figures: without them it is not known what a `c` of theirs hides.
    """
    ours = content.quarter.lines
    real = {paper.submission_id: paper for paper in behind}
    before = [line for paper in reversed(earlier) for line in paper.quarter.lines]
    totals = _totals((*ours, *before))
    cells = {cell.key: cell for line in ours for cell in _cells(line, totals)}
    published: dict[str, Cell] = {}
    kept_back: dict[str, Cell] = {}
    for paper in reversed(earlier):
        was = _values(real.get(paper.submission_id))
        for cell in (cell for line in paper.quarter.lines for cell in _cells(line, totals)):
            if cell.value is not None:
                published.setdefault(cell.key, cell)
            elif cell.suppressed or cell.between:
                kept_back.setdefault(cell.key, replace(cell, was=was.get(cell.key)))
    groups = _groups((*ours, *before), totals)
    return Beside(tuple(cells.values()), groups, tuple(published.values()), tuple(kept_back.values()))


def key(indicator: str, category: str, figure: Shown) -> str:
    start = figure.end if figure.basis == Basis.SNAPSHOT.value else figure.start
    return f"{indicator}|{category}|{figure.basis}|{start}|{figure.end}"


def figures(line: LineStanding) -> Iterator[tuple[str, Shown]]:
    """Every figure of a line that is printed somewhere, with its category ("breakdown:part" or empty)."""
    yield from (("", figure) for figure in _own(line))
    for breakdown in line.breakdowns:
        for part in breakdown.parts:
            if part.figure:
                yield f"{breakdown.code}:{part.code}", part.figure


def _values(paper: SubmissionContent | None) -> dict[str, Decimal | None]:
    lines = paper.quarter.lines if paper else ()
    return {key(line.indicator, category, each): each.value for line in lines for category, each in figures(line)}


def told_of(papers: Iterable[SubmissionContent]) -> dict[str, set[str]]:
    """By key, every word that these papers print of a figure."""
    found: dict[str, set[str]] = {}
    for line in (line for paper in papers for line in paper.quarter.lines):
        for category, figure in figures(line):
            found.setdefault(key(line.indicator, category, figure), set()).add(figure.words)
    return found


def _own(line: LineStanding) -> Iterator[Shown]:
    if line.figure:
        yield line.figure
    yield from line.other_figures
    yield from (point.figure for point in (*line.history, *line.finer))
    yield from (change.then for change in line.changes if change.then)


def _moment(figure: Shown) -> Moment:
    """Between the same days a quarter, a year to date and a year count the same: only their names differ."""
    if figure.basis == Basis.SNAPSHOT.value:
        return figure.basis, figure.end, figure.end
    return "forecast" if figure.basis == Basis.FORECAST.value else "events", figure.start, figure.end


def _totals(lines: Iterable[LineStanding]) -> Totals:
    found: dict[tuple[str, Moment], str] = {}
    for line in lines:
        for figure in _own(line):
            found.setdefault((line.indicator, _moment(figure)), key(line.indicator, "", figure))
    return found


def _cells(line: LineStanding, totals: Totals) -> Iterator[Cell]:
    for category, figure in figures(line):
        yield Cell(
            key=key(line.indicator, category, figure),
            series=f"{line.indicator}|{category}",
            basis=Basis(figure.basis),
            start=figure.start,
            end=figure.end,
            unit=Unit(figure.unit),
            decimals=figure.decimals,
            value=None if figure.rounded_to else figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            counts=Counts(line.counts),
            threshold=line.threshold,
            base_key=_base_key(line, category, figure, totals),
            numerator_key=_numerator_key(line, category, figure, totals),
            base_series=f"{base}|" if (base := _base(line, category, figure)) else "",
            suppressed=figure.symbol == Symbol.SUPPRESSED.value,
            between=_between(figure),
        )


def _between(figure: Shown) -> tuple[int, int] | None:
    """What a count that an earlier paper rounded can be."""
    return could_be(figure.value, figure.rounded_to) if figure.rounded_to and figure.value is not None else None


def _base_key(line: LineStanding, category: str, figure: Shown, totals: Totals) -> str:
    """The printed count that a reader would multiply a share by: its own line's total, or the line it is a share of."""
    return totals.get((_base(line, category, figure), _moment(figure)), "")


def _base(line: LineStanding, category: str, figure: Shown) -> str:
    """The line that it is a share of; empty of what is no share."""
    if figure.unit != Unit.PERCENT.value:
        return ""
    return line.indicator if category and line.unit == Unit.COUNT.value else line.share_of


def _numerator_key(line: LineStanding, category: str, figure: Shown, totals: Totals) -> str:
    """The line that counts what a rate, share or monthly average counts, as the catalogue says."""
    counted = "" if category else numerators().get(line.indicator, "")
    return totals.get((counted, _moment(figure)), "")


def _groups(lines: Iterable[LineStanding], totals: Totals) -> tuple[Group, ...]:
    """One group for each sum, however many papers print a part of it."""
    found: dict[tuple[str, ...], Group] = {}
    for line in lines:
        for breakdown in line.breakdowns:
            for named, group in _groups_of(line, breakdown, totals):
                known = found.setdefault(named, group)
                found[named] = replace(known, parts=tuple(dict.fromkeys((*known.parts, *group.parts))))
    return tuple(found.values())


def _groups_of(
    line: LineStanding, breakdown: BreakdownShown, totals: Totals
) -> Iterator[tuple[tuple[str, ...], Group]]:
    first = next((part.figure for part in breakdown.parts if part.figure), None)
    if first is None:
        return
    kind = BreakdownKind(breakdown.kind)
    total = totals.get((line.indicator, _moment(first)), "")
    named = (line.indicator, breakdown.code, first.basis, str(first.start), str(first.end))
    parts = _keys(line, breakdown, (part for part in breakdown.parts if part.level == 0))
    yield named, Group(parts, kind, total, f"{line.indicator}|")
    for subtotal, beneath in _subtotals(breakdown):
        above = next(iter(_keys(line, breakdown, [subtotal])), "")
        series = f"{line.indicator}|{breakdown.code}:{subtotal.code}"
        yield (*named, subtotal.code), Group(_keys(line, breakdown, beneath), kind, above, series)


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


def _keys(line: LineStanding, breakdown: BreakdownShown, parts: Iterable[PartShown]) -> tuple[str, ...]:
    return tuple(key(line.indicator, f"{breakdown.code}:{part.code}", part.figure) for part in parts if part.figure)
