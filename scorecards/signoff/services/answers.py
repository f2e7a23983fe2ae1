"""What a meeting resolved, and the answer: members read both, so they say nothing that signed copies withhold."""

from typing import Any

from django.core.exceptions import ValidationError

from portal.accounts import access
from portal.accounts.rules import Permission
from scorecards.committee.models import Meeting, Report, Resolution
from scorecards.committee.services import meetings
from scorecards.copies.answers import answer_refusal


def record_resolution(
    meeting: Meeting, *, by: Any, minute: meetings.Minute, report: Report | None = None
) -> Resolution:
    """Record what a meeting resolved. Raises PermissionDenied, ValidationError for words to be reworded."""
    access.require(by, Permission.MEETING_EDIT, council=meeting.council)
    if refused := answer_refusal(meeting.council, minute.text):
        raise ValidationError(refused)
    return meetings.resolve(meeting, by=by, minute=minute, report=report)


def answer_resolution(resolution: Resolution, *, by: Any, seen_version: int, text: str) -> Resolution:
    """Answer what a meeting asked for. Raises MovedOn, PermissionDenied, ValidationError for words to be reworded."""
    access.require(by, Permission.REQUEST_ANSWER, council=resolution.council)
    if refused := answer_refusal(resolution.council, text):
        raise ValidationError(refused)
    return meetings.answer(resolution, by=by, seen_version=seen_version, text=text)
