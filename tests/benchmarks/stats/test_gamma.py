"""The incomplete gamma function against sums that are exact."""

from decimal import Context, Decimal, localcontext

import pytest

from benchmarks.stats.gamma import inverse, regularised


def at_least(count: int, mean: Decimal) -> Decimal:
    """The chance of `count` Poisson events or more, as one less the finite sum of all that are fewer."""
    with localcontext(Context(prec=300)):
        term, fewer = Decimal(1), Decimal(0)
        for number in range(count):
            fewer += term
            term = term * mean / (number + 1)
        return 1 - fewer * (-mean).exp()


@pytest.mark.parametrize("count", [1, 2, 5, 10, 11, 60])
@pytest.mark.parametrize("mean", ["0.001", "0.5", "4.75", "20", "61.25", "200"])
def test_it_is_the_chance_of_that_many_events_or_more(count: int, mean: str) -> None:
    exact = at_least(count, Decimal(mean))
    assert regularised(count, float(mean)) == pytest.approx(float(exact), rel=2e-13, abs=0)


@pytest.mark.parametrize("probability", ["0.001", "0.025", "0.5", "0.975", "0.999"])
@pytest.mark.parametrize("count", [1, 2, 6, 10])
def test_the_inverse_comes_back_to_twelve_digits(count: int, probability: str) -> None:
    there = inverse(Decimal(count), Decimal(probability))
    assert abs(at_least(count, there) - Decimal(probability)) < Decimal("1e-13")


def test_one_degree_of_freedom_is_that_of_the_squared_normal() -> None:
    """χ²(0.95; 1) is the square of the normal quantile 0.975: a shape that is not whole."""
    assert abs(2 * inverse(Decimal("0.5"), Decimal("0.95")) - Decimal("3.841458820694124")) < Decimal("1e-12")


def test_nothing_is_expected_of_no_time() -> None:
    assert regularised(1, 0) == 0


def test_what_has_no_answer_is_refused() -> None:
    with pytest.raises(ValueError):
        regularised(0, 1)
    with pytest.raises(ValueError):
        regularised(1, -1)
    for probability in (0, 1):
        with pytest.raises(ValueError):
            inverse(Decimal(1), Decimal(probability))
