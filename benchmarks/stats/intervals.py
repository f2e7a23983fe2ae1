"""How far chance alone may have moved a proportion or a rate: confidence intervals, at 95 % and 99.8 %."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from benchmarks.stats.gamma import inverse
from benchmarks.stats.present import exact, figure

FEWEST_BYAR = 10  # fewer events than this are few enough for Byar to be wrong and the exact limits cheap
PER_10000 = Decimal(10000)
ONE = Decimal(1)

WILSON, EXACT, BYAR = "Wilson", "exact Poisson", "Byar"


class Confidence(Enum):
    """How sure: `z` is the normal quantile with `tail` above it, to 30 digits."""

    P95 = "95%"
    P99_8 = "99.8%"

    @property
    def z(self) -> Decimal:
        return _Z[self]

    @property
    def tail(self) -> Decimal:
        return _TAIL[self]


_TAIL = {Confidence.P95: Decimal("0.025"), Confidence.P99_8: Decimal("0.001")}
_Z = {
    Confidence.P95: Decimal("1.95996398454005423552459443052"),
    Confidence.P99_8: Decimal("3.09023230616781354154039983011"),
}


@dataclass(frozen=True)
class Interval:
    """`value` between the limits, all in the unit of the value; `lower` is None where the method gives none."""

    value: Decimal
    lower: Decimal | None
    upper: Decimal
    confidence: Confidence
    method: str

    def times(self, factor: Decimal) -> "Interval":
        """The same interval in another unit."""
        lower = None if self.lower is None else self.lower * factor
        return Interval(self.value * factor, lower, self.upper * factor, self.confidence, self.method)


@exact()
def proportion(
    events: Decimal | None, of: Decimal | None, confidence: Confidence = Confidence.P95, per: Decimal = ONE
) -> Interval | None:
    """Wilson's score interval of `events` of `of`, as a share of `per` (100 for per cent).

    (2x + z² ± z √(z² + 4x(1 − x/n))) / 2(n + z²): Wilson 1927; Newcombe and Altman 2000, "Statistics with
    confidence", p. 46. None where either is missing or there is nothing to take a share of. Raises ValueError for
    fewer than 0 events or more than there are.
    """
    if events is None or of is None or not figure(of):
        return None
    if not 0 <= figure(events) <= of:
        raise ValueError(f"{events} of {of} is no proportion")
    z = confidence.z
    middle, reach = 2 * events + z * z, z * (z * z + 4 * events * (1 - events / of)).sqrt()
    whole = 2 * (of + z * z)
    lower = (middle - reach) / whole if events else Decimal(0)
    upper = (middle + reach) / whole if events < of else ONE
    return Interval(events / of, lower, upper, confidence, WILSON).times(per)


@exact()
def rate(
    events: Decimal | None,
    population: Decimal | None,
    confidence: Confidence = Confidence.P95,
    per: Decimal = PER_10000,
) -> Interval | None:
    """The interval of `events` per `per` of the population: exact below 10 events, Byar from 10.

    As PHEindicatormethods and the Fingertips guidance. None where either is missing or the population is 0. Raises
    ValueError for fewer than 0 of either.
    """
    if events is None or population is None or not figure(population):
        return None
    if population < 0:
        raise ValueError(f"{population} is no population")
    counted = poisson if figure(events) < FEWEST_BYAR else byar
    return counted(events, confidence).times(per / population)


@exact()
def poisson(events: Decimal, confidence: Confidence = Confidence.P95) -> Interval:
    """The exact interval of a count: χ²(α/2; 2x) / 2 to χ²(1 − α/2; 2x + 2) / 2.

    Garwood 1936; Armitage and Berry, "Statistical methods in medical research", 4th edition. The chi-square quantile
    is `gamma.inverse`. Raises ValueError for fewer than 0 events.
    """
    lower, upper = _exact_limits(_counted(events), confidence)
    return Interval(events, lower, upper, confidence, EXACT)


@lru_cache(maxsize=256)
def _exact_limits(events: Decimal, confidence: Confidence) -> tuple[Decimal, Decimal]:
    lower = inverse(events, confidence.tail) if events else Decimal(0)
    return lower, inverse(events + 1, 1 - confidence.tail)


@exact()
def byar(events: Decimal, confidence: Confidence = Confidence.P95) -> Interval:
    """Byar's approximation to the exact interval of a count; no lower limit where it would fall below 0.

    x(1 − 1/9x − z/3√x)³ to (x + 1)(1 − 1/9(x + 1) + z/3√(x + 1))³: Breslow and Day 1987, volume II, p. 69. Raises
    ValueError for fewer than 0 events.
    """
    lower = byar_limit(_counted(events), -confidence.z) if events else Decimal(0)
    upper = byar_limit(events + 1, confidence.z)
    return Interval(events, None if lower < 0 else lower, upper, confidence, BYAR)


@exact()
def byar_limit(x: Decimal, z: Decimal) -> Decimal:
    """x(1 − 1/9x + z/3√x)³: the lower limit of x for −z; the upper limit of x − 1 for z."""
    return x * (1 - 1 / (9 * x) + z / (3 * x.sqrt())) ** 3


def _counted(events: Decimal) -> Decimal:
    if figure(events) < 0:
        raise ValueError(f"{events} cannot be counted")
    return events
