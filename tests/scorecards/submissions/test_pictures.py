"""A line as charts take it, wherever it is read. Pure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from portal.charts.frames import WIDE
from portal.charts.palette import Palette
from portal.charts.points import stretches
from scorecards.submissions.pictures import among_neighbours, drawn_over_time, found_over_time, over_time, spark
from scorecards.submissions.standing import (
    BenchmarkShown,
    ChangeShown,
    ComparedShown,
    HistoryPoint,
    LineStanding,
    MemberShown,
    RatingShown,
    Shown,
    TargetShown,
)

PALETTE = Palette(accent="#00594f")
NO_CHANGE = ChangeShown("last quarter", None, None, "", "", "", "not available")
NOBODY = ComparedShown("England", None, "", "", "", None, None, None, None, "", False, "", "same", "", "", "none")


def shown(value, *, basis="year", start=date(2020, 4, 1), end=date(2021, 3, 31), unit="percent", edition=""):
    number = None if value is None else Decimal(value)
    words = "" if value is None else f"{value}%"
    return Shown(
        *(basis, start, end, unit, 1, number, None, None, "", "", words, "suppressed" if value is None else ""),
        *("year to", "2020/21"),
        population_edition=edition,
    )


def year(number, value, **given):
    mean = given.pop("mean", None)
    figure = shown(value, start=date(number - 1, 4, 1), end=date(number, 3, 31), **given)
    label = f"{number - 1}/{number % 100:02}"
    return HistoryPoint(label, figure, "whole", "", Decimal(mean) if mean else None, f"{mean}%" if mean else "")


def a_half_year(value):
    figure = shown(value, basis="year_to_date", start=date(2021, 4, 1), end=date(2021, 9, 30))
    return HistoryPoint("Q2 2021/22", figure, "part", "")


def a_standing(history=(), **fields):
    line = LineStanding(
        *(1, "CODE", "Assessments", "", "", "", "", "theme", "Theme", "", None, None, "percent", "Share", 1, "high"),
        *("Higher is better", "children", 5, "", "live", "", "never", None, None),
        RatingShown("Not rated", "dash", "plain", None, None, ""),
        *(NO_CHANGE, NO_CHANGE, NO_CHANGE, NOBODY, NOBODY, NOBODY),
        history=tuple(history),
    )
    return replace(line, **fields)


def drawn(line, **given):
    return drawn_over_time(line, over_time(line, "Shropshire", **given), PALETTE, WIDE)


def test_one_point_is_no_history_in_a_cell():
    assert spark(a_standing([year(2021, "87.3")]), PALETTE) is None


def test_a_suppressed_year_is_not_drawn_but_named():
    chart = drawn(a_standing([year(2019, "90.0"), year(2020, None), year(2021, "87.3")]))
    assert chart.table_rows == (("2018/19", "90.0%"), ("2019/20", "suppressed"), ("2020/21", "87.3%"))


def test_a_symbol_stands_before_its_reason():
    absent = year(2020, None)
    absent = replace(absent, figure=replace(absent.figure, shown="c"))
    chart = drawn(a_standing([year(2019, "90.0"), absent]))
    assert chart.table_rows[1] == ("2019/20", "c, suppressed")


def test_the_neighbours_and_the_target_stand_in_the_numbers():
    line = a_standing(
        [year(2020, "91.0", mean="82.4"), year(2021, "89.7", mean="86.3"), a_half_year("76.5")],
        target=TargetShown(Decimal(85), None, None, Decimal(5), "85%", "tolerance 5 points", ""),
    )
    chart = drawn(line, target_from="2021-Q1")
    assert chart.table_head == ("Period", "Shropshire", "Neighbours", "Target")
    assert chart.table_rows == (
        ("2019/20", "91.0%", "82.4%", "–"),
        ("2020/21", "89.7%", "86.3%", "–"),
        ("Q2 2021/22, April to September 2021", "76.5%", "–", "85%, tolerance 5 points"),
    )


def test_no_line_crosses_a_period_that_the_neighbours_lack():
    line = a_standing([year(2019, "91.0", mean="82.4"), year(2020, "90.0"), year(2021, "89.7", mean="86.3")])
    (neighbours,) = over_time(line, "Shropshire").others
    assert [len(stretch) for stretch in stretches(neighbours.points)] == [1, 1]


@pytest.mark.parametrize(("polarity", "edges"), [("high", (80, 85)), ("low", (85, 90)), ("none", (None, None))])
def test_the_band_of_tolerance_lies_on_the_worse_side_of_the_target(polarity, edges):
    line = a_standing(
        [year(2020, "91.0"), year(2021, "89.7")],
        polarity=polarity,
        target=TargetShown(Decimal(85), None, None, Decimal(5), "85%", "tolerance 5 points", ""),
    )
    (target,) = over_time(line, "Shropshire").targets
    assert (target.low, target.high) == edges


def test_a_range_is_its_own_band():
    line = a_standing(
        [year(2020, "91.0"), year(2021, "89.7")],
        polarity="range",
        target=TargetShown(None, Decimal(10), Decimal(12), Decimal(1), "10 to 12", "tolerance 1", ""),
    )
    (target,) = over_time(line, "Shropshire").targets
    assert (target.low, target.high) == (10, 12)


def test_a_target_that_always_held_runs_through_the_whole_picture():
    line = a_standing(
        [year(2020, "91.0"), year(2021, "89.7")],
        target=TargetShown(Decimal(85), None, None, Decimal(0), "85%", "no tolerance", ""),
    )
    assert [target.start for given in ("", "2019-Q1") for target in over_time(line, "", target_from=given).targets] == [
        "",
        "",
    ]


def test_a_rate_is_drawn_with_one_population_in_a_cell_and_marked_on_its_page():
    rates = [
        year(y, v, unit="per_10000", edition=e) for y, v, e in ((2019, "80", "a"), (2020, "82", "b"), (2021, "85", "b"))
    ]
    line = a_standing(rates, unit="per_10000")
    assert [row[0] for row in spark(line, PALETTE).table_rows] == ["2019/20", "2020/21"]
    periods = [row[0] for row in drawn(line).table_rows]
    assert periods == ["2018/19", "2019/20, new series: other population estimate", "2020/21"]


def test_two_points_of_one_label_are_told_apart():
    points = [replace(year(2020, "91.0"), label="2020"), replace(year(2021, "89.7"), label="2020")]
    points[1] = replace(points[1], figure=replace(points[1].figure, period="year to 31 March 2021"))
    assert [row[0] for row in drawn(a_standing(points)).table_rows] == ["year to", "year to 31 March 2021"]


def test_a_snapshot_says_its_day():
    first, last = (
        HistoryPoint(
            f"{words} 2021", replace(shown(value, basis="snapshot"), period=f"at 31 {words} 2021"), "whole", ""
        )
        for words, value in (("March", "80.0"), ("August", "76.5"))
    )
    sentence = drawn(a_standing([first, last])).sentence
    assert "fell from 80.0% at 31 March 2021 to 76.5% at 31 August 2021" in sentence


def test_neighbours_stand_best_first_with_the_council_among_them():
    members = (
        MemberShown("Devon", Decimal("87.1"), "87.1%", False),
        MemberShown("Wiltshire", None, "suppressed", False),
        MemberShown("Dorset", None, "", False),
    )
    own = MemberShown("Shropshire Council", Decimal("89.7"), "89.7%", True)
    found = BenchmarkShown("2020/21", "A source", Decimal("87.1"), "87.1%", 1, 3, "", (*members, own))
    line = a_standing(benchmark=found)
    chart = among_neighbours(line, found, PALETTE, WIDE)
    assert chart.table_rows == (
        ("Shropshire Council", "89.7%"),
        ("Devon", "87.1%"),
        ("Dorset", "not available"),
        ("Wiltshire", "suppressed"),
        ("Mean of 1", "87.1%"),
    )
    assert among_neighbours(line, found, PALETTE, WIDE, name="Shropshire").table_rows[0] == ("Shropshire", "89.7%")


def test_a_median_is_called_one():
    found = BenchmarkShown("2020/21", "A source", Decimal("87.1"), "87.1%", 1, 1, "", ())
    found = replace(found, members=(MemberShown("Devon", Decimal("87.1"), "87.1%", False),))
    line = a_standing(benchmark=found, neighbours=replace(NOBODY, statistic="median"))
    assert among_neighbours(line, found, PALETTE, WIDE).table_rows == (("Devon", "87.1%"), ("Median of 1", "87.1%"))


def test_beside_quarters_stands_the_mean_of_a_quarter():
    ends = ((date(2020, 10, 1), date(2020, 12, 31), None), (date(2021, 1, 1), date(2021, 3, 31), "86.3"))
    quarters = [
        HistoryPoint(
            f"Q{n} 2020/21",
            shown("90.0", basis="quarter", start=start, end=end),
            "whole",
            "",
            Decimal(mean) if mean else None,
            f"{mean}%" if mean else "",
        )
        for n, (start, end, mean) in enumerate(ends, 3)
    ]
    chart = drawn(a_standing(quarters))
    assert chart.table_head == ("Period", "Shropshire", "Neighbours")
    assert chart.table_rows == (("Q3 2020/21", "90.0%", "–"), ("Q4 2020/21", "90.0%", "86.3%"))


def test_years_of_new_groups_are_not_compared_in_words():
    line = a_standing([year(2020, "91.0"), year(2021, "89.7")], cohort_changes=True)
    said = "Stands at 89.7% in 2020/21. Each year is a new group."
    assert found_over_time(over_time(line, "Shropshire")) == said
    assert spark(line, PALETTE).sentence == f"Assessments: {said}"


@pytest.mark.parametrize(
    ("basis", "label", "period", "words"),
    [
        ("snapshot", "Dec", "at 31 December 2025", "Rising each time since 31 December 2025."),
        (
            "rolling_12",
            "to 31 Dec",
            "12 months to 31 December 2025",
            "Rising each time since the 12 months to 31 December",
        ),
        ("year", "2025/26", "year to 31 March 2026", "Rising every year since 2025/26."),
    ],
)
def test_what_a_line_has_done_since_names_the_period_in_words(basis, label, period, words):
    past = [
        HistoryPoint(f"{label}{n * ' '}", replace(shown(str(n + 1), basis=basis), period=period), "whole", "")
        for n in range(3)
    ]
    assert found_over_time(over_time(a_standing(past), "Northshire")).startswith(words)
