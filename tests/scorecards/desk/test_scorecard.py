"""The scorecard page: its cells, filters, readiness, acts, people, and what it costs."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.portal.web.markup import all_of
from tests.scorecards.desk.quarter import (
    a_line_across_a_break,
    a_quarter,
    an_assessment_line,
    referrals,
)

pytestmark = pytest.mark.django_db


def page(made, person="officer", **asked):
    client = Client()
    client.force_login(getattr(made, person) if isinstance(person, str) else person)
    return client.get(reverse("desk:scorecard", args=[made.quarter.pk]), asked)


def cells(answer, name):
    """The cells of a line's row, label and words."""
    rows = answer.content.decode().split('<tr class="los-row')
    (row,) = [r for r in rows[1:] if f">{name}</a>" in r]
    html = '<tr class="los-row' + row[: row.index("</tr>")] + "</tr>"
    return [" ".join(cell.text.split()) for cell in all_of(html, "td")]


def names(answer):
    return [
        a.text for a in all_of(answer.content.decode(), "a") if "/lines/" in a.attrs["href"] and "Missing" not in a.text
    ]


def test_a_row_says_figure_target_changes_comparisons_and_work():
    made = a_quarter()
    an_assessment_line(made, name="Assessments completed in 45 working days")
    found = cells(page(made), "Assessments completed in 45 working days")
    assert found[0] == "76.5%"
    assert found[2] == "Off target target 85%"
    assert found[3] == "Last quarter– not available"
    assert found[5] == "Year-end−10.8 ppworse, from 87.3% (half-year beside full year)"
    assert found[6] == "Neighbours86.3%mean of 10, 2020/21"
    assert found[7] == "West Midlands86.4%2020/21"
    assert found[8] == "England88.0%2020/21"
    assert found[9] == "Narrative Missing"


def test_an_empty_group_of_three_is_one_cell_with_one_reason():
    made = a_quarter()
    a_line_across_a_break(made)
    referrals(made)
    answer = page(made)
    contacts = cells(answer, "Contacts")
    assert contacts[3:6] == [
        "Changebreak in April 2021",
        "Compared withpublished as a rate only",
        "Narrative Not needed",
    ]
    assert cells(answer, "Referrals")[4] == "Last year+5.6%higher, from 917"
