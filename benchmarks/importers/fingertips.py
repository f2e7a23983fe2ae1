"""Indicators of public health as Fingertips hands them out: one line for each area, period, sex, age and category."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from benchmarks.importers.lines import Numbered, Table, quoted
from benchmarks.importers.periods import span
from benchmarks.importers.places import CODE
from benchmarks.importers.rows import EesRow, Level, Place, Problem, Unreadable, Value, WrongFile
from benchmarks.importers.values import value
from portal.figures.numbers import NotANumber
from portal.figures.vocabulary import Symbol

FILTERS = ("Indicator ID", "Indicator Name", "Sex", "Age", "Category Type", "Category")
LIMITS = ("Lower CI 95.0 limit", "Upper CI 95.0 limit", "Lower CI 99.8 limit", "Upper CI 99.8 limit")
VALUES = ("Value", *LIMITS, "Count", "Denominator")
REQUIRED = (*FILTERS, *VALUES, "Area Code", "Area Name", "Area Type", "Time period", "Time period range", "Value note")

# The start of an area type's name; the rest says which year's boundaries ("Counties & UAs (from Apr 2023)").
_LEVELS = (("England", Level.NATIONAL), ("Regions", Level.REGIONAL), ("Counties & UAs", Level.AUTHORITY))
_FINANCIAL = re.compile(r"(?P<year>[0-9]{4})/(?P<next>[0-9]{2})")
_NO_LIMIT = "-1"  # what stands for a limit that was not worked out

_value = lru_cache(1 << 15)(value)


class NotFingertips(WrongFile):
    """The file is not one of Fingertips."""


def read(lines: Iterable[str]) -> Iterator[EesRow | Problem]:
    """Read a file of Fingertips line by line: each line after the header becomes one row or one problem, in order.

    Places have the GSS code that the file gives and no number. The note of a row says what its value really is of
    ("Hackney and City of London combined"). Comparisons and trends that the file words are left: we make our own.
    Raises NotFingertips as `ees.read` raises NotEes.
    """
    table = Table(lines, NotFingertips)
    if missing := [name for name in REQUIRED if name not in table.columns]:
        raise NotFingertips(f"This is not a file of Fingertips: it has no column {quoted(missing)}.")
    return (_row(numbered, table.columns) for numbered in table)


def _row(numbered: Numbered, columns: list[str]) -> EesRow | Problem:
    line, found = numbered
    if isinstance(found, Problem):
        return found
    cells = dict(zip(columns, found, strict=True))
    try:
        identifier, (start, end) = _period(cells["Time period"], cells["Time period range"])
        return EesRow(
            line=line,
            time_identifier=identifier,
            period_start=start,
            period_end=end,
            place=_place(cells["Area Type"], cells["Area Code"], cells["Area Name"]),
            filters={name: cells[name].strip() for name in FILTERS},
            values=_values(cells),
            note=cells["Value note"].strip(),
        )
    except Unreadable as trouble:
        return Problem(line, trouble.column, str(trouble))


@lru_cache
def _period(text: str, length: str) -> tuple[str, tuple[date, date]]:
    """Years only, "2023/24" and "2023": what is pooled over several years needs a basis of its own."""
    typed = text.strip()
    if length.strip() != "1y":
        raise Unreadable("Time period range", f"“{length.strip()}” is not read here: only single years, 1y.")
    if found := _FINANCIAL.fullmatch(typed):
        return "Financial year", _span("Financial year", found["year"] + found["next"])
    return "Calendar year", _span("Calendar year", typed)


def _span(identifier: str, period: str) -> tuple[date, date]:
    try:
        return span(identifier, period)
    except Unreadable as trouble:
        raise Unreadable("Time period", str(trouble)) from None


@lru_cache(4096)
def _place(kind: str, code: str, name: str) -> Place:
    level = next((level for start, level in _LEVELS if kind.strip().startswith(start)), None)
    if level is None:
        raise Unreadable("Area Type", f"“{kind.strip()}” is not read here: only England, regions, counties and UAs.")
    if not CODE.fullmatch(code.strip()):
        raise Unreadable("Area Code", f"“{code.strip()}” is not a code such as E92000001.")
    return Place(level, name.strip(), (), (code.strip(),))


def _values(cells: Mapping[str, str]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name in VALUES:
        if name in LIMITS and cells[name].strip() == _NO_LIMIT:
            values[name] = Symbol.NOT_AVAILABLE
            continue
        try:
            values[name] = _value(cells[name])
        except NotANumber as trouble:
            raise Unreadable(name, f"{trouble}.") from None
    return values
