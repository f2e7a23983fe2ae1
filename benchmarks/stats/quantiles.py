"""Tenths, fifths and other quantiles of many areas, as the Office for Health Improvement and Disparities cuts them."""

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.stats.present import present
from benchmarks.stats.ranks import ranks
from portal.figures.vocabulary import Polarity

_WORST_FIRST = {Polarity.HIGH: Polarity.LOW, Polarity.LOW: Polarity.HIGH}


def quantiles(values: Sequence[Decimal | None], count: int, polarity: Polarity) -> list[int | None]:
    """The quantile of each value among `count` of them: 1 is the worst, `count` the best.

    (k + 1) − ⌈(n + 1 − r) k / n⌉ for the r-th worst of n values, ties sharing the worse rank: "Assigning deprivation
    categories", the public health technical guidance behind PHEindicatormethods. None for a missing value, for all
    where fewer values are there than quantiles, and for all without a better direction. Raises ValueError for fewer
    than 2 quantiles, TypeError for a symbol.
    """
    if count < 2:
        raise ValueError("There are at least two quantiles")
    n = len(present(values))
    if n < count or polarity not in _WORST_FIRST:
        return [None] * len(values)
    return [None if place is None else _cut(place, n, count) for place in ranks(values, _WORST_FIRST[polarity])]


def _cut(place: int, n: int, count: int) -> int:
    """In whole numbers, so that no division can round an area into the next quantile."""
    return count + 1 + (-(n + 1 - place) * count) // n
