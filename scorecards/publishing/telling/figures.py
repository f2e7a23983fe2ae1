"""The appendix with every figure: the lines of each theme on one landscape table, then what lies behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scorecards.copies.content.schema import SubmissionContent
from scorecards.publishing.story import Align, Cell, Column, Group, Part, Row, Symbol, Table, Words
from scorecards.publishing.telling.cells import (
    compared_cell,
    earlier_cell,
    figure_cell,
    meanings,
    rating,
    sentence_case,
)
from scorecards.publishing.telling.past import behind_the_charts
from scorecards.submissions.standing import LineStanding, QuarterStanding

BETTER = {"high": "Higher", "low": "Lower", "range": "Within a range", "none": "Neither"}


@dataclass(frozen=True)
class _Kept:
    """A column of the table: how its cells are made, and whether it may be left out where no line has anything."""

    column: Column
    cell: Callable[[LineStanding], Cell]
    always: bool = False


def all_figures(content: SubmissionContent) -> Iterator[Part]:
    quarter = content.quarter
    yield _lines(quarter)
    if table := _others(quarter):
        yield table
    yield from behind_the_charts(quarter)


def _lines(quarter: QuarterStanding) -> Table:
    kept = [each for each in _columns(quarter) if each.always or _has_figures(each, quarter)]
    groups = tuple(
        Group(tuple(Row(tuple(each.cell(line) for each in kept)) for line in theme.lines), theme.label)
        for theme in quarter.themes
    )
    cells = [cell for group in groups for row in group.rows for cell in row.cells]
    note = f"Better says which way is better. {meanings(cells)}".strip()
    return Table(
        f"All figures by theme, {quarter.title}", tuple(e.column for e in kept), groups, note=note, kind="figures"
    )


def _columns(quarter: QuarterStanding) -> list[_Kept]:
    right = Align.RIGHT
    return [
        _Kept(Column("Line"), lambda line: Words(line.name, bold=True), always=True),
        _Kept(Column("Better"), lambda line: BETTER.get(line.polarity, ""), always=True),
        _Kept(Column("Basis"), lambda line: sentence_case(line.figure.period) if line.figure else "", always=True),
        _Kept(Column("Figure", right), _figure, always=True),
        _Kept(Column("Target", right), lambda line: line.target.shown if line.target else Words("–", quiet=True)),
        _Kept(Column("Rating"), _rating, always=True),
        _Kept(Column(sentence_case(quarter.last_period_label), right), lambda line: earlier_cell(line.last_period)),
        _Kept(Column("Same point last year", right), lambda line: earlier_cell(line.same_last_year)),
        _Kept(Column(sentence_case(quarter.year_end_label), right), lambda line: earlier_cell(line.year_end)),
        _Kept(Column("Neighbours", right), lambda line: compared_cell(line.neighbours)),
        _Kept(Column(quarter.region_label, right), lambda line: compared_cell(line.region)),
        _Kept(Column("England", right), lambda line: compared_cell(line.england)),
        _Kept(Column("Year compared"), _year, always=True),
    ]


def _figure(line: LineStanding) -> Cell:
    return figure_cell(line.figure, bold=True) if line.figure else Words("–", quiet=True)


def _rating(line: LineStanding) -> Cell:
    return rating(line.rating) if line.figure else Words(line.life_words or "no figure", quiet=True)


def _year(line: LineStanding) -> Cell:
    """The years of the comparators, each once, with their age, that they are quoted, and what to be careful of."""
    found = [c for c in line.comparisons if c.value is not None]
    notes = [
        ", ".join(filter(None, (c.year, "as quoted" if c.quoted else "", "draft" if c.draft else "", c.age)))
        for c in found
    ]
    cautions = [words for c in found for words in (c.cautioned, c.definition) if words]
    return "; ".join(dict.fromkeys((*notes, *cautions)))


def _has_figures(kept: _Kept, quarter: QuarterStanding) -> bool:
    """Whether any line has more there than the reason why it has nothing."""
    cells = (kept.cell(line) for line in quarter.lines)
    return any(not (isinstance(c, Symbol) and c.letter in ("x", "–")) and not _quiet(c) for c in cells)


def _quiet(cell: Cell) -> bool:
    return isinstance(cell, Words) and cell.quiet


def _others(quarter: QuarterStanding) -> Table | None:
    """Months inside the quarter and figures of another basis."""
    rows = tuple(
        Row((Words(line.name, bold=True), sentence_case(f.period), figure_cell(f), f.note))
        for line in quarter.lines
        for f in line.other_figures
    )
    columns = (Column("Line"), Column("Basis"), Column("Figure", Align.RIGHT), Column("Note"))
    caption = f"Other figures of {quarter.title}"
    return Table(caption, columns, (Group(rows),), kind="other-figures") if rows else None
