"""The laws of places, bands, groups, intervals and changes: order, ties, polarity turned round, bounds, no symbol."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stats.change import Counted, Course, of_proportions, of_rates, plain
from benchmarks.stats.distance import distances
from benchmarks.stats.groups import mean, median
from benchmarks.stats.intervals import Confidence, byar, proportion, rate
from benchmarks.stats.quantiles import quantiles
from benchmarks.stats.quartiles import band, bounds
from benchmarks.stats.ranks import FEWEST_RANKED, ranks, standing
from benchmarks.stats.verdict import Verdict, verdict
from portal.figures.vocabulary import Polarity, Symbol

Values = list[Decimal | None]

numbers = st.decimals(min_value=-50, max_value=50, places=1)
there = st.lists(numbers, min_size=5, max_size=25)
some = st.lists(st.none() | numbers, max_size=25)
better = st.sampled_from([Polarity.HIGH, Polarity.LOW])
levels = st.sampled_from(Confidence)
sizes = st.integers(min_value=10, max_value=50_000)
# Derandomized, so that a law is not broken by chance in somebody else’s change.
few = settings(max_examples=50, deadline=None, derandomize=True)


def turned(values: Sequence[Decimal | None]) -> Values:
    return [None if value is None else -value for value in values]


# ---- places


@few
@given(some)
def test_turned_round_with_its_polarity_every_place_stays(values: Values) -> None:
    assert ranks(values, Polarity.HIGH) == ranks(turned(values), Polarity.LOW)


@few
@given(some, better, st.randoms(use_true_random=False))
def test_a_place_does_not_depend_on_the_order_of_the_others(values: Values, polarity: Polarity, chance: Any) -> None:
    order = list(range(len(values)))
    chance.shuffle(order)
    found = ranks(values, polarity)
    assert ranks([values[at] for at in order], polarity) == [found[at] for at in order]


@few
@given(some, better)
def test_the_missing_have_no_place_and_take_none(values: Values, polarity: Polarity) -> None:
    places = ranks(values, polarity)
    without = [value for value in values if value is not None]
    assert [place for place in places if place is not None] == ranks(list(without), polarity)
    assert [place is None for place in places] == [value is None for value in values]


@few
@given(some, better)
def test_places_run_from_the_first_to_at_most_the_last_and_ties_leave_gaps(values: Values, polarity: Polarity) -> None:
    places = sorted(place for place in ranks(values, polarity) if place is not None)
    taken = [1 + sum(other < place for other in places) for place in places]
    assert places == taken


@few
@given(numbers, some, better)
def test_the_councils_place_is_its_rank_among_all(own: Decimal, others: Values, polarity: Polarity) -> None:
    found = standing(own, others, polarity)
    of = 1 + sum(other is not None for other in others)
    if of < FEWEST_RANKED:
        assert found is None
    else:
        assert found is not None
        assert (found.place, found.of, found.joint) == (ranks([own, *others], polarity)[0], of, own in others)


# ---- bands and groups


@few
@given(there, st.randoms(use_true_random=False))
def test_bounds_are_in_order_and_hold_everybody(values: list[Decimal], chance: Any) -> None:
    found = bounds(values)
    assert found is not None
    edges = [edge for low_high in found.quarters for edge in low_high if edge is not None]
    assert edges == sorted(edges)
    assert (found.lowest, found.highest) == (min(values), max(values))
    chance.shuffle(values)
    assert bounds(values) == found


@few
@given(there, better)
def test_a_better_value_is_never_in_a_worse_band(values: list[Decimal], polarity: Polarity) -> None:
    within = bounds(values)
    assert within is not None
    ordered = sorted(values, reverse=polarity == Polarity.HIGH)
    letters = [band(value, within, polarity) or "" for value in ordered]
    assert letters == sorted(letters)


@few
@given(there)
def test_the_bounds_of_the_turned_round_are_the_bounds_turned_round(values: list[Decimal]) -> None:
    found, other = bounds(values), bounds([-value for value in values])
    assert found is not None
    assert other is not None
    assert [found.lowest, found.lower, found.middle, found.upper, found.highest] == turned(
        [other.highest, other.upper, other.middle, other.lower, other.lowest]
    )


@few
@given(some, st.randoms(use_true_random=False), st.sampled_from([mean, median]))
def test_a_group_lies_between_its_members_whatever_their_order(values: Values, chance: Any, way: Any) -> None:
    found, present = way(values), [value for value in values if value is not None]
    if not present:
        assert found is None
        return
    assert min(present) <= found.value <= max(present)
    assert (found.n, found.of) == (len(present), len(values))
    assert way(present).value == found.value
    chance.shuffle(values)
    assert way(values) == found


@few
@given(some, numbers, st.integers(min_value=1, max_value=9), st.sampled_from([mean, median]))
def test_a_group_of_equals_is_their_value(values: Values, number: Decimal, times: int, way: Any) -> None:
    assert way([number] * times).value == number
    assert way([*[number] * times, None]).value == number
    if way(values):
        assert way(turned(values)).value == -way(values).value


# ---- intervals, sides and changes


@few
@given(sizes, st.data(), levels)
def test_more_events_move_both_limits_of_a_share_up(size: int, data: st.DataObject, level: Confidence) -> None:
    events = data.draw(st.integers(min_value=0, max_value=size - 1))
    fewer, more = (proportion(Decimal(each), Decimal(size), level) for each in (events, events + 1))
    assert fewer is not None
    assert more is not None
    assert fewer.lower is not None
    assert more.lower is not None
    assert fewer.lower < more.lower
    assert fewer.upper < more.upper


@few
@given(st.integers(min_value=10, max_value=5000), levels)
def test_more_events_move_both_of_byars_limits_up(events: int, level: Confidence) -> None:
    fewer, more = byar(Decimal(events), level), byar(Decimal(events + 1), level)
    assert fewer.lower is not None
    assert more.lower is not None
    assert fewer.lower < more.lower
    assert fewer.upper < more.upper


@few
@given(st.integers(min_value=0, max_value=50), sizes)
def test_a_share_of_more_is_known_more_surely_and_surer_is_wider(part: int, size: int) -> None:
    events, of = Decimal(min(part, size)), Decimal(size)
    small, large = proportion(events, of), proportion(events * 4, of * 4)
    surer = proportion(events, of, Confidence.P99_8)
    assert small is not None
    assert large is not None
    assert surer is not None
    assert small.lower is not None
    assert large.lower is not None
    assert surer.lower is not None
    assert large.upper - large.lower < small.upper - small.lower
    assert surer.lower <= small.lower <= small.upper <= surer.upper


@few
@given(st.integers(min_value=0, max_value=500), sizes, st.integers(min_value=2, max_value=12))
def test_an_interval_in_another_unit_is_the_same_interval(events: int, size: int, times: int) -> None:
    found, made = (
        rate(Decimal(events), Decimal(size)),
        rate(Decimal(events), Decimal(size), per=Decimal(times * 10_000)),
    )
    assert found is not None
    assert made is not None
    assert abs(found.times(Decimal(times)).upper - made.upper) < Decimal("1e-20")


@few
@given(st.integers(min_value=0, max_value=200), st.lists(st.integers(0, 400), min_size=2, max_size=12), better)
def test_a_worse_benchmark_never_makes_a_worse_verdict(events: int, benchmarks: list[int], polarity: Polarity) -> None:
    order = [Verdict.WORSE, Verdict.SIMILAR, Verdict.BETTER]
    ordered = sorted(benchmarks, reverse=polarity == Polarity.HIGH)
    around = rate(Decimal(events), Decimal(10_000))
    found = [verdict(around, Decimal(each), polarity) for each in ordered]
    places = [order.index(each) for each in found if each is not None]
    assert len(places) == len(benchmarks)
    assert places == sorted(places)


@few
@given(st.integers(min_value=0, max_value=200), st.integers(min_value=0, max_value=300))
def test_without_a_better_direction_a_verdict_is_never_good_or_bad(events: int, benchmark: int) -> None:
    around = rate(Decimal(events), Decimal(10_000))
    named = {Verdict.BETTER: Verdict.HIGHER, Verdict.WORSE: Verdict.LOWER, Verdict.SIMILAR: Verdict.SIMILAR}
    high = verdict(around, Decimal(benchmark), Polarity.HIGH)
    assert high is not None
    for neither in (Polarity.NONE, Polarity.RANGE):
        assert verdict(around, Decimal(benchmark), neither) == named[high]


@few
@given(numbers, numbers)
def test_a_plain_change_goes_back_as_far_as_it_came(before: Decimal, now: Decimal) -> None:
    there, back = plain(before, now), plain(now, before)
    assert there is not None
    assert back is not None
    assert (there.value, before + there.value) == (-back.value, now)


@few
@given(st.integers(0, 900), st.integers(0, 900), st.sampled_from([of_proportions, of_rates]))
def test_a_clear_change_has_its_course_and_the_other_polarity_the_other(first: int, second: int, way: Any) -> None:
    found = way(Counted(Decimal(first), Decimal(1000)), Counted(Decimal(second), Decimal(1000)))
    other = {Course.IMPROVED: Course.WORSENED, Course.WORSENED: Course.IMPROVED, Course.UNCLEAR: Course.UNCLEAR}
    high = found.course(Polarity.HIGH)
    assert found.course(Polarity.LOW) == other[high]
    if high != Course.UNCLEAR:
        assert (high == Course.IMPROVED) == (second > first)
        assert found.course(Polarity.NONE) == (Course.RISEN if second > first else Course.FALLEN)


# ---- symbols

WAYS: dict[str, Callable[[Any], object]] = {
    "ranks": lambda values: ranks(values, Polarity.LOW),
    "standing": lambda values: standing(Decimal(1), values, Polarity.HIGH),
    "quantiles": lambda values: quantiles(values, 2, Polarity.HIGH),
    "bounds": bounds,
    "mean": mean,
    "median": median,
    "distances": lambda values: distances(Decimal(1), values, Polarity.LOW),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@settings(max_examples=20, deadline=None, derandomize=True)
@given(some, st.sampled_from(Symbol), st.integers(min_value=0))
def test_a_symbol_anywhere_among_numbers_is_refused(
    way: Callable[[Any], object], values: Values, symbol: Symbol, place: int
) -> None:
    mixed: list[object] = list(values)
    mixed.insert(place % (len(values) + 1), symbol)
    with pytest.raises(TypeError):
        way(mixed)
