"""Members read what is published or signed for them, and nothing else, by any address."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import Council
from portal.accounts.rules import Role
from scorecards.publishing.models import Publication
from scorecards.scrutiny.models import MemberRequest
from scorecards.submissions.rules import State
from tests import builders
from tests.scorecards.scrutiny import builders as published
from tests.scorecards.scrutiny.views.pages import signed_in, words

pytestmark = pytest.mark.django_db


def addresses(council: Council) -> dict[str, str]:
    """Every address of the room, about something that is published."""
    publication, copy = published.a_published_quarter(council, risks=(published.a_risk(),))
    asked = MemberRequest.objects.create(council=council, text="Why?", asked_by=builders.a_person())
    quarter = [publication.pk, "2021-22-q2"]
    return {
        "latest": reverse("scrutiny:latest"),
        "quarters": reverse("scrutiny:quarters"),
        "latest risks": reverse("scrutiny:risks"),
        "quarter": reverse("scrutiny:quarter", args=quarter),
        "lines": reverse("scrutiny:lines", args=quarter),
        "risks": reverse("scrutiny:risks", args=quarter),
        "line": reverse("scrutiny:line", args=[council.number, "TIMELY"]),
        "risk": reverse("scrutiny:risk", args=[council.number, 7]),
        "requests": reverse("scrutiny:requests"),
        "request": reverse("scrutiny:request", args=[asked.pk]),
        "ask": reverse("scrutiny:ask"),
        "ask of a quarter": f"{reverse('scrutiny:ask')}?copy={copy.pk}",
        "ask of a line": f"{reverse('scrutiny:ask')}?copy={copy.pk}&line=TIMELY",
        "ask of a risk": f"{reverse('scrutiny:ask')}?copy={copy.pk}&risk=7",
        "answer": reverse("scrutiny:answer", args=[asked.pk]),
    }


EXPECTED = {
    Role.MEMBER: (200, 200, 403),
    Role.OFFICER: (200, 403, 403),
    Role.ANALYST: (200, 403, 200),
    Role.DIRECTOR: (200, 403, 200),
    Role.CLERK: (200, 403, 403),
    Role.ADMINISTRATOR: (404, 404, 404),
    None: (404, 404, 404),
}


def answers(client: Client, found: dict[str, str]) -> dict[str, int]:
    return {name: client.get(address).status_code for name, address in found.items()}


def by_kind(found: dict[str, str], read: int, ask: int, answer: int) -> dict[str, int]:
    kinds = {"ask": ask, "answer": answer}
    return {name: kinds.get(name.split()[0], read) for name in found}


@pytest.mark.parametrize(("role", "expected"), EXPECTED.items())
def test_each_role_gets_each_page_or_not(client, council, role, expected):
    found = addresses(council)
    signed_in(client, role, council)
    assert answers(client, found) == by_kind(found, *expected)


LISTS = ("latest", "quarters", "latest risks", "requests")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_another_councils_work_does_not_exist(client, council, role):
    found = addresses(council)
    signed_in(client, role, builders.a_council())
    may_ask = 200 if role is Role.MEMBER else 403
    own = {**dict.fromkeys(LISTS, 200), "ask": may_ask}
    assert answers(client, found) == {name: own.get(name, 404) for name in found}
    assert b"Risk 7" not in client.get(found["latest risks"]).content


def test_who_is_not_signed_in_is_asked_to(client, council):
    found = addresses(council)
    assert set(answers(client, found).values()) == {302}


def test_what_is_withdrawn_is_gone_from_every_address(client, council, member):
    found = addresses(council)
    Publication.objects.update(withdrawn_at="2022-01-01T00:00Z", withdrawn_by=member, withdrawn_reason="A fault.")
    still = (*LISTS, "ask", "request", "answer")
    expected = {name: 200 if name in still else 404 for name in found} | {"answer": 403}
    assert answers(client, found) == expected
    assert "Nothing is published yet" in words(client.get(found["latest"]))


def test_a_draft_and_an_unpublished_quarter_have_no_address(client, council, member):
    copy = published.a_signed_quarter(council, risks=(published.a_risk(),))
    draft = builders.a_submission(copy.submission.scorecard, state=State.REVIEW, period="2021-Q3")
    found = [
        reverse("scrutiny:signed", args=[copy.pk]),
        reverse("scrutiny:signed-lines", args=[copy.pk]),
        reverse("scrutiny:signed-risks", args=[copy.pk]),
        reverse("scrutiny:quarter", args=[copy.pk, "2021-22-q2"]),
        reverse("scrutiny:quarter", args=[draft.pk, "2021-22-q3"]),
        reverse("scrutiny:line", args=[council.number, "TIMELY"]),
        reverse("scrutiny:risk", args=[council.number, 7]),
        f"{reverse('scrutiny:ask')}?copy={copy.pk}",
    ]
    assert [client.get(address).status_code for address in found] == [404] * len(found)


def test_a_council_that_says_so_shows_a_signed_quarter_and_marks_it(client, council, member):
    Council.objects.filter(pk=council.pk).update(members_see_signed_off=True)
    copy = published.a_signed_quarter(council, risks=(published.a_risk(),))
    page = client.get(reverse("scrutiny:signed", args=[copy.pk]))
    assert (page.status_code, "Signed, not published yet" in words(page)) == (200, True)
    assert client.get(reverse("scrutiny:signed-lines", args=[copy.pk])).status_code == 200
    assert client.get(reverse("scrutiny:signed-risks", args=[copy.pk])).status_code == 200
    assert client.get(reverse("scrutiny:latest")).context["quarter"].copy_id == copy.pk


def test_a_signed_quarter_that_is_published_has_the_address_of_its_publication_only(client, council, member):
    Council.objects.filter(pk=council.pk).update(members_see_signed_off=True)
    _publication, copy = published.a_published_quarter(council)
    assert client.get(reverse("scrutiny:signed", args=[copy.pk])).status_code == 404
