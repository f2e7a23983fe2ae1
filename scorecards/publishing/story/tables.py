"""Tables of a story: columns, rows under group headings, and cells that know what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from portal.charts.shapes import Way
from portal.prose import Block
from scorecards.framework.rules import Shape, Tone


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class Words:
    """Plain words; `quiet` ones are grey, for what is absent or explains."""

    text: str
    bold: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Number:
    """A number as it is shown ("2,029", "13.1", "85 ± 5"). Whole ones are set so that decimals stand in line."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Symbol:
    """A letter in place of a number and what it stands for ("c", "suppressed, between 1 and 5 children")."""

    letter: str
    meaning: str


@dataclass(frozen=True)
class Rating:
    """A rating's word with its shape and tone; neither is ever shown without the word."""

    word: str
    shape: Shape
    tone: Tone


@dataclass(frozen=True)
class Movement:
    """A drawn arrow and the words that say the same ("Up from 16")."""

    way: Way
    words: str


@dataclass(frozen=True)
class Prose:
    """Officers' words in a cell."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Stack:
    """Several cells, one under the other."""

    cells: tuple[Simple, ...]


Simple = str | Words | Number | Symbol | Rating | Movement | Prose
Cell = Simple | Stack


@dataclass(frozen=True)
class Column:
    """A column's heading and how its cells stand. Without a share its width follows from what it holds."""

    heading: str | Rating
    align: Align = Align.LEFT
    share: int | None = None


@dataclass(frozen=True)
class Row:
    """One row; a total has a rule above it."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Group:
    """Rows under one heading that spans the table; without a heading, simply rows."""

    rows: tuple[Row, ...]
    heading: str = ""


@dataclass(frozen=True)
class Table:
    """A table. `number` counts through the report; `kind` names it for the printers that lay it out in its own way.

    Words refer to it by its `key`, or by its kind where it has none.
    """

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    note: str = ""
    row_headers: bool = True
    numbered: bool = True
    number: str = ""
    kind: str = ""
    key: str = ""
    anchor: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError when a row has not one cell for each column: a figure would stand under a wrong heading."""
        for group in self.groups:
            for row in group.rows:
                if len(row.cells) != len(self.columns):
                    raise ValueError(f"{self.caption}: a row of {len(row.cells)} cells, {len(self.columns)} columns")

    @property
    def title(self) -> str:
        return f"Table {self.number}: {self.caption}" if self.number else self.caption
