"""Reads the shipped measures, tables and mappings, and refuses a row that does not hold together."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benchmarks.importers.mapping import Mapping
from benchmarks.published.rules import Format
from portal.figures.vocabulary import Basis, Polarity, Unit

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class ShippedMeasure:
    code: str
    name: str
    definition: str
    unit: Unit
    decimals: int
    polarity: Polarity
    publisher: str


@dataclass(frozen=True)
class ShippedTable:
    """A table with its mappings."""

    code: str
    publication: str
    publisher: str
    format: Format
    year_end: str
    mappings: tuple[Mapping, ...]


def measures(folder: Path = FOLDER) -> list[ShippedMeasure]:
    """Measures of shipped tables that are no indicator's of the catalogue."""
    return [
        ShippedMeasure(
            row["code"],
            row["name"],
            row["definition"],
            Unit(row["unit"]),
            int(row["decimals"]),
            Polarity(row["polarity"]),
            row["publisher"],
        )
        for row in _rows(folder / "measures.csv")
    ]


def tables(folder: Path = FOLDER) -> list[ShippedTable]:
    """Every shipped table. Raises ValueError for a mapping of a table that is not there."""
    mappings: dict[str, list[Mapping]] = {}
    for row in _rows(folder / "mappings.csv"):
        mappings.setdefault(row["table"], []).append(_mapping(row))
    found = [
        ShippedTable(
            row["code"],
            row["publication"],
            row["publisher"],
            Format(row["format"]),
            row["year_end"],
            tuple(mappings.pop(row["code"], ())),
        )
        for row in _rows(folder / "tables.csv")
    ]
    if mappings:
        raise ValueError(f"mappings.csv names tables that are not there: {', '.join(mappings)}")
    return found


def _mapping(row: dict[str, str]) -> Mapping:
    return Mapping(
        measure=row["measure"],
        basis=Basis(row["basis"]),
        decimals=int(row["decimals"]),
        value=row["value"],
        numerator=_names(row["numerator"], " + "),
        denominator=_names(row["denominator"], " + "),
        population=row["population"] == "yes",
        factor=Decimal(row["factor"]),
        filters=tuple(sorted(_filter(part) for part in _names(row["filters"], "|"))),
        categories=_names(row["categories"], " + "),
        category=row["category"],
    )


def _names(cell: str, between: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(between)) if cell else ()


def _filter(part: str) -> tuple[str, str]:
    name, _, word = part.partition("=")
    return name, word


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
