"""The funnel: words, shapes and curves all come from the same limits."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.charts.bars import Reference
from portal.charts.frames import NARROW, PAPER, WIDE
from portal.charts.funnel import Funnel, FunnelLimits, FunnelPoint, Standing, funnel_chart
from portal.charts.funnel.marks import clipped
from portal.charts.primitives import Area, Dot, Dots, Poly
from portal.figures.vocabulary import Polarity, Unit
from tests.portal.charts.builders import PALETTE, crooked, marks_of, unlawful, words_of

ENGLAND = Reference("England", Decimal(50), "50%")


def limits(denominator):
    wide = 300 / Decimal(denominator).sqrt()
    low, high = 50 - wide, 50 + wide
    return FunnelLimits(Decimal(denominator), low, 50 - wide / 2, 50 + wide / 2, high, "within 95%", "within 99.8%")


def point(name, value, denominator=100, own=False):
    if value is None:
        return FunnelPoint(name, None, "c, suppressed", own)
    return FunnelPoint(
        name, Decimal(value), f"{value}%", own, Decimal(denominator), str(denominator), limits(denominator)
    )


def funnel(own="51", **more):
    others = (point("Ashdale", "50", 400), point("Oxley", "85"), point("Kirkham", None))
    defaults = {"centre": ENGLAND, "of": "Children in need", "polarity": Polarity.HIGH, "unit": Unit.PERCENT}
    return Funnel((point("Northshire", own, own=True), *others), **{**defaults, **more})


def drawn(definition, frame=WIDE):
    return funnel_chart(definition, palette=PALETTE, frame=frame)


@pytest.mark.parametrize(
    ("value", "standing"),
    [
        ("80.1", Standing.ABOVE_998),
        ("80", Standing.ABOVE_95),
        ("65.1", Standing.ABOVE_95),
        ("65", Standing.WITHIN),
        ("35", Standing.WITHIN),
        ("34.9", Standing.BELOW_95),
        ("20", Standing.BELOW_95),
        ("19.9", Standing.BELOW_998),
    ],
)
def test_a_figure_at_a_limit_is_within_it(value, standing):
    assert point("Hull", value).standing is standing


@pytest.mark.parametrize(
    ("own", "polarity", "words"),
    [
        ("51", Polarity.HIGH, "Within the funnel's limits, at 51%."),
        ("70", Polarity.HIGH, "Above the 95% limit, at 70%; better than chance explains."),
        ("70", Polarity.LOW, "Above the 95% limit, at 70%; worse than chance explains."),
        ("10", Polarity.LOW, "Below the 99.8% limit, at 10%; better than chance explains."),
        ("10", Polarity.NONE, "Below the 99.8% limit, at 10%."),
        (None, Polarity.HIGH, "Northshire has no figure: c, suppressed."),
    ],
)
def test_the_finding_tells_where_the_council_lies_and_praises_only_where_there_is_a_direction(own, polarity, words):
    assert funnel(own, polarity=polarity).finding.startswith(words)


def test_the_finding_counts_who_lies_outside():
    assert funnel().finding.endswith("at 51%. 1 of 3 authorities lies outside the 99.8% limits.")
    assert funnel("10").finding.endswith("2 of 3 authorities lie outside the 99.8% limits.")
    none = Funnel((point("Hull", "50"), point("Oxley", "51")), ENGLAND, "Children", Polarity.HIGH, Unit.PERCENT)
    assert none.finding == "None of 2 authorities lie outside the 99.8% limits."


def test_the_sentence_names_denominator_period_council_and_centre():
    assert funnel(period="2024/25").sentence == (
        "Funnel chart of 3 authorities by children in need, 2024/25. Northshire: Within the funnel's limits, at 51%. "
        "1 of 3 authorities lies outside the 99.8% limits. England: 50%."
    )


def test_who_lies_outside_is_a_diamond_who_lies_within_a_dot_and_a_missing_figure_nothing():
    chart = drawn(funnel())
    assert [len(mark.places) for mark in marks_of(chart, Dots)] == [1]
    assert [len(mark.places) for mark in marks_of(chart, Area)] == [4, 4]  # the point and its sample in the key
    assert [words for words in words_of(chart) if "Outside" in words or words == "Authority"] == [
        "Authority",
        "Outside the 99.8% limits",
    ]


def test_the_council_is_a_large_dot_in_the_accent_with_its_name():
    chart = drawn(funnel())
    assert [mark.fill for mark in marks_of(chart, Dot)] == [PALETTE.accent, PALETTE.other]
    assert "Northshire 51%" in words_of(chart)


def test_outer_limits_are_dashed_and_inner_ones_solid():
    strokes = marks_of(drawn(funnel(curve=tuple(map(limits, (50, 200, 300))))), Poly)
    assert [bool(stroke.dash) for stroke in strokes] == [False, False, True, True]


def test_larger_denominators_stand_further_right_by_their_square_root():
    chart = drawn(funnel())
    own = marks_of(chart, Dot)[0].x
    at_400 = marks_of(chart, Dots)[0].places[0][0]
    grid_left = next(mark for mark in chart.marks if type(mark).__name__ == "Strokes").stretches[0][0][0]
    assert (at_400 - grid_left) / (own - grid_left) == pytest.approx(2)


def test_curves_are_cut_where_they_leave_the_picture():
    assert list(clipped([(0, 0), (10, 20), (20, 0)], 5, 15)) == [((2.5, 5), (7.5, 15)), ((12.5, 15), (17.5, 5))]
    assert list(clipped([(0, 6), (5, 10), (10, 20)], 5, 15)) == [((0, 6), (5, 10), (7.5, 15))]
    assert list(clipped([(0, 0), (5, 0)], 5, 15)) == []
    assert list(clipped([(0, 6), (5, 6)], 5, 15)) == [((0, 6), (5, 6))]


def test_the_table_holds_denominator_limits_and_standing():
    assert funnel().as_table() == (
        ("Authority", "Children in need", "Figure", "95% limits", "99.8% limits", "Standing"),
        (
            ("Oxley", "100", "85%", "within 95%", "within 99.8%", "above the 99.8% limit"),
            ("Northshire", "100", "51%", "within 95%", "within 99.8%", "within both limits"),
            ("Ashdale", "400", "50%", "within 95%", "within 99.8%", "within both limits"),
            ("Kirkham", "–", "c, suppressed", "–", "–", "–"),
            ("England", "–", "50%", "–", "–", "–"),
        ),
    )


def test_a_figure_without_its_limits_is_refused():
    with pytest.raises(ValueError, match="needs its denominator"):
        FunnelPoint("Hull", Decimal(5), "5%", denominator=Decimal(10))
    with pytest.raises(ValueError, match="at that denominator"):
        FunnelPoint("Hull", Decimal(5), "5%", denominator=Decimal(10), limits=limits(11))


def test_without_any_figure_the_funnel_says_so_and_without_authorities_it_is_refused():
    empty = Funnel((point("Hull", None),), ENGLAND, "Children", Polarity.LOW, Unit.PERCENT)
    assert words_of(drawn(empty)) == ["There are no figures to draw."]
    with pytest.raises(ValueError, match="at least one authority"):
        drawn(Funnel((), ENGLAND, "Children", Polarity.LOW, Unit.PERCENT))


pairs = st.tuples(st.integers(0, 100), st.integers(1, 60000))


@pytest.mark.parametrize("frame", [WIDE, WIDE.sized(320), NARROW, PAPER])
@settings(max_examples=15, deadline=None)
@given(found=st.lists(pairs, min_size=1, max_size=60))
def test_no_word_leaves_the_picture_or_covers_another_and_the_picture_is_lawful(frame, found):
    rows = tuple(point(f"Hull {place}", value, of, own=place == 0) for place, (value, of) in enumerate(found))
    chart = drawn(Funnel(rows, ENGLAND, "Children in need at 31 March", Polarity.HIGH, Unit.PERCENT), frame)
    assert crooked(chart) == []
    assert unlawful(chart) == set()
