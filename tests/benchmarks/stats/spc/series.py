"""Series of monthly readings for the tests of control charts."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from benchmarks.stats.spc.chart import Chart, Reading, Rebase, chart
from benchmarks.stats.spc.limits import TO_LIMIT, Limits
from portal.figures.vocabulary import Polarity
from tests.benchmarks.stats.cases import decimals


def month(place: int) -> date:
    """The first day of the `place`-th month from January 2020, which is 0."""
    return date(2020 + place // 12, place % 12 + 1, 1)


def readings(values: Sequence[Decimal | None]) -> list[Reading]:
    return [Reading(month(place), value) for place, value in enumerate(values)]


def a_rebase(place: int) -> Rebase:
    return Rebase(month(place), "New front door", "Ana Analyst")


def a_chart(
    *numbers: float | None,
    polarity: Polarity = Polarity.HIGH,
    target: float | None = None,
    rebased: Sequence[int] = (),
    screened: bool = True,
) -> Chart:
    (wanted,) = decimals(target)
    rebases = [a_rebase(place) for place in rebased]
    return chart(readings(decimals(*numbers)), polarity, target=wanted, rebases=rebases, screened=screened)


def limits_from(lower: float, upper: float) -> Limits:
    low, high = Decimal(str(lower)), Decimal(str(upper))
    return Limits((low + high) / 2, (high - low) / 2 / TO_LIMIT, 20, 0)
