"""A row of the scorecard says its figure, its comparisons and what they stand on."""

from decimal import Decimal

import pytest

from scorecards.submissions.models import Figure
from tests.builders import a_figure
from tests.portal.web.markup import all_of, one
from tests.scorecards.desk.quarter import (
    TO_DATE,
    a_count_line,
    a_line_across_a_break,
    a_quarter,
    an_assessment_line,
    an_earlier_quarter,
    referrals,
)
from tests.scorecards.desk.scorecard.page import ASSESSMENTS, cells, page, row

pytestmark = pytest.mark.django_db


def test_a_row_says_figure_target_changes_comparisons_and_work():
    made = a_quarter()
    an_assessment_line(made, name=ASSESSMENTS)
    found = cells(page(made), ASSESSMENTS)
    assert found == [
        "76.5%",
        "",
        "Off target target 85%",
        "Last quarter– not available",
        "Last year– not available",
        "Year-end−10.8 ppworse, from 87.3% (half-year beside full year)",
        "Neighbours86.3%mean of 10, 2020/21, 6 months old",
        "West Midlands86.4%2020/21, 6 months old",
        "England88.0%2020/21, 6 months old",
        "Narrative Missing",
    ]


def test_beside_a_line_stand_its_basis_dates_and_direction():
    made = a_quarter()
    an_assessment_line(made, name=ASSESSMENTS)
    note = one(row(page(made), ASSESSMENTS).split("</th>")[0] + "</th></tr>", "span", class_="los-note")
    assert note.text == (
        "Share. Year to date, April to September 2021. Higher is better. Compared: half-year beside full year."
    )


def test_a_scorecard_of_several_themes_leads_to_each():
    made = a_quarter()
    for theme in made.themes[:2]:
        a_count_line(made, f"Count of {theme.code}", 7, theme)
    html = page(made).content.decode()
    leads = {a.attrs["href"]: a.text for a in all_of(html, "a") if a.attrs.get("href", "").startswith("#theme-")}
    assert list(leads.values()) == [theme.label for theme in made.themes[:2]]
    assert set(leads) == {f"#{row.attrs['id']}" for row in all_of(html, "tr", class_="los-theme")}
    alone = page(made, theme=made.themes[0].code).content.decode()
    assert all_of(alone, "nav", class_="los-jump") == []


def test_an_empty_group_of_three_is_one_cell_with_one_reason():
    made = a_quarter()
    a_line_across_a_break(made)
    referrals(made)
    answer = page(made)
    assert cells(answer, "Contacts")[3:] == [
        "Changebreak in April 2021",
        "Compared withnot compared between councils",
        "Narrative Not needed",
    ]
    assert cells(answer, "Referrals")[3:6] == [
        "Last quarter– not available",
        "Last year+5.6%higher, from 917",
        "Year-end– not available",
    ]


def test_a_suppressed_figure_is_its_letter_and_its_word():
    made = a_quarter()
    line = a_count_line(made, "Went missing", 0, made.themes[0])
    line.figures.update(value=None, symbol="c")
    assert cells(page(made), "Went missing")[0] == "csuppressed"


def test_staff_see_small_counts_as_they_are():
    made = a_quarter()
    a_count_line(made, "Went missing", 3, made.themes[0])
    assert cells(page(made), "Went missing")[0] == "3"


def test_a_figure_signed_otherwise_before_is_marked_restated():
    made = a_quarter()
    line = a_count_line(made, "Referrals", 968, made.themes[0])
    a_figure(an_earlier_quarter(made), line, value=Decimal(960), **TO_DATE)
    Figure.objects.filter(value=968).update(updated_at="2021-11-12T09:00:00Z")
    assert cells(page(made), "Referrals")[0] == "968restated on 12 November 2021, was 960"


def test_a_share_without_its_parts_is_marked_typed():
    made = a_quarter()
    line = an_assessment_line(made, name=ASSESSMENTS)
    line.figures.filter(category=None).update(numerator=None, denominator=None)
    assert cells(page(made), ASSESSMENTS)[0] == "76.5%typed"


def test_a_breakdown_opens_beneath_its_line_without_javascript():
    made = a_quarter()
    an_assessment_line(made, name=ASSESSMENTS)
    html = page(made).content.decode()
    split = one(html, "details", class_="los-parts")
    assert split.text == (
        f"By team of {ASSESSMENTS} By team, year to date, April to September 2021. "
        "Assessment teams 96.2% Case management 55.7%"
    )


def test_what_was_noted_of_a_figure_is_folded_beneath_it():
    made = a_quarter()
    a_count_line(made, "Referrals", 968, made.themes[0]).figures.update(note="Cabinet paper, section 7.2")
    fold = one(page(made).content.decode(), "details", class_="los-parts")
    assert fold.text == "Note of Referrals Cabinet paper, section 7.2"


def test_the_rule_of_each_rating_can_be_read():
    made = a_quarter()
    an_assessment_line(made, name=ASSESSMENTS)
    rules = one(page(made).content.decode(), "details", id="ratings")
    assert rules.text.endswith(
        f"{ASSESSMENTS} On target at 85% or more; within tolerance down to 80%; otherwise off target."
    )
