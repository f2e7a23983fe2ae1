"""The strip: one tick for each authority that has a figure, the council and its neighbours found without colour."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.charts.bars import Reference
from portal.charts.frames import NARROW, PAPER, WIDE
from portal.charts.primitives import Area, Dots, Line, Rect, Strokes
from portal.charts.strip import Authority, Quartiles, Strip, strip_chart
from portal.figures.vocabulary import Polarity, Unit
from tests.portal.charts.builders import PALETTE, crooked, marks_of, unlawful, words_of

CUTS = Quartiles(Decimal(40), Decimal(50), Decimal(60), "40%", "50%", "60%")
ENGLAND = Reference("England", Decimal(52), "52%")


def authority(name, value, own=False, neighbour=False):
    shown = "c, suppressed" if value is None else f"{value}%"
    return Authority(name, None if value is None else Decimal(value), shown, own, neighbour)


def strip(own="63", **more):
    others = (authority("Ashdale", "30"), authority("Oxley", "70", neighbour=True), authority("Kirkham", None))
    defaults = {"polarity": Polarity.HIGH, "unit": Unit.PERCENT, "quartiles": CUTS, "references": (ENGLAND,)}
    return Strip((authority("Northshire", own, own=True), *others), **{**defaults, **more})


def drawn(definition, frame=WIDE):
    return strip_chart(definition, palette=PALETTE, frame=frame)


def test_each_figure_is_one_tick_and_a_missing_one_none():
    others, neighbours = marks_of(drawn(strip()), Strokes)
    assert (len(others.stretches), len(neighbours.stretches)) == (1, 1)


def test_neighbours_are_longer_darker_and_have_a_head():
    chart = drawn(strip())
    others, neighbours = marks_of(chart, Strokes)
    length = [abs(one.stretches[0][0][1] - one.stretches[0][1][1]) for one in (others, neighbours)]
    assert length[1] > length[0]
    assert neighbours.stretches[0][0] == marks_of(chart, Dots)[0].places[0]


def test_the_council_has_a_pointer_and_its_name_and_figure_above_it():
    chart = drawn(strip())
    (pointer,) = marks_of(chart, Area)
    (tick,) = [mark for mark in marks_of(chart, Line) if mark.colour == PALETTE.accent]
    assert pointer.places[2][0] == tick.x1
    assert "Northshire 63%" in words_of(chart)


def test_the_middle_half_is_a_band_and_the_median_a_line_with_their_figures_in_words():
    chart = drawn(strip())
    band = marks_of(chart, Rect)[0]
    medians = [mark for mark in marks_of(chart, Line) if mark.colour == PALETTE.quiet]
    assert medians[0].x1 == pytest.approx(band.x + band.width / 2)
    middle = ["Middle half of authorities: 40% to 60%", "Median: 50%"]
    assert words_of(chart)[-4:] == [*middle, "1 neighbour", "England: 52%"]


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("63", "Above the upper quartile of 3 authorities, at 63%"),
        ("60", "At the upper quartile of 3 authorities, at 60%"),
        ("55", "Between the median and the upper quartile of 3 authorities, at 55%"),
        ("50", "At the median of 3 authorities, at 50%"),
        ("45", "Between the lower quartile and the median of 3 authorities, at 45%"),
        ("39", "Below the lower quartile of 3 authorities, at 39%"),
    ],
)
def test_the_finding_tells_between_which_quartiles_the_council_lies(own, words):
    assert strip(own).finding == f"{words}. 1 without a figure."


def test_band_and_place_are_said_only_where_there_is_a_better_direction():
    ranks = {"band": "in the best quarter", "place": "joint 1st of 3"}
    told = "Above the upper quartile of 3 authorities, at 63%"
    assert strip(**ranks).finding == f"{told}; in the best quarter; joint 1st of 3. 1 without a figure."
    assert strip(polarity=Polarity.NONE, **ranks).finding == f"{told}. 1 without a figure."


def test_a_council_without_a_figure_is_said_and_not_drawn():
    chart = drawn(strip(None))
    assert marks_of(chart, Area) == []
    assert chart.sentence == (
        "Strip of all authorities. Northshire has no figure: c, suppressed; 2 authorities have one. "
        "2 without a figure. Middle half of authorities: 40% to 60%. Median: 50%. England: 52%."
    )


def test_the_sentence_names_council_period_quartiles_and_lines():
    assert strip(period="2024/25").sentence == (
        "Strip of all authorities, 2024/25. Northshire: Above the upper quartile of 3 authorities, at 63%. "
        "1 without a figure. Middle half of authorities: 40% to 60%. Median: 50%. England: 52%."
    )


def test_without_quartiles_or_a_council_the_strip_still_says_what_it_shows():
    few = Strip((authority("Ashdale", "30"), authority("Hull", "31")), Polarity.HIGH, Unit.PERCENT)
    assert few.finding == "2 authorities with a figure."
    assert strip(quartiles=None).finding == "Northshire among 3 authorities, at 63%. 1 without a figure."


def test_the_table_holds_every_authority_best_first_and_all_that_is_drawn_beside_them():
    assert strip().as_table() == (
        ("Authority", "Figure", "Group"),
        (
            ("Oxley", "70%", "neighbour"),
            ("Northshire", "63%", "this council"),
            ("Ashdale", "30%", "–"),
            ("Kirkham", "c, suppressed", "–"),
            ("Lower quartile", "40%", "–"),
            ("Median", "50%", "–"),
            ("Upper quartile", "60%", "–"),
            ("England", "52%", "–"),
        ),
    )


def test_without_any_figure_the_strip_says_so():
    empty = Strip((authority("Ashdale", None),), Polarity.LOW, Unit.COUNT)
    assert words_of(drawn(empty)) == ["There are no figures to draw."]


def test_a_strip_of_nobody_is_refused():
    with pytest.raises(ValueError, match="at least one authority"):
        drawn(Strip((), Polarity.LOW, Unit.COUNT))


@pytest.mark.parametrize("frame", [WIDE, WIDE.sized(320), NARROW, PAPER])
@settings(max_examples=15, deadline=None)
@given(values=st.lists(st.integers(-900, 90000), min_size=1, max_size=160), name=st.sampled_from(["Hull", "Bournemouth, Christchurch and Poole"]))  # fmt: skip  # noqa: E501
def test_no_word_leaves_the_picture_or_covers_another_and_the_picture_is_lawful(frame, values, name):
    rows = tuple(authority(name, value, own=place == 0) for place, value in enumerate(values))
    chart = drawn(Strip(rows, Polarity.HIGH, Unit.PERCENT, CUTS, (ENGLAND, ENGLAND)), frame)
    assert crooked(chart) == []
    assert unlawful(chart) == set()
