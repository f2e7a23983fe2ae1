"""Distances to each of the others."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stats.distance import Distance, distances
from benchmarks.stats.verdict import Verdict
from portal.figures.vocabulary import Polarity, Symbol
from tests.benchmarks.stats.cases import decimals

numbers = st.decimals(min_value=-100, max_value=100, places=2)


def test_each_distance_keeps_its_place() -> None:
    found = distances(Decimal("15.1"), decimals(20.9, None, 15.1, 9.6), Polarity.LOW)
    assert found == [
        Distance(Decimal("-5.8"), Verdict.BETTER),
        None,
        Distance(Decimal("0.0"), Verdict.SAME),
        Distance(Decimal("5.5"), Verdict.WORSE),
    ]


def test_without_a_better_direction_there_are_only_words() -> None:
    found = distances(Decimal(10), decimals(20, 5), Polarity.NONE)
    assert [distance.verdict for distance in found if distance] == [Verdict.LOWER, Verdict.HIGHER]


def test_a_missing_figure_is_at_no_distance() -> None:
    assert distances(None, decimals(1, 2), Polarity.LOW) == [None, None]


def test_a_symbol_is_at_no_distance_that_can_be_worked_out() -> None:
    for own, other in ((Symbol.LOW, Decimal(1)), (Decimal(1), Symbol.LOW)):
        with pytest.raises(TypeError):
            distances(own, [other], Polarity.LOW)  # type: ignore[arg-type, list-item]


@settings(max_examples=50, deadline=None)
@given(numbers, numbers)
def test_from_the_other_side_it_is_as_far_and_the_other_way(own: Decimal, other: Decimal) -> None:
    opposite = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER, Verdict.SAME: Verdict.SAME}
    (there,), (back,) = distances(own, [other], Polarity.HIGH), distances(other, [own], Polarity.HIGH)
    assert there is not None
    assert back is not None
    assert (back.amount, back.verdict) == (-there.amount, opposite[there.verdict])
