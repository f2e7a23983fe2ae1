"""The mean of a series and the limits that its own point-to-point variation sets around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from benchmarks.stats.present import exact, figure, present

FEWEST = 6
FIRM = 13

TO_LIMIT = Decimal("2.66")
SCREEN = Decimal("3.267")

Values = Sequence[Decimal | None]


@dataclass(frozen=True)
class Limits:
    """In the unit of the values, never cut off at 0 or 100; the near limits lie two thirds of the way out.

    `average_range` is the mean moving range, with `screened` ranges left out of it; `points` is how many values set
    the limits.
    """

    mean: Decimal
    average_range: Decimal
    points: int
    screened: int

    @property
    def trial(self) -> bool:
        """Fewer than 13 points set limits that every new point will move."""
        return self.points < FIRM

    @property
    def lower(self) -> Decimal:
        return self._out(-3)

    @property
    def upper(self) -> Decimal:
        return self._out(3)

    @property
    def near_lower(self) -> Decimal:
        return self._out(-2)

    @property
    def near_upper(self) -> Decimal:
        return self._out(2)

    @exact()
    def _out(self, thirds: int) -> Decimal:
        return self.mean + thirds * TO_LIMIT * self.average_range / 3


@exact()
def limits(values: Values, *, screened: bool = True) -> Limits | None:
    """Mean ± 2.66 × the mean moving range; None for fewer than 6 points, or without two in a row.

    Wheeler 2000, "Understanding variation"; NHS England, "Making data count". Screened, moving ranges of 3.267 times
    their first mean or more are dropped once (Wheeler's upper range limit), so that one wild point does not hide
    itself and others. Raises TypeError for a symbol.
    """
    there, ranges = present(values), moving_ranges(values)
    if len(there) < FEWEST or not ranges:
        return None
    kept = _kept(ranges) if screened else ranges
    return Limits(_mean(there), _mean(kept), len(there), len(ranges) - len(kept))


@exact()
def moving_ranges(values: Values) -> list[Decimal]:
    """How far each value lies from the one before it; beside a missing value there is none."""
    return [abs(figure(now) - figure(was)) for was, now in pairwise(values) if was is not None and now is not None]


def _kept(ranges: Sequence[Decimal]) -> list[Decimal]:
    widest = SCREEN * _mean(ranges)
    return [size for size in ranges if size < widest or not size]


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)
