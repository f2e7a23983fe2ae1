"""A line and a risk over several quarters: the newest word counts, and nothing withheld is brought back."""

from dataclasses import replace
from types import SimpleNamespace

from scorecards.scrutiny.rules.histories import line_history, risk_story
from tests.scorecards.scrutiny.builders import a_line, a_narrative, a_point, a_risk, a_shown


def content(*lines, risks=(), narratives=()):
    return SimpleNamespace(
        quarter=SimpleNamespace(lines=lines), risks=risks, narratives=narratives, actions=()
    )  # all that a history reads


def told(*contents):
    return line_history("TIMELY", [(f"place {number}", each) for number, each in enumerate(contents)])


def then(value, period="2021-Q1", **fields):
    return a_line(figure=a_shown(value, period), **fields)


def test_a_later_quarter_restates_an_earlier_figure():
    now, before = told(content(then("82", "2021-Q2", history=(a_point("81", "2021-Q1"),))), content(then("80")))
    assert (now.figure.shown, now.first, now.restated_in) == ("82.0%", None, None)
    assert (before.figure.shown, before.first.shown, before.restated_in) == ("81.0%", "80.0%", "place 0")


def test_the_newest_of_several_words_counts():
    newest = content(then("83", "2021-Q3", history=(a_point("79", "2021-Q1"),)))
    newer = content(then("82", "2021-Q2", history=(a_point("81", "2021-Q1"),)))
    before = told(newest, newer, content(then("80")))[-1]
    assert (before.figure.shown, before.first.shown, before.restated_in) == ("79.0%", "80.0%", "place 0")


def test_a_figure_printed_alike_is_not_restated():
    newer = content(then("82", "2021-Q2", history=(a_point("80.04", "2021-Q1"),)))
    before = told(newer, content(then("80")))[-1]
    assert (before.figure.shown, before.first) == ("80.0%", None)


def test_a_figure_withheld_later_is_withheld_and_the_earlier_one_is_not_set_beside_it():
    newer = content(then("82", "2021-Q2", history=(a_point(None, "2021-Q1"),)))
    before = told(newer, content(then("80")))[-1]
    assert (before.figure.shown, before.first, before.restated_in) == ("c", None, None)


def test_figures_of_another_basis_restate_nothing():
    other = replace(a_point("81", "2021-Q1"), figure=a_shown("81", "2021-Q1", basis="year_to_date"))
    before = told(content(then("82", "2021-Q2", history=(other,))), content(then("80")))[-1]
    assert (before.figure.shown, before.first) == ("80.0%", None)


def test_quarters_without_the_line_are_passed_over():
    assert [row.quarter for row in told(content(a_line("OTHER")), content(a_line()))] == ["place 1"]


def test_what_was_said_of_the_line_and_of_its_theme_stands_with_it():
    said = (a_narrative(), a_narrative("", theme="assessment", covers=("TIMELY",)), a_narrative("OTHER"))
    (row,) = told(content(a_line(), narratives=said))
    assert row.said == said[:2]


def test_a_risks_words_are_set_beside_those_of_the_quarter_before():
    contents = [
        content(risks=(a_risk(mitigation="New."),)),
        content(risks=(a_risk(), a_risk(8))),
        content(),
        content(risks=(a_risk(title="First words"),)),
    ]
    rows = risk_story(7, [(f"place {number}", each) for number, each in enumerate(contents)])
    assert [(row.quarter, row.retitled, row.mitigated_anew) for row in rows] == [
        ("place 0", False, True),
        ("place 1", True, False),
        ("place 3", False, False),
    ]
