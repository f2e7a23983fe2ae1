"""One way to read our own CSV files, so that every error names the file and the line."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True)
class Row:
    """One line of a file, with the questions that readers ask of its cells. Every refusal is a ValueError."""

    file: str
    line: int
    cells: dict[str, str]

    def refuse(self, reason: str) -> ValueError:
        return ValueError(f"{self.file}, line {self.line}: {reason}")

    def text(self, name: str) -> str:
        """The cell without the space around it; empty if the cell is."""
        return self.cells[name].strip()

    def needed(self, name: str) -> str:
        """The cell's text, which may not be empty."""
        if words := self.text(name):
            return words
        raise self.refuse(f"{name} is empty")

    def whole(self, name: str, default: int | None = None) -> int:
        """A whole number; `default` stands for an empty cell, where one is given."""
        words = self.text(name)
        if not words and default is not None:
            return default
        if not words.isdecimal():
            raise self.refuse(f"{name} is no whole number: {words!r}")
        return int(words)

    def number(self, name: str) -> Decimal | None:
        """A decimal number, or None for an empty cell."""
        words = self.text(name)
        if not words:
            return None
        try:
            value = Decimal(words)
        except InvalidOperation:
            raise self.refuse(f"{name} is no number: {words!r}") from None
        if not value.is_finite():
            raise self.refuse(f"{name} is no number: {words!r}")
        return value

    def day(self, name: str) -> date | None:
        """An ISO date, or None for an empty cell."""
        words = self.text(name)
        if not words:
            return None
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise self.refuse(f"{name} is no date like 2021-09-30: {words!r}") from None

    def yes(self, name: str) -> bool:
        """1 is yes; 0 and an empty cell are no."""
        words = self.text(name)
        if words not in ("", "0", "1"):
            raise self.refuse(f"{name} is neither 0 nor 1: {words!r}")
        return words == "1"

    def one_of(self, name: str, make: Callable[[str], Made]) -> Made:
        """The cell as a member of a vocabulary, such as `Unit`."""
        words = self.needed(name)
        try:
            return make(words)
        except ValueError:
            raise self.refuse(f"{name} is not a word we know: {words!r}") from None


def read(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a UTF-8 CSV file that has exactly these columns.

    Raises ValueError for other columns, and for a row that is longer or shorter than its head.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != columns:
            raise ValueError(f"{path.name}, line 1: the columns are not {', '.join(columns)}")
        for cells in reader:
            row = Row(path.name, reader.line_num, cells)
            if None in cells or None in cells.values():
                raise row.refuse(f"the row does not have {len(columns)} cells")
            yield row
