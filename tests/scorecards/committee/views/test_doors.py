"""Who may open which page and send which form, from draft to published."""

import datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.committee.rules import State
from tests.builders import a_membership, a_person
from tests.scorecards.committee.builders import signed_in
from tests.scorecards.committee.views.pages import addresses, set_state, words_of

pytestmark = pytest.mark.django_db


EVERYBODY = ("calendar", "held", "committees", "resolutions", "meeting")
CLERKS = ("arrange", "move", "resolve")
DRAFT_PAGES = ("report", "synopsis", "key_messages", "key_issues", "performance", "appendix")
DRAFT_ACTS = ("cover", "attach")


def expected(*, clerk: int, reports: int, begin: int, item: int, answer: int, page: int, act: int) -> dict[str, int]:
    wanted = dict.fromkeys(EVERYBODY, 200) | dict.fromkeys(CLERKS, clerk)
    wanted |= dict.fromkeys(DRAFT_PAGES, page) | dict.fromkeys(DRAFT_ACTS, act)
    return wanted | {"reports": reports, "begin": begin, "item": item, "answer": answer}


WRITER = expected(clerk=403, reports=200, begin=200, item=403, answer=200, page=200, act=200)
DRAFT = {
    "officer": expected(clerk=403, reports=200, begin=403, item=404, answer=403, page=404, act=404),
    "lead": {**WRITER, "answer": 403},
    "analyst": WRITER,
    "director": WRITER,
    "member": expected(clerk=403, reports=404, begin=404, item=404, answer=403, page=404, act=404),
    "clerk": expected(clerk=200, reports=200, begin=404, item=200, answer=403, page=404, act=404),
    "administrator": expected(clerk=403, reports=404, begin=404, item=404, answer=403, page=404, act=404),
}


CLOSED = dict.fromkeys(DRAFT_ACTS, 302)
PUBLISHED = {
    **DRAFT,
    "lead": {**DRAFT["lead"], **CLOSED},
    "analyst": {**WRITER, **CLOSED},
    "director": {**WRITER, **CLOSED},
    "clerk": {**DRAFT["clerk"], **dict.fromkeys(DRAFT_PAGES, 200), **dict.fromkeys(DRAFT_ACTS, 403)},
}


@pytest.mark.parametrize("who", DRAFT)
@pytest.mark.parametrize(("state", "table"), [(State.DRAFT, DRAFT), (State.REVIEW, {}), (State.PUBLISHED, PUBLISHED)])
def test_who_may_open_which_page(
    place: SimpleNamespace, who: str, state: State, table: dict[str, dict[str, int]]
) -> None:
    set_state(place, state)
    client = signed_in(getattr(place, who))
    wanted = table[who] if table else {**DRAFT[who], **(CLOSED if DRAFT[who]["cover"] == 200 else {})}
    assert {name: client.get(url).status_code for name, url in addresses(place).items()} == wanted


@pytest.mark.parametrize("who", DRAFT)
def test_who_may_send_which_form(place: SimpleNamespace, who: str) -> None:
    client, urls = signed_in(getattr(place, who)), addresses(place)
    acts = ("arrange", "move", "resolve", "begin", "cover", "item", "attach", "answer", "synopsis", "key_messages")
    allowed = {name: DRAFT[who][name] for name in acts}
    allowed["item"] = 302 if who == "clerk" else allowed["item"]
    assert {name: client.post(urls[name], {}).status_code for name in acts} == allowed
    committees = client.post(urls["committees"], {}).status_code
    assert committees == (200 if who == "clerk" else 403)
    pin = reverse("committee:pin", args=[place.report.pk, place.submission.pk])
    detach = reverse("committee:detach", args=[place.report.pk, place.appendix.pk])
    done = {200: 302}.get(DRAFT[who]["cover"], DRAFT[who]["cover"])
    assert (client.post(pin).status_code, client.post(detach).status_code) == (done, done)
    assert client.post(urls["performance"]).status_code == (405 if done == 302 else 404)


@pytest.mark.parametrize("role", Role)
def test_people_of_another_council_find_nothing_here(place: SimpleNamespace, role: Role) -> None:
    client, urls = signed_in(a_person(role)), addresses(place)
    theirs = [*DRAFT_PAGES, *DRAFT_ACTS, "meeting", "move", "resolve", "item", "answer"]
    assert {name: client.get(urls[name]).status_code for name in theirs} == dict.fromkeys(theirs, 404)
    for name in ("calendar", "held", "committees", "resolutions"):
        assert client.get(urls[name], {"council": place.council.number}).status_code == 404
        page = words_of(client.get(urls[name]))
        assert (place.meeting.committee.name in page, place.resolution.text in page) == (False, False)


def test_who_holds_no_role_finds_nothing_at_all(place: SimpleNamespace) -> None:
    gone = a_person()
    a_membership(gone, Role.DIRECTOR, council=place.council, ends=datetime.date(2020, 12, 31))
    for person in (a_person(), gone):
        client, urls = signed_in(person), addresses(place)
        assert {name: client.get(url).status_code for name, url in urls.items()} == dict.fromkeys(urls, 404)


def test_who_is_not_signed_in_is_sent_to_sign_in(place: SimpleNamespace) -> None:
    answers = {name: Client().get(url) for name, url in addresses(place).items()}
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 302)
    assert all("/accounts/login/" in answer["Location"] for answer in answers.values())
