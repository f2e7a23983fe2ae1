"""The long shape of the Local Authority Interactive Tool: one line for each measure, year and place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from benchmarks.importers.lines import Numbered, Table, quoted
from benchmarks.importers.periods import span
from benchmarks.importers.places import NUMBER
from benchmarks.importers.rows import EesRow, Level, Place, Problem, Unreadable, WrongFile
from benchmarks.importers.values import value
from portal.figures.numbers import NotANumber

REQUIRED = ("measure_code", "year_type", "year", "geographic_level", "la_number", "area_name", "value")

# The tool's own numbers of places that are no authorities, and their codes.
CODES = {
    "970": "E92000001",
    "980": "E12000001",
    "981": "E12000002",
    "982": "E12000003",
    "983": "E12000004",
    "984": "E12000005",
    "985": "E12000006",
    "986": "E12000007",
    "987": "E13000001",
    "988": "E13000002",
    "989": "E12000008",
    "990": "E12000009",
}

# Kinds of year, by the month and day that a year named by its last four digits ends on.
_ENDS = {
    "financial year": (3, 31),
    "annual": (3, 31),
    "annual (end of sept)": (9, 30),
    "academic year": (8, 31),
    "calendar year": (12, 31),
}
_DOUBLE = re.compile(r"(?P<year>[0-9]{4})-(?P<next>[0-9]{2})(?: \(OT\))?")

_value = lru_cache(1 << 15)(value)


class NotLait(WrongFile):
    """The file is not in the long shape of the tool."""


def read(lines: Iterable[str]) -> Iterator[EesRow | Problem]:
    """Read line by line: each line after the header becomes one row or one problem, in order.

    A year "2025" is the one that ends in 2025 ("2024/25" as people say it), whichever kind it is. Raises NotLait as
    `ees.read` raises NotEes.
    """
    table = Table(lines, NotLait)
    if missing := [name for name in REQUIRED if name not in table.columns]:
        raise NotLait(f"This is not the long shape of the tool: it has no column {quoted(missing)}.")
    return (_row(numbered, table.columns) for numbered in table)


def _row(numbered: Numbered, columns: list[str]) -> EesRow | Problem:
    line, found = numbered
    if isinstance(found, Problem):
        return found
    cells: Mapping[str, str] = dict(zip(columns, found, strict=True))
    try:
        start, end = _years(cells["year_type"].strip(), cells["year"].strip())
        place = _place(cells["geographic_level"].strip(), cells["la_number"].strip(), cells["area_name"].strip())
        filters = {"measure_code": cells["measure_code"].strip()}
        number = {"value": _value(cells["value"])}
        return EesRow(line, cells["year_type"].strip(), start, end, place, filters, number)
    except Unreadable as trouble:
        return Problem(line, trouble.column, str(trouble))
    except NotANumber as trouble:
        return Problem(line, "value", f"{trouble}.")


@lru_cache
def _years(kind: str, year: str) -> tuple[date, date]:
    ends = _ENDS.get(kind.lower())
    if ends is None:
        raise Unreadable("year_type", f"“{kind}” is not a kind of year that is read here.")
    if found := _DOUBLE.fullmatch(year):
        first = int(found["year"])
        if int(found["next"]) != (first + 1) % 100:
            raise Unreadable("year", f"“{year}” is not a year and the one after it.")
        year = str(first + 1)
    try:
        return span("Reporting year", year, ends)
    except Unreadable as trouble:
        raise Unreadable("year", str(trouble)) from None


@lru_cache(4096)
def _place(level: str, number: str, name: str) -> Place:
    code = CODES.get(number)
    if code:
        return Place(Level.NATIONAL if number == "970" else Level.REGIONAL, name, (), (code,))
    if level != Level.AUTHORITY.value:
        raise Unreadable("la_number", f"“{number}” is no region that is read here.")
    if not NUMBER.fullmatch(number):
        raise Unreadable("la_number", f"“{number}” is not a number of three digits.")
    return Place(Level.AUTHORITY, name, (number,), ())
