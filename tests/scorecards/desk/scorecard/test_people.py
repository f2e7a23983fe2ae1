"""Who sees a scorecard, what they may do to it, and what it costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.submissions.rules import State
from tests.builders import a_comment, a_narrative, a_submission
from tests.portal.web.markup import all_of
from tests.scorecards.desk.quarter import (
    a_quarter,
    another_council,
)
from tests.scorecards.desk.scorecard.page import page
from tests.scorecards.desk.scorecard.restating import a_put, signed_anew

pytestmark = pytest.mark.django_db


def acts(answer):
    (head,) = all_of(answer.content.decode(), "div", class_="los-head__acts")
    return head.text


@pytest.mark.parametrize(
    ("state", "person", "words"),
    [
        (State.COLLECTING, "analyst", "Load figuresClose figures"),
        (State.COLLECTING, "officer", "Figures"),
        (State.COMMENTARY, "analyst", "FiguresSend for review"),
        (State.COMMENTARY, "officer", "Figures"),
        (State.REVIEW, "officer", "Figures"),
    ],
)
def test_the_head_offers_what_the_person_may_do_now(state, person, words):
    made = a_quarter(state=state)
    assert acts(page(made, person)).replace(" ", "") == words.replace(" ", "")


def test_only_who_sent_it_is_offered_to_recall():
    made = a_quarter(state=State.REVIEW)
    made.quarter.sent_by = made.analyst
    made.quarter.save(update_fields=["sent_by"])
    second = another_council(Role.ANALYST)
    second.memberships.update(council=made.council)
    assert "Recall" in acts(page(made, "analyst"))
    assert "Recall" not in acts(page(made, second))


def test_the_lead_officer_may_send():
    made = a_quarter()
    made.scorecard.lead_officer = made.officer
    made.scorecard.save(update_fields=["lead_officer"])
    html = page(made).content.decode()
    form = next(f for f in all_of(html, "form") if f.text == "Send for review")
    fields = {i.attrs["name"]: i.attrs["value"] for i in all_of(html, "input", name="move")}
    assert (form.attrs["action"], fields) == (
        reverse("signoff:move", args=[made.quarter.pk]),
        {"move": "send_for_review"},
    )


def test_other_revisions_are_named():
    made = a_quarter(state=State.SIGNED_OFF)
    second = a_submission(
        made.scorecard, revision=2, revises=made.quarter, revision_kind="corrects", revision_reason="A wrong figure."
    )
    links = {a.text: a.attrs["href"] for a in all_of(page(made).content.decode(), "a")}
    assert links["revision 2"] == reverse("desk:scorecard", args=[second.pk])


@pytest.mark.parametrize(
    ("person", "status"),
    [
        *(("officer", 200), ("analyst", 200), ("director", 200)),
        *(("member", 404), ("clerk", 404), ("administrator", 404)),
    ],
)
def test_drafts_exist_for_those_who_work_on_them(person, status):
    made = a_quarter()
    assert page(made, person).status_code == status


@pytest.mark.parametrize("role", list(Role))
def test_drafts_of_another_council_do_not_exist(role):
    assert page(a_quarter(), another_council(role)).status_code == 404


def test_strangers_are_asked_to_sign_in():
    made = a_quarter()
    answer = Client().get(reverse("desk:scorecard", args=[made.quarter.pk]))
    assert answer.status_code == 302


# ---- what it costs


@pytest.mark.parametrize("lines", [1, 3])
def test_words_that_are_ready_cost_two_more_and_one_where_an_earlier_quarter_was_signed_anew(lines):
    made = a_quarter(lines=lines)
    for line in made.scorecard.lines.all():
        a_narrative(made.quarter, line=line, ready=True)
        a_put(made, line, "70.1", "76.5")
    client = Client()
    client.force_login(made.officer)

    def cost():
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(reverse("desk:scorecard", args=[made.quarter.pk]))
        return answer.status_code, answer.content.decode().count(">Read again</span>"), len(seen)

    assert cost() == (200, lines, 13)
    for period in ("2020-Q3", "2020-Q4", "2021-Q1")[:lines]:
        signed_anew(made, period)
    assert cost() == (200, lines, 14)


@pytest.mark.parametrize("lines", [1, 3])
def test_a_scorecard_costs_eleven_queries_whatever_its_lines(lines):
    made = a_quarter(lines=lines)
    of_theme = a_narrative(made.quarter, line=None, theme=made.themes[1])
    for line in made.scorecard.lines.all():
        a_comment(made.quarter, line=line, by=made.director)
        a_narrative(made.quarter, line=line)
        of_theme.lines.add(line)
    client = Client()
    client.force_login(made.officer)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(reverse("desk:scorecard", args=[made.quarter.pk]))
    assert (answer.status_code, len(seen)) == (200, 11)
