"""Funnel limits: how far areas of a size may lie from what all have together by chance alone."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from benchmarks.stats.gamma import regularised
from benchmarks.stats.intervals import FEWEST_BYAR, ONE, PER_10000, Confidence, byar, byar_limit, poisson
from benchmarks.stats.present import exact, figure
from benchmarks.stats.roots import near, upwards

TEN = Decimal(FEWEST_BYAR)
NEARLY_NONE = 1e-9
TINY = 1e-300


class Placing(StrEnum):
    """Where a value lies in its funnel; beyond the outer limits chance alone puts 2 areas of 1,000."""

    FAR_BELOW = "below the 99.8% limits"
    BELOW = "below the 95% limits"
    WITHIN = "within the limits"
    ABOVE = "above the 95% limits"
    FAR_ABOVE = "above the 99.8% limits"


@dataclass(frozen=True)
class Limits:
    lower: Decimal
    upper: Decimal


@dataclass(frozen=True)
class Funnel:
    """The limits at one size, in the unit of the baseline: `inner` of 95 %, `outer` of 99.8 %."""

    baseline: Decimal
    inner: Limits
    outer: Limits

    def placing(self, value: Decimal) -> Placing:
        """Which limits `value` lies outside; one that lies on a limit is within it."""
        if figure(value) > self.inner.upper:
            return Placing.FAR_ABOVE if value > self.outer.upper else Placing.ABOVE
        if value < self.inner.lower:
            return Placing.FAR_BELOW if value < self.outer.lower else Placing.BELOW
        return Placing.WITHIN


@exact()
def baseline(pairs: Iterable[tuple[Decimal | None, Decimal | None]], per: Decimal = ONE) -> Decimal | None:
    """All events over all of whom they are counted, per `per`, of the areas that have both; None where none has."""
    whole = [(figure(events), figure(of)) for events, of in pairs if events is not None and of is not None]
    of = sum((of for _, of in whole), Decimal(0))
    return sum((events for events, _ in whole), Decimal(0)) / of * per if of else None


def proportions(baseline: Decimal, of: Decimal, per: Decimal = ONE) -> Funnel:
    """The funnel of a proportion at the size `of`: θ ± z √(θ(1 − θ)/n), cut off at 0 and `per`.

    Spiegelhalter 2005, Statistics in Medicine 24, appendix A.1.1. The limits of the Fingertips guidance, which turns
    Wilson's interval round, come to the same: an area lies outside where its Wilson interval leaves the baseline out.
    Raises ValueError for a baseline that is no share of `per` or a size that is not above 0.
    """
    if not 0 <= figure(baseline) <= per or figure(of) <= 0:
        raise ValueError(f"No funnel around {baseline} at a size of {of}")
    return _both(baseline, lambda confidence: _share_limits(baseline / per, of, confidence, per))


def rates(baseline: Decimal, population: Decimal, per: Decimal = PER_10000) -> Funnel:
    """The funnel of a rate at a population: the counts whose own interval (`intervals.rate`) just reaches the baseline.

    Spiegelhalter 2005, appendix A.1.2 (exact Poisson limits), solved as the Fingertips guidance does; Byar's limits
    stand in from 10 events, so that an area lies outside exactly where its interval leaves the baseline out. Raises
    ValueError for a baseline or a population that is not above 0.
    """
    if figure(baseline) <= 0 or figure(population) <= 0:
        raise ValueError(f"No funnel around {baseline} at a population of {population}")
    return _both(baseline, lambda confidence: _rate_limits(baseline, population, confidence, per))


def _both(around: Decimal, limits: Callable[[Confidence], Limits]) -> Funnel:
    return Funnel(around, limits(Confidence.P95), limits(Confidence.P99_8))


@exact()
def _share_limits(share: Decimal, of: Decimal, confidence: Confidence, per: Decimal) -> Limits:
    reach = confidence.z * (share * (1 - share) / of).sqrt()
    return Limits(max(Decimal(0), share - reach) * per, min(ONE, share + reach) * per)


@exact()
def _rate_limits(baseline: Decimal, population: Decimal, confidence: Confidence, per: Decimal) -> Limits:
    expected = baseline * population / per
    unit = per / population
    return Limits(_fewest(expected, confidence) * unit, _most(expected, confidence) * unit)


def _most(expected: Decimal, confidence: Confidence) -> Decimal:
    """The count whose lower limit is `expected`."""
    mean, tail = float(expected), float(confidence.tail)
    if byar_limit(TEN, -confidence.z) <= expected:
        return _found(upwards(lambda x: _byar(x, -confidence.z) - mean, 10.0, max(20.0, 2 * mean)))
    guess = _about(mean, float(confidence.z))
    return _found(near(lambda x: math.log(tail / max(regularised(x, mean), TINY)), NEARLY_NONE, 10.0, guess))


def _fewest(expected: Decimal, confidence: Confidence) -> Decimal:
    """The count whose upper limit is `expected`; 0 where even no event at all would be within the limits."""
    mean, tail = float(expected), float(confidence.tail)
    if byar(TEN, confidence).upper < expected:
        return _found(upwards(lambda x: _byar(x + 1, confidence.z) - mean, 10.0, max(20.0, mean)))
    if poisson(Decimal(0), confidence).upper >= expected:
        return Decimal(0)
    if poisson(TEN, confidence).upper <= expected:
        return TEN
    guess = _about(mean, -float(confidence.z)) - 1
    return _found(near(lambda x: 1 - tail - regularised(x + 1, mean), 0.0, 10.0, guess))


def _about(mean: float, z: float) -> float:
    """Nearly the count that so many standard deviations reach: Cornish and Fisher 1938, with a half for the step."""
    return mean + z * math.sqrt(mean) + (z * z - 1) / 6 + 0.5


def _byar(x: float, z: Decimal) -> float:
    """`intervals.byar_limit` in floating point: a curve of a hundred sizes asks for it thousands of times."""
    return x * (1 - 1 / (9 * x) + float(z) / (3 * math.sqrt(x))) ** 3


def _found(count: float) -> Decimal:
    return Decimal(repr(count))
