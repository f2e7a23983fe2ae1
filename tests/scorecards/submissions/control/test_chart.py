"""A line's control chart: its limits, where they begin anew, what stands beside, and what is said."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.stats.spc.causes import Nature
from portal.charts.frames import NARROW, PAPER, WIDE
from portal.charts.palette import Palette
from portal.figures.vocabulary import Basis
from scorecards.submissions.control import control_of, drawn, past_of, special_cause, why_none
from scorecards.submissions.standing import RebaseShown, TargetShown
from tests.scorecards.scrutiny.builders import a_line, no_comparison
from tests.scorecards.submissions.control.lines import JUMPED, STEADY, past, with_past

PALETTE = Palette("#00594f")
LATER = ["80", "81", "82", "80", "81", "82"]
NO_CHART = "There is no control chart, since "


def made(line, **given):
    return control_of(line, "Northshire", **given)


def target(value, low=None, high=None):
    numbers = [None if each is None else Decimal(each) for each in (value, low, high)]
    return TargetShown(*numbers, Decimal(0), f"{value}%" if value else f"{low} to {high}", "no tolerance", "")


def broken(line, place, reason="Counted anew"):
    points = list(line.history)
    points[place] = replace(points[place], break_before=reason)
    return replace(line, history=tuple(points))


def rebased(line, on, reason="A new front door"):
    return replace(line, rebases=(RebaseShown(on, reason, "Asha Patel"),))


def test_a_jump_is_found_and_said():
    chart = made(with_past(*JUMPED))
    assert chart.finding == "Above the upper limit since Q4 2020/21; improving; trial limits"
    assert chart.assurance == "Consistently misses the target of 85%: both limits lie on the wrong side of it."
    assert chart.limits == "Trial limits: 12 points. Until there are 13, each new one moves them."
    assert chart.control.sentence == (
        "Control chart. Northshire: Above the upper limit since Q4 2020/21; improving; trial limits. "
        "Mean 64.0%, limits 59.2% to 68.8% (trial limits). Target 85%; consistently misses the target."
    )


def test_the_mean_and_limits_are_those_of_the_unrounded_figures():
    # Mean of 60 to 61 is 61; the moving ranges 2, 1, 2, 3, 1, 2, 1, 1 have a mean of 13/8; times 2.66 is 4.3225.
    (limits,) = made(with_past(*STEADY)).control.limits
    assert (limits.mean, limits.lower, limits.upper) == (61, Decimal("56.6775"), Decimal("65.3225"))
    assert (limits.mean_shown, limits.lower_shown, limits.upper_shown) == ("61.0%", "56.7%", "65.3%")


def test_thirteen_points_make_firm_limits():
    chart = made(with_past(*STEADY, "60", "61", "62", "61"))
    assert chart.finding == "Common cause variation in Q2 2021/22: no sign of change"
    assert (chart.limits, chart.control.limits[0].trial) == ("Limits: 13 points.", False)


@pytest.mark.parametrize(
    ("polarity", "words"), [("low", "concerning"), ("high", "improving"), ("none", "higher"), ("range", "higher")]
)
def test_polarity_says_whether_a_special_cause_is_good(polarity, words):
    line = with_past(*JUMPED, polarity=polarity)
    assert f"; {words};" in made(line).finding
    assert special_cause(line) == Nature(words)


def test_without_a_better_direction_nothing_is_promised_of_the_target():
    chart = made(with_past(*JUMPED, polarity="none"))
    assert (chart.assurance, chart.control.assurance) == ("", "")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("50", "Consistently meets the target of 50%: both limits lie on the good side of it."),
        ("61", "Meets and misses the target of 61% by chance: it lies between the limits."),
        ("70", "Consistently misses the target of 70%: both limits lie on the wrong side of it."),
    ],
)
def test_the_limits_promise_what_the_target_may_expect(value, words):
    assert made(with_past(*STEADY, target=target(value))).assurance == words


def test_five_figures_have_a_trend_and_the_reason():
    line = with_past(*STEADY[:5])
    drawn_past = past_of(line, "Northshire", PALETTE)
    assert (made(line), drawn_past.control, drawn_past.title) == (None, None, "Over time")
    assert drawn_past.without == "A control chart needs 6 figures of one length; there are 5 so far."
    assert drawn_past.wide.table_head == ("Period", "Northshire", "Target")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (with_past(*STEADY, cohort_changes=True), NO_CHART + "each period speaks of other children."),
        (
            a_line(history=past(*STEADY, basis=Basis.ROLLING_12)),
            NO_CHART + "each figure shares months with the one before it.",
        ),
        (
            a_line(history=past("60", basis=Basis.YEAR_TO_DATE)),
            NO_CHART + "a year to date grows through the year, so its figures are not equally long.",
        ),
        (with_past("60"), "A control chart needs 6 figures of one length; there is 1 so far."),
        (with_past(None, None), "A control chart needs 6 figures of one length; there are none so far."),
        (
            broken(with_past(*STEADY), 5),
            "A control chart needs 6 figures in one stretch; no stretch has them yet.",
        ),
    ],
)
def test_a_line_without_a_control_chart_says_why(line, words):
    assert (made(line), special_cause(line), why_none(line)) == (None, None, words)


def test_a_break_in_the_series_begins_limits_anew():
    line = broken(with_past(*STEADY[:6], *STEADY[:6]), 6)
    control = made(line).control
    assert [(group.start, group.end) for group in control.limits] == [
        ("Q3 2018/19", "Q4 2019/20"),
        ("Q1 2020/21", "Q2 2021/22"),
    ]
    assert control.notes() == [
        ("Q1 2020/21", "New series from Q1 2020/21: Counted anew; limits begin anew"),
    ]


def test_a_rebase_begins_limits_anew_with_its_reason_day_and_name():
    chart = made(rebased(with_past(*STEADY[:6], *LATER), date(2020, 5, 15)))
    assert [group.start for group in chart.control.limits] == ["Q3 2018/19", "Q1 2020/21"]
    assert chart.control.notes() == [
        ("Q1 2020/21", "Limits begin anew from Q1 2020/21: A new front door (from 15 May 2020, Asha Patel)")
    ]
    assert chart.finding == "Common cause variation in Q2 2021/22: no sign of change; trial limits"
    assert chart.limits.startswith("Trial limits: 6 points.")


def test_a_rebase_with_too_few_figures_after_it_is_told_all_the_same():
    chart = made(rebased(with_past(*STEADY), date(2021, 4, 1)))
    assert chart.control.notes() == [
        (
            "Q1 2021/22",
            "Q1 2021/22: limits begin anew, with too few figures for limits yet: "
            "A new front door (from 1 April 2021, Asha Patel)",
        )
    ]
    assert chart.finding == "Too few figures for limits, which need 6 in one stretch"
    assert chart.limits == "No limits yet in the newest stretch: it has 2 points, and 6 are needed."
    assert (chart.assurance, special_cause(rebased(with_past(*JUMPED), date(2021, 4, 1)))) == ("", None)


@pytest.mark.parametrize("day", [date(2010, 1, 1), date(2019, 9, 1), date(2030, 1, 1)])
def test_a_rebase_before_or_after_all_figures_changes_nothing(day):
    line = with_past(*STEADY)
    assert made(rebased(line, day)) == made(line)


def test_a_suppressed_quarter_is_a_gap_and_is_named():
    chart = made(with_past(*STEADY, None))
    assert chart.control.points[-1].value is None
    assert chart.finding == (
        "Common cause variation in Q1 2021/22: no sign of change; trial limits. Q2 2021/22: c, suppressed"
    )
    assert ("Q2 2021/22", "c, suppressed") in [row[:2] for row in chart.control.as_table()[1]]


def test_a_quarter_that_nobody_gave_is_a_gap():
    chart = made(with_past(*STEADY, "", "61"))
    assert [point.shown for point in chart.control.points[-2:]] == ["no figure", "61.0%"]


def test_no_figure_of_this_quarter_is_no_special_cause_of_it():
    line = with_past(*JUMPED)
    assert special_cause(line) is Nature.IMPROVING
    assert special_cause(replace(line, figure=None)) is None
    assert special_cause(with_past(*JUMPED, None)) is None


def test_limits_that_cannot_be_are_left_out():
    low = made(with_past(*"13241325")).control.limits[0]
    high = made(with_past("99", "97", "98", "96", "99", "97", "98", "95")).control.limits[0]
    assert (low.lower, low.lower_shown, low.upper is None) == (None, "", False)
    assert (high.upper, high.upper_shown, high.lower is None) == (None, "", False)


def test_a_count_has_a_mean_with_one_decimal_place():
    history = past(*STEADY, unit="count", decimals=0)
    line = a_line(history=history, figure=history[-1].figure, unit="count", decimals=0, target=None)
    assert made(line).control.limits[0].mean_shown == "61.0"


def test_what_grows_with_time_has_no_quarterly_target_on_its_months():
    months = past(*STEADY, "60", basis=Basis.MONTH, months=1, unit="count")
    quarters = past("180", "181", unit="count")
    compared = replace(no_comparison("England"), value=Decimal(190), shown="190", note="2019/20", end=date(2020, 3, 31))
    given = {"history": quarters, "figure": quarters[-1].figure, "finer": months, "england": compared}
    count, share = (made(a_line(unit=unit, target=target("185"), **given)) for unit in ("count", "percent"))
    assert (count.by, count.control.levels, count.assurance) == ("by month", (), "")
    assert "The target is set for figures of another length, so it is not drawn." in count.how
    assert [level.name for level in share.control.levels] == ["Target", "England"]


def test_comparators_stand_with_their_year_and_age():
    compared = replace(
        no_comparison("England"), value=Decimal(88), shown="88.0%", note="2019/20", end=date(2020, 3, 31)
    )
    (level,) = made(with_past(*STEADY, england=compared)).control.benchmarks
    assert (level.name, level.value, level.shown, level.note) == ("England", 88, "88.0%", "2019/20, 18 months old")


def test_a_range_stands_as_its_two_ends():
    control = made(with_past(*STEADY, polarity="range", target=target(None, "50", "70"))).control
    assert control.target is None
    assert [(level.name, level.shown) for level in control.benchmarks] == [
        ("Target from", "50.0%"),
        ("Target up to", "70.0%"),
    ]


def test_the_target_is_drawn_from_the_quarter_it_holds_from():
    line = with_past(*STEADY)
    starts = [made(line, target_from=first).control.target.start for first in ("", "2018-Q1", "2020-Q4", "2022-Q1")]
    assert starts == ["", "", "Q4 2020/21", "Q2 2021/22"]


def test_another_population_is_marked_and_breaks_nothing():
    history = past(*STEADY, unit="per_10000")
    editions = ["2019"] * 4 + ["2020"] * 5
    history = tuple(
        replace(point, figure=replace(point.figure, population_edition=edition))
        for point, edition in zip(history, editions, strict=True)
    )
    control = made(a_line(history=history, figure=history[-1].figure, unit="per_10000", target=None)).control
    assert control.notes() == [("Q2 2020/21", "Q2 2020/21: other population estimate")]
    assert len(control.limits) == 1


@pytest.mark.parametrize("frame", [WIDE, NARROW, PAPER])
def test_every_size_draws_the_same_numbers(frame):
    chart = made(broken(with_past(*STEADY[:6], *JUMPED), 6))
    head, rows = chart.control.as_table()
    assert (drawn(chart, PALETTE, frame).table_head, drawn(chart, PALETTE, frame).table_rows) == (head, rows)
    assert head == ("Period", "Northshire", "Mean", "Lower limit", "Upper limit", "Target", "Special cause", "Notes")


@given(
    st.lists(st.none() | st.decimals(0, 100, places=1), min_size=1, max_size=24),
    st.lists(st.integers(1, 23), max_size=3),
)
def test_a_gap_never_gains_a_number_and_a_chart_never_fails(values, breaks):
    line = with_past(*(None if value is None else str(value) for value in values))
    for place in breaks:
        line = broken(line, place) if place < len(values) else line
    chart = made(line)
    if chart is None:
        assert why_none(line)
    else:
        assert [point.value for point in chart.control.points] == values
        assert drawn(chart, PALETTE, NARROW).sentence.startswith("Control chart.")
