"""Points: which of them may be joined, and what a history refuses."""

from decimal import Decimal

import pytest

from portal.charts.points import Break, History, Point, Series, Target, joined, stretches
from portal.figures.vocabulary import Basis
from tests.portal.charts.builders import a_history, a_part_year, a_point, some_years


@pytest.mark.parametrize(
    ("earlier", "later", "may"),
    [
        (Basis.YEAR, Basis.YEAR, True),
        (Basis.SNAPSHOT, Basis.SNAPSHOT, True),
        (Basis.QUARTER, Basis.QUARTER, True),
        (Basis.YEAR, Basis.QUARTER, False),
        (Basis.YEAR, Basis.YEAR_TO_DATE, False),
        (Basis.YEAR_TO_DATE, Basis.YEAR_TO_DATE, False),
        (Basis.ROLLING_6, Basis.ROLLING_12, False),
        (Basis.FORECAST, Basis.FORECAST, False),
    ],
)
def test_only_whole_periods_of_one_basis_are_joined(earlier, later, may):
    assert joined(a_point("1", "1", earlier), a_point("2", "2", later)) is may


def test_a_gap_a_break_and_a_part_year_end_a_stretch():
    points = (*some_years("1", "2", None, "4", "5", "6"), a_part_year("Q2", "3"))
    labels = [[point.label for point in stretch] for stretch in stretches(points, [Break("2022", "new count")])]
    assert labels == [["2018", "2019"], ["2021"], ["2022", "2023"], ["Q2"]]


@pytest.mark.parametrize(
    ("point", "said"),
    [
        (Point("2021", Decimal(1), "1"), "in 2021"),
        (Point("31 March 2021", Decimal(1), "1", Basis.SNAPSHOT), "at 31 March 2021"),
        (Point("Q2", Decimal(1), "1", Basis.YEAR_TO_DATE, "April to September"), "for April to September"),
        (Point("2021", Decimal(1), "1", when="in the year to 31 March 2021"), "in the year to 31 March 2021"),
    ],
)
def test_a_sentence_says_the_period(point, said):
    assert point.said == said


@pytest.mark.parametrize(
    "more",
    [
        {"others": (Series("England", some_years("1", first=1999)),)},
        {"targets": (Target("85%", Decimal(85), start="1999"),)},
        {"breaks": (Break("1999", "new count"),)},
    ],
)
def test_a_history_refuses_a_period_that_is_not_on_its_axis(more):
    with pytest.raises(ValueError, match="1999"):
        a_history("1", "2", **more)


def test_a_history_refuses_two_figures_for_one_period():
    with pytest.raises(ValueError, match="once"):
        History(Series("Northshire", (a_point("2018", "1"), a_point("2018", "2"))))


def test_the_axis_covers_lines_comparators_targets_and_tolerance():
    target = Target("85%", Decimal(85), Decimal(80), Decimal(90))
    history = a_history("70", None, others=(Series("England", some_years("60", "65")),), targets=(target,))
    assert history.values() == [Decimal(value) for value in ("70", "60", "65", "80", "85", "90")]


def test_a_target_holds_from_its_first_to_its_last_period():
    history = a_history("1", "2", "3")
    assert history.stretch(Target("2", start="2019")) == (1, 2)
    assert history.stretch(Target("2", end="2019")) == (0, 1)
