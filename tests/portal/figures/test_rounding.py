"""Halves go up, away from zero, on exact decimals."""

from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.figures.rounding import agreeing, half_step, half_up, places, quotient, trimmed

figures = st.decimals(min_value=-(10**9), max_value=10**9, places=6)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("2.5", 0, "3"), ("15.08", 1, "15.1"), ("2.675", 2, "2.68")],
)
def test_halves_go_up(value: str, decimals: int, rounded: str) -> None:
    assert str(half_up(Decimal(value), decimals)) == rounded


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert str(half_up(Decimal("-0.04"), 1)) == "0.0"


@pytest.mark.parametrize(
    ("now", "then", "amount"),
    [("79.549", "79.551", "-0.1"), ("79.549", "79.451", "0"), ("15.08", "13.04", "2.04"), ("15", "15", "0")],
)
def test_a_change_never_contradicts_the_two_figures_printed(now: str, then: str, amount: str) -> None:
    printed = half_up(Decimal(now), 1) - half_up(Decimal(then), 1)
    assert agreeing(Decimal(now) - Decimal(then), printed, 1) == Decimal(amount)


def test_nan_is_no_figure() -> None:
    with pytest.raises(ValueError, match="not a figure"):
        half_up(Decimal("NaN"), 1)


@given(figures, st.integers(0, 6))
def test_rounding_moves_a_figure_by_half_a_step_at_most(value: Decimal, decimals: int) -> None:
    assert abs(half_up(value, decimals) - value) <= half_step(decimals)


@given(figures, figures, st.integers(0, 6))
def test_rounding_keeps_order(one: Decimal, other: Decimal, decimals: int) -> None:
    low, high = sorted((one, other))
    assert half_up(low, decimals) <= half_up(high, decimals)


@given(figures, st.integers(0, 6))
def test_rounding_is_the_same_on_both_sides_of_zero_and_twice(value: Decimal, decimals: int) -> None:
    once = half_up(value, decimals)
    assert half_up(-value, decimals) == -once
    assert half_up(once, decimals) == once


@given(figures)
def test_trimming_changes_no_number(value: Decimal) -> None:
    assert trimmed(value) == value
    assert "E" not in str(trimmed(value))


def test_places_counts_what_is_written() -> None:
    assert [places(Decimal(text)) for text in ("85.00", "20.50", "100", "0.001")] == [0, 1, 0, 3]


def test_a_quotient_has_28_digits_whatever_is_set_around_it():
    with localcontext(Context(prec=3)):
        assert quotient(Decimal(2), Decimal(3)) == Decimal("0.6666666666666666666666666667")
