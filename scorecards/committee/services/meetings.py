"""Committees and their meetings, what a meeting resolved, and the actions that answer it."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from portal.figures.spans import day_words
from portal.prose.children import refusal
from scorecards.commentary.models import Action
from scorecards.committee import queries
from scorecards.committee.models import Committee, Meeting, Report, Resolution, ResolutionAction
from scorecards.committee.rules import ResolutionKind

A_CLICK = timedelta(minutes=1)
OVER = (
    "The last day to publish is over. What is published now needs the chair’s reason, or a meeting on a later day: "
    "papers are not open for longer because they were to be published later."
)


@transaction.atomic
def make_committee(council: Council, *, by: Any, name: str) -> Committee:
    access.require(by, Permission.MEETING_EDIT, council=council)
    if not name.strip():
        raise ValidationError("Name the committee.")
    committee, made = Committee.objects.get_or_create(council=council, name=name.strip())
    if made:
        record("committee_made", by=by, subject=committee)
    return committee


@transaction.atomic
def arrange(committee: Committee, *, by: Any, on: date, publish_by: date | None = None) -> Meeting:
    """Set a meeting; without another date, papers are due by the clear days of the council or committee."""
    access.require(by, Permission.MEETING_EDIT, council=committee.council)
    last_day = publish_by or queries.last_day_to_publish(committee, on)
    if last_day >= on:
        raise ValidationError("The paper has to be published before the meeting.")
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(committee=committee, on=on, publish_by=last_day)
    except IntegrityError:
        raise ValidationError(f"{committee} already meets on that day.") from None
    record("meeting_arranged", by=by, subject=meeting, after={"on": on, "publish_by": last_day})
    return meeting


@transaction.atomic
def move(meeting: Meeting, *, by: Any, seen_version: int, on: date, publish_by: date | None = None) -> Meeting:
    """Change a meeting's day; signed content keeps what it said, the cover prints the new day."""
    access.require(by, Permission.MEETING_EDIT, council=meeting.council)
    asked = queries.last_day_to_publish(meeting.committee, on)
    last_day = publish_by or asked
    if last_day >= on:
        raise ValidationError("The paper has to be published before the meeting.")
    if meeting.publish_by < timezone.localdate() and last_day > max(meeting.publish_by, asked):
        raise ValidationError(OVER)
    before = {"on": meeting.on, "publish_by": meeting.publish_by}
    seen = Meeting.objects.filter(pk=meeting.pk, version=seen_version)
    try:
        with transaction.atomic():
            moved = seen.update(on=on, publish_by=last_day, version=F("version") + 1)
    except IntegrityError:
        raise ValidationError(f"{meeting.committee} already meets on that day.") from None
    if moved != 1:
        raise MovedOn(Meeting.objects.get(pk=meeting.pk))
    meeting.refresh_from_db()
    record("meeting_moved", by=by, subject=meeting, before=before, after={"on": on, "publish_by": last_day})
    return meeting


@dataclass(frozen=True)
class Minute:
    """What the minutes say was resolved; `respondent` owes an answer by `due_on` where one was asked for."""

    kind: ResolutionKind
    text: str
    minute: str = ""
    respondent: str = ""
    due_on: date | None = None


@transaction.atomic
def resolve(meeting: Meeting, *, by: Any, minute: Minute, report: Report | None = None) -> Resolution:
    """Record what a meeting resolved, on a report of its own or by itself. Raises ValidationError for another's.

    Pressed twice it is recorded once: nobody can take a resolution back.
    """
    access.require(by, Permission.MEETING_EDIT, council=meeting.council)
    if not minute.text.strip():
        raise ValidationError("Write what was resolved.")
    if refused := refusal(minute.text):
        raise ValidationError(refused)
    if timezone.localdate() < meeting.on:
        raise ValidationError(f"The meeting is on {day_words(meeting.on)}: it has resolved nothing before.")
    if report is not None and report.meeting_id != meeting.pk:
        raise ValidationError("The report went to another meeting.")
    Meeting.objects.select_for_update().get(pk=meeting.pk)  # of two clicks the second waits here for the first
    said = {**asdict(minute), "kind": minute.kind.value, "meeting": meeting, "report": report, "recorded_by": by}
    again = Resolution.objects.filter(**said, recorded_at__gt=timezone.now() - A_CLICK).first()
    if again is not None:
        return again
    resolution = Resolution.objects.create(**said)
    record("resolution_recorded", by=by, subject=resolution, after={"kind": minute.kind.value, "text": minute.text})
    return resolution


@transaction.atomic
def answer(resolution: Resolution, *, by: Any, seen_version: int, text: str) -> Resolution:
    """Answer what a meeting asked for."""
    access.require(by, Permission.REQUEST_ANSWER, council=resolution.council)
    if not text.strip():
        raise ValidationError("Write the answer.")
    if refused := refusal(text):
        raise ValidationError(refused)
    seen = Resolution.objects.filter(pk=resolution.pk, version=seen_version)
    if seen.update(answer=text, answered_at=timezone.now(), version=F("version") + 1) != 1:
        raise MovedOn(Resolution.objects.get(pk=resolution.pk))
    resolution.refresh_from_db()
    record("resolution_answered", by=by, subject=resolution, after={"answer": text})
    return resolution


@transaction.atomic
def link_action(resolution: Resolution, *, by: Any, action: Action) -> ResolutionAction:
    """Say that an action does what a meeting resolved; done twice it stays one link."""
    access.require(by, Permission.REQUEST_ANSWER, council=resolution.council)
    if action.council != resolution.council:
        raise ValidationError("The action is another council’s.")
    link, made = ResolutionAction.objects.get_or_create(resolution=resolution, action=action)
    if made:
        after = {"action": action.pk, "title": action.title}
        record("resolution_action_linked", by=by, subject=resolution, after=after)
    return link


@transaction.atomic
def unlink_action(resolution: Resolution, *, by: Any, action: Action) -> None:
    """Take the link away; the action itself stays."""
    access.require(by, Permission.REQUEST_ANSWER, council=resolution.council)
    gone, _rows = ResolutionAction.objects.filter(resolution=resolution, action=action).delete()
    if gone:
        before = {"action": action.pk, "title": action.title}
        record("resolution_action_unlinked", by=by, subject=resolution, before=before)
