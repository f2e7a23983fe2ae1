"""Meetings are arranged and moved, items allotted, resolutions recorded and answered, all by pages."""

import datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse

from scorecards.committee.models import Committee, Meeting, Resolution
from scorecards.committee.rules import ResolutionKind, State
from tests.builders import a_meeting, an_action
from tests.scorecards.committee.builders import resolved, signed_in
from tests.scorecards.committee.views.pages import TODAY, addresses, set_state, words_of

pytestmark = pytest.mark.django_db
PEOPLE = ("analyst", "lead", "clerk", "member", "administrator")


def test_a_clerk_adds_a_committee_arranges_a_meeting_and_moves_it(place: SimpleNamespace) -> None:
    client = signed_in(place.clerk)
    client.post(reverse("committee:committees"), {"name": "Cabinet"})
    cabinet = Committee.objects.get(council=place.council, name="Cabinet")
    answer = client.post(reverse("committee:arrange"), {"committee": cabinet.pk, "on": "2027-06-16"})
    meeting = Meeting.objects.get(committee=cabinet)
    assert answer["Location"] == reverse("committee:meeting", args=[meeting.pk])
    assert meeting.publish_by == datetime.date(2027, 6, 8)
    move = reverse("committee:move", args=[meeting.pk])
    client.post(move, {"on": "2027-06-23", "publish_by": "2027-06-14", "seen_version": 1})
    meeting.refresh_from_db()
    assert (meeting.on, meeting.publish_by) == (datetime.date(2027, 6, 23), datetime.date(2027, 6, 14))
    stale = client.post(move, {"on": "2027-07-07", "seen_version": 1})
    assert (stale.status_code, "23 June 2027" in words_of(stale)) == (409, True)
    twice = client.post(reverse("committee:arrange"), {"committee": cabinet.pk, "on": "2027-06-23"})
    assert (twice.status_code, "already meets on that day" in words_of(twice)) == (200, True)


def test_a_committee_of_another_council_is_not_offered(place: SimpleNamespace) -> None:
    other = a_meeting().committee
    answer = signed_in(place.clerk).post(reverse("committee:arrange"), {"committee": other.pk, "on": "2027-06-16"})
    assert (answer.status_code, Meeting.objects.filter(committee=other).count()) == (200, 1)


def test_moving_a_meeting_and_allotting_an_item_print_signed_papers_again(place: SimpleNamespace) -> None:
    """Which only a room above can do: the addresses are put together with its acts."""
    from portal.urls import meetings as patterns
    from scorecards.signoff import services as signoff

    acts = {p.name: p.callback.view_initkwargs.get("act_by") for p in patterns if p.name in ("move", "item")}
    assert acts == {"move": signoff.move_meeting, "item": signoff.allot_item}


def test_an_item_is_allotted_even_to_a_draft_that_the_clerk_does_not_see(place: SimpleNamespace) -> None:
    client, url = signed_in(place.clerk), addresses(place)["item"]
    page = words_of(client.get(url))
    assert (place.report.title in page, "Tom Ellery" in page) == (True, False)
    client.post(url, {"item": "9"})
    place.report.refresh_from_db()
    assert (place.report.item, place.report.version) == ("9", 2)


def test_the_page_that_moves_a_meeting_keeps_no_last_day_that_was_worked_out(place: SimpleNamespace) -> None:
    """The old meeting's day stood in the form, and was kept for the new one unless it was emptied."""
    client, committee = signed_in(place.clerk), Committee.objects.create(council=place.council, name="Cabinet")
    client.post(reverse("committee:arrange"), {"committee": committee.pk, "on": "2027-06-16"})
    meeting = Meeting.objects.get(committee=committee)
    move = reverse("committee:move", args=[meeting.pk])
    assert client.get(move).context["form"].initial["publish_by"] is None
    Meeting.objects.filter(pk=meeting.pk).update(publish_by=datetime.date(2027, 6, 1))  # set by the clerk
    assert client.get(move).context["form"].initial["publish_by"] == datetime.date(2027, 6, 1)


def test_a_meeting_that_is_still_to_come_has_resolved_nothing(place: SimpleNamespace) -> None:
    coming = a_meeting(place.council, on=TODAY + datetime.timedelta(days=30))
    clerk, given = signed_in(place.clerk), {"kind": "agreed", "text": "The report was noted."}
    refused = words_of(clerk.post(reverse("committee:resolve", args=[coming.pk]), given))
    assert ("it has resolved nothing before" in refused, Resolution.objects.filter(meeting=coming).exists()) == (
        True,
        False,
    )
    assert "Record a resolution" not in words_of(clerk.get(reverse("committee:meeting", args=[coming.pk])))
    Meeting.objects.filter(pk=coming.pk).update(publish_by=TODAY - datetime.timedelta(days=9), on=TODAY)
    assert "Record a resolution" in words_of(clerk.get(reverse("committee:meeting", args=[coming.pk])))


def test_a_resolution_is_recorded_and_answered_by_pages(place: SimpleNamespace) -> None:
    set_state(place, State.PUBLISHED)
    clerk, analyst = signed_in(place.clerk), signed_in(place.analyst)
    given = {"kind": "asked", "text": "How many live outside?", "minute": "12", "respondent": "Gareth Lloyd"}
    refused = clerk.post(addresses(place)["resolve"], given)
    assert (refused.status_code, "Enter when the answer is due." in words_of(refused)) == (200, True)
    clerk.post(addresses(place)["resolve"], {**given, "due_on": "2027-01-05", "report": place.report.pk})
    resolution = Resolution.objects.get(minute="12")
    assert (resolution.report, resolution.due_on) == (place.report, datetime.date(2027, 1, 5))
    answer = reverse("committee:answer", args=[resolution.pk])
    analyst.post(answer, {"text": "**Seven** do.", "seen_version": 1})
    page = words_of(signed_in(place.member).get(addresses(place)["meeting"]))
    assert ("<strong>Seven</strong> do." in page, "12" in page) == (True, True)
    stale = signed_in(place.director).post(answer, {"text": "Eight do.", "seen_version": 1})
    assert stale.status_code == 409
    assert ("Eight do." in words_of(stale), "**Seven** do." in words_of(stale)) == (True, True)


def test_actions_that_answer_a_resolution_are_linked_and_shown_to_those_who_see_drafts(place: SimpleNamespace) -> None:
    action = an_action(place.submission.scorecard, title="Recruit two more workers")
    an_action(place.submission.scorecard, title="Long done", status="done", closed_on=TODAY, closed_in="2021-Q2")
    an_action(title="Of another council")
    client, link = signed_in(place.analyst), reverse("committee:link-action", args=[place.resolution.pk])
    unlink = reverse("committee:unlink-action", args=[place.resolution.pk, action.pk])
    meeting, resolutions = reverse("committee:meeting", args=[place.meeting.pk]), reverse("committee:resolutions")
    assert list(client.get(link).context["form"].fields["action"].queryset) == [action]
    assert client.post(link, {"action": action.pk})["Location"] == meeting
    assert "Every open action is linked already" in words_of(client.get(link))
    for page in (meeting, resolutions):
        shown = {who: "Recruit two more" in words_of(signed_in(getattr(place, who)).get(page)) for who in PEOPLE}
        assert shown == {"analyst": True, "lead": True, "clerk": False, "member": False, "administrator": False}
    assert unlink in words_of(client.get(meeting))
    assert unlink not in words_of(signed_in(place.lead).get(meeting))
    client.post(unlink)
    assert "Recruit two more" not in words_of(client.get(meeting))


def test_resolutions_are_filtered_by_whether_they_wait(place: SimpleNamespace) -> None:
    Resolution.objects.filter(pk=place.resolution.pk).update(due_on=TODAY)
    agreed = resolved(place, kind=ResolutionKind.AGREED)
    client, url = signed_in(place.member), reverse("committee:resolutions")

    def shown(show: str) -> set[Resolution]:
        return set(client.get(url, {"show": show}).context["page"])

    assert shown("") == {place.resolution, agreed}
    assert (shown("waiting"), shown("answered")) == ({place.resolution}, set())


def test_a_meeting_is_not_arranged_in_the_past_and_a_day_of_rest_is_warned_of(place: SimpleNamespace) -> None:
    client = signed_in(place.clerk)
    client.post(reverse("committee:committees"), {"name": "Cabinet"})
    cabinet = Committee.objects.get(council=place.council, name="Cabinet")
    past = client.post(reverse("committee:arrange"), {"committee": cabinet.pk, "on": "2021-06-16"})
    assert "That day has passed." in words_of(past)
    assert not Meeting.objects.filter(committee=cabinet).exists()
    for on, said in (("2027-12-27", "27 December 2027 is a bank holiday."), ("2027-06-19", "is a Saturday.")):
        answer = client.post(reverse("committee:arrange"), {"committee": cabinet.pk, "on": on}, follow=True)
        assert said in words_of(answer)
