"""The rules for special causes, point by point."""

from decimal import Decimal

from benchmarks.stats.spc.limits import Limits
from benchmarks.stats.spc.signals import near, outside, reaching_back, run_ends, sides, trend_ends, two_of_three
from tests.benchmarks.stats.cases import decimals

LIMITS = Limits(Decimal(0), Decimal(15), 20, 0)  # 39.9 either way, near from 26.6 on


def test_a_run_has_seven_points_on_one_side() -> None:
    assert run_ends([1] * 6) == [0] * 6
    assert run_ends([-1] * 8) == [0] * 6 + [-1, -1]


def test_a_point_on_the_mean_or_missing_ends_a_run() -> None:
    assert sides(decimals(12, 10, None, 8), Decimal(10)) == [1, 0, 0, -1]
    assert run_ends([1, 1, 1, 0, 1, 1, 1, 1]) == [0] * 8


def test_a_trend_has_seven_points() -> None:
    assert trend_ends(decimals(1, 2, 3, 4, 5, 6)) == [0] * 6
    assert trend_ends(decimals(9, 1, 2, 3, 4, 5, 6, 7, 8)) == [0] * 7 + [1, 1]
    assert trend_ends(decimals(7, 6, 5, 4, 3, 2, 1)) == [0] * 6 + [-1]


def test_equal_neighbours_and_gaps_break_a_trend() -> None:
    assert trend_ends(decimals(1, 2, 3, 3, 4, 5, 6, 7)) == [0] * 8
    assert trend_ends(decimals(1, 2, 3, None, 5, 6, 7, 8)) == [0] * 8


def test_the_later_of_two_rows_has_the_point_they_share() -> None:
    up_and_down = [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, -1]
    assert reaching_back(up_and_down) == [1] * 6 + [-1] * 7


def test_a_value_on_a_limit_is_inside() -> None:
    assert outside(decimals(39.9, 40, None, -39.9, -40), LIMITS) == [0, 1, 0, 0, -1]


def test_near_is_the_outer_third_and_not_beyond() -> None:
    assert near(decimals(26.6, 26.7, 39.9, 40, None, -26, -27, -41), LIMITS) == [0, 1, 1, 0, 0, 0, -1, 0]


def test_the_third_of_three_must_be_on_their_side() -> None:
    assert two_of_three([1, 0, 1], [1, 1, 1]) == [1, 0, 1]
    assert two_of_three([-1, 0, -1], [-1, -1, -1]) == [-1, 0, -1]
    assert two_of_three([1, 0, 1], [1, 0, 1]) == [0, 0, 0]
    assert two_of_three([1, 0, 1], [1, -1, 1]) == [0, 0, 0]


def test_a_point_beyond_the_limit_is_not_one_of_the_two() -> None:
    series = decimals(30, 41, 5)
    assert two_of_three(near(series, LIMITS), sides(series, LIMITS.mean)) == [0, 0, 0]
