"""Bars: from zero, in a true order, with every number in the table."""

from decimal import Decimal

import pytest

from portal.charts.bars import Bar, Reference, bars, ranked, ranked_bars
from portal.charts.frames import NARROW, PAPER, WIDE
from portal.charts.palette import TARGET_DASH
from portal.charts.primitives import Line, Rect, Text
from portal.figures.vocabulary import Polarity, Unit
from tests.portal.charts.builders import PALETTE, marks_of, words_of

ROWS = (
    Bar("Oxley", Decimal("80.5"), "80.5%"),
    Bar("Northshire", Decimal("89.7"), "89.7%", own=True),
    Bar("Ashdale", Decimal("93.5"), "93.5%"),
    Bar("Kirkham", None, "x, not available"),
    Bar("Brentham", Decimal("80.5"), "80.5%"),
)
MEAN = Reference("Mean of 3 of 4", Decimal("84.8"), "84.8%")


def chart_of(rows=ROWS, **more):
    given = {"polarity": Polarity.HIGH, "unit": Unit.PERCENT, "palette": PALETTE} | more
    return ranked_bars(rows, **given)


@pytest.mark.parametrize(
    ("polarity", "names"),
    [
        (Polarity.HIGH, "Ashdale Northshire Brentham Oxley Kirkham"),
        (Polarity.LOW, "Brentham Oxley Northshire Ashdale Kirkham"),
        (Polarity.NONE, "Ashdale Northshire Brentham Oxley Kirkham"),
        (Polarity.RANGE, "Ashdale Northshire Brentham Oxley Kirkham"),
    ],
)
def test_best_stands_first_equals_by_name_and_missing_last(polarity, names):
    assert [row.name for row in ranked(ROWS, polarity)] == names.split()


def test_own_bar_is_in_the_accent_and_its_words_are_bold():
    chart = chart_of()
    assert [mark.fill for mark in marks_of(chart, Rect)] == [PALETTE.pale, PALETTE.accent, PALETTE.pale, PALETTE.pale]
    assert [mark.words for mark in marks_of(chart, Text) if mark.bold] == ["Northshire", "89.7%"]


def test_bars_start_at_zero_and_are_as_long_as_their_values():
    first, own, *_ = marks_of(chart_of(), Rect)
    assert first.x == own.x
    assert own.width / first.width == pytest.approx(89.7 / 93.5)


def test_values_stand_in_one_column_at_the_right():
    places = {mark.x for mark in marks_of(chart_of(), Text) if mark.words.endswith(".5%") or mark.words == "89.7%"}
    assert places == {WIDE.width - 2}


def test_a_missing_value_has_a_reason_and_no_bar():
    chart = chart_of()
    assert len(marks_of(chart, Rect)) == 4
    assert "x, not available" in words_of(chart)


def test_the_mean_is_dashed_over_white_so_that_it_shows_on_a_dark_bar():
    chart = chart_of(mean=MEAN)
    under, dashed = [mark for mark in marks_of(chart, Line) if mark.x1 == mark.x2][1:]
    assert (under.colour, under.width, dashed.dash) == (PALETTE.paper, 3, TARGET_DASH)
    assert "Mean of 3 of 4: 84.8%" in words_of(chart)


def test_the_table_holds_every_row_and_the_mean():
    chart = chart_of(mean=MEAN, head=("Council", "Share"))
    assert chart.table_head == ("Council", "Share")
    assert chart.table_rows == (
        ("Ashdale", "93.5%"),
        ("Northshire", "89.7%"),
        ("Brentham", "80.5%"),
        ("Oxley", "80.5%"),
        ("Kirkham", "x, not available"),
        ("Mean of 3 of 4", "84.8%"),
    )


def test_the_sentence_tells_place_extremes_mean_and_what_is_missing():
    chart = chart_of(mean=MEAN, period="year to 31 March 2021", place="2nd of 4")
    assert chart.sentence == (
        "Bar chart of 5 councils, year to 31 March 2021, best first. Northshire is 2nd of 4 with 89.7%. "
        "Of the others, Ashdale comes first with 93.5% and Oxley last with 80.5%. "
        "Mean of 3 of 4: 84.8%. Kirkham: x, not available."
    )


@pytest.mark.parametrize(
    ("polarity", "words"),
    [(Polarity.LOW, "best first, which is lowest"), (Polarity.NONE, "highest first")],
)
def test_the_sentence_says_the_order(polarity, words):
    assert chart_of(ROWS[:2], polarity=polarity).sentence.startswith(f"Bar chart of 2 councils, {words}. ")


def test_bars_keep_the_order_given_and_say_every_number():
    rows = [Bar("Northshire, Q2", Decimal(5), "5", own=True), Bar("England", Decimal(8), "8")]
    target = Reference("Target", Decimal(6), "6")
    chart = bars(rows, unit=Unit.COUNT, palette=PALETTE, reference=target)
    assert [row[0] for row in chart.table_rows] == ["Northshire, Q2", "England", "Target"]
    assert chart.sentence == "Bar chart. Northshire, Q2 5; England 8. Target: 6."


def test_a_value_under_zero_goes_to_the_left():
    down, up = marks_of(bars([Bar("a", Decimal(-2), "−2"), Bar("b", Decimal(4), "4")], unit=Unit.COUNT, palette=PALETTE), Rect)  # fmt: skip  # noqa: E501
    assert down.x + down.width == pytest.approx(up.x)
    assert up.width == pytest.approx(2 * down.width)


@pytest.mark.parametrize("frame", [WIDE.sized(430), NARROW, PAPER])
def test_long_names_take_two_lines_and_make_the_picture_higher(frame):
    short = chart_of([Bar("Hull", Decimal(1), "1%")], frame=frame)
    long = chart_of([Bar("Bournemouth, Christchurch and Poole", Decimal(1), "1%")], frame=frame)
    assert long.height > short.height
    assert all(mark.x > 0 for mark in marks_of(long, Text))


def test_rows_without_any_value_are_drawn_without_bars():
    chart = chart_of([Bar("Hull", None, "c, suppressed")])
    assert marks_of(chart, Rect) == []


def test_a_chart_without_rows_is_refused():
    with pytest.raises(ValueError, match="at least one row"):
        chart_of([])
