"""Which place a line speaks of, by its codes."""

import re
from collections.abc import Mapping

from benchmarks.importers.rows import Level, Place, Unreadable

# What a table needs beside the columns that all tables have, if it has rows of that level.
COLUMNS: Mapping[Level, tuple[str, ...]] = {
    Level.NATIONAL: (),
    Level.REGIONAL: ("region_code", "region_name"),
    Level.AUTHORITY: ("old_la_code", "new_la_code", "la_name"),
}
NUMBER = re.compile(r"[0-9]{3}")
CODE = re.compile(r"[EKNSW][0-9]{8}")

_NO_CODE = frozenset(("", "x", "z", ":", "-"))  # authorities that ended before codes began have such a mark


def place(cells: Mapping[str, str]) -> Place:
    """The place of a line's cells, by column. Raises Unreadable for levels not read here and codes that are none.

    Inner and Outer London are regions beside London. Two codes in one cell ("314 / 318") are a joint return.
    """
    level = _level(cells.get("geographic_level", ""))
    if level == Level.NATIONAL:
        return Place(level, _text(cells, "country_name"), (), _codes(cells, "country_code", CODE, required=True))
    if level == Level.REGIONAL:
        return Place(level, _text(cells, "region_name"), (), _codes(cells, "region_code", CODE, required=True))
    numbers, codes = _codes(cells, "old_la_code", NUMBER), _codes(cells, "new_la_code", CODE)
    if not numbers and not codes:
        raise Unreadable("old_la_code", "This line is of an authority, but has neither its number nor its code.")
    if numbers and codes and len(numbers) != len(codes):
        words = f"There are {len(numbers)} authority numbers but {len(codes)} codes."
        raise Unreadable("new_la_code", words)
    return Place(level, _text(cells, "la_name"), numbers, codes)


def _level(text: str) -> Level:
    try:
        return Level(text.strip())
    except ValueError:
        said = f"“{text.strip()}” is not read here" if text.strip() else "There is no geographic level"
        raise Unreadable("geographic_level", f"{said}: only National, Regional and Local authority.") from None


def _text(cells: Mapping[str, str], column: str) -> str:
    return cells.get(column, "").strip()


def _codes(cells: Mapping[str, str], column: str, shape: re.Pattern[str], *, required: bool = False) -> tuple[str, ...]:
    text = _text(cells, column)
    if text in _NO_CODE and not required:
        return ()
    found = tuple(part.strip() for part in text.split("/"))
    if not all(shape.fullmatch(part) for part in found):
        kind = "a number of three digits" if shape is NUMBER else "a code such as E92000001"
        raise Unreadable(column, f"“{text}” is not {kind}." if text else f"There should be {kind} here.")
    if len(set(found)) < len(found):
        raise Unreadable(column, f"“{text}” names the same place twice.")
    return found
