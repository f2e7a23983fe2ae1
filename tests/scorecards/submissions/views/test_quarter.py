"""A quarter is opened, closed, reopened, dated and cancelled by pages."""

from datetime import date

import pytest
from django.urls import reverse

from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from tests import builders
from tests.scorecards.submissions.views.pages import Quarter

pytestmark = pytest.mark.django_db


def test_an_analyst_opens_the_next_quarter(client):
    quarter = Quarter(client)
    address = reverse("submissions:open", args=[quarter.submission.scorecard_id])
    assert b'value="2021-Q3"' in client.get(address).content
    sent = {"period": "Q3 2021/22", "data_date_day": "31", "data_date_month": "12", "data_date_year": "2021"}
    answer = client.post(address, {**sent, "coverage": "whole"})
    made = Submission.objects.get(period="2021-Q3")
    assert (answer.status_code, answer.url) == (302, reverse("submissions:figures", args=[made.pk]))
    assert (made.data_date, made.coverage, made.opened_by) == (date(2021, 12, 31), "whole", quarter.person)


def test_a_quarter_that_cannot_be_opened_is_refused_beside_its_field(client):
    quarter = Quarter(client)
    address = reverse("submissions:open", args=[quarter.submission.scorecard_id])
    sent = {"data_date_day": "30", "data_date_month": "9", "data_date_year": "2021", "coverage": "whole"}
    answer = client.post(address, {**sent, "period": "2021-Q2"})
    assert answer.status_code == 200
    assert answer.context["form"].errors == {"period": ["Quarter 2, 2021/22 is already open"]}


def test_figures_close_when_nothing_is_missing(client):
    quarter = Quarter(client)
    builders.a_figure(quarter.submission, quarter.line)
    assert client.post(quarter.address("close"), {"seen_version": 1}).status_code == 302
    assert Submission.objects.get(pk=quarter.submission.pk).state == State.COMMENTARY


def test_figures_that_are_missing_are_named_with_a_link(client):
    quarter = Quarter(client)
    answer = client.post(quarter.address("close"), {"seen_version": 1})
    assert answer.status_code == 422
    assert quarter.address("figure", quarter.line.pk).encode() in answer.content
    assert Submission.objects.get(pk=quarter.submission.pk).state == State.COLLECTING


@pytest.mark.parametrize("seen", ["7", "", "²", "-1", "9" * 40])
def test_closing_from_a_stale_page_or_without_its_version_answers_409(client, seen):
    quarter = Quarter(client)
    assert client.post(quarter.address("close"), {"seen_version": seen}).status_code == 409


def test_reopening_asks_for_a_reason_and_keeps_it_on_a_stale_page(client):
    quarter = Quarter(client, state=State.COMMENTARY)
    address = quarter.address("reopen")
    assert client.post(address, {"seen_version": 1, "reason": ""}).status_code == 200
    stale = client.post(address, {"seen_version": 7, "reason": "A late return."})
    assert (stale.status_code, b"A late return." in stale.content) == (409, True)
    assert client.post(address, {"seen_version": 1, "reason": "A late return."}).status_code == 302
    assert Submission.objects.get(pk=quarter.submission.pk).state == State.COLLECTING


def test_dates_change_and_a_stale_page_gives_the_input_back(client):
    quarter = Quarter(client)
    sent = {"data_date_day": "18", "data_date_month": "8", "data_date_year": "2021", "coverage": "part"}
    stale = client.post(quarter.address("dates"), {**sent, "seen_version": 7})
    assert (stale.status_code, b'value="18"' in stale.content) == (409, True)
    assert client.post(quarter.address("dates"), {**sent, "seen_version": 1}).status_code == 302
    changed = Submission.objects.get(pk=quarter.submission.pk)
    assert (changed.data_date, changed.coverage) == (date(2021, 8, 18), "part")


def test_closed_figures_say_that_they_must_be_reopened_and_offer_no_template(client):
    quarter = Quarter(client, state=State.COMMENTARY)
    says = "They must be reopened before a file can be loaded."
    for name in ("figures", "uploads"):
        page = client.get(quarter.address(name)).content.decode()
        assert (says in page, quarter.address("template-csv") in page) == (True, False)
    Submission.objects.update(state=State.COLLECTING)
    for name in ("figures", "uploads"):
        page = client.get(quarter.address(name)).content.decode()
        assert (says in page, quarter.address("template-csv") in page) == (False, True)


def test_a_quarter_opened_by_mistake_is_cancelled_after_a_page_that_says_what_goes(client):
    quarter = Quarter(client)
    builders.a_figure(quarter.submission, quarter.line)
    assert quarter.address("cancel").encode() in client.get(quarter.address("figures")).content
    page = client.get(quarter.address("cancel"))
    assert " ".join(page.content.decode().split()).count("With it go 1 figure and 0 files; the trail keeps them.") == 1
    sent = {"reason": "The wrong quarter.", "seen_version": quarter.version}
    answer = client.post(quarter.address("cancel"), sent, follow=True)
    where = reverse("framework:scorecard", args=[quarter.submission.scorecard_id])
    assert answer.redirect_chain == [(where, 302)]
    assert "was cancelled. The trail keeps what it held." in answer.content.decode()
    assert client.get(quarter.address("figures")).status_code == 404


def test_a_quarter_in_which_somebody_wrote_says_why_it_stays(client):
    quarter = Quarter(client)
    builders.a_narrative(quarter.submission)
    answer = client.post(quarter.address("cancel"), {"reason": "Wrong.", "seen_version": quarter.version})
    assert (answer.status_code, Submission.objects.count()) == (200, 1)
    assert "People have written in this quarter" in answer.content.decode()


def test_a_stale_page_cancels_nothing_and_gives_the_reason_back(client):
    quarter = Quarter(client)
    answer = client.post(quarter.address("cancel"), {"reason": "Wrong.", "seen_version": 7})
    assert (answer.status_code, Submission.objects.count()) == (409, 1)
    assert answer.context["form"]["reason"].value() == "Wrong."


@pytest.mark.parametrize("state", [State.REVIEW, State.SIGNED_OFF])
def test_a_quarter_that_cannot_be_cancelled_offers_it_nowhere(client, state):
    quarter = Quarter(client, state=state)
    assert quarter.address("cancel").encode() not in client.get(quarter.address("figures")).content
    assert b"it cannot be cancelled" in client.get(quarter.address("cancel")).content
