"""Changes: how much, in which unit, and whether that is better."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.figures.vocabulary import Polarity, Unit
from scorecards.submissions.rules import Judgement, change

HIGH, LOW, NONE, RANGE = Polarity.HIGH, Polarity.LOW, Polarity.NONE, Polarity.RANGE
figures = st.decimals(min_value=0, max_value=10**6, places=2)


@pytest.mark.parametrize(
    ("now", "then", "unit", "polarity", "decimals", "shown", "words", "trend"),
    [
        ("13.1", "15.0", Unit.PERCENT, LOW, 1, "−1.9 pp", "better, from 15.0%", "decreasing and getting better"),
        ("13.1", "9.8", Unit.PERCENT, LOW, 1, "+3.3 pp", "worse, from 9.8%", "increasing and getting worse"),
        ("76.5", "87.3", Unit.PERCENT, HIGH, 1, "−10.8 pp", "worse, from 87.3%", "decreasing and getting worse"),
        ("968", "917", Unit.COUNT, NONE, 0, "+5.6%", "higher, from 917", "increasing"),
        ("221", "281", Unit.COUNT, NONE, 0, "−21.4%", "lower, from 281", "decreasing"),
        ("571", "504", Unit.COUNT, NONE, 0, "+13.3%", "higher, from 504", "increasing"),
        ("133", "91", Unit.COUNT, NONE, 0, "+46.2%", "higher, from 91", "increasing"),
        ("66", "42", Unit.COUNT, NONE, 0, "+57.1%", "higher, from 42", "increasing"),
        ("2029", "1882", Unit.COUNT, NONE, 0, "+7.8%", "higher, from 1,882", "increasing"),
        ("50", "40", Unit.PER_10000, LOW, 1, "+25.0%", "worse, from 40.0", "increasing and getting worse"),
        ("2.5", "1.5", Unit.GBP_MILLION, LOW, 1, "+£1.0m", "worse, from £1.5m", "increasing and getting worse"),
        ("329", "316", Unit.PER_MONTH, NONE, 0, "+13 a month", "higher, from 316", "increasing"),
        ("40", "45", Unit.DAYS, LOW, 0, "−5 days", "better, from 45 days", "decreasing and getting better"),
        ("5", "5", Unit.COUNT, HIGH, 0, "0.0%", "no change, from 5", "no change"),
        ("5", "5", Unit.COUNT, NONE, 0, "0.0%", "similar, from 5", "similar"),
        ("13.14", "13.12", Unit.PERCENT, LOW, 1, "0.0 pp", "no change, from 13.1%", "no change"),
        # Printed differently though hardly moved, and printed alike though moved by more than half a place.
        ("79.549", "79.551", Unit.PERCENT, HIGH, 1, "−0.1 pp", "worse, from 79.6%", "decreasing and getting worse"),
        ("79.549", "79.451", Unit.PERCENT, HIGH, 1, "0.0 pp", "no change, from 79.5%", "no change"),
        ("36.749", "36.651", Unit.PER_10000, NONE, 1, "0.0%", "similar, from 36.7", "similar"),
        ("6431", "6430", Unit.COUNT, NONE, 0, "0.0%", "higher, from 6,430", "increasing"),
        ("5", "0", Unit.COUNT, LOW, 0, "+5", "worse, from 0", "increasing and getting worse"),
    ],
)
def test_a_change_is_said(
    now: str, then: str, unit: Unit, polarity: Polarity, decimals: int, shown: str, words: str, trend: str
) -> None:
    moved = change(Decimal(now), Decimal(then), unit, polarity, decimals=decimals)
    assert (moved.shown, moved.words, moved.trend) == (shown, words, trend)


def test_a_council_may_prefer_relative_change_and_the_unit_says_so() -> None:
    moved = change(Decimal("13.1"), Decimal("9.8"), Unit.PERCENT, LOW, decimals=1, relative=True)
    assert (moved.shown, moved.unit) == ("+33.7% relative", "% relative")
    assert change(Decimal(40), Decimal(50), Unit.DAYS, LOW, relative=True).shown == "−20.0%"


def test_a_range_is_judged_by_the_distance_from_it() -> None:
    limits = (Decimal(50), Decimal(60))
    judged = {
        (now, then): change(Decimal(now), Decimal(then), Unit.DAYS, RANGE, limits=limits).judgement
        for now, then in ((70, 65), (65, 70), (52, 58), (45, 40), (58, 70))
    }
    assert judged == {
        (70, 65): Judgement.WORSE,
        (65, 70): Judgement.BETTER,
        (52, 58): Judgement.NONE,
        (45, 40): Judgement.BETTER,
        (58, 70): Judgement.BETTER,
    }


@given(figures, figures, st.sampled_from([Unit.PERCENT, Unit.DAYS, Unit.GBP_MILLION]), st.sampled_from([HIGH, LOW]))
def test_a_change_back_mirrors_the_change(now: Decimal, then: Decimal, unit: Unit, polarity: Polarity) -> None:
    there, back = (change(a, b, unit, polarity, decimals=2) for a, b in ((now, then), (then, now)))
    mirror = {Judgement.BETTER: Judgement.WORSE, Judgement.WORSE: Judgement.BETTER}
    assert there.amount == -back.amount
    assert mirror.get(there.judgement, there.judgement) == back.judgement


@given(figures, figures)
def test_high_and_low_judge_the_same_change_oppositely(now: Decimal, then: Decimal) -> None:
    high, low = (change(now, then, Unit.COUNT, polarity, decimals=2) for polarity in (HIGH, LOW))
    assert high.shown == low.shown
    assert (high.judgement == low.judgement) == high.words.startswith("no change")


@given(figures, figures.filter(bool))
def test_a_relative_change_leads_back_to_the_figure(now: Decimal, then: Decimal) -> None:
    moved = change(now, then, Unit.COUNT, NONE, decimals=2)
    assert abs(then + then * moved.amount / 100 - now) < Decimal("0.000001")
