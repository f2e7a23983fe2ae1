"""Our own simple file of figures that councils of a region share each quarter: one line for each figure."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from benchmarks.importers.lines import Numbered, Table, quoted
from benchmarks.importers.periods import span
from benchmarks.importers.places import CODE, NUMBER
from benchmarks.importers.rows import EesRow, Level, Place, Problem, Unreadable, Value, WrongFile
from benchmarks.importers.values import value
from portal.figures.numbers import NotANumber
from portal.figures.vocabulary import Basis

FILTERS = ("measure", "basis", "category")
VALUES = ("value", "numerator", "denominator")
REQUIRED = (*FILTERS, *VALUES, "area", "time_identifier", "time_period")

# A figure at the quarter's last day, of the quarter alone, or of what led up to it.
BASES = (Basis.QUARTER, Basis.SNAPSHOT, Basis.YEAR_TO_DATE, Basis.ROLLING_12, Basis.ROLLING_6, Basis.YEAR, Basis.MONTH)

_span = lru_cache(span)


class NotQuarterly(WrongFile):
    """The file is not in our own shape."""


def read(lines: Iterable[str]) -> Iterator[EesRow | Problem]:
    """Read line by line: each line after the header becomes one row or one problem, in order.

    Columns: `measure` (its code), `area` (number or code), `time_identifier` and `time_period` ("Financial year Q1",
    "202526"), `basis` ("quarter", "snapshot", "year_to_date" …), `category`, `value`, `numerator`, `denominator`; the
    last two and the category may be empty. Raises NotQuarterly as `ees.read` raises NotEes.
    """
    table = Table(lines, NotQuarterly)
    if missing := [name for name in REQUIRED if name not in table.columns]:
        raise NotQuarterly(f"This is not a file of quarterly figures: it has no column {quoted(missing)}.")
    return (_row(numbered, table.columns) for numbered in table)


def _row(numbered: Numbered, columns: list[str]) -> EesRow | Problem:
    line, found = numbered
    if isinstance(found, Problem):
        return found
    cells = {name: cell.strip() for name, cell in zip(columns, found, strict=True)}
    try:
        start, end = _span(cells["time_identifier"], cells["time_period"])
        if cells["basis"] not in BASES:
            raise Unreadable("basis", f"“{cells['basis']}” is none of {quoted(basis.value for basis in BASES)}.")
        filters = {name: cells[name] for name in FILTERS}
        figures = {name: _figure(cells, name) for name in VALUES}
        return EesRow(line, cells["time_identifier"], start, end, _place(cells["area"]), filters, figures)
    except Unreadable as trouble:
        return Problem(line, trouble.column, str(trouble))


def _figure(cells: Mapping[str, str], name: str) -> Value:
    try:
        return value(cells[name])
    except NotANumber as trouble:
        raise Unreadable(name, f"{trouble}.") from None


@lru_cache(4096)
def _place(area: str) -> Place:
    if NUMBER.fullmatch(area):
        return Place(Level.AUTHORITY, area, (area,), ())
    if not CODE.fullmatch(area):
        raise Unreadable("area", f"“{area}” is neither a number of three digits nor a code such as E92000001.")
    level = {"E92": Level.NATIONAL, "E12": Level.REGIONAL, "E13": Level.REGIONAL}.get(area[:3], Level.AUTHORITY)
    return Place(level, area, (), (area,))
