"""Actions: the list, adding, changing, reporting, and pages that went stale."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.accounts.rules import Role
from scorecards.commentary.models import Action, ActionUpdate
from scorecards.commentary.rules import ActionStatus
from scorecards.commentary.services import actions
from scorecards.desk import queries
from scorecards.submissions.rules import State
from tests.builders import an_action
from tests.portal.web.markup import all_of, one
from tests.scorecards.desk.quarter import a_quarter, an_assessment_line, another_council

pytestmark = pytest.mark.django_db

LIST = "/desk/actions/"
DUE = {"due_on_day": "31", "due_on_month": "12", "due_on_year": "2030"}


@pytest.fixture
def made():
    made = a_quarter()
    made.line = an_assessment_line(made, name="Assessments in time")
    return made


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def titles(answer):
    return [a.text for a in all_of(answer.content.decode(), "a", class_="los-main")]


def soon(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def four(made):
    an_action(made.scorecard, title="Late and mine", due_on=soon(-3), owner=made.officer)
    an_action(made.scorecard, title="Open", due_on=soon(30))
    an_action(made.scorecard, title="Open and mine", due_on=soon(10), owner=made.officer)
    closed = {"status": ActionStatus.DONE.value, "closed_on": soon(-1), "closed_in": "2021-Q2"}
    an_action(made.scorecard, title="Closed", due_on=soon(-1), **closed)
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Late and mine", "Open and mine", "Open"]),
        ({"whose": "mine"}, ["Late and mine", "Open and mine"]),
        ({"state": "late"}, ["Late and mine"]),
        ({"state": "closed"}, ["Closed"]),
        ({"state": "all"}, ["Late and mine", "Open and mine", "Open", "Closed"]),
        ({"whose": "mine", "state": "closed"}, []),
        ({"whose": "nobody", "state": "strange"}, ["Late and mine", "Open and mine", "Open"]),
    ],
)
def test_the_list_shows_what_was_asked_for(four, asked, found):
    assert titles(signed_in(four.officer).get(LIST, asked)) == found


@pytest.mark.parametrize(
    ("person", "status"),
    [
        *(("officer", 200), ("analyst", 200), ("director", 200)),
        *(("member", 404), ("clerk", 404), ("administrator", 404)),
    ],
)
def test_live_actions_exist_for_those_who_work_on_drafts(made, person, status):
    action = an_action(made.scorecard)
    client = signed_in(getattr(made, person))
    for address in (LIST, reverse("desk:action", args=[action.pk]), reverse("desk:change-action", args=[action.pk])):
        assert client.get(address).status_code == status


@pytest.mark.parametrize("role", list(Role))
def test_actions_of_another_council_do_not_exist(made, role):
    action = an_action(made.scorecard, title="Of Shropshire")
    client = signed_in(another_council(role))
    assert titles(client.get(LIST)) == []
    assert client.get(reverse("desk:action", args=[action.pk])).status_code == 404
    assert client.get(reverse("desk:add-action", args=[made.quarter.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_five_queries(made, rows):
    for _ in range(rows):
        action = an_action(made.scorecard, line=made.line, owner=made.officer)
        actions.report(
            action,
            by=made.officer,
            seen_version=1,
            period="2021-Q2",
            text="So far.",
            status=ActionStatus.AT_RISK,
            due_on=action.due_on,
        )
    client = signed_in(made.officer)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(LIST)
    assert (len(titles(answer)), len(seen)) == (rows, 5)


def test_twenty_five_stand_on_a_page(made):
    for _ in range(26):
        an_action(made.scorecard)
    client = signed_in(made.officer)
    assert (len(titles(client.get(LIST))), len(titles(client.get(LIST, {"page": 2})))) == (25, 1)


# ---- adding


def test_an_action_is_not_promised_for_a_day_that_has_passed(made):
    address = reverse("desk:add-line-action", args=[made.quarter.pk, made.line.pk])
    given = {"title": "Recruit two", "owner": str(made.officer.pk), "owner_name": "", **DUE, "due_on_year": "2020"}
    answer = signed_in(made.officer).post(address, given)
    assert answer.context["form"].errors["due_on"] == ["The due date has passed. Give today or a later day."]
    assert not Action.objects.exists()


def test_an_action_is_promised_for_a_line(made):
    address = reverse("desk:add-line-action", args=[made.quarter.pk, made.line.pk])
    given = {"title": "Recruit two", "owner": str(made.officer.pk), "owner_name": "", **DUE}
    answer = signed_in(made.officer).post(address, given)
    action = Action.objects.get()
    assert answer.url == reverse("desk:line", args=[made.quarter.pk, made.line.pk])
    assert (action.title, action.line, action.owner, action.due_on, action.opened_in) == (
        "Recruit two",
        made.line,
        made.officer,
        date(2030, 12, 31),
        "2021-Q2",
    )


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"owner": "", "owner_name": ""}, "Choose an owner, or name one"),
        ({"owner": "mine", "owner_name": "A partner"}, "Choose an owner or name one, not both"),
        ({"title": ""}, "Enter what will be done"),
    ],
)
def test_an_action_needs_words_and_one_owner(made, given, problem):
    given = {name: str(made.officer.pk) if value == "mine" else value for name, value in given.items()}
    full = {"title": "Recruit two", "owner": "", "owner_name": "A partner", **DUE, **given}
    answer = signed_in(made.officer).post(reverse("desk:add-action", args=[made.quarter.pk]), full)
    assert problem in one(answer.content.decode(), "div", class_="govuk-error-summary").text
    assert not Action.objects.exists()


def test_while_the_director_reads_nothing_is_added_and_the_words_come_back(made):
    made.quarter.state = State.REVIEW.value
    made.quarter.save(update_fields=["state"])
    given = {"title": "Recruit two", "owner": "", "owner_name": "A partner", **DUE}
    answer = signed_in(made.officer).post(reverse("desk:add-action", args=[made.quarter.pk]), given)
    assert (answer.status_code, Action.objects.count()) == (409, 0)
    assert [w.text for w in all_of(answer.content.decode(), "div", class_="los-words")] == ["Recruit two", "A partner"]


def test_an_owner_is_chosen_among_those_who_work_for_the_council(made):
    html = signed_in(made.officer).get(reverse("desk:add-action", args=[made.quarter.pk])).content.decode()
    assert [o.text for o in all_of(html, "option")] == [
        *("Somebody else", "Helen Marsh", "Owen Hale", "Priya Nair", "Tom Ellery"),
    ]


# ---- reporting and changing


def report(made, action, **given):
    full = {"text": "Half are done.", "status": "at_risk", "seen_version": str(action.version), **DUE, **given}
    return signed_in(made.officer).post(reverse("desk:action", args=[action.pk]), full)


def test_a_report_moves_status_and_date_and_is_kept(made):
    action = an_action(made.scorecard)
    assert report(made, action).status_code == 302
    action.refresh_from_db()
    update = action.updates.get()
    assert (action.status, action.due_on, update.text, update.period) == (
        "at_risk",
        date(2030, 12, 31),
        "Half are done.",
        "2021-Q2",
    )


def test_done_closes_it_in_the_newest_quarter(made):
    action = an_action(made.scorecard)
    report(made, action, status="done")
    action.refresh_from_db()
    assert (action.closed_in, action.closed_on) == ("2021-Q2", timezone.localdate())


def test_a_stale_report_gets_409_with_the_words_and_what_stands_now(made):
    action = an_action(made.scorecard, owner=made.officer)
    report(made, action, text="First.", status="stopped")
    answer = report(made, action, text="Second.")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert one(html, "textarea", name="text").text == "Second."
    stands = dict(zip(*([e.text for e in all_of(html, tag)] for tag in ("dt", "dd")), strict=True))
    assert (stands["Status"], stands["Due on"]) == ("Stopped", "31 December 2030")
    assert [update.text for update in action.updates.all()] == ["First."]
    again = one(html, "input", name="seen_version").attrs["value"]
    assert report(made, action, text="Second.", seen_version=again).status_code == 302


def test_a_stale_change_gets_409_with_the_words(made):
    action = an_action(made.scorecard, owner=made.officer)
    address = reverse("desk:change-action", args=[action.pk])
    given = {"title": "Recruit three", "owner": str(made.officer.pk), "owner_name": "", "seen_version": "1", **DUE}
    client = signed_in(made.officer)
    assert client.post(address, given).status_code == 302
    answer = client.post(address, {**given, "title": "Recruit four"})
    action.refresh_from_db()
    assert (answer.status_code, action.title) == (409, "Recruit three")
    assert one(answer.content.decode(), "textarea", name="title").text == "Recruit four"


def test_an_owner_whose_role_has_ended_is_kept(made):
    made.other.memberships.update(ends=date(2021, 1, 1))
    action = an_action(made.scorecard, owner=made.other)
    html = signed_in(made.officer).get(reverse("desk:change-action", args=[action.pk])).content.decode()
    assert [o.text for o in all_of(html, "option") if "selected" in o.attrs] == ["Owen Hale"]


def test_an_update_after_midnight_is_of_the_new_day(made):
    """Half past midnight in London on the quarter's first day is still the day before by the clock of the database."""
    action = an_action(made.scorecard, line=made.line, title="Promised", due_on=soon(30))
    at = datetime(2021, 6, 30, 23, 30, tzinfo=UTC)
    ActionUpdate.objects.create(
        action=action, period="2021-Q1", text="Half.", status=action.status, due_on=action.due_on, at=at
    )
    today = timezone.localdate()

    [listed] = queries.listed(queries.actions(made.officer, queries.WantedActions(), today=today), today=today)
    [beside] = queries.beside_line(made.quarter, made.line.pk, today=today).actions

    assert (listed.updated_on, beside.updated_on) == (date(2021, 7, 1), date(2021, 7, 1))
    assert listed.state == beside.state
