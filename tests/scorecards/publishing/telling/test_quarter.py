"""A quarter as its director reads it: every line on a table, then what is said and done."""

import datetime

from scorecards.publishing.story import Bullets, Para, Subheading, Table, number
from scorecards.publishing.telling import tell_quarter
from tests.scorecards.publishing.contents import a_quarter, an_action
from tests.scorecards.scrutiny.builders import a_line, a_narrative, a_risk


def told(*lines, **given):
    return number(tell_quarter(a_quarter(*lines, **given)))


def test_each_theme_is_a_section_with_all_its_lines():
    (section,) = told(a_line("ONE"), a_line("TWO", figure=None, life_words="In development")).sections

    (table,) = [part for part in section.parts if isinstance(part, Table)]
    assert [row.cells[0].text for row in table.groups[0].rows] == [
        "Name of ONE (higher is better; target 85%)",
        "Name of TWO",
    ]
    assert table.groups[0].rows[1].cells[2].text == "In development"


def test_a_line_s_words_and_actions_stand_under_its_name():
    done = an_action(latest="Half done.", latest_on=datetime.date(2021, 11, 2))
    (section,) = told(narratives=(a_narrative(shows="It fell."),), actions=(done,)).sections

    assert [type(part) for part in section.parts] == [Table, Subheading, Para, Bullets]
    said = section.parts[3].words.items[0][0].runs[0].text
    assert said == (
        "Action: Audit a sample. 2 November 2021: Half done. Quality manager; due 28 February 2022; On course."
    )


def test_a_line_of_which_nothing_is_said_has_no_heading():
    (section,) = told(a_line()).sections

    assert [type(part) for part in section.parts] == [Table]


def test_risks_stand_last():
    assert [section.heading for section in told(risks=(a_risk(),)).sections] == ["Assessment", "Risks"]
