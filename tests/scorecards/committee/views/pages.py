"""The pages of meetings and reports by their names, and the words of an answer."""

import datetime
from types import SimpleNamespace

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from scorecards.committee.models import Report, Resolution
from scorecards.committee.rules import ResolutionKind, State
from tests.builders import a_meeting, a_report

TODAY = timezone.localdate()
SIGNED = {"signed_off_at": "2021-11-15T09:00Z"}


def words_of(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def set_state(place: SimpleNamespace, state: State) -> None:
    stamps = {} if state in (State.DRAFT, State.REVIEW) else {**SIGNED, "signed_off_by": place.director}
    Report.objects.filter(pk=place.report.pk).update(state=state.value, **stamps)


def addresses(place: SimpleNamespace) -> dict[str, str]:
    one, text = [place.report.pk], {"pk": place.report.pk}
    named = {name: reverse(f"committee:{name}") for name in ("calendar", "held", "committees", "resolutions")}
    named |= {name: reverse(f"committee:{name}") for name in ("arrange", "reports", "begin")}
    named |= {name: reverse(f"committee:{name}", args=[place.meeting.pk]) for name in ("meeting", "move", "resolve")}
    named |= {name: reverse(f"committee:{name}", args=one) for name in ("report", "cover", "item", "attach")}
    named |= {key: reverse("committee:section", kwargs={**text, "key": key}) for key in ("synopsis", "key_messages")}
    named |= {key: reverse("committee:section", kwargs={**text, "key": key}) for key in ("key_issues", "performance")}
    named["answer"] = reverse("committee:answer", args=[place.resolution.pk])
    named["appendix"] = reverse("committee:appendix", args=[*one, place.appendix.pk])
    return named


def more(place: SimpleNamespace, *, on: datetime.date) -> None:
    """Another meeting with a report, a correction of it, and a resolution with an answer due."""
    meeting = a_meeting(place.council, on=on)
    stamps = {**SIGNED, "signed_off_by": place.director}
    first = a_report(meeting, state=State.PUBLISHED, **stamps)
    again = {"revision": 2, "revises": first, "revision_reason": "Wrong", "item": "9"}
    a_report(meeting, title=first.title, **again)
    owed = {"kind": ResolutionKind.ASKED.value, "due_on": TODAY, "text": "How many?", "report": first}
    Resolution.objects.create(meeting=meeting, recorded_by=place.clerk, **owed)
