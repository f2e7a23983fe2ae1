"""A line over time: honest joins, nothing hidden, words that stay apart."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.charts.frames import NARROW, PAPER, WIDE
from portal.charts.palette import TARGET_DASH, UNLIKE_DASH
from portal.charts.points import Break, History, Point, Series, Target
from portal.charts.primitives import Dot, Line, Poly, Rect, Text
from portal.charts.svg import to_svg
from portal.charts.trend import trend
from portal.figures.vocabulary import Basis, Unit
from tests.portal.charts.builders import (
    PALETTE,
    a_history,
    a_part_year,
    a_point,
    box,
    coloured,
    crooked,
    marks_of,
    some_years,
    words_of,
)

FRAMES = pytest.mark.parametrize("frame", [WIDE, NARROW, PAPER], ids=["wide", "narrow", "paper"])


def drawn(history, frame=WIDE, **more):
    return trend(history, unit=Unit.PERCENT, palette=PALETTE, frame=frame, **more)


def own_solid(chart):
    return [len(mark.places) for mark in coloured(marks_of(chart, Poly), PALETTE.accent) if not mark.dash]


def own_dotted(chart):
    return [mark for mark in coloured(marks_of(chart, Line), PALETTE.accent) if mark.dash == UNLIKE_DASH]


def own_dots(chart):
    return [mark for mark in marks_of(chart, Dot) if PALETTE.accent in (mark.fill, mark.stroke)]


def with_half_year(*values):
    return History(Series("Northshire", (*some_years(*values), a_part_year("Q2 21/22", "76.5"))))


def test_whole_years_are_one_solid_line_with_a_dot_each():
    chart = drawn(a_history("95", "93", "91", "89"))
    assert own_solid(chart) == [4]
    assert own_dotted(chart) == []
    assert [dot.fill for dot in own_dots(chart)] == [PALETTE.accent] * 4


def test_a_part_year_is_an_open_dot_on_a_dotted_line_with_its_months():
    chart = drawn(with_half_year("95", "93", "91"))
    assert own_solid(chart) == [3]
    assert len(own_dotted(chart)) == 1
    assert own_dots(chart)[-1].fill == PALETTE.paper
    assert own_dots(chart)[-1].stroke == PALETTE.accent
    assert words_of(chart)[-2:] == ["Northshire 76.5%", "April to September"]


def test_a_part_year_of_events_is_joined_with_nothing():
    chart = drawn(with_half_year("95", "93", "91"), join_unlike=False)
    assert own_solid(chart) == [3]
    assert own_dotted(chart) == []


def test_a_missing_year_leaves_a_gap():
    chart = drawn(a_history("95", "93", None, "89", "88"))
    assert own_solid(chart) == [2, 2]
    assert own_dotted(chart) == []


def test_a_break_is_marked_named_and_not_joined_across():
    chart = drawn(a_history("50", "52", "40", "41", breaks=(Break("2020", "counted by closure"),)))
    (mark,) = [line for line in marks_of(chart, Line) if line.dash == (2, 2)]
    assert own_solid(chart) == [2, 2]
    assert mark.x1 == mark.x2
    assert "New series: counted by closure" in words_of(chart)


def test_a_break_of_our_own_leaves_comparators_whole_unless_it_is_everywhere():
    england = Series("England", some_years("60", "61", "62"))
    for everywhere, lengths in ((False, [3]), (True, [2])):
        mark = Break("2020", "new census", everywhere)
        chart = drawn(a_history("50", "52", "40", others=(england,), breaks=(mark,)))
        assert [len(poly.places) for poly in coloured(marks_of(chart, Poly), PALETTE.other)] == lengths


def test_a_suppressed_figure_is_not_drawn_and_is_named_in_the_table():
    chart = drawn(a_history("50", None, "52"))
    assert len(own_dots(chart)) == 2
    assert chart.table_rows == (("2018", "50%"), ("2019", "c, suppressed"), ("2020", "52%"))
    assert "suppressed" not in " ".join(words_of(chart))


def test_without_any_figure_the_chart_says_so_and_keeps_its_table():
    chart = drawn(a_history(None, None))
    assert words_of(chart) == ["There are no figures to draw."]
    assert [row[1] for row in chart.table_rows] == ["c, suppressed"] * 2


def test_a_target_is_dashed_with_a_pale_band_of_tolerance():
    target = Target("85%", Decimal(85), Decimal(80), Decimal(85), "tolerance 5 points")
    chart = drawn(a_history("90", "88", targets=(target,)))
    (line,) = [mark for mark in marks_of(chart, Line) if mark.dash == TARGET_DASH]
    (band,) = marks_of(chart, Rect)
    assert line.y1 == line.y2 == band.y
    assert band.fill == PALETTE.tint
    assert "Target 85%" in words_of(chart)


def test_a_target_that_moved_is_drawn_in_steps_and_named_with_its_end():
    old, new = Target("80%", Decimal(80), end="2018"), Target("85%", Decimal(85), start="2019")
    chart = drawn(a_history("90", "88", "87", targets=(old, new)))
    first, second = [mark for mark in marks_of(chart, Line) if mark.dash == TARGET_DASH]
    assert first.x2 == second.x1
    assert [words for words in words_of(chart) if "80%" in words or "Target" in words][-2:] == [
        "Target 85%",
        "80% to 2018",
    ]
    assert [row[-1] for row in chart.table_rows] == ["80%", "85%", "85%"]


def test_a_target_that_ended_says_until_when():
    chart = drawn(a_history("90", "88", "87", targets=(Target("80%", Decimal(80), end="2019"),)))
    assert "Target 80% to 2019" in words_of(chart)
    assert [row[-1] for row in chart.table_rows] == ["80%", "80%", "–"]


def test_a_range_has_a_line_at_each_limit():
    chart = drawn(a_history("12", "14", targets=(Target("10% to 15%", low=Decimal(10), high=Decimal(15)),)))
    assert len([mark for mark in marks_of(chart, Line) if mark.dash == TARGET_DASH]) == 2


@pytest.mark.parametrize(("values", "says"), [(("61", "71"), True), (("10", "71"), False)])
def test_an_axis_that_starts_above_zero_says_so(values, says):
    assert ("Scale starts at 60%" in words_of(drawn(a_history(*values)))) is says


def test_a_comparator_that_ends_early_names_its_period():
    chart = drawn(a_history("50", "51", "52", others=(Series("England", some_years("60", "61", None)),)))
    assert "England 61%, 2019" in words_of(chart)


def test_three_comparators_differ_by_dash():
    others = tuple(Series(name, some_years("60", "61")) for name in ("Neighbours", "West Midlands", "England"))
    chart = drawn(a_history("50", "51", others=others))
    assert len({mark.dash for mark in coloured(marks_of(chart, Poly), PALETTE.other)}) == 3


def test_a_lonely_figure_of_a_comparator_is_a_dot():
    chart = drawn(a_history("50", "51", others=(Series("England", some_years("60", None)),)))
    assert len([dot for dot in marks_of(chart, Dot) if dot.stroke == PALETTE.other]) == 1


def test_the_table_holds_every_period_line_and_target():
    others = (Series("Neighbours", some_years("86.3", "80.0")),)
    history = History(
        Series("Northshire", (*some_years("88.4", "95.3"), a_part_year("Q2 20/21", "76.5"))),
        others,
        (Target("85%", Decimal(85), tolerance="tolerance 5 points"),),
        (Break("2019", "new count"),),
    )
    chart = drawn(history, period_head="Year to 31 March")
    assert chart.table_head == ("Year to 31 March", "Northshire", "Neighbours", "Target")
    assert chart.table_rows == (
        ("2018", "88.4%", "86.3%", "85%, tolerance 5 points"),
        ("2019, new series: new count", "95.3%", "80.0%", "85%, tolerance 5 points"),
        ("Q2 20/21, April to September", "76.5%", "–", "85%, tolerance 5 points"),
    )


def test_a_forecast_is_named_in_the_table():
    own = Series("Northshire", (a_point("2025/26", "50"), a_point("2026/27", "52", Basis.FORECAST)))
    assert drawn(History(own)).table_rows[1] == ("2026/27, forecast", "52%")


@FRAMES
def test_the_names_of_the_first_and_last_period_stay_in_the_picture(frame):
    own = Series("A", (a_point("31 December 2020", "50"), a_point("31 March 2021", "51")))
    chart = drawn(History(own), frame)
    periods = [mark for mark in marks_of(chart, Text) if mark.anchor == "middle"]
    assert periods[-1].words == "31 March 2021"
    assert [text.words for text in periods if box(text)[0] < 0 or box(text)[2] > chart.width] == []


def test_a_given_sentence_replaces_the_made_one():
    assert drawn(a_history("1", "2"), sentence="It doubled.").sentence == "It doubled."
    assert drawn(a_history("1", "2")).sentence == "Line chart. Northshire: rose from 1% in 2018 to 2% in 2019."


def test_a_history_without_periods_is_refused():
    with pytest.raises(ValueError, match="at least one period"):
        drawn(a_history())


NAMES = ["Northshire", "Bournemouth, Christchurch and Poole", "Mean of 9 of 10 neighbours", "England"]
figures = st.one_of(st.none(), st.decimals(0, 10**6, places=1))
lengths = st.integers(1, 24)


@st.composite
def histories(draw):
    count = draw(lengths)
    series = []
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)):
        found = draw(st.lists(figures, min_size=count, max_size=count))
        points = [Point(f"Q{n % 4 + 1} {n}", value, f"{value:,}" if value is not None else "x") for n, value in enumerate(found)]  # fmt: skip  # noqa: E501
        series.append(Series(name, tuple(points)))
    goal = draw(st.decimals(0, 10**6, places=1))
    broken = draw(st.lists(st.sampled_from(series[0].points), max_size=2, unique_by=lambda point: point.label))
    breaks = tuple(Break(point.label, "counted by the date of the decision") for point in broken)
    return History(series[0], tuple(series[1:]), (Target(f"{goal:,}", goal),), breaks)


@FRAMES
@settings(max_examples=25, deadline=None)
@given(history=histories())
def test_no_word_leaves_the_picture_or_covers_another(frame, history):
    chart = drawn(history, frame)
    assert crooked(chart) == []


@settings(max_examples=20, deadline=None)
@given(history=histories())
def test_the_table_equals_the_points_and_equal_histories_give_equal_text(history):
    chart = drawn(history)
    assert [row[1] for row in chart.table_rows] == [point.shown for point in history.own.points]
    assert to_svg(chart) == to_svg(drawn(history))
