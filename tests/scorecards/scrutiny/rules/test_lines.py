"""Rows of the scorecard as members see them."""

from decimal import Decimal

import pytest

from portal.charts.palette import Palette
from scorecards.scrutiny.rules.lines import one_reason, parts_words, row, suppressed, themes
from scorecards.submissions.standing import BreakdownShown, PartShown, QuarterStanding, ThemeStanding
from tests.scorecards.scrutiny.builders import MET, NOT_RATED, a_change, a_line, a_point, a_shown, no_change

PALETTE = Palette("#00594f")


def a_quarter(*found: ThemeStanding) -> QuarterStanding:
    day = a_shown().end
    return QuarterStanding(
        "Card", "2021-Q2", "quarter 2", day, "whole", "", "last", "year-end", "Region", "", found, ()
    )


def test_one_reason_stands_for_a_whole_group():
    assert (
        one_reason((no_change("a new cohort"), no_change("a new cohort"), no_change("a new cohort"))) == "a new cohort"
    )
    assert one_reason((no_change("a new cohort"), no_change(), no_change())) == ""
    assert one_reason((a_change("1", "75.5"), no_change(""), no_change(""))) == ""


def test_a_past_of_two_figures_is_drawn_and_one_is_not():
    two = (a_point("80", "2021-Q1"), a_point(None, "2021-Q2"), a_point("81", "2021-Q3"))
    assert row(a_line(history=two), PALETTE).spark.table_rows[1] == ("Q2 2021/22", "c, suppressed")
    assert row(a_line(history=two[:2]), PALETTE).spark is None


def test_rows_are_chosen_by_theme_and_rating():
    first = ThemeStanding("one", "One", (a_line("A", rating=MET), a_line("B", rating=NOT_RATED)))
    second = ThemeStanding("two", "Two", (a_line("C", rating=MET),))

    def chosen(**asked):
        found = themes(a_quarter(first, second), PALETTE, **asked)
        return [(theme.code, [each.line.indicator for each in theme.rows]) for theme in found]

    assert chosen() == [("one", ["A", "B"]), ("two", ["C"])]
    assert chosen(theme="two") == [("two", ["C"])]
    assert chosen(rating=NOT_RATED.word) == [("one", ["B"])]


SPLIT = BreakdownShown("s", "Split", "partial", "count", "", (PartShown("p", "Part", 0, a_shown(None)),), "")


@pytest.mark.parametrize(
    "fields",
    [
        {"figure": a_shown(None)},
        {"history": (a_point(None, "2021-Q1"),)},
        {"last_period": no_change("suppressed")},
        {
            "breakdowns": (
                BreakdownShown("s", "S", "partial", "count", "", (PartShown("p", "P", 0, a_shown(None)),), ""),
            )
        },
    ],
)
def test_a_withheld_figure_anywhere_is_noticed(fields):
    assert suppressed([a_line(), a_line(**fields)])
    assert not suppressed([a_line()])


def test_a_share_names_its_parts():
    assert parts_words(a_shown(numerator=Decimal(1512), denominator=Decimal(1976))) == "1,512 of 1,976"
    assert parts_words(a_shown(numerator=Decimal(1512), denominator=Decimal(1976), unit="per_10000")) == ""
    assert (parts_words(a_shown()), parts_words(None)) == ("", "")
