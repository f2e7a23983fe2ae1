"""What a publication says of one area or group, before it is kept."""

import datetime
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from benchmarks.areas.models import Area, ComparatorGroup
from benchmarks.published.models import Measure, Observation
from benchmarks.published.rules import Statistic
from portal.figures.vocabulary import Basis, Symbol

Key = tuple[Any, ...]
KEY = ("measure_id", "area_id", "group_id", "category", "statistic", "basis", "period_start", "period_end")
CONTENT = ("numerator", "denominator", "value", "decimals", "symbol", "quoted")


@dataclass(frozen=True)
class Reading:
    """One value or symbol of a measure: of an area (statistic VALUE) or of a group (any other).

    `decimals` is how exactly the value was printed, None where it is the measure's usual. A quoted reading was
    copied from a paper; only such a one may lack its period.
    """

    measure: Measure
    area: Area | None = None
    group: ComparatorGroup | None = None
    category: str = ""
    statistic: Statistic = Statistic.VALUE
    basis: Basis = Basis.YEAR
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    decimals: int | None = None
    symbol: Symbol | None = None
    quoted: bool = False
    note: str = ""

    def row(self) -> Observation:
        """The reading as an unsaved observation without its release."""
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        given |= {"statistic": self.statistic.value, "basis": self.basis.value}
        return Observation(**{**given, "symbol": self.symbol.value if self.symbol else ""})


def key(row: Observation) -> Key:
    """What an observation speaks of; two of one release with the same key would contradict each other."""
    return tuple(getattr(row, name) for name in KEY)


def content(row: Observation) -> Key:
    """What it says. The note is not part of it."""
    return tuple(getattr(row, name) for name in CONTENT)
