"""Ratings: the margin, the first band that holds, and the rule as it is printed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.figures.vocabulary import Polarity, Unit
from scorecards.framework.rules import FIVE_STATES, THREE_STATES, Band, Shape, Target, Tone, rate, scheme_problems

HIGH, LOW, NONE, RANGE = Polarity.HIGH, Polarity.LOW, Polarity.NONE, Polarity.RANGE
PERCENT = Unit.PERCENT
AT_85 = Target(Decimal(85), tolerance=Decimal(5))
BETWEEN = Target(low=Decimal(50), high=Decimal(60), tolerance=Decimal(5))
figures = st.decimals(min_value=0, max_value=200, places=3)
tolerances = st.decimals(min_value=0, max_value=20, places=2)
schemes = st.sampled_from([THREE_STATES, FIVE_STATES])


@pytest.mark.parametrize(
    ("value", "target", "polarity", "word", "margin"),
    [
        ("81", AT_85, HIGH, "Within tolerance", "-0.8"),
        ("85", AT_85, HIGH, "On target", "0"),
        ("84.99", AT_85, HIGH, "Within tolerance", "-0.002"),
        ("80", AT_85, HIGH, "Within tolerance", "-1"),
        ("79.9", AT_85, HIGH, "Off target", "-1.02"),
        ("76.5", AT_85, HIGH, "Off target", "-1.7"),
        ("90", AT_85, LOW, "Within tolerance", "-1"),
        ("80", AT_85, LOW, "On target", "1"),
        ("55", BETWEEN, RANGE, "On target", "1"),
        ("60", BETWEEN, RANGE, "On target", "0"),
        ("62.5", BETWEEN, RANGE, "Within tolerance", "-0.5"),
        ("45", BETWEEN, RANGE, "Within tolerance", "-1"),
        ("44", BETWEEN, RANGE, "Off target", "-1.2"),
    ],
)
def test_the_first_band_that_holds_is_the_rating(
    value: str, target: Target, polarity: Polarity, word: str, margin: str
) -> None:
    rating = rate(Decimal(value), target, THREE_STATES, polarity)
    assert (rating.word, rating.margin) == (word, Decimal(margin))


@pytest.mark.parametrize(
    ("value", "word", "shape", "acceptable"),
    [
        ("86", "Good", Shape.CIRCLE, True),
        ("81", "Acceptable", Shape.RING, True),
        ("76", "Some concern", Shape.DIAMOND, False),
        ("71", "Concern", Shape.TRIANGLE, False),
        ("69", "Serious concern", Shape.SQUARE, False),
    ],
)
def test_five_states(value: str, word: str, shape: Shape, acceptable: bool) -> None:
    rating = rate(Decimal(value), AT_85, FIVE_STATES, HIGH)
    assert (rating.word, rating.shape, rating.acceptable) == (word, shape, acceptable)


def test_without_tolerance_a_target_is_met_or_missed() -> None:
    target = Target(Decimal(85))
    ratings = [rate(Decimal(value), target, FIVE_STATES, HIGH, PERCENT) for value in ("85", "84.9")]
    assert [(r.word, r.margin) for r in ratings] == [("Good", None), ("Serious concern", None)]
    assert ratings[0].rule == "Good at 85% or more; otherwise serious concern."


@pytest.mark.parametrize(
    ("value", "target", "polarity", "word"),
    [
        ("90", None, HIGH, "No target set"),
        ("90", Target(), HIGH, "No target set"),
        ("90", AT_85, RANGE, "No target set"),
        ("90", AT_85, NONE, "Not rated"),
        (None, AT_85, HIGH, "No figure"),
    ],
)
def test_what_cannot_be_judged_is_never_good(
    value: str | None, target: Target | None, polarity: Polarity, word: str
) -> None:
    rating = rate(None if value is None else Decimal(value), target, THREE_STATES, polarity)
    assert (rating.word, rating.tone, rating.shape, rating.acceptable) == (word, Tone.PLAIN, Shape.DASH, None)


@pytest.mark.parametrize(
    ("target", "polarity", "unit", "rule"),
    [
        (AT_85, HIGH, PERCENT, "On target at 85% or more; within tolerance down to 80%; otherwise off target."),
        (
            Target(Decimal("18.0"), tolerance=Decimal("2.5")),
            LOW,
            PERCENT,
            "On target at 18% or less; within tolerance up to 20.5%; otherwise off target.",
        ),
        (
            BETWEEN,
            RANGE,
            Unit.DAYS,
            "On target from 50 days to 60 days; within tolerance from 45 days to 65 days; otherwise off target.",
        ),
    ],
)
def test_the_rule_is_printed(target: Target, polarity: Polarity, unit: Unit, rule: str) -> None:
    assert rate(Decimal(1), target, THREE_STATES, polarity, unit).rule == rule


@given(figures, figures, figures, tolerances, schemes, st.sampled_from([HIGH, LOW]))
def test_a_better_figure_is_never_rated_worse(
    one: Decimal, other: Decimal, aim: Decimal, tolerance: Decimal, scheme: tuple[Band, ...], polarity: Polarity
) -> None:
    better, worse = sorted((one, other), reverse=polarity == HIGH)
    order = [band.word for band in scheme]
    target = Target(aim, tolerance=tolerance)
    places = [order.index(rate(value, target, scheme, polarity).word) for value in (better, worse)]
    assert places == sorted(places)


@given(figures, figures, tolerances, schemes)
def test_low_is_high_turned_round(value: Decimal, aim: Decimal, tolerance: Decimal, scheme: tuple[Band, ...]) -> None:
    high = rate(value, Target(aim, tolerance=tolerance), scheme, HIGH)
    low = rate(-value, Target(-aim, tolerance=tolerance), scheme, LOW)
    assert (high.word, high.margin) == (low.word, low.margin)


@given(figures, tolerances, schemes, st.sampled_from([HIGH, LOW]))
def test_a_figure_on_its_target_has_the_best_band(
    aim: Decimal, tolerance: Decimal, scheme: tuple[Band, ...], polarity: Polarity
) -> None:
    assert rate(aim, Target(aim, tolerance=tolerance), scheme, polarity).word == scheme[0].word


def test_the_default_schemes_are_schemes() -> None:
    assert [scheme_problems(scheme) for scheme in (THREE_STATES, FIVE_STATES)] == [[], []]


def test_what_is_no_scheme_is_named() -> None:
    on, near, off = THREE_STATES
    assert scheme_problems([off]) == ["A scheme has at least two bands"]
    assert scheme_problems([near, on, off])[0] == (
        "Bands stand from best to worst: each least margin is below the one before"
    )
    assert scheme_problems([on, near]) == ["Only the last band has no least margin"]
    assert scheme_problems([on, replace(near, word="on target"), off]) == ["Each band has its own word"]
    assert scheme_problems([on, replace(near, shape=Shape.CIRCLE), off]) == ["Each band has its own shape"]
    assert scheme_problems([replace(on, acceptable=False), near, off]) == [
        "A band below one that is not acceptable cannot be acceptable"
    ]
    assert scheme_problems([replace(on, least_margin=Decimal(1)), off]) == [
        "A figure that is exactly on target needs a band above the last"
    ]
