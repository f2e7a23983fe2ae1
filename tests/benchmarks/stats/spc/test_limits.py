"""Mean and limits from moving ranges."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stats.spc.limits import limits, moving_ranges
from portal.figures.vocabulary import Symbol
from tests.benchmarks.stats.cases import decimals

values = st.lists(st.none() | st.decimals(min_value=-100, max_value=100, places=1), max_size=30)
WILD = decimals(1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)


def test_moving_ranges_leave_a_gap_out() -> None:
    assert moving_ranges(decimals(3, 5, None, 9, 4)) == decimals(2, 5)


def test_limits_lie_two_thirds_and_all_the_way_out() -> None:
    """A mean of 11 and a moving range of 2 throughout: 11 ± 5.32, and ± 3.5467 to the near limits."""
    found = limits(decimals(10, 12, 10, 12, 10, 12))
    assert found is not None
    assert (found.lower, found.mean, found.upper) == tuple(decimals(5.68, 11, 16.32))
    assert (round(found.near_lower, 4), round(found.near_upper, 4)) == tuple(decimals(7.4533, 14.5467))


def test_one_wild_point_does_not_widen_the_limits_unless_asked() -> None:
    screened, whole = limits(WILD), limits(WILD, screened=False)
    assert screened is not None
    assert whole is not None
    assert (screened.screened, round(screened.upper, 2), round(screened.lower, 2)) == (2, *decimals(4.6, -0.72))
    assert (whole.screened, round(whole.upper, 2), round(whole.lower, 2)) == (0, *decimals(6.95, -3.06))


def test_a_range_of_exactly_the_screen_is_dropped() -> None:
    """Seven ranges of 0.591625 and one of 2.858625, which is 3.267 times their mean of 0.875."""
    step, leap = Decimal("0.591625"), Decimal("2.858625")
    found = limits([Decimal(0), step, Decimal(0), step, step + leap, leap, step + leap, leap, step + leap])
    assert found is not None
    assert (found.screened, found.average_range) == (1, step)


def test_a_series_that_never_moves_keeps_its_ranges() -> None:
    found = limits(decimals(*[7] * 8))
    assert found is not None
    assert (found.lower, found.mean, found.upper, found.screened) == (7, 7, 7, 0)


@pytest.mark.parametrize(
    "too_few",
    [
        decimals(1, 2, 3, 4, 5),
        decimals(1, 2, None, 3, None, 4, 5),
        decimals(1, None, 2, None, 3, None, 4, None, 5, None, 6),
    ],
)
def test_fewer_than_six_points_or_none_in_a_row_set_no_limits(too_few: list[Decimal | None]) -> None:
    assert limits(too_few) is None


@pytest.mark.parametrize(("points", "trial"), [(6, True), (12, True), (13, False)])
def test_limits_are_on_trial_below_thirteen_points(points: int, trial: bool) -> None:
    found = limits([Decimal(place % 3) for place in range(points)])
    assert found is not None
    assert found.trial is trial


def test_a_symbol_never_enters_the_limits() -> None:
    wrong: Any = [Symbol.SUPPRESSED, *decimals(1, 2, 3, 4, 5, 6)]
    with pytest.raises(TypeError):
        limits(wrong)
    with pytest.raises(TypeError):
        moving_ranges(wrong)


@settings(max_examples=50, deadline=None)
@given(values)
def test_limits_lie_evenly_around_the_mean(series: list[Decimal | None]) -> None:
    found = limits(series)
    if found is not None:
        assert found.lower <= found.near_lower <= found.mean <= found.near_upper <= found.upper
        assert abs(found.mean - found.lower - (found.upper - found.mean)) < Decimal("1e-20")


@settings(max_examples=50, deadline=None)
@given(values)
def test_screened_limits_are_never_wider(series: list[Decimal | None]) -> None:
    screened, whole = limits(series), limits(series, screened=False)
    if screened is not None and whole is not None:
        assert screened.average_range <= whole.average_range
