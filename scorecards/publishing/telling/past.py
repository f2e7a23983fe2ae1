"""The numbers behind the charts: a column for each period, a row for each line and one for its neighbours. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from scorecards.publishing.story import Align, Cell, Column, Group, Number, Row, Table, Words
from scorecards.publishing.telling.cells import absent, figure_cell, meanings
from scorecards.submissions.pictures import points
from scorecards.submissions.standing import HistoryPoint, LineStanding, QuarterStanding

FEW_PERIODS, MOST_PERIODS = 6, 12  # side by side on a lying page
NAME_SHARE, PERIOD_SHARE = 174, 50
NO_PERIOD = absent("no figure of that period")


@dataclass
class _Sheet:
    """Lines that share periods; `ends` holds the last day of each period by its name."""

    ends: dict[str, date]
    lines: list[LineStanding]


def behind_the_charts(quarter: QuarterStanding) -> Iterator[Table]:
    """Lines of like periods share a table; more periods than stand side by side go on in another."""
    for sheet in _sheets(quarter.lines):
        labels = sorted(sheet.ends, key=lambda label: (sheet.ends[label], label))
        each = ceil(len(labels) / ceil(len(labels) / MOST_PERIODS))
        for first in range(0, len(labels), each):
            yield _table(quarter, sheet.lines, labels[first : first + each])


def _sheets(lines: Iterable[LineStanding]) -> list[_Sheet]:
    sheets: list[_Sheet] = []
    for line in lines:
        ends = {label: past.figure.end for label, past in _by_label(line).items()}
        if len(ends) < 2:
            continue  # no chart over time
        shared = next((sheet for sheet in sheets if _alike(sheet.ends, ends)), None)
        if shared is None:
            sheets.append(_Sheet(ends, [line]))
        else:
            shared.ends.update(ends)
            shared.lines.append(line)
    return sheets


def _alike(known: Mapping[str, date], ends: Mapping[str, date]) -> bool:
    """Whether most of a line's periods have a column there already, and the rest find room beside them."""
    both, either = known.keys() & ends.keys(), known.keys() | ends.keys()
    return len(both) * 2 > len(ends) and len(either) <= max(MOST_PERIODS, len(known))


def _by_label(line: LineStanding) -> dict[str, HistoryPoint]:
    """The past by period, named as the chart names it."""
    return {point.label: past for point, past in zip(points(line.history), line.history, strict=True)}


def _table(quarter: QuarterStanding, lines: Iterable[LineStanding], labels: Sequence[str]) -> Table:
    rows = tuple(row for line in lines for row in _rows(line, labels))
    # What few periods leave free goes to the names, so that the columns of several tables keep their width.
    # A few periods stand near the names that they belong to; many share the page.
    few = len(labels) <= FEW_PERIODS
    name = Column("Line", share=None if few else NAME_SHARE + PERIOD_SHARE * (MOST_PERIODS - len(labels)))
    columns = (name, *(Column(label, Align.RIGHT, share=None if few else PERIOD_SHARE) for label in labels))
    span = " to ".join(dict.fromkeys((labels[0].removeprefix("to "), labels[-1].removeprefix("to "))))
    note = meanings(cell for row in rows for cell in row.cells)
    caption = f"The numbers behind the charts, {quarter.title}: {span}"
    return Table(caption, columns, (Group(rows),), note=note, kind="past-figures")


def _rows(line: LineStanding, labels: Sequence[str]) -> Iterator[Row]:
    past = [_by_label(line).get(label) for label in labels]
    if not any(past):
        return
    yield Row((Words(line.name, bold=True), *(figure_cell(p.figure) if p else NO_PERIOD for p in past)))
    if any(p and p.neighbours is not None for p in past):
        yield Row((Words(f"{line.name}: neighbours"), *map(_neighbours, past)))


def _neighbours(past: HistoryPoint | None) -> Cell:
    if past is None:
        return NO_PERIOD
    return absent("no figure") if past.neighbours is None else Number(past.neighbours_shown)
