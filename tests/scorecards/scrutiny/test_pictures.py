"""Charts of a line and a risk say and show only what the copy holds."""

from decimal import Decimal

from portal.charts.palette import Palette
from scorecards.scrutiny.pictures import beside_neighbours, line_trend, score_trend, score_words
from scorecards.submissions.standing import BenchmarkShown, MemberShown
from tests.scorecards.scrutiny.builders import a_line, a_point, a_risk

PALETTE = Palette("#00594f")


def test_a_line_over_time_names_neighbours_target_break_and_what_is_withheld():
    history = (
        a_point("80", "2020-Q4", neighbours=Decimal(86), neighbours_shown="86.0%"),
        a_point(None, "2021-Q1"),
        a_point("76.5", "2021-Q2", break_before="New form"),
    )
    drawn = line_trend(a_line(history=history), "Northshire", PALETTE)
    assert drawn.wide.table_head == ("Period", "Northshire", "Neighbours", "Target")
    assert drawn.wide.table_rows == (
        ("Q4 2020/21", "80.0%", "86.0%", "85%, tolerance 5 points"),
        ("Q1 2021/22", "c, suppressed", "–", "85%, tolerance 5 points"),
        ("Q2 2021/22, new series: New form", "76.5%", "–", "85%, tolerance 5 points"),
    )
    assert drawn.narrow.table_rows == drawn.wide.table_rows


def test_nothing_is_drawn_of_a_line_without_figures():
    assert line_trend(a_line(), "Northshire", PALETTE) is None
    assert line_trend(a_line(history=(a_point(None, "2021-Q1"),)), "Northshire", PALETTE) is None


def test_the_council_stands_among_its_neighbours():
    members = (
        MemberShown("Southshire", Decimal(80), "80.0%", False),
        MemberShown("Eastshire", None, "not available", False),
        MemberShown("Northshire", Decimal(90), "90.0%", True),
    )
    found = BenchmarkShown("2020/21", "DfE", Decimal(80), "80.0%", 1, 2, "", members)
    drawn = beside_neighbours(a_line(benchmark=found), PALETTE)
    assert drawn.says == "2020/21."
    assert drawn.wide.table_rows == (
        ("Northshire", "90.0%"),
        ("Southshire", "80.0%"),
        ("Eastshire", "not available"),
        ("Mean of 1", "80.0%"),
    )
    assert beside_neighbours(a_line(), PALETTE) is None


def test_a_risks_score_over_time_needs_three_scores():
    scores = [("Q1", a_risk(score=12)), ("Q2", a_risk(score=None, band="")), ("Q3", a_risk()), ("Q4", a_risk(score=9))]
    drawn = score_trend(scores, PALETTE)
    assert drawn.wide.table_rows == (("Q1", "12, high"), ("Q2", "not scored"), ("Q3", "16, high"), ("Q4", "9, high"))
    assert score_trend(scores[:3], PALETTE) is None


def test_a_score_as_stated_keeps_its_word():
    assert score_words(a_risk(score=None, band="High")) == "High"
    assert score_words(a_risk(score=9, band="")) == "9"
