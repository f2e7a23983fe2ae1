"""The columns of a file of figures: what the template has, and how they are recognised in a file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

COLUMNS = (
    "indicator",
    "category",
    "basis",
    "period_start",
    "period_end",
    "numerator",
    "denominator",
    "value",
    "symbol",
    "qualifier",
    "note",
)
# Not in the template: whoever has the edition of the population at hand may add it.
OPTIONAL = ("population_edition",)
HEADER_WITHIN = 20
MAX_ROWS = 5_000
MAX_COLUMNS = 100


class Unreadable(ValueError):
    """The file as a whole cannot be read; the text says why and what to do."""


@dataclass(frozen=True)
class Header:
    """Where each column stands: name to index from 0. `row` counts from 1; `others` are columns not read."""

    row: int
    places: dict[str, int]
    others: tuple[tuple[str, str], ...] = ()

    def letter(self, column: str) -> str:
        return get_column_letter(self.places[column] + 1) if column in self.places else ""

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """A row's texts by column; what the file does not have is empty."""
        given = {name: row[place] for name, place in self.places.items() if place < len(row)}
        return {name: given.get(name, "") for name in (*COLUMNS, *OPTIONAL)}

    def notes(self) -> Iterator[str]:
        """What to say of columns that are lacking, or that nobody reads."""
        if lacking := [f"“{name}”" for name in COLUMNS if name not in self.places]:
            yield f"The file has no column {_listed(lacking)}; it was read as empty."
        if self.others:
            yield f"Not read: {_listed([f'column “{name}” ({letter})' for name, letter in self.others])}."


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """The first row that names the indicator and a figure's column. Raises Unreadable when a name stands twice."""
    for number, row in enumerate(rows[:HEADER_WITHIN], 1):
        names = [_plain(cell) for cell in row]
        if "indicator" in names and {"value", "numerator"} & set(names):
            return _header(number, row, names)
    return None


def _header(number: int, row: Sequence[str], names: list[str]) -> Header:
    known = {*COLUMNS, *OPTIONAL}
    for name, times in Counter(names).items():
        if name in known and times > 1:
            letters = [get_column_letter(at) for at, other in enumerate(names, 1) if other == name]
            raise Unreadable(f"“{name}” heads more than one column: {_listed(letters)}. Keep one of them.")
    places = {name: at for at, name in enumerate(names) if name in known}
    others = tuple(
        (cell.strip(), get_column_letter(at))
        for at, (cell, name) in enumerate(zip(row, names, strict=True), 1)
        if name and name not in known
    )
    return Header(number, places, others)


def _plain(cell: str) -> str:
    return "_".join(cell.strip().lower().replace("-", " ").replace("_", " ").split())


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
