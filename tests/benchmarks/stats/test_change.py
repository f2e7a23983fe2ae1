"""Changes with their intervals: published examples, and the laws of a change."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stats.change import Change, Counted, Course, of_proportions, of_rates, plain, ratio
from benchmarks.stats.intervals import Confidence
from portal.figures.rounding import half_up
from portal.figures.vocabulary import Polarity, Symbol

OPPOSITE = {
    Course.IMPROVED: Course.WORSENED,
    Course.WORSENED: Course.IMPROVED,
    Course.UNCLEAR: Course.UNCLEAR,
}
WAYS = [of_proportions, of_rates, ratio]
parts = st.tuples(st.integers(min_value=0, max_value=900), st.integers(min_value=900, max_value=50_000))
ways = st.sampled_from([of_proportions, of_rates])


def counted(events: int, of: int) -> Counted:
    return Counted(Decimal(events), Decimal(of))


def rounded(change: Change | None, places: int) -> tuple[Decimal, Decimal]:
    assert change is not None
    assert change.lower is not None
    assert change.upper is not None
    return half_up(change.lower, places), half_up(change.upper, places)


@pytest.mark.parametrize(
    ("first", "second", "limits"),
    [
        ((56, 70), (48, 80), ("0.0524", "0.3339")),
        ((9, 10), (3, 10), ("0.1705", "0.8090")),
        ((5, 56), (0, 29), ("-0.0381", "0.1926")),
    ],
)
def test_differences_of_proportions_are_newcombes(
    first: tuple[int, int], second: tuple[int, int], limits: tuple[str, str]
) -> None:
    """Newcombe 1998, table II, method 10: the first less the second."""
    found = of_proportions(counted(*second), counted(*first))
    assert rounded(found, 4) == tuple(Decimal(limit) for limit in limits)


def test_a_difference_of_rates_adds_the_squares_of_both_halves() -> None:
    """10 and 20 per 10,000: Byar's intervals are 4.79 to 18.39 and 12.21 to 30.89."""
    found = of_rates(counted(10, 10_000), counted(20, 10_000))
    assert rounded(found, 2) == (Decimal("-1.45"), Decimal("22.07"))
    assert found is not None
    assert (found.value, found.significant, found.course(Polarity.LOW)) == (10, False, Course.UNCLEAR)


def test_a_ratio_is_that_of_the_share_of_both_counts() -> None:
    """20 of 30 is 0.4878 to 0.8077 by Wilson, which is 0.95 to 4.20 for one."""
    found = ratio(counted(10, 10_000), counted(20, 10_000))
    assert rounded(found, 2) == (Decimal("0.95"), Decimal("4.20"))
    assert found is not None
    assert (half_up(found.value, 20), found.significant) == (2, False)


def test_a_clear_change_has_a_course() -> None:
    found = of_proportions(counted(150, 1000), counted(210, 1000), per=Decimal(100))
    assert found is not None
    assert found.significant is True
    assert [found.course(polarity) for polarity in (Polarity.HIGH, Polarity.LOW, Polarity.NONE, Polarity.RANGE)] == [
        *(Course.IMPROVED, Course.WORSENED, Course.RISEN, Course.RISEN),
    ]


def test_a_ratio_below_one_has_fallen() -> None:
    found = ratio(counted(200, 10_000), counted(100, 10_000))
    assert found is not None
    assert (found.significant, found.course(Polarity.LOW), found.course(Polarity.NONE)) == (
        *(True, Course.IMPROVED, Course.FALLEN),
    )


def test_values_alone_change_without_anybody_knowing_whether_by_chance() -> None:
    found = plain(Decimal("15.1"), Decimal("18.4"))
    assert found is not None
    assert (found.value, found.significant, found.course(Polarity.LOW)) == (Decimal("3.3"), None, None)
    assert plain(None, Decimal(1)) is None
    assert plain(Decimal(1), None) is None


@pytest.mark.parametrize("way", WAYS)
def test_a_missing_part_leaves_no_change(way: object) -> None:
    assert callable(way)
    whole = counted(10, 100)
    for lacking in (Counted(None, Decimal(100)), Counted(Decimal(10), None), Counted(Decimal(0), Decimal(0))):
        assert way(lacking, whole) is None
        assert way(whole, lacking) is None


def test_from_no_event_at_all_there_is_no_ratio_and_to_none_it_is_nothing() -> None:
    assert ratio(counted(0, 100), counted(5, 100)) is None
    gone = ratio(counted(5, 100), counted(0, 100))
    assert gone is not None
    assert (gone.value, gone.lower) == (0, 0)


@pytest.mark.parametrize("way", WAYS)
def test_a_symbol_never_enters_a_change(way: object) -> None:
    assert callable(way)
    whole, symbol = counted(10, 100), Counted(Symbol.SUPPRESSED, Decimal(100))  # type: ignore[arg-type]
    unsized = Counted(Decimal(10), Symbol.SUPPRESSED)  # type: ignore[arg-type]
    for wrong in (symbol, unsized):
        with pytest.raises(TypeError):
            way(whole, wrong)
        with pytest.raises(TypeError):
            way(wrong, whole)
    with pytest.raises(TypeError):
        plain(Symbol.LOW, Decimal(1))  # type: ignore[arg-type]


@settings(max_examples=50, deadline=None)
@given(parts, parts, ways)
def test_backwards_it_is_the_same_change_the_other_way(a: tuple[int, int], b: tuple[int, int], way: object) -> None:
    assert callable(way)
    there, back = way(counted(*a), counted(*b)), way(counted(*b), counted(*a))
    assert there.value + back.value == 0
    assert abs(back.lower + there.upper) < Decimal("1e-20")
    assert OPPOSITE[there.course(Polarity.HIGH)] == back.course(Polarity.HIGH) == there.course(Polarity.LOW)


@settings(max_examples=50, deadline=None)
@given(parts, parts, ways)
def test_a_change_lies_in_its_interval_and_surer_is_wider(a: tuple[int, int], b: tuple[int, int], way: object) -> None:
    assert callable(way)
    sure, surer = way(counted(*a), counted(*b)), way(counted(*a), counted(*b), Confidence.P99_8)
    assert surer.lower <= sure.lower <= sure.value <= sure.upper <= surer.upper


@settings(max_examples=50, deadline=None)
@given(parts, parts)
def test_a_difference_of_shares_never_leaves_its_bounds(a: tuple[int, int], b: tuple[int, int]) -> None:
    found = of_proportions(counted(*a), counted(*b))
    assert found is not None
    assert found.lower is not None
    assert found.upper is not None
    assert -1 <= found.lower <= found.upper <= 1


@settings(max_examples=50, deadline=None)
@given(parts, ways)
def test_what_stays_the_same_has_not_clearly_changed(a: tuple[int, int], way: object) -> None:
    assert callable(way)
    found = way(counted(*a), counted(*a))
    assert (found.value, found.significant, found.course(Polarity.HIGH)) == (0, False, Course.UNCLEAR)


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 900), st.integers(1, 900), st.integers(1, 50_000), st.integers(1, 50_000))
def test_a_ratio_backwards_is_one_over_it(x: int, y: int, m: int, n: int) -> None:
    there, back = ratio(counted(x, m), counted(y, n)), ratio(counted(y, n), counted(x, m))
    assert there is not None
    assert back is not None
    assert there.lower is not None
    assert back.upper is not None
    assert abs(there.value * back.value - 1) < Decimal("1e-20")
    assert abs(there.lower * back.upper - 1) < Decimal("1e-20")
