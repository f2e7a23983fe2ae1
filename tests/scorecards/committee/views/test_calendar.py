"""What members and others learn from the calendar, and what lists cost."""

import datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.accounts.rules import Role
from scorecards.committee.models import Meeting, Report, Resolution
from scorecards.committee.rules import State
from tests.builders import a_council, a_meeting, a_membership, a_report
from tests.scorecards.committee.builders import signed_in
from tests.scorecards.committee.views.pages import SIGNED, TODAY, addresses, more, set_state, words_of

pytestmark = pytest.mark.django_db


SOON = TODAY + datetime.timedelta(30)


@pytest.mark.parametrize("name", ["calendar", "meeting"])
@pytest.mark.parametrize("state", State)
def test_members_learn_of_a_report_only_once_it_is_published(place: SimpleNamespace, name: str, state: State) -> None:
    Meeting.objects.filter(pk=place.meeting.pk).update(on=SOON, publish_by=SOON - datetime.timedelta(7))
    set_state(place, state)
    told = {
        who: place.report.title in words_of(signed_in(getattr(place, who)).get(addresses(place)[name]))
        for who in ("member", "administrator", "officer", "clerk")
    }
    out = state == State.PUBLISHED
    assert told == {"member": out, "administrator": out, "officer": True, "clerk": True}
    page = words_of(signed_in(place.member).get(addresses(place)[name]))
    assert reverse("committee:report", args=[place.report.pk]) not in page
    assert ("published by" in page, "Papers out" in page, "Draft" in page) == (False, False, False)


def test_members_see_the_newest_revision_that_they_can_read(place: SimpleNamespace) -> None:
    set_state(place, State.PUBLISHED)
    fields = {"title": "Corrected title", "revision": 2, "revises": place.report, "revision_reason": "Wrong"}
    draft = a_report(place.meeting, **fields)
    url = addresses(place)["meeting"]
    member, analyst = words_of(signed_in(place.member).get(url)), words_of(signed_in(place.analyst).get(url))
    assert (place.report.title in member, draft.title in member) == (True, False)
    assert (place.report.title in analyst, draft.title in analyst) == (False, True)
    Report.objects.filter(pk=draft.pk).update(state=State.WITHDRAWN.value, signed_off_by=place.director, **SIGNED)
    member = words_of(signed_in(place.member).get(url))
    assert (place.report.title in member, draft.title in member) == (True, False)
    Report.objects.filter(pk=place.report.pk).update(state=State.WITHDRAWN.value)
    assert place.report.title not in words_of(signed_in(place.member).get(url))


def test_the_calendar_says_what_is_due_when_and_what_is_late(place: SimpleNamespace) -> None:
    Meeting.objects.filter(pk=place.meeting.pk).update(
        on=TODAY + datetime.timedelta(3), publish_by=TODAY - datetime.timedelta(2)
    )
    Resolution.objects.filter(pk=place.resolution.pk).update(due_on=TODAY + datetime.timedelta(1))
    answer = signed_in(place.clerk).get(reverse("committee:calendar"))
    days = [day for _month, found in answer.context["months"] for day in found]
    assert [(day.kind, day.left, day.late) for day in days] == [
        ("publish", "2 days late", True),
        ("answer", "tomorrow", False),
        ("meeting", "in 3 days", False),
    ]
    assert "2 days late" in words_of(answer)


def test_a_calendar_without_meetings_says_so(place: SimpleNamespace) -> None:
    page = words_of(signed_in(place.clerk).get(reverse("committee:calendar")))
    assert "No meeting is planned." in page
    held = words_of(signed_in(place.clerk).get(reverse("committee:held")))
    assert place.meeting.committee.name in held


@pytest.mark.parametrize("who", ["analyst", "lead", "clerk", "member"])
@pytest.mark.parametrize(
    ("name", "queries"), [("calendar", 6), ("held", 6), ("reports", 5), ("resolutions", 5), ("committees", 4)]
)
def test_lists_cost_the_same_with_one_row_and_with_three(
    place: SimpleNamespace, name: str, queries: int, who: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    if (name, who) == ("reports", "member"):
        return
    client, url = signed_in(getattr(place, who)), reverse(f"committee:{name}")
    queries += name == "resolutions" and who in ("analyst", "lead")  # who works on drafts sees the actions, too
    set_state(place, State.PUBLISHED)
    days = [TODAY + datetime.timedelta(n) if name == "calendar" else TODAY - datetime.timedelta(n) for n in (1, 2, 3)]
    more(place, on=days[0])
    with django_assert_num_queries(queries):
        client.get(url)
    more(place, on=days[1])
    more(place, on=days[2])
    with django_assert_num_queries(queries):
        client.get(url)


def test_the_working_page_costs_the_same_however_many_parts_it_has(
    place: SimpleNamespace, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = signed_in(place.analyst), addresses(place)["report"]
    with django_assert_num_queries(11):
        client.get(url)
    for number in (2, 3):
        place.report.appendices.create(order=number, title=f"Appendix {number}", file=place.appendix.file)
        place.report.key_messages.create(order=number, text="More")
    with django_assert_num_queries(11):
        client.get(url)


def test_the_calendar_keeps_a_signed_paper_of_a_meeting_that_is_over(place: SimpleNamespace) -> None:
    over = a_meeting(place.council, on=TODAY - datetime.timedelta(10), publish_by=TODAY - datetime.timedelta(18))
    a_report(over, state=State.SIGNED_OFF, title="Forgotten")
    page = words_of(signed_in(place.clerk).get(reverse("committee:calendar")))
    assert "Publish: Forgotten" in page
    assert "18 days late" in page
    assert "Forgotten" not in words_of(signed_in(place.member).get(reverse("committee:calendar")))


def test_a_person_of_two_councils_sees_one_calendar_at_a_time(place: SimpleNamespace) -> None:
    other = a_council(name="Aaa")
    meeting = a_meeting(other, on=SOON)
    mine = a_meeting(place.council, on=SOON)
    a_membership(place.member, Role.MEMBER, council=other)
    client, url = signed_in(place.member), reverse("committee:calendar")
    first, second = words_of(client.get(url)), words_of(client.get(url, {"council": place.council.number}))
    assert (meeting.committee.name in first, mine.committee.name in first) == (True, False)
    assert (meeting.committee.name in second, mine.committee.name in second) == (False, True)
