"""Control charts as a whole: names of points, good and bad news, re-basing, targets, and the sentence."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stats.spc.causes import Assurance, Cause, Nature, Signal, assurance
from benchmarks.stats.spc.chart import Chart, Point, chart
from benchmarks.stats.spc.finding import finding
from benchmarks.stats.spc.limits import Limits
from portal.figures.vocabulary import Polarity, Symbol
from tests.benchmarks.stats.spc.series import a_chart, a_rebase, month, readings

CALM = (10, 12, 11, 9, 10, 12, 9, 11, 10, 12, 9, 11, 10)
values = st.lists(st.none() | st.decimals(min_value=-20, max_value=20, places=0), max_size=30)
TURNED = {
    Nature.IMPROVING: Nature.CONCERNING,
    Nature.CONCERNING: Nature.IMPROVING,
    Nature.COMMON: Nature.COMMON,
}


def latest(made: Chart) -> Point:
    assert made.latest is not None
    return made.latest


@pytest.mark.parametrize(
    ("polarity", "last", "expected"),
    [
        (Polarity.HIGH, 25, Nature.IMPROVING),
        (Polarity.LOW, 25, Nature.CONCERNING),
        (Polarity.NONE, 25, Nature.HIGHER),
        (Polarity.RANGE, 25, Nature.HIGHER),
        (Polarity.HIGH, -5, Nature.CONCERNING),
        (Polarity.LOW, -5, Nature.IMPROVING),
        (Polarity.NONE, -5, Nature.LOWER),
    ],
)
def test_polarity_says_whether_a_special_cause_is_good(polarity: Polarity, last: int, expected: Nature) -> None:
    assert latest(a_chart(*CALM, last, polarity=polarity)).nature == expected


def test_a_calm_series_has_no_special_cause() -> None:
    made = a_chart(*CALM)
    assert {point.nature for point in made.points} == {Nature.COMMON}


def test_a_point_outside_and_rising_is_named_outside_and_keeps_both() -> None:
    """Rising for seven points is an improvement; below the lower limit is named first, so the point is a concern."""
    made = a_chart(*[10, 11] * 12, -30, -29, -28, -27, -26, -25, -24)
    assert [signal.cause for signal in latest(made).signals][:2] == [Cause.OUTSIDE, Cause.TREND]
    assert [signal.side for signal in latest(made).signals][:2] == [-1, 1]
    assert latest(made).nature == Nature.CONCERNING


def test_the_rest_of_a_rising_row_is_named_a_trend() -> None:
    made = a_chart(*CALM, 5, 6, 7, 8, 9, 10, 11)
    assert {point.signal for point in made.points[13:]} == {Signal(Cause.TREND, 1)}


def test_six_in_a_row_are_no_signal() -> None:
    """Excel lets its reader choose six; here it is always seven."""
    made = a_chart(*[10, 12] * 8, 12, 12, 12, 12, 12)
    assert [point.signal for point in made.points[-6:]] == [None] * 6


def test_rebased_stretches_have_limits_of_their_own() -> None:
    made = a_chart(*CALM, *(number + 30 for number in CALM), rebased=[13])
    first, second = made.stretches
    assert first.limits is not None
    assert second.limits is not None
    assert second.limits.mean - first.limits.mean == 30
    assert (first.rebase, second.rebase) == (None, a_rebase(13))
    assert (first.end, second.start) == (month(12), month(13))
    assert {point.nature for point in made.points} == {Nature.COMMON}


def test_no_trend_crosses_a_rebasing() -> None:
    rising = range(1, 13)
    assert a_chart(*rising, rebased=[6]).points[6].signals == ()
    assert a_chart(*rising).points[6].signals != ()


def test_a_rebasing_between_two_readings_holds_from_the_next() -> None:
    made = chart(readings([Decimal(1)] * 8)[::2], Polarity.LOW, rebases=[a_rebase(3)])
    assert [stretch.start for stretch in made.stretches] == [month(0), month(4)]


def test_a_rebasing_that_no_reading_follows_yet_cuts_nothing() -> None:
    assert len(a_chart(*CALM, rebased=[40]).stretches) == 1


def test_of_rebasings_without_a_reading_between_them_the_last_counts() -> None:
    made = chart(readings([Decimal(1)] * 8)[::4], Polarity.LOW, rebases=[a_rebase(2), a_rebase(3)])
    assert [stretch.rebase for stretch in made.stretches] == [None, a_rebase(3)]


def test_assurance_is_of_the_last_stretch() -> None:
    high = [number + 30 for number in CALM]
    assert a_chart(*CALM, *high, target=25, rebased=[13]).assurance == Assurance.PASSES
    assert a_chart(*high, *CALM, target=25, rebased=[13]).assurance == Assurance.FAILS
    assert a_chart(*CALM, target=11).assurance == Assurance.INCONSISTENT


def test_a_stretch_too_short_for_limits_promises_nothing() -> None:
    made = a_chart(*CALM, 40, 41, target=25, rebased=[13])
    assert (made.stretches[1].limits, made.assurance, latest(made).signals) == (None, None, ())


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("-6.6", Assurance.INCONSISTENT),
        ("46.6", Assurance.INCONSISTENT),
        ("-6.7", Assurance.PASSES),
        ("46.7", Assurance.FAILS),
    ],
)
def test_a_target_on_a_limit_may_be_missed(target: str, expected: Assurance) -> None:
    assert assurance(Limits(Decimal(20), Decimal(10), 20, 0), Decimal(target), Polarity.HIGH) == expected


@pytest.mark.parametrize("polarity", [Polarity.NONE, Polarity.RANGE])
def test_without_a_better_direction_a_target_promises_nothing(polarity: Polarity) -> None:
    assert a_chart(*CALM, target=25, polarity=polarity).assurance is None


def test_readings_are_put_in_order() -> None:
    backwards = chart(reversed(readings([Decimal(number) for number in CALM])), Polarity.HIGH)
    assert backwards == a_chart(*CALM)


def test_a_period_or_a_rebasing_that_comes_twice_is_refused() -> None:
    once = readings([Decimal(1)])
    with pytest.raises(ValueError, match="A period comes twice"):
        chart([*once, *once], Polarity.LOW)
    with pytest.raises(ValueError, match="A re-basing comes twice"):
        chart(once, Polarity.LOW, rebases=[a_rebase(0), a_rebase(0)])


def test_a_symbol_never_enters_a_chart() -> None:
    wrong: Any = [Decimal(1), Symbol.SUPPRESSED]
    with pytest.raises(TypeError):
        chart(readings(wrong), Polarity.LOW)
    with pytest.raises(TypeError):
        chart(readings([Decimal(1)]), Polarity.LOW, target=wrong[1])


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((), "There are no figures yet"),
        ((None, None), "There are no figures yet"),
        ((1, 2, 3), "Too few figures for limits, which need 6 in one stretch"),
        (CALM, "Common cause variation in Q4: no sign of change"),
        (CALM[:8], "Common cause variation in Q4: no sign of change; trial limits"),
        ((*CALM, 25), "Above the upper limit in Q4; concerning"),
        ((*CALM, -4, -5, None), "Below the lower limit since Q3; improving"),
        ((*CALM, 14, 15, 14, 15, 14, 15, 14), "Above the mean for 7 points or more since Q3; concerning"),
    ],
)
def test_the_finding_is_a_sentence(numbers: tuple[float | None, ...], words: str) -> None:
    made = a_chart(*numbers, polarity=Polarity.LOW)
    one_point = made.since is None or made.since == made.latest
    assert finding(made, "Q4", "Q4" if one_point else "Q3") == words


def test_since_is_the_first_of_the_unbroken_row() -> None:
    made = a_chart(*CALM, 25, 10, 26, 27, None, screened=False)
    assert made.since is not None
    assert (latest(made).period, made.since.period) == (month(16), month(15))


@settings(max_examples=50, deadline=None)
@given(values)
def test_the_other_polarity_turns_every_point_round(series: list[Decimal | None]) -> None:
    high, low = chart(readings(series), Polarity.HIGH), chart(readings(series), Polarity.LOW)
    assert [TURNED[point.nature] for point in high.points] == [point.nature for point in low.points]


@settings(max_examples=50, deadline=None)
@given(values)
def test_a_mirrored_series_with_mirrored_polarity_has_the_same_news(series: list[Decimal | None]) -> None:
    mirrored = [None if value is None else -value for value in series]
    there, back = chart(readings(series), Polarity.HIGH), chart(readings(mirrored), Polarity.LOW)
    assert [point.nature for point in there.points] == [point.nature for point in back.points]
    turned = [[Signal(signal.cause, -signal.side) for signal in point.signals] for point in back.points]
    assert [list(point.signals) for point in there.points] == turned


@settings(max_examples=50, deadline=None)
@given(values)
def test_a_missing_value_has_no_signal_and_every_reading_a_point(series: list[Decimal | None]) -> None:
    made = chart(readings(series), Polarity.HIGH)
    assert [point.value for point in made.points] == series
    assert [point.signals for point in made.points if point.value is None] == [()] * series.count(None)
