"""The council's own closed days: said by the clerk, and no working days from then on."""

import datetime
from types import SimpleNamespace
from unittest import mock

import pytest
from django.urls import reverse

from portal.accounts import services as accounts
from portal.accounts.closures import Closure
from portal.accounts.models import Council
from scorecards.committee import queries
from scorecards.committee.models import Meeting
from scorecards.committee.services import meetings
from tests.scorecards.committee.builders import a_place, signed_in
from tests.scorecards.committee.views.test_dates import words

pytestmark = pytest.mark.django_db
DECEMBER = datetime.date(2026, 12, 1)
MEETS = datetime.date(2027, 1, 13)
CHRISTMAS = Closure(datetime.date(2026, 12, 24), datetime.date(2027, 1, 1), "Christmas")


@pytest.fixture(autouse=True)
def _in_december() -> object:
    with mock.patch("django.utils.timezone.localdate", return_value=DECEMBER):
        yield


def closing(place: SimpleNamespace, *closures: Closure) -> None:
    council = Council.objects.get(pk=place.council.pk)
    accounts.set_closures(council, by=place.clerk, seen_version=council.version, closures=closures)


def a_meeting(place: SimpleNamespace, on: datetime.date = MEETS) -> Meeting:
    made = meetings.arrange(place.meeting.committee, by=place.clerk, on=on)
    return Meeting.objects.select_related("committee__council").get(pk=made.pk)


def days_of(meeting: Meeting) -> list[str]:
    fresh = Meeting.objects.select_related("committee__council").get(pk=meeting.pk)
    return [f"{on:%-d %B}" for _step, on in queries.chain_of(fresh).steps]


def test_closed_days_are_no_working_days_of_any_step(place: SimpleNamespace) -> None:
    meeting = a_meeting(place)
    assert days_of(meeting) == ["3 December", "17 December", "24 December", "31 December", "5 January"]
    closing(place, CHRISTMAS)
    assert days_of(meeting) == ["27 November", "11 December", "18 December", "23 December", "5 January"]


def test_a_meeting_arranged_later_has_its_papers_out_before_the_council_closes(place: SimpleNamespace) -> None:
    on = datetime.date(2027, 1, 5)
    assert a_meeting(place, on).publish_by == datetime.date(2026, 12, 23)
    closing(place, CHRISTMAS)
    place.meeting.committee.council.refresh_from_db()
    # one clear day after New Year (the 4th), four before Christmas Eve (18, 21, 22, 23)
    assert a_meeting(place, on + datetime.timedelta(1)).publish_by == datetime.date(2026, 12, 18)


def test_one_council_s_closed_days_are_working_days_of_another(place: SimpleNamespace) -> None:
    other = a_place()
    closing(other, CHRISTMAS)
    assert days_of(a_meeting(place))[2] == "24 December"


def test_the_clerk_adds_days_and_takes_them_away(place: SimpleNamespace) -> None:
    client, page = signed_in(place.clerk), reverse("committee:closed")
    assert "No day but weekends and bank holidays." in words(client.get(page))
    given = {"first": "2026-12-24", "last": "2026-12-31", "words": "Christmas", "seen_version": 1}
    assert client.post(page, given).status_code == 302
    shown = words(client.get(page))
    assert "24 December 2026 to 31 December 2026 Christmas" in shown
    stale = client.post(page, {**given, "first": "2027-05-04", "last": "", "seen_version": 1})
    assert (stale.status_code, "What stands now" in words(stale)) == (409, True)
    refused = client.post(page, {**given, "seen_version": 2})
    assert (refused.status_code, "closed on some of these days already" in words(refused)) == (200, True)
    away = {"first": "2026-12-24", "seen_version": 1}
    assert client.post(reverse("committee:reopen"), away).status_code == 409
    assert client.post(reverse("committee:reopen"), {**away, "seen_version": 2}).status_code == 302
    assert Council.objects.get(pk=place.council.pk).closures == ()


def test_the_year_says_when_the_council_is_closed(place: SimpleNamespace) -> None:
    one_day = datetime.date(2026, 6, 2)
    closing(place, CHRISTMAS, Closure(one_day, one_day), Closure(datetime.date(2028, 5, 2), datetime.date(2028, 5, 2)))
    said = words(signed_in(place.analyst).get(reverse("committee:year"), {"year": 2026}))
    assert "The council is closed from 24 December 2026 to 1 January 2027 (Christmas)." in said
    assert "The council is closed on 2 June 2026." in said
    assert "2 May 2028" not in said


def test_meetings_whose_papers_would_come_too_late_are_named(place: SimpleNamespace) -> None:
    a_meeting(place, datetime.date(2027, 1, 6))
    given = {"first": "2026-12-24", "last": "2026-12-31", "seen_version": 1}
    answer = signed_in(place.clerk).post(reverse("committee:closed"), given, follow=True)
    assert f"{place.meeting.committee.name}, 6 January 2027: 18 December 2026." in words(answer)


def test_a_meeting_on_a_closed_day_is_pointed_out(place: SimpleNamespace) -> None:
    closing(place, CHRISTMAS)
    given = {"committee": place.meeting.committee_id, "on": "2026-12-30", "publish_by": ""}
    answer = signed_in(place.clerk).post(reverse("committee:arrange"), given, follow=True)
    assert "30 December 2026 is a day on which the council is closed." in words(answer)
