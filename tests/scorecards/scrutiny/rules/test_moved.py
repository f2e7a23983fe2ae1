"""What a quarter's page says has moved."""

import pytest

from scorecards.scrutiny.rules.moved import by_score, moved_lines, moved_risks, risks_in_words, telling
from tests.scorecards.scrutiny.builders import a_change, a_line, a_risk


def codes(moved) -> list[str]:
    return [each.line.indicator for each in moved]


def test_worse_comes_before_better_and_the_larger_change_first():
    lines = [
        a_line("BETTER", year_end=a_change("5", "71.5", "better")),
        a_line("HIGHER", year_end=a_change("30", "46.5", "")),
        a_line("SLIGHTLY_WORSE", year_end=a_change("-1", "77.5", "worse")),
        a_line("MUCH_WORSE", year_end=a_change("-20", "96.5", "worse")),
    ]
    assert codes(moved_lines(lines)) == ["MUCH_WORSE", "SLIGHTLY_WORSE", "BETTER", "HIGHER"]


def test_lines_without_a_shown_change_or_that_stood_still_are_left_out():
    assert moved_lines([a_line(), a_line(year_end=a_change("0", "76.5", ""))]) == []


def test_at_most_six_are_named():
    assert len(moved_lines([a_line(str(n), year_end=a_change("1", "75.5")) for n in range(9)])) == 6


def test_year_end_speaks_before_last_year_and_last_quarter():
    year, last = a_change("1", "75.5"), a_change("2", "74.5")
    assert telling(a_line(year_end=year, last_period=last)) == year
    assert telling(a_line(last_period=last)) == last
    assert telling(a_line()) is None


def test_a_change_from_nothing_has_no_size_to_divide_by():
    lines = [a_line("ZERO", year_end=a_change("9", "0")), a_line("SMALL", year_end=a_change("1", "75.5"))]
    assert codes(moved_lines(lines)) == ["SMALL", "ZERO"]


def test_risks_that_moved_are_those_up_then_down_then_new():
    risks = [
        a_risk(1),
        a_risk(2, movement="New", moved=""),
        a_risk(3, moved="down"),
        a_risk(4, moved="up", score=20),
        a_risk(5, moved="up", score=9),
    ]
    assert [risk.key for risk in moved_risks(risks)] == [4, 5, 3, 2]


def test_the_highest_score_comes_first_and_the_unscored_last():
    risks = [a_risk(1, score=None), a_risk(2, score=6), a_risk(3, score=25)]
    assert [risk.key for risk in by_score(risks)] == [3, 2, 1]


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ([], "There are no open risks."),
        (["same"], "One risk. One has not moved since last quarter."),
        (
            ["up", "up", "down", "same", "same", "new"],
            "Six risks. Two have got worse since last quarter, one has got better, two have not moved and one is new.",
        ),
        (["new"] * 10, "10 risks. 10 are new."),
        ([""], "One risk."),
    ],
)
def test_the_table_is_told_in_two_sentences(moves, words):
    new = {"movement": "New", "moved": ""}
    risks = [a_risk(n, **(new if move == "new" else {"moved": move})) for n, move in enumerate(moves)]
    assert risks_in_words(risks, "last quarter") == words


def test_closed_risks_are_not_counted():
    assert risks_in_words([a_risk(closed=True)], "last quarter") == "There are no open risks."


def test_a_moved_line_says_since_when():
    year = a_line(year_end=a_change("-10.8", "87.3", "worse", against="year-end 2020/21"))
    last_year = a_line(same_last_year=a_change("2", "74.5", "higher", against="the same point last year"))
    assert [moved.words for moved in moved_lines([year, last_year])] == [
        "-10.8 pp since year-end 2020/21, worse, from 87.3%",
        "2 pp on the same point last year, higher, from 74.5%",
    ]
