"""Only a Decimal that is there enters arithmetic."""

from decimal import Decimal, getcontext

import pytest

from benchmarks.stats.present import DIGITS, exact, figure, present
from portal.figures.vocabulary import Symbol
from tests.benchmarks.stats.cases import decimals


def test_the_missing_are_left_out_in_order() -> None:
    assert present(decimals(3, None, 1)) == decimals(3, 1)


@pytest.mark.parametrize("wrong", [*Symbol, 1.5, 1, True, "1", float("nan")])
def test_what_is_no_decimal_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="no figure"):
        figure(wrong)


@pytest.mark.parametrize("wrong", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a figure"):
        figure(Decimal(wrong))


def test_the_callers_precision_neither_counts_nor_changes() -> None:
    before = getcontext().prec
    with exact():
        assert getcontext().prec == DIGITS
    assert getcontext().prec == before
