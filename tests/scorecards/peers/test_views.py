"""The page on which a director agrees: who sees it, what it says, that it asks twice and is never stale."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.framework.models import Indicator
from scorecards.peers.models import Sharing
from tests import builders
from tests.portal.web.markup import all_of, one
from tests.scorecards.peers.builders import a_director, a_sharing

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    council = builders.a_council(name="Homeshire")
    scorecard = builders.a_scorecard(council)
    for code, name in (("A", "Timely assessments"), ("B", "Visits in time")):
        builders.a_line(scorecard, indicator=builders.an_indicator(code=code, name=name))
    return council


def indicator(code):
    return Indicator.objects.get(code=code)


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


def address(council):
    return reverse("peers:sharing", args=[council.number])


def post(council, *codes, seen="none", person=None, **given):
    body = {"indicators": [indicator(code).pk for code in codes], "seen": seen, **given}
    return client_of(person or a_director(council)).post(address(council), body)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.OFFICER, 200),
        (Role.ANALYST, 200),
        (Role.DIRECTOR, 200),
        (Role.MEMBER, 404),
        (Role.CLERK, 404),
        (Role.ADMINISTRATOR, 404),
    ],
)
def test_staff_of_the_council_see_the_page(home, role, status):
    assert client_of(builders.a_person(role, council=home)).get(address(home)).status_code == status


@pytest.mark.parametrize("role", list(Role))
def test_people_of_other_councils_do_not(home, role):
    assert client_of(builders.a_person(role)).get(address(home)).status_code == 404


def test_each_indicator_says_who_shares_it(home):
    a_sharing(builders.a_council(name="Eastshire"), indicator("A"))
    a_sharing(home, indicator("B"))
    table = one(client_of(a_director(home)).get(address(home)).content.decode(), "tbody").text
    assert "Timely assessments" in table
    assert "Eastshire" in table
    assert "Since " in table


def test_only_a_director_is_given_boxes_to_tick(home):
    def boxes(role):
        page = client_of(builders.a_person(role, council=home)).get(address(home)).content.decode()
        return len(all_of(page, "input", class_="govuk-checkboxes__input"))

    assert [boxes(role) for role in (Role.OFFICER, Role.ANALYST, Role.DIRECTOR)] == [0, 0, 2]


def test_it_asks_before_it_does(home):
    sharing = a_sharing(home, indicator("B"))
    answer = post(home, "A", seen=str(sharing.pk))
    page = answer.content.decode()
    assert (answer.status_code, one(page, "title").text.startswith("Confirm what you share")) == (200, True)
    assert [heading.text for heading in all_of(page, "h2", class_="govuk-heading-m")] == [
        "Shared from now on",
        "No longer shared",
    ]
    assert list(Sharing.objects.open()) == [sharing]


def test_confirmed_it_is_done(home):
    sharing = a_sharing(home, indicator("B"))
    answer = post(home, "A", seen=str(sharing.pk), confirmed="on")
    assert (answer.status_code, answer.url) == (302, address(home))
    assert [each.indicator.code for each in Sharing.objects.open()] == ["A"]


def test_what_the_confirmation_sends_is_what_was_ticked(home):
    page = post(home, "A", "B").content.decode()
    sent = {(i.attrs["name"], i.attrs["value"]) for i in all_of(page, "input", type="hidden")}
    keys = {("indicators", str(indicator(code).pk)) for code in "AB"}
    assert sent >= {("seen", "none"), ("confirmed", "on"), *keys}


def test_a_stale_page_answers_409_and_changes_nothing(home):
    sharing = a_sharing(home, indicator("B"))
    assert post(home, "A", confirmed="on").status_code == 409
    assert list(Sharing.objects.open()) == [sharing]


@pytest.mark.parametrize("seen", ["", "1,x", "²"])
def test_a_page_that_was_cut_short_changes_nothing(home, seen):
    answer = post(home, "A", seen=seen, confirmed="on")
    assert (answer.status_code, Sharing.objects.count()) == (200, 0)
    assert "This page was incomplete" in one(answer.content.decode(), "div", class_="govuk-error-summary").text


def test_nothing_ticked_is_nothing_done(home):
    answer = post(home)
    assert "Tick or untick" in one(answer.content.decode(), "div", class_="govuk-error-summary").text


def test_an_indicator_that_is_not_offered_is_refused(home):
    director, other = a_director(home), builders.an_indicator()
    answer = client_of(director).post(address(home), {"indicators": [other.pk], "seen": "none", "confirmed": "on"})
    assert (answer.status_code, Sharing.objects.count()) == (200, 0)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ANALYST])
def test_other_staff_change_nothing(home, role):
    answer = post(home, "A", confirmed="on", person=builders.a_person(role, council=home))
    assert (answer.status_code, Sharing.objects.count()) == (403, 0)


def test_a_directors_home_and_the_scorecards_lead_here(home):
    client = client_of(a_director(home))
    for name in ("home", "desk:quarters"):
        hrefs = [a.attrs.get("href") for a in all_of(client.get(reverse(name)).content.decode(), "a")]
        assert address(home) in hrefs
