"""What the oracle of the two Shropshire papers asks for, in the product's own words. Pure."""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from portal.figures.vocabulary import Basis
from scorecards.framework.catalogue.definitions import Catalogue
from scorecards.periods import Quarter, period_dates

SOURCES = {"shropshire_cabinet_2021-12.txt": "2021-Q2", "shropshire_scrutiny_2026-07.txt": "2026-Q1"}

BASES = {
    "year": Basis.YEAR,
    "year-to-date": Basis.YEAR_TO_DATE,
    "snapshot": Basis.SNAPSHOT,
    "6 months": Basis.ROLLING_6,
    "not stated": None,
}
GEOGRAPHIES = {
    "authority": "authority",
    "statistical neighbours": "statistical_neighbours",
    "region": "region",
    "England": "england",
}
# (source, line of the source, code): why no figure can be kept.
NOT_REPRESENTABLE = {
    ("shropshire_cabinet_2021-12.txt", "410", "ASM_45D_PCT"): (
        "“High 90’s” has no value, and speaks of some teams only; the narrative of the line says it in words"
    ),
}


@dataclass(frozen=True)
class Sought:
    """One figure: basis is None where the paper states none, the end is None where it states no period."""

    indicator: str
    category: str
    geography: str
    basis: Basis | None
    period_start: date | None
    period_end: date | None
    value: Decimal


@dataclass(frozen=True)
class SoughtChange:
    """A change in per cent between two figures that must both be kept; `printed` carries the paper's decimals."""

    now: Sought
    before: Sought
    printed: Decimal


def rows(path: Path, source: str) -> list[dict[str, str]]:
    """The oracle's rows of one paper, without those that no figure can stand for."""
    with path.open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["source"] == source]
    return [row for row in found if (row["source"], row["line"], row["indicator_code"]) not in NOT_REPRESENTABLE]


def sought(row: dict[str, str], catalogue: Catalogue) -> Sought | SoughtChange:
    """What a row of the oracle asks for."""
    if row["unit"] != "percent change":
        return _figure(row, catalogue, row["period"], row["value"])
    now, before = row["period"].split(" vs ")
    return SoughtChange(
        now=_figure(row, catalogue, now, row["numerator"]),
        before=_figure(row, catalogue, before, row["denominator"]),
        printed=Decimal(row["value"]),
    )


def _figure(row: dict[str, str], catalogue: Catalogue, period: str, value: str) -> Sought:
    indicator, category = catalogue.resolve(row["indicator_code"])
    basis = BASES[row["period_type"]]
    if len(period) == len("2021-03-31") and period.count("-") == 2:
        basis = Basis.SNAPSHOT
    start, end = _dates(period, basis)
    return Sought(indicator, category, GEOGRAPHIES[row["geography"]], basis, start, end, Decimal(value))


def _dates(period: str, basis: Basis | None) -> tuple[date | None, date | None]:
    if basis is None or period == "not stated":
        return None, None
    if basis is Basis.ROLLING_6:
        day = date.fromisoformat(period.removeprefix("6 months to "))
        return period_dates(basis, Quarter.of(day), day)
    if basis is Basis.SNAPSHOT and "/" not in period:
        return date.fromisoformat(period), date.fromisoformat(period)
    quarter = Quarter.parse(period if " Q" in period else f"{period} Q4")
    return period_dates(basis, quarter)
