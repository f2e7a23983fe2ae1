"""What members ask for: who may ask and answer, what is kept, and two answers at once."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn
from scorecards.scrutiny import queries, services
from scorecards.scrutiny.models import MemberRequest
from tests import builders
from tests.scorecards.scrutiny import builders as published

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return builders.a_council()


@pytest.fixture
def member(council):
    return builders.a_person(Role.MEMBER, council=council)


@pytest.fixture
def analyst(council):
    return builders.a_person(Role.ANALYST, council=council)


def a_request(council, member, **fields) -> MemberRequest:
    return services.ask(council, by=member, **{"text": "Why?", **fields})


def test_a_request_is_kept_with_what_it_is_about_and_recorded(council, member):
    _publication, copy = published.a_published_quarter(council)
    made = a_request(council, member, text=" Why? ", copy=copy, about="Referrals", indicator="TIMELY")
    kept = MemberRequest.objects.values("text", "about", "indicator", "copy", "asked_by", "version").get(pk=made.pk)
    assert kept == {
        "text": "Why?",
        "about": "Referrals",
        "indicator": "TIMELY",
        "copy": copy.pk,
        "asked_by": member.pk,
        "version": 1,
    }
    event = AuditEvent.objects.latest("pk")
    assert (event.act, event.by_id, event.council_number) == ("request_asked", member.pk, council.number)


def test_a_request_about_what_the_member_cannot_read_is_refused(council, member):
    with pytest.raises(ValidationError):
        a_request(council, member, copy=published.a_signed_quarter(council))
    other = builders.a_council()
    with pytest.raises(ValidationError):
        a_request(council, member, copy=published.a_published_quarter(other)[1])
    assert MemberRequest.objects.count() == 0


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MEMBER])
def test_only_members_ask(council, role):
    with pytest.raises(PermissionDenied):
        a_request(council, builders.a_person(role, council=council))


def test_empty_words_ask_and_answer_nothing(council, member, analyst):
    with pytest.raises(ValidationError):
        a_request(council, member, text=" \n")
    made = a_request(council, member)
    with pytest.raises(ValidationError):
        services.answer(made, by=analyst, seen_version=1, text=" ")
    made.refresh_from_db()
    assert (made.answer, made.version) == ("", 1)


def test_an_answer_says_by_whom_and_counts_the_version(council, member, analyst):
    made = a_request(council, member)
    services.answer(made, by=analyst, seen_version=1, text="Because.")
    made.refresh_from_db()
    assert (made.answer, made.answered_by, made.version) == ("Because.", analyst, 2)
    event = AuditEvent.objects.latest("pk")
    assert (event.act, json.loads(event.after)) == ("request_answered", {"answer": "Because."})


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MEMBER, Role.CLERK, Role.ADMINISTRATOR])
def test_only_who_may_answer_answers(council, member, role):
    made = a_request(council, member)
    with pytest.raises(PermissionDenied):
        services.answer(made, by=builders.a_person(role, council=council), seen_version=1, text="Because.")
    made.refresh_from_db()
    assert made.answer == ""


def test_the_second_of_two_answers_changes_nothing(council, member, analyst):
    made = a_request(council, member)
    services.answer(made, by=analyst, seen_version=1, text="First.")
    with pytest.raises(MovedOn):
        services.answer(made, by=analyst, seen_version=1, text="Second.")
    made.refresh_from_db()
    assert (made.answer, made.version) == ("First.", 2)


def test_what_waits_is_for_those_who_may_answer(council, member, analyst):
    first = a_request(council, member)
    second = a_request(council, member)
    done = a_request(council, member)
    services.answer(done, by=analyst, seen_version=1, text="Because.")
    a_request(other := builders.a_council(), builders.a_person(Role.MEMBER, council=other))
    assert list(queries.waiting_for(analyst)) == [first, second]
    assert list(queries.waiting_for(member)) == []


def test_a_member_asks_about_a_line_on_its_page(client, council, member):
    _publication, copy = published.a_published_quarter(council)
    client.force_login(member)
    address = f"{reverse('scrutiny:ask')}?copy={copy.pk}&line=TIMELY"
    when = f"{copy.submission.scorecard.name}, quarter 2, 2021/22"
    assert client.get(address).context["about"] == f"Name of TIMELY. {when}"
    answer = client.post(address, {"text": "How many?"})
    made = MemberRequest.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("scrutiny:request", args=[made.pk]))
    assert (made.about, made.indicator, made.copy) == (f"Name of TIMELY. {when}", "TIMELY", copy)


@pytest.mark.parametrize("more", ["copy=0", "copy=x", "copy={}&line=OTHER", "copy={}&risk=99", "copy={}&risk=x"])
def test_what_is_not_there_cannot_be_asked_about(client, council, member, more):
    _publication, copy = published.a_published_quarter(council)
    client.force_login(member)
    assert client.get(f"{reverse('scrutiny:ask')}?{more.format(copy.pk)}").status_code == 404


def test_an_empty_form_is_told_what_to_do(client, council, member):
    client.force_login(member)
    answer = client.post(reverse("scrutiny:ask"), {"text": ""})
    assert (answer.status_code, b"Your request was not sent" in answer.content) == (200, True)
    assert MemberRequest.objects.count() == 0


def test_an_analyst_answers_on_the_page(client, council, member, analyst):
    made = a_request(council, member)
    client.force_login(analyst)
    address = reverse("scrutiny:answer", args=[made.pk])
    assert client.post(address, {"text": "Because.", "seen_version": "1"}).status_code == 302
    client.force_login(member)
    assert b"Because." in client.get(reverse("scrutiny:request", args=[made.pk])).content


def test_a_stale_answer_gets_409_with_both_texts(client, council, member, analyst):
    made = a_request(council, member)
    services.answer(made, by=analyst, seen_version=1, text="Theirs.")
    client.force_login(analyst)
    answer = client.post(reverse("scrutiny:answer", args=[made.pk]), {"text": "Mine.", "seen_version": "1"})
    assert (answer.status_code, b"Mine." in answer.content, b"Theirs." in answer.content) == (409, True, True)
    made.refresh_from_db()
    assert made.answer == "Theirs."


def test_an_answer_to_another_councils_request_does_not_exist(client, analyst):
    made = a_request(other := builders.a_council(), builders.a_person(Role.MEMBER, council=other))
    client.force_login(analyst)
    assert (
        client.post(reverse("scrutiny:answer", args=[made.pk]), {"text": "x", "seen_version": "1"}).status_code == 404
    )


def test_the_title_of_what_was_withdrawn_is_not_told_by_a_request(client, council, member):
    publication, copy = published.a_published_quarter(council)
    made = a_request(council, member, copy=copy, about="A withdrawn risk")
    client.force_login(member)
    pages = [reverse("scrutiny:request", args=[made.pk]), reverse("scrutiny:requests")]
    assert [b"A withdrawn risk" in client.get(page).content for page in pages] == [True, True]
    type(publication).objects.update(withdrawn_at="2022-01-01T00:00Z", withdrawn_by=member, withdrawn_reason="Fault.")
    assert [b"A withdrawn risk" in client.get(page).content for page in pages] == [False, False]


def test_requests_are_chosen_by_their_state(client, council, member, analyst):
    waiting, done = a_request(council, member), a_request(council, member)
    services.answer(done, by=analyst, seen_version=1, text="Because.")
    client.force_login(member)

    def listed(state: str) -> list[MemberRequest]:
        return list(client.get(reverse("scrutiny:requests"), {"state": state}).context["listed"])

    assert (listed(""), listed("waiting"), listed("answered")) == ([done, waiting], [waiting], [done])


def test_words_are_text_and_never_markup(client, council, member):
    made = a_request(council, member, text="<script>alert(1)</script> and **bold**")
    client.force_login(member)
    page = client.get(reverse("scrutiny:request", args=[made.pk])).content.decode()
    assert ("<script>alert" in page, "<strong>bold</strong>" in page) == (False, True)


def test_an_answer_that_says_a_few_children_is_refused(council, member, analyst):
    made = a_request(council, member)
    with pytest.raises(ValidationError, match="four children"):
        services.answer(made, by=analyst, seen_version=1, text="It was **four** children.")
    made.refresh_from_db()
    assert (made.answer, made.version) == ("", 1)


def test_a_question_that_says_a_few_children_is_refused_as_it_is_asked(council, member):
    with pytest.raises(ValidationError, match=r"“3 children”.*Every member"):
        a_request(council, member, text="What became of the 3 children I know?")
    assert MemberRequest.objects.count() == 0
