"""Better, similar or worse than a benchmark, by confidence interval; higher and lower where neither is better."""

from decimal import Decimal
from enum import StrEnum

from benchmarks.stats.intervals import Interval
from benchmarks.stats.present import figure
from portal.figures.vocabulary import Polarity


class Verdict(StrEnum):
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"


def verdict(interval: Interval | None, benchmark: Decimal | None, polarity: Polarity) -> Verdict | None:
    """Similar where the benchmark lies in the interval, its limits included; else the side of the value.

    The benchmark counts as if it were known exactly: Public health technical guidance, "Comparing indicator values",
    of the Office for Health Improvement and Disparities. None where either is missing.
    """
    if interval is None or benchmark is None:
        return None
    if interval.lower is not None and interval.lower > figure(benchmark):
        return side(1, polarity)
    if interval.upper < figure(benchmark):
        return side(-1, polarity)
    return Verdict.SIMILAR


def side(sign: int | Decimal, polarity: Polarity) -> Verdict:
    """Which side of another a value lies on: `sign` is above 0 for the higher, below for the lower, 0 for the same."""
    if sign == 0:
        return Verdict.SAME
    higher = sign > 0
    if polarity == Polarity.HIGH:
        return Verdict.BETTER if higher else Verdict.WORSE
    if polarity == Polarity.LOW:
        return Verdict.WORSE if higher else Verdict.BETTER
    return Verdict.HIGHER if higher else Verdict.LOWER
