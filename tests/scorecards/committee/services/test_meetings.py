"""Meetings, when their papers are due, and what they resolve."""

import datetime
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn
from scorecards.committee.models import Resolution
from scorecards.committee.rules import ResolutionKind
from scorecards.committee.services import meetings, reports
from tests.builders import a_meeting, a_person, a_report, an_action
from tests.scorecards.committee.builders import resolved

pytestmark = pytest.mark.django_db


def test_papers_are_due_by_the_councils_clear_working_days(place: SimpleNamespace) -> None:
    committee = meetings.make_committee(place.council, by=place.clerk, name=" Cabinet ")
    meeting = meetings.arrange(committee, by=place.clerk, on=datetime.date(2021, 12, 1))
    assert (committee.name, meeting.publish_by) == ("Cabinet", datetime.date(2021, 11, 23))
    after_christmas = meetings.arrange(committee, by=place.clerk, on=datetime.date(2022, 1, 5))
    assert after_christmas.publish_by == datetime.date(2021, 12, 23)


def test_a_meeting_is_moved_by_who_saw_it_as_it_stands(place: SimpleNamespace) -> None:
    later = datetime.date(2022, 1, 12)
    meetings.move(place.meeting, by=place.clerk, seen_version=1, on=later)
    assert (place.meeting.on, place.meeting.publish_by, place.meeting.version) == (later, datetime.date(2022, 1, 4), 2)
    with pytest.raises(MovedOn):
        meetings.move(place.meeting, by=place.clerk, seen_version=1, on=datetime.date(2022, 2, 2))


@pytest.mark.parametrize("publish_by", [datetime.date(2022, 1, 12), datetime.date(2022, 2, 1)])
def test_a_paper_is_published_before_its_meeting(place: SimpleNamespace, publish_by: datetime.date) -> None:
    for act in (
        lambda: meetings.arrange(
            place.meeting.committee, by=place.clerk, on=datetime.date(2022, 1, 12), publish_by=publish_by
        ),
        lambda: meetings.move(
            place.meeting, by=place.clerk, seen_version=1, on=datetime.date(2022, 1, 12), publish_by=publish_by
        ),
    ):
        with pytest.raises(ValidationError, match="before the meeting"):
            act()


def test_a_committee_meets_once_a_day(place: SimpleNamespace) -> None:
    other = a_meeting(committee=place.meeting.committee, on=datetime.date(2022, 3, 2))
    with pytest.raises(ValidationError, match="already meets"):
        meetings.arrange(place.meeting.committee, by=place.clerk, on=other.on)
    with pytest.raises(ValidationError, match="already meets"):
        meetings.move(place.meeting, by=place.clerk, seen_version=1, on=other.on)


def test_a_resolution_is_recorded_on_the_meetings_own_report_and_answered(place: SimpleNamespace) -> None:
    minute = meetings.Minute(ResolutionKind.ASKED, "How many?", "12", "Gareth Lloyd", datetime.date(2022, 1, 1))
    report = a_report(place.meeting)
    resolution = meetings.resolve(place.meeting, by=place.clerk, minute=minute, report=report)
    meetings.answer(resolution, by=place.analyst, seen_version=1, text="Seven.")
    assert (resolution.answer, resolution.version, resolution.answered_at is not None) == ("Seven.", 2, True)
    with pytest.raises(MovedOn):
        meetings.answer(resolution, by=place.director, seen_version=1, text="Eight.")
    with pytest.raises(ValidationError, match="another meeting"):
        meetings.resolve(place.meeting, by=place.clerk, minute=minute, report=a_report())
    for text in ("", "  "):
        with pytest.raises(ValidationError):
            meetings.resolve(place.meeting, by=place.clerk, minute=meetings.Minute(ResolutionKind.AGREED, text))
        with pytest.raises(ValidationError):
            meetings.answer(resolution, by=place.analyst, seen_version=2, text=text)


def test_a_resolution_pressed_twice_is_recorded_once(place: SimpleNamespace) -> None:
    minute = meetings.Minute(ResolutionKind.AGREED, "The report was noted.")
    first = meetings.resolve(place.meeting, by=place.clerk, minute=minute)
    assert meetings.resolve(place.meeting, by=place.clerk, minute=minute) == first
    assert AuditEvent.objects.filter(act="resolution_recorded").count() == 1
    on_a_report = meetings.resolve(place.meeting, by=place.clerk, minute=minute, report=a_report(place.meeting))
    Resolution.objects.update(recorded_at=timezone.now() - meetings.A_CLICK)
    later = meetings.resolve(place.meeting, by=place.clerk, minute=minute)
    assert len({first, on_a_report, later}) == Resolution.objects.count() == 3


def test_an_action_is_linked_to_a_resolution_once_and_only_within_the_council(place: SimpleNamespace) -> None:
    resolution, action = resolved(place), an_action(place.submission.scorecard)
    with pytest.raises(ValidationError):
        meetings.link_action(resolution, by=place.analyst, action=an_action())
    first = meetings.link_action(resolution, by=place.analyst, action=action)
    assert meetings.link_action(resolution, by=place.director, action=action) == first
    meetings.unlink_action(resolution, by=place.analyst, action=action)
    meetings.unlink_action(resolution, by=place.analyst, action=action)
    assert resolution.resolution_actions.count() == 0
    acts = AuditEvent.objects.filter(act__startswith="resolution_action").order_by("id").values_list("act", flat=True)
    assert list(acts) == ["resolution_action_linked", "resolution_action_unlinked"]
    with pytest.raises(PermissionDenied):
        meetings.link_action(resolution, by=place.clerk, action=action)


def test_an_answer_to_a_meeting_that_says_a_few_children_is_refused(place: SimpleNamespace) -> None:
    minute = meetings.Minute(ResolutionKind.ASKED, "How many?")
    resolution = meetings.resolve(place.meeting, by=place.clerk, minute=minute)
    with pytest.raises(ValidationError, match="four children"):
        meetings.answer(resolution, by=place.analyst, seen_version=1, text="<b>four</b> children")
    resolution.refresh_from_db()
    assert (resolution.answer, resolution.version) == ("", 1)


def test_only_clerks_keep_meetings_and_only_staff_answer(place: SimpleNamespace) -> None:
    resolution = resolved(place)
    on = datetime.date(2022, 4, 6)
    minute = meetings.Minute(ResolutionKind.AGREED, "Noted.")
    for by in (place.officer, place.analyst, place.director, place.member, place.administrator, a_person(Role.CLERK)):
        for act in (
            lambda by=by: meetings.make_committee(place.council, by=by, name="X"),
            lambda by=by: meetings.arrange(place.meeting.committee, by=by, on=on),
            lambda by=by: meetings.move(place.meeting, by=by, seen_version=1, on=on),
            lambda by=by: meetings.resolve(place.meeting, by=by, minute=minute),
            lambda by=by: reports.set_item(a_report(place.meeting), by=by, item="9"),
        ):
            with pytest.raises(PermissionDenied):
                act()
    for by in (place.officer, place.member, place.clerk, place.administrator, a_person(Role.ANALYST)):
        with pytest.raises(PermissionDenied):
            meetings.answer(resolution, by=by, seen_version=1, text="Seven.")
