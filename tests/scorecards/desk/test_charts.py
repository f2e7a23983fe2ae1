"""A line's pictures. Pure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from portal.charts.palette import Palette
from scorecards.desk.charts import among_neighbours, over_time, spark
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


def test_one_point_is_no_history():
    assert spark(a_standing([year(2021, "87.3")]), PALETTE) is None
    assert over_time(a_standing([year(2021, "87.3")]), "Shropshire Council", PALETTE) is None


def test_a_suppressed_year_is_not_drawn_but_named():
    line = a_standing([year(2019, "90.0"), year(2020, None), year(2021, "87.3")])
    pictures = over_time(line, "Shropshire Council", PALETTE)
    assert pictures.wide.table_rows == (("2018/19", "90.0%"), ("2019/20", "suppressed"), ("2020/21", "87.3%"))


def test_the_neighbours_and_the_target_stand_in_the_numbers():
    line = a_standing(
        [year(2020, "91.0", mean="82.4"), year(2021, "89.7", mean="86.3"), a_half_year("76.5")],
        target=TargetShown(Decimal(85), None, None, Decimal(5), "85%", "tolerance 5 points", ""),
    )
    pictures = over_time(line, "Shropshire Council", PALETTE, target_from="2021-Q1")
    assert pictures.wide.table_head == ("Period", "Shropshire", "Neighbours", "Target")
    assert pictures.wide.table_rows == (
        ("2019/20", "91.0%", "82.4%", "–"),
        ("2020/21", "89.7%", "86.3%", "–"),
        ("Q2 2021/22, April to September", "76.5%", "–", "85%, tolerance 5 points"),
    )
    assert (pictures.wide.width, pictures.narrow.width) == (640, 345)


def test_a_rate_is_drawn_with_one_population_in_a_cell_and_marked_on_its_page():
    rates = [
        year(y, v, unit="per_10000", edition=e) for y, v, e in ((2019, "80", "a"), (2020, "82", "b"), (2021, "85", "b"))
    ]
    line = a_standing(rates, unit="per_10000")
    assert [row[0] for row in spark(line, PALETTE).table_rows] == ["2019/20", "2020/21"]
    periods = [row[0] for row in over_time(line, "Shropshire Council", PALETTE).wide.table_rows]
    assert periods == ["2018/19", "2019/20, new series: other population estimate", "2020/21"]


def test_two_points_of_one_label_are_told_apart():
    points = [replace(year(2020, "91.0"), label="2020"), replace(year(2021, "89.7"), label="2020")]
    points[1] = replace(points[1], figure=replace(points[1].figure, period="year to 31 March 2021"))
    rows = over_time(a_standing(points), "Shropshire Council", PALETTE).wide.table_rows
    assert [row[0] for row in rows] == ["year to", "year to 31 March 2021"]


def test_neighbours_stand_best_first_with_the_council_among_them():
    members = (
        MemberShown("Devon", Decimal("87.1"), "87.1%", False),
        MemberShown("Wiltshire", None, "suppressed", False),
    )
    own = MemberShown("Shropshire Council", Decimal("89.7"), "89.7%", True)
    found = BenchmarkShown("2020/21", "A source", Decimal("87.1"), "87.1%", 1, 2, "", (*members, own))
    pictures = among_neighbours(a_standing(benchmark=found), "Shropshire Council", PALETTE)
    assert pictures.wide.table_rows == (
        ("Shropshire", "89.7%"),
        ("Devon", "87.1%"),
        ("Wiltshire", "suppressed"),
        ("Mean of 1", "87.1%"),
    )
    assert pictures.says == "2020/21. The newest year that is published."


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
    chart = over_time(a_standing(quarters), "Shropshire Council", PALETTE).wide
    assert chart.table_head == ("Period", "Shropshire", "Neighbours")
    assert chart.table_rows == (("Q3 2020/21", "90.0%", "–"), ("Q4 2020/21", "90.0%", "86.3%"))


def test_years_of_new_groups_are_not_compared_in_words():
    line = a_standing([year(2020, "91.0"), year(2021, "89.7")], cohort_changes=True)
    assert (
        over_time(line, "Shropshire Council", PALETTE).says == "Stands at 89.7% in 2020/21. Each year is a new group."
    )
    assert spark(line, PALETTE).sentence == "Assessments: Stands at 89.7% in 2020/21. Each year is a new group."
