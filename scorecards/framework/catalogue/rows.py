"""One way to read our own CSV files, so that every error names the file and the line."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorecards.framework.catalogue.asked import Asked


@dataclass(frozen=True)
class Row(Asked):
    """One line of a file, with the questions that readers ask of its cells."""

    file: str
    line: int
    cells: dict[str, str]

    @property
    def where(self) -> str:
        return f"line {self.line}"

    def text(self, name: str) -> str:
        """The cell without the space around it; empty if the cell is."""
        return self.cells[name].strip()

    def whole(self, name: str, default: int | None = None) -> int:
        """A whole number; `default` stands for an empty cell, where one is given."""
        words = self.text(name)
        if not words and default is not None:
            return default
        if not words.isdecimal():
            raise self.refuse(f"{name} is no whole number: {words!r}")
        return int(words)

    def yes(self, name: str) -> bool:
        """1 is yes; 0 and an empty cell are no."""
        words = self.text(name)
        if words not in ("", "0", "1"):
            raise self.refuse(f"{name} is neither 0 nor 1: {words!r}")
        return words == "1"


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
