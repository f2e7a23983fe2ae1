"""A workbook as both writers read it: tidy tables whose first row names the columns, and nothing merged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

# What XML cannot carry; a tab or line end in a cell would part a row for some readers.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]+")
MOST_SIGNS = 32_000  # a cell holds 32,767
CUT = " … (The paper has the rest: a cell holds no more.)"

Cell = str | Decimal | int | date | None
"""A number stays a number, a symbol is a word; None is an empty cell."""


class Kind(StrEnum):
    """What a column holds, which decides how wide and on which side it stands."""

    WORDS = "words"
    LONG = "long"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True)
class Column:
    heading: str
    kind: Kind = Kind.WORDS


@dataclass(frozen=True)
class Sheet:
    """One table. `name` is that of the sheet, `title` says what it holds, in the notes."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        """Raise ValueError when a row has not one cell for each column, or two columns one name."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.name}: a row has more or fewer cells than there are columns.")
        if len({column.heading for column in self.columns}) != len(self.columns):
            raise ValueError(f"{self.name}: two columns have one name.")


@dataclass(frozen=True)
class Book:
    """The tables in their order, with the moment of the signature: the only one that the file knows."""

    title: str
    author: str
    moment: datetime
    sheets: tuple[Sheet, ...]


def plain(words: str) -> str:
    """`words` on one line, with only what a cell can hold."""
    found = " ".join(_CONTROL.sub(" ", words).split())
    return found if len(found) <= MOST_SIGNS else found[:MOST_SIGNS] + CUT


def places(cell: Cell) -> int:
    """Digits after the point of a number as it stands in the cell."""
    if not isinstance(cell, Decimal):
        return 0
    exponent = cell.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


WIDTHS = {Kind.WORDS: (12, 44), Kind.LONG: (30, 70), Kind.NUMBER: (10, 18), Kind.DAY: (14, 14)}


def width(sheet: Sheet, place: int) -> int:
    """How wide a column stands, in signs: by its longest cell, within what a page can be read with."""
    least, most = WIDTHS[sheet.columns[place].kind]
    longest = max((len(str(row[place])) for row in sheet.rows if row[place] is not None), default=0)
    return max(least, min(most, max(longest, len(sheet.columns[place].heading)) + 2))
