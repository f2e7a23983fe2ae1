"""The list of quarters."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.submissions.rules import State
from tests.builders import a_person, a_submission
from tests.portal.web.markup import all_of
from tests.scorecards.desk.quarter import a_quarter, another_council

pytestmark = pytest.mark.django_db


def get(person, **asked):
    client = Client()
    client.force_login(person)
    return client.get(reverse("desk:quarters"), asked)


def quarters(answer):
    return [a.text for a in all_of(answer.content.decode(), "a") if a.text.startswith("Quarter ")]


def test_the_newest_quarter_stands_first_with_its_state():
    made = a_quarter()
    a_submission(made.scorecard, period="2020-Q4", state=State.SIGNED_OFF, data_date=date(2021, 3, 31))
    answer = get(made.officer)
    assert quarters(answer) == ["Quarter 2, 2021/22", "Quarter 4, 2020/21"]
    assert [s.text for s in all_of(answer.content.decode(), "span", class_="los-state")] == [
        "Writing narrative",
        "Signed off",
    ]


@pytest.mark.parametrize("role", list(Role))
def test_quarters_of_another_council_are_not_listed(role):
    a_quarter()
    answer = get(another_council(role))
    assert quarters(answer) == []
    assert answer.status_code == (200 if role in (Role.OFFICER, Role.ANALYST, Role.DIRECTOR) else 404)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_five_queries(rows):
    made = a_quarter()
    for quarter in range(1, rows):
        a_submission(made.scorecard, period=f"2020-Q{quarter}", state=State.SIGNED_OFF)
    client = Client()
    client.force_login(made.officer)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(reverse("desk:quarters"))
    assert (len(quarters(answer)), len(seen)) == (rows, 5)


def test_twenty_five_stand_on_a_page():
    made = a_quarter()
    for year in range(2000, 2026):
        a_submission(made.scorecard, period=f"{year}-Q1", state=State.SIGNED_OFF, signed_off_by=made.director)
    assert (len(quarters(get(made.officer))), len(quarters(get(made.officer, page=2)))) == (25, 2)


def test_an_analyst_opens_the_next_quarter_and_sets_up_from_here():
    made = a_quarter()
    council = made.scorecard.council
    places = [
        reverse("submissions:open", args=[made.scorecard.pk]),
        reverse("framework:scorecards"),
        reverse("framework:schemes"),
        reverse("published:quoted", args=[council.number]),
    ]
    client = Client()
    client.force_login(a_person(Role.ANALYST, council=council))
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(reverse("desk:quarters"))

    def linked(answer):
        return [a.attrs["href"] for a in all_of(answer.content.decode(), "a") if a.attrs.get("href") in places]

    assert (linked(answer), len(seen)) == (places, 6)
    assert {client.get(place).status_code for place in places} == {200}
    assert linked(get(made.officer)) == []


def test_the_list_leads_to_the_actions():
    hrefs = [a.attrs.get("href") for a in all_of(get(a_quarter().director).content.decode(), "a")]
    assert reverse("desk:actions") in hrefs
