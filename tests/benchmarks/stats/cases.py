"""Published cases as the tests of statistics read them: text stays text, an empty cell is missing."""

import csv
from decimal import Decimal
from pathlib import Path

CLOSE = Decimal("1e-12")  # the published cases were worked out in floating point


def rows(path: Path) -> list[dict[str, str]]:
    """A line is its columns' text: "None" is a word here, not a missing value."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def decimals(*numbers: float | None) -> list[Decimal | None]:
    return [None if number is None else Decimal(str(number)) for number in numbers]


def agrees(found: Decimal | None, published: Decimal | None) -> bool:
    if found is None or published is None:
        return found is published
    return abs(found - published) <= CLOSE * abs(published)
