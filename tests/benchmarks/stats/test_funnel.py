"""Funnel limits: published points, and an area lies outside exactly where its interval leaves the baseline out."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stats import funnel
from benchmarks.stats.funnel import Funnel, Limits, Placing, baseline, proportions, rates
from benchmarks.stats.gamma import regularised
from benchmarks.stats.intervals import Confidence, Interval, proportion, rate
from benchmarks.stats.roots import near
from portal.figures.rounding import half_up
from portal.figures.vocabulary import Symbol

PERCENT = Decimal(100)
OUTER = {Placing.FAR_ABOVE: 1, Placing.FAR_BELOW: -1}
INNER = {**OUTER, Placing.ABOVE: 1, Placing.BELOW: -1}


def points(funnel: Funnel, places: int) -> list[Decimal]:
    inner, outer = funnel.inner, funnel.outer
    return [half_up(limit, places) for limit in (inner.lower, inner.upper, outer.lower, outer.upper)]


def leaves_out(interval: Interval | None, around: Decimal) -> int:
    """1 where the interval lies above, −1 where it lies below."""
    assert interval is not None
    assert interval.lower is not None
    return (interval.lower > around) - (interval.upper < around)


@pytest.mark.parametrize(
    ("of", "limits"),
    [
        (50, ["69.691035", "91.593861", "63.375595", "97.909301"]),
        (1008, ["78.203374", "83.081521", "76.796814", "84.488082"]),
        (18, ["62.390093", "98.894803", "51.864359", "100"]),
    ],
)
def test_proportions_agree_with_published_limits(of: int, limits: list[str]) -> None:
    """Three sizes of the funnel table of PHEindicatormethods, whose baseline is 80.642448 %."""
    found = proportions(Decimal("80.642448"), Decimal(of), PERCENT)
    assert [float(limit) for limit in points(found, 8)] == pytest.approx([float(limit) for limit in limits], abs=1e-5)


def test_rates_agree_with_published_limits() -> None:
    """5 events are just far above where 0.7394 were expected: the lower 99.8 % limit of 5."""
    found = rates(Decimal("0.739371731917839"), Decimal(10_000))
    assert half_up(found.outer.upper, 9) == 5


def test_where_few_are_expected_none_at_all_is_within() -> None:
    found = rates(Decimal(2), Decimal(15_000))
    assert (found.inner.lower, found.outer.lower) == (0, 0)
    assert found.placing(Decimal(0)) == Placing.WITHIN


def test_the_baseline_is_all_over_all_and_leaves_out_who_lacks_a_part() -> None:
    pairs = [(Decimal(10), Decimal(50)), (Decimal(40), Decimal(50)), (None, Decimal(900)), (Decimal(7), None)]
    assert baseline(pairs, PERCENT) == 50
    assert baseline([(None, None)]) is None
    assert baseline([]) is None


def test_a_value_on_a_limit_is_within_it() -> None:
    funnel = Funnel(Decimal(50), Limits(Decimal(40), Decimal(60)), Limits(Decimal(30), Decimal(70)))
    found = [funnel.placing(Decimal(value)) for value in (29, 30, 39, 40, 50, 60, 61, 70, 71)]
    assert found == [
        *(Placing.FAR_BELOW, Placing.BELOW, Placing.BELOW),
        *(Placing.WITHIN, Placing.WITHIN, Placing.WITHIN),
        *(Placing.ABOVE, Placing.ABOVE, Placing.FAR_ABOVE),
    ]


@pytest.mark.parametrize(("around", "size"), [(-1, 10), (101, 10), (50, 0)])
def test_no_funnel_stands_around_what_is_no_share(around: int, size: int) -> None:
    with pytest.raises(ValueError, match="No funnel"):
        proportions(Decimal(around), Decimal(size), PERCENT)


@pytest.mark.parametrize(("around", "size"), [(0, 10), (-1, 10), (50, 0)])
def test_no_funnel_stands_around_no_rate(around: int, size: int) -> None:
    with pytest.raises(ValueError, match="No funnel"):
        rates(Decimal(around), Decimal(size))


def test_a_symbol_never_enters_a_funnel() -> None:
    symbol: Decimal = Symbol.SUPPRESSED  # type: ignore[assignment]
    for ask in (
        lambda: baseline([(symbol, Decimal(5))]),
        lambda: proportions(symbol, Decimal(5)),
        lambda: rates(Decimal(5), symbol),
        lambda: rates(Decimal(5), Decimal(5)).placing(symbol),
    ):
        with pytest.raises(TypeError):
            ask()


@settings(max_examples=50, deadline=None)
@given(
    st.integers(min_value=1, max_value=99),
    st.integers(min_value=1, max_value=3000),
    st.integers(min_value=0, max_value=3000),
)
def test_a_share_is_outside_where_its_interval_leaves_the_baseline_out(around: int, of: int, events: int) -> None:
    share, size, part = Decimal(around), Decimal(of), Decimal(min(events, of))
    placing = proportions(share, size, PERCENT).placing(part / size * PERCENT)
    sure, surer = (proportion(part, size, level, PERCENT) for level in Confidence)
    assert INNER.get(placing, 0) == leaves_out(sure, share)
    assert OUTER.get(placing, 0) == leaves_out(surer, share)


@settings(max_examples=60, deadline=None)
@given(
    st.decimals(min_value="0.05", max_value=400, places=2),
    st.integers(min_value=2000, max_value=40_000),
    st.integers(min_value=0, max_value=60),
)
def test_a_rate_is_outside_where_its_interval_leaves_the_baseline_out(
    around: Decimal, population: int, events: int
) -> None:
    people, count = Decimal(population), Decimal(events)
    placing = rates(around, people).placing(count * 10_000 / people)
    sure, surer = (rate(count, people, level) for level in Confidence)
    assert INNER.get(placing, 0) == leaves_out(sure, around)
    assert OUTER.get(placing, 0) == leaves_out(surer, around)


@settings(max_examples=50, deadline=None)
@given(st.decimals(min_value=1, max_value=900, places=1), st.integers(min_value=500, max_value=100_000))
def test_limits_lie_around_the_baseline_and_a_larger_area_has_closer_ones(around: Decimal, size: int) -> None:
    small, large = rates(around, Decimal(size)), rates(around, Decimal(size * 2))
    assert small.outer.lower <= small.inner.lower < around < small.inner.upper < small.outer.upper
    assert large.inner.upper < small.inner.upper
    assert large.inner.lower >= small.inner.lower


def test_the_limits_of_small_rates_are_found_in_a_few_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A curve of a hundred sizes is drawn while a person waits; drawing in both ends took a dozen looks and more."""
    looks: list[float] = []

    def counted(shape: float, x: float) -> float:
        looks.append(x)
        return regularised(shape, x)

    monkeypatch.setattr(funnel, "regularised", counted)
    sizes = [Decimal(size) for size in range(10, 20_000, 100)]
    for size in sizes:
        rates(Decimal(5), size)

    assert len(looks) / len(sizes) < 20  # of four limits


def test_a_limit_is_the_same_from_any_guess() -> None:
    def rising(x: float) -> float:
        return x * x * x - 2

    assert [near(rising, 0.0, 10.0, guess) for guess in (0.0, 1.2, 5.0, 10.0)] == pytest.approx([2 ** (1 / 3)] * 4)
