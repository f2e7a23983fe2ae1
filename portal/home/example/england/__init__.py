"""What the Department for Education published of every authority, as far as the example compares with it. Pure."""

import csv
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from portal.figures.vocabulary import Basis, Symbol
from portal.home.example.definitions import PlaceFact, PublishedFact, ReleaseFact
from scorecards.framework.catalogue.rows import Row, read

FOLDER = Path(__file__).parent


def places(path: Path = FOLDER / "places.csv") -> tuple[PlaceFact, ...]:
    """Authorities with the code and the region that they have; joint returns ("314 / 318") come last."""
    return tuple(
        PlaceFact(_parts(row), row.needed("name"), row.text("code"), row.needed("region"), row.text("within"))
        for row in read(path, ("number", "name", "code", "region", "within"))
    )


def _parts(row: Row) -> tuple[str, ...]:
    return tuple(part.strip() for part in row.needed("number").split("/"))


def neighbours(path: Path = FOLDER / "neighbours.csv") -> dict[str, tuple[str, ...]]:
    """Shropshire's statistical neighbours by the edition of the model, the closest first."""
    return {row.needed("edition"): tuple(row.needed("members").split()) for row in read(path, ("edition", "members"))}


def releases(path: Path = FOLDER / "releases.csv") -> tuple[ReleaseFact, ...]:
    """The editions, the oldest first, each with everything that it says."""
    columns = ("file", "publication", "edition", "publisher", "published_on", "source")
    return tuple(sorted((_release(row, path.parent) for row in read(path, columns)), key=lambda r: r.published_on))


def _release(row: Row, folder: Path) -> ReleaseFact:
    published_on = row.day("published_on")
    if published_on is None:
        raise row.refuse("published_on is empty")
    return ReleaseFact(
        publication=row.needed("publication"),
        edition=row.needed("edition"),
        publisher=row.needed("publisher"),
        published_on=published_on,
        source=row.needed("source"),
        figures=published(folder / row.needed("file")),
    )


def published(path: Path) -> tuple[PublishedFact, ...]:
    """A table with a row for each place and a column for each measure and year; an empty cell says nothing."""
    return tuple(
        _figure(row, row.needed("place"), column)
        for row in read(path, _columns(path))
        for column in row.cells
        if column != "place" and row.text(column)
    )


def _columns(path: Path) -> tuple[str, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(next(csv.reader(file)))


def _figure(row: Row, place: str, column: str) -> PublishedFact:
    measure, _space, year = column.partition(" ")
    basis, decimals = _kinds()[measure]
    end = date(int(year), 3, 31)
    said = row.text(column)
    symbol = Symbol(said) if said in set(Symbol) else None
    return PublishedFact(
        measure=measure,
        place=place,
        basis=basis,
        period_start=end if basis is Basis.SNAPSHOT else date(end.year - 1, 4, 1),
        period_end=end,
        value=None if symbol else Decimal(said),
        symbol=symbol,
        decimals=decimals,
    )


@cache
def _kinds() -> dict[str, tuple[Basis, int]]:
    """By measure whether it speaks of a year or of its last day, and with how many decimals it is published."""
    rows = read(FOLDER / "measures.csv", ("measure", "basis", "decimals"))
    return {row.needed("measure"): (row.one_of("basis", Basis), row.whole("decimals")) for row in rows}
