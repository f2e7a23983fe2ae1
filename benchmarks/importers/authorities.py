"""Lists of authorities and regions as published: numbers, codes, days of existence, whose region they are in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from benchmarks.importers.lines import Table
from benchmarks.importers.places import CODE, NUMBER
from benchmarks.importers.rows import Level, Problem, Unreadable, WrongFile

LONDON = "E12000007"
# Inner and Outer London are regions beside London; an authority there is of London.
_WITHIN = {"E13000001": LONDON, "E13000002": LONDON}
_NONE = frozenset(("", "x", "z"))  # counties that ended before numbers have such a mark; so has what lies abroad
_DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")


class NotAuthorities(WrongFile):
    """The file is no list of authorities or regions."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One place of a list: its DfE numbers and GSS codes (two of each for a joint return), its region by code.

    `begins` and `ends` are the first and the last day of the code, where the list knows them. `within` is Inner or
    Outer London for an authority that a list puts there.
    """

    line: int
    level: Level
    name: str
    numbers: tuple[str, ...]
    codes: tuple[str, ...]
    region: str = ""
    begins: date | None = None
    ends: date | None = None
    within: str = ""

    @property
    def joint(self) -> bool:
        return max(len(self.numbers), len(self.codes)) > 1


@dataclass(frozen=True, slots=True)
class _Columns:
    region: str
    begins: str = ""
    ends: str = ""


def read(lines: Iterable[str]) -> Iterator[Listed | Problem]:
    """Read a list of authorities (with days of operation, with types, or under their regions) or one of regions.

    Each line after the header becomes one place or one problem, in order; names are kept for people and never
    matched. Raises NotAuthorities for a file of another kind, and while lines are taken as `ees.read` does.
    """
    table = Table(lines, NotAuthorities)
    make = _reader(set(table.columns))
    return _places(table, make)


def _reader(columns: set[str]) -> "partial[Listed]":
    if {"new_la_code", "old_la_code", "la_name"} <= columns:
        if {"date_of_operation", "date_of_termination", "parent_geography_code"} <= columns:
            given = _Columns("parent_geography_code", "date_of_operation", "date_of_termination")
            return partial(_authority, columns=given)
        if "region_code" in columns and "time_period" not in columns:
            return partial(_authority, columns=_Columns("region_code"))
    elif columns == {"region_code", "region_name"}:
        return partial(_region)
    raise NotAuthorities(
        "This is no list of places: it should have columns “old_la_code”, “new_la_code”, “la_name” and the code of the "
        "region, or just “region_code” and “region_name”."
    )


def _places(table: Table, make: "partial[Listed]") -> Iterator[Listed | Problem]:
    for line, cells in table:
        if isinstance(cells, Problem):
            yield cells
            continue
        try:
            yield make(line, {name: cell.strip() for name, cell in zip(table.columns, cells, strict=True)})
        except Unreadable as trouble:
            yield Problem(line, trouble.column, str(trouble))


def _region(line: int, cells: Mapping[str, str]) -> Listed:
    codes = _parts(cells, "region_code", CODE)
    if len(codes) != 1:
        raise Unreadable("region_code", "There should be one code of a region here.")
    return Listed(line, Level.REGIONAL, cells["region_name"], (), codes)


def _authority(line: int, cells: Mapping[str, str], *, columns: _Columns) -> Listed:
    numbers, codes = _parts(cells, "old_la_code", NUMBER), _parts(cells, "new_la_code", CODE)
    if not numbers and not codes:
        raise Unreadable("old_la_code", "This line has neither a number nor a code: it is no authority.")
    if numbers and codes and len(numbers) != len(codes):
        raise Unreadable("new_la_code", f"There are {len(numbers)} authority numbers but {len(codes)} codes.")
    regions = _parts(cells, columns.region, CODE)
    named = regions[0] if regions else ""
    region, within = _WITHIN.get(named, named), named if named in _WITHIN else ""
    begins, ends = (_day(cells, name) for name in (columns.begins, columns.ends))
    return Listed(line, Level.AUTHORITY, cells["la_name"], numbers, codes, region, begins, ends, within)


def _parts(cells: Mapping[str, str], column: str, shape: re.Pattern[str]) -> tuple[str, ...]:
    text = cells[column]
    if text in _NONE:
        return ()
    found = tuple(part.strip() for part in text.split("/"))
    if not all(shape.fullmatch(part) for part in found):
        raise Unreadable(column, f"“{text}” is no number of three digits or code such as E92000001.")
    return found


def _day(cells: Mapping[str, str], column: str) -> date | None:
    text = cells[column] if column else ""
    if not text:
        return None
    try:
        day, month, year = (int(part) for part in _DAY.fullmatch(text).groups())  # type: ignore[union-attr]
        return date(year, month, day)
    except (AttributeError, ValueError):
        raise Unreadable(column, f"“{text}” is no day such as 01/04/2019.") from None
