"""Findings: true sentences, made from the points alone."""

from dataclasses import replace

import pytest

from portal.charts.findings import counted, finding, history_sentence, listed
from portal.charts.points import Break, History, Series, Target
from portal.figures.vocabulary import Basis
from tests.portal.charts.builders import a_history, a_part_year, a_point, some_years

SNAPSHOTS = tuple(
    a_point(label, value, Basis.SNAPSHOT) for label, value in (("June", "5"), ("July", "6"), ("May", "7"))
)


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (some_years("95.3", "93.8", "91.0", "89.7"), "Falling every year since 2018."),
        (some_years("90", "80", "81", "82"), "Rising every year since 2019."),
        (SNAPSHOTS, "Rising each time since June."),
        (some_years("80", "80", "80"), "The same every year since 2018."),
        (some_years("9.8", "13.1"), "Rose from 9.8% in 2018 to 13.1% in 2019."),
        (some_years("9.8", "13.1", "11.0"), "Rose from 9.8% in 2018 to 11.0% in 2020."),
        (some_years("9", "8", "9"), "9% both in 2018 and in 2020."),
        (some_years("13.1"), "13.1% in 2018."),
        (some_years(None, None), "There are no figures to draw."),
        ((), "There are no figures to draw."),
    ],
)
def test_a_finding_tells_the_movement(points, words):
    assert finding(points) == words


def test_a_period_after_since_is_said_in_words():
    first, *others = SNAPSHOTS
    points = (replace(first, since="30 June 2021"), *others)
    assert finding(points) == "Rising each time since 30 June 2021."


def test_a_missing_year_is_no_part_of_every_year():
    points = some_years("95", "94", None, "92", "91")
    assert finding(points) == "Fell from 95% in 2018 to 91% in 2022."


def test_a_part_year_is_told_apart_and_compared_with_nothing():
    points = (*some_years("95.3", "93.8", "91.0"), a_part_year("Q2", "76.5"))
    assert finding(points) == "Falling every year since 2018. Stands at 76.5% for April to September."


def test_two_part_years_are_not_said_to_rise():
    points = (a_part_year("Q1", "9.8", "April to June"), a_part_year("Q2", "13.1"))
    assert finding(points) == "9.8% for April to June. Stands at 13.1% for April to September."


def test_nothing_is_compared_over_a_break():
    points = some_years("50", "60", "70", "40", "41")
    assert finding(points, [Break("2021", "new count")]) == "Rose from 40% in 2021 to 41% in 2022."


def test_a_forecast_is_called_expected():
    points = (*some_years("50", "60"), a_point("2026/27", "65", Basis.FORECAST))
    assert finding(points) == "Rose from 50% in 2018 to 60% in 2019. Expected: 65% in 2026/27."


def test_a_movement_that_rounding_hides_is_none():
    first, last = some_years("9.80", "9.84")
    shown_alike = (type(first)(first.label, first.value, "9.8%"), type(last)(last.label, last.value, "9.8%"))
    assert finding(shown_alike) == "9.8% both in 2018 and in 2019."


def test_a_sentence_names_every_line_target_and_break():
    history = a_history(
        "95.3",
        "93.8",
        "91.0",
        others=(Series("Neighbours", some_years("80", "81", None)), Series("England", some_years(None, None, None))),
        targets=(Target("85%", tolerance="tolerance 5 points", start="2019"),),
        breaks=(Break("2018", "counted by closure"),),
    )
    assert history_sentence(history) == (
        "Line chart. Northshire: falling every year since 2018, from 95.3% to 91.0% in 2020. "
        "Neighbours: rose from 80% in 2018 to 81% in 2019. England: no figures. "
        "Target 85%, tolerance 5 points from 2019. New series from 2018: counted by closure."
    )


def test_new_groups_are_never_set_against_each_other():
    points = tuple(a_point(f"Q{n}", value, Basis.QUARTER) for n, value in enumerate(("90", "80", "70"), 1))
    said = "Stands at 70% in Q3. Each quarter is a new group."
    assert finding(points, new_groups=True) == said
    assert history_sentence(History(Series("Northshire", points, new_groups=True))) == f"Line chart. Northshire: {said}"
    assert finding((), new_groups=True) == "There are no figures to draw."


def test_small_numbers_are_words_and_larger_ones_figures():
    assert [counted(number) for number in (0, 1, 10, 11, 1500)] == ["none", "one", "ten", "11", "1,500"]


def test_names_are_listed_with_one_and():
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
