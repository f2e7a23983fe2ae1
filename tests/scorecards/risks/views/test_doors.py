"""Who finds which page of the risks, and what the pages cost."""

import datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from scorecards.risks.models import Register, Risk
from scorecards.risks.rules import RegisterKind
from tests.builders import (
    a_council,
    a_line,
    a_membership,
    a_person,
    a_register,
    a_risk,
    a_score,
    a_scorecard,
)
from tests.scorecards.risks.views.pages import signed_in, words_of

pytestmark = pytest.mark.django_db


CLOSE = ("close", "reopen")


def addresses(place: SimpleNamespace) -> dict[str, str]:
    one = [place.risk.pk]
    named = {name: reverse(f"risks:{name}") for name in ("table", "open", "registers", "register", "bands")}
    named |= {name: reverse(f"risks:{name}", args=one) for name in ("risk", "reword", "score", *CLOSE, "link-action")}
    return {**named, "unlink-action": reverse("risks:unlink-action", args=[*one, place.action.pk])}


ANSWERS = {
    Role.OFFICER: (200, 200, 403),
    Role.ANALYST: (200, 200, 200),
    Role.DIRECTOR: (200, 200, 403),
    Role.MEMBER: (404, 404, 404),
    Role.CLERK: (404, 404, 404),
    Role.ADMINISTRATOR: (404, 404, 404),
    None: (404, 404, 404),
}


@pytest.mark.parametrize(("role", "expected"), ANSWERS.items())
def test_who_may_open_which_page(place: SimpleNamespace, role: Role | None, expected: tuple[int, int, int]) -> None:
    client = signed_in(a_person(role, council=place.council if role else None))
    read, write, keep = expected
    wanted = dict.fromkeys(("table", "registers", "risk"), read)
    wanted |= dict.fromkeys(("open", "reword", "score", *CLOSE, "link-action"), write)
    wanted |= dict.fromkeys(("register", "bands"), keep)
    urls = addresses(place)
    assert {name: client.get(urls[name]).status_code for name in wanted} == wanted
    acts = [name for name in wanted if name not in ("table", "registers", "risk")]
    refused = {name: client.post(urls[name], {}).status_code for name in acts}
    assert refused == {name: wanted[name] for name in acts}
    unlink = {200: 302}.get(write, write)
    assert client.post(urls["unlink-action"]).status_code == unlink
    assert client.get(urls["unlink-action"]).status_code in (405, 404)


def test_people_of_another_council_find_no_risk_here(place: SimpleNamespace) -> None:
    client = signed_in(a_person(Role.ANALYST))
    urls = addresses(place)
    own = ("table", "open", "registers", "register", "bands")
    statuses = {name: client.get(urls[name]).status_code for name in urls if name != "unlink-action"}
    assert statuses == {name: 200 if name in own else 404 for name in statuses}
    assert client.post(urls["unlink-action"]).status_code == 404
    assert client.get(urls["table"], {"council": place.council.number}).status_code == 404
    assert place.risk.title not in words_of(client.get(urls["table"]))


def test_who_is_not_signed_in_is_sent_to_sign_in(place: SimpleNamespace) -> None:
    answers = {name: Client().get(url) for name, url in addresses(place).items()}
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 302)
    assert all("/accounts/login/" in answer["Location"] for answer in answers.values())


def test_a_person_of_two_councils_sees_one_at_a_time(place: SimpleNamespace) -> None:
    other = a_council(name="Aaa")
    a_risk(a_register(other), title="A risk elsewhere")
    a_membership(place.officer, Role.OFFICER, council=other)
    client = signed_in(place.officer)
    first = words_of(client.get(reverse("risks:table")))
    second = words_of(client.get(reverse("risks:table"), {"council": place.council.number}))
    assert ("A risk elsewhere" in first, place.risk.title in first) == (True, False)
    assert ("A risk elsewhere" in second, place.risk.title in second) == (False, True)


def whole_risk(register: Register) -> Risk:
    risk = a_risk(register, owner=a_person(Role.OFFICER, council=register.council))
    a_score(risk)
    a_score(risk, scored_on=datetime.date(2021, 6, 30), likelihood=2)
    risk.strategic.add(a_risk(a_register(register.council, kind=RegisterKind.STRATEGIC.value)))
    risk.lines.add(a_line(a_scorecard(register.council)))
    return risk


def test_the_table_costs_the_same_with_one_risk_and_with_three(
    place: SimpleNamespace, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(place.officer)
    whole_risk(place.register)
    with django_assert_num_queries(6):
        client.get(reverse("risks:table"))
    whole_risk(place.register)
    whole_risk(place.register)
    with django_assert_num_queries(6):
        client.get(reverse("risks:table"))


def test_the_registers_cost_the_same_with_one_and_with_three(
    place: SimpleNamespace, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(place.officer)
    with django_assert_num_queries(6):
        client.get(reverse("risks:registers"))
    a_risk(a_register(place.council, scorecard=a_scorecard(place.council)))
    a_risk(a_register(place.council, scorecard=a_scorecard(place.council)))
    with django_assert_num_queries(6):
        client.get(reverse("risks:registers"))


def test_a_story_costs_the_same_with_one_score_and_with_three(
    place: SimpleNamespace, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, risk = signed_in(place.officer), whole_risk(place.register)
    with django_assert_num_queries(11):
        client.get(reverse("risks:risk", args=[risk.pk]))
    a_score(risk, by=place.officer)
    risk.lines.add(a_line(a_scorecard(place.council)))
    with django_assert_num_queries(11):
        client.get(reverse("risks:risk", args=[risk.pk]))


def test_a_refusal_is_in_the_trail(place: SimpleNamespace) -> None:
    signed_in(place.officer).get(reverse("risks:bands"))
    assert AuditEvent.objects.filter(act="refused", subject_id="/risks/registers/bands/").count() == 1
