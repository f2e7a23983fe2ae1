"""Axes: round ticks that cover the data, labels that never overlap."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.charts.axes import Scale, axis_ticks, shown_labels, spread, tick_words, ticks
from portal.figures.vocabulary import Unit

values = st.decimals(min_value=-(10**9), max_value=10**9, places=3)
heights = st.floats(min_value=1, max_value=60)
wanted = st.floats(min_value=-100, max_value=400)


@given(values, values, st.integers(2, 6), st.booleans())
def test_ticks_cover_the_data_and_rise_by_equal_steps(one, other, most, whole):
    low, high = sorted((one, other))
    found = ticks(low, high, most=most, whole=whole)
    assert found[0] <= low
    assert found[-1] >= high
    steps = {later - earlier for earlier, later in pairwise(found)}
    assert len(steps) == 1
    assert min(steps) > 0
    assert 2 <= len(found) <= most + 2


@given(values, values)
def test_ticks_of_counts_are_whole(one, other):
    assert all(tick == int(tick) for tick in ticks(min(one, other), max(one, other), whole=True))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("76.5", "95.3", "75 80 85 90 95 100"),
        ("0", "23", "0 5 10 15 20 25"),
        ("0", "0.07", "0.00 0.02 0.04 0.06 0.08"),
        ("480", "571", "480 500 520 540 560 580"),
        ("0", "0", "0.0 0.2 0.4 0.6 0.8 1.0"),
    ],
)
def test_ticks_are_the_numbers_a_person_would_choose(low, high, expected):
    assert ticks(Decimal(low), Decimal(high)) == [Decimal(tick) for tick in expected.split()]


@pytest.mark.parametrize(
    ("found", "unit", "first"),
    [
        (["61", "71"], Unit.PERCENT, "60"),
        (["13", "23"], Unit.PERCENT, "0"),
        (["571"], Unit.COUNT, "0"),
        (["-3", "4"], Unit.PERCENT, "-4"),
        ([], Unit.COUNT, "0"),
    ],
)
def test_an_axis_starts_at_zero_unless_all_values_lie_far_above_it(found, unit, first):
    assert axis_ticks([Decimal(value) for value in found], unit)[0] == Decimal(first)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("80", Unit.PERCENT, "80%"),
        ("12.50", Unit.PERCENT, "12.5%"),
        ("1E+3", Unit.COUNT, "1,000"),
        ("0E+2", Unit.COUNT, "0"),
        ("-5", Unit.DAYS, "−5"),
        ("2.5", Unit.GBP_MILLION, "£2.5m"),
        ("-2.5", Unit.GBP_MILLION, "−£2.5m"),
    ],
)
def test_a_tick_is_printed_with_its_unit(value, unit, words):
    assert tick_words(Decimal(value), unit) == words


def test_a_scale_maps_its_ends_and_its_middle():
    scale = Scale(Decimal(70), Decimal(90), 200, 0)
    assert [scale(Decimal(value)) for value in (70, 80, 90)] == [200, 100, 0]


@given(st.lists(st.tuples(wanted, heights), min_size=1, max_size=6))
def test_spread_labels_keep_their_order_and_never_overlap(boxes):
    tops = spread(boxes, 0, 300)
    placed = sorted(range(len(boxes)), key=lambda place: (boxes[place][0], place))
    for above, below in pairwise(placed):
        assert tops[above] + boxes[above][1] <= tops[below] + 1e-6


@given(st.lists(st.tuples(wanted, st.floats(1, 50)), min_size=1, max_size=6))
def test_spread_labels_stay_inside_when_they_fit(boxes):
    tops = spread(boxes, 0, 300)
    assert min(tops) >= -1e-6
    assert max(top + height for top, (_, height) in zip(tops, boxes, strict=True)) <= 300 + 1e-6


def test_labels_with_room_stay_where_they_are_wanted():
    assert spread([(100, 16), (20, 30)], 0, 200) == [100, 20]


@given(st.lists(st.floats(5, 80), min_size=1, max_size=40), st.floats(5, 50))
def test_shown_periods_never_touch_and_the_last_is_always_there(widths, pitch):
    extents = [(place * pitch - width / 2, place * pitch + width / 2) for place, width in enumerate(widths)]
    kept = shown_labels(extents, 8)
    assert kept[-1] == len(widths) - 1
    assert all(extents[a][1] + 8 <= extents[b][0] for a, b in pairwise(kept))


def test_all_periods_are_shown_when_there_is_room():
    assert shown_labels([(0, 30), (50, 80), (100, 130)], 8) == [0, 1, 2]
    assert shown_labels([], 8) == []
