"""What was done to a quarter or a report after a page of it was opened, for whom that page has become stale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest

from portal.accounts.models import Council
from portal.audit.models import AuditEvent
from portal.audit.words import act_words
from scorecards.commentary.models import Action, Comment, Narrative
from scorecards.committee.models import Appendix, Report, Section
from scorecards.framework.models import ScorecardLine
from scorecards.risks.models import Risk
from scorecards.submissions.models import Submission, Upload

MOST = 20
# What the program does by itself after an act, and what changes nothing that was read.
QUIET = (
    "copy_frozen",
    "document_queued",
    "document_made",
    "document_tried_again",
    "pack_queued",
    "pack_put_away",
    "pack_made",
    "pack_tried_again",
    "upload_checked",
    "upload_set_aside",
)


@dataclass(frozen=True)
class Done:
    """One act: who, what, to what, when."""

    by: str
    words: str
    what: str
    at: datetime


@dataclass(frozen=True)
class Meanwhile:
    """The acts since a page was opened, the newest first; `more` were done before those."""

    acts: list[Done]
    more: int = 0


def event_seen(request: HttpRequest) -> int | None:
    """The event that the page carried whose form was sent; None where it carried none.

    Whoever may not sign is shown the form to send back alone, whose names begin with its own word.
    """
    said = request.POST.get("seen_event", request.POST.get("back-seen_event", ""))
    return int(said) if said.isdecimal() and len(said) < 19 else None


def newest_event(council: Council) -> int:
    """The number of a council's newest event: what a page carries, to be told later what came after it."""
    newest = AuditEvent.objects.filter(council_number=council.number).aggregate(newest=Max("id"))["newest"]
    return int(newest or 0)


def meanwhile(council: Council, submissions: Sequence[Submission], report: Report | None, *, after: int) -> Meanwhile:
    """What was done to these since the event that a page carried."""
    found = AuditEvent.objects.filter(_about(council, submissions, report), council_number=council.number, id__gt=after)
    events = list(found.exclude(act__in=QUIET).order_by("-id"))
    acts = [Done(e.by_name, act_words(e.act), _what(e, report), e.at) for e in events[:MOST]]
    return Meanwhile(acts, more=max(len(events) - MOST, 0))


def _what(event: AuditEvent, report: Report | None) -> str:
    """Nothing where the page is about that very thing."""
    own = "committee.report" if report else "submissions.submission"
    return "" if event.subject_type == own else event.subject_label


def _about(council: Council, submissions: Sequence[Submission], report: Report | None) -> Q:
    """Events of all that a page of these is drawn from."""
    found = _of("accounts.council", [council.pk])
    if report is not None:
        found |= _of("committee.report", [report.pk]) | _of("committee.meeting", [report.meeting_id])
        found |= _of("committee.section", _keys(Section.objects.filter(report=report)))
        found |= _of("committee.appendix", _keys(Appendix.objects.filter(report=report)))
        found |= Q(act="appendix_detached", before__contains=f'"report": {report.pk},')
    if submissions:
        found |= _of("submissions.submission", [each.pk for each in submissions]) | _of_parts(submissions)
    return found


def _of_parts(submissions: Sequence[Submission]) -> Q:
    scorecards = [each.scorecard_id for each in submissions]
    return (
        _of("commentary.narrative", _keys(Narrative.objects.filter(submission__in=submissions)))
        | _of("commentary.comment", _keys(Comment.objects.filter(submission__in=submissions)))
        | _of("submissions.upload", _keys(Upload.objects.filter(submission__in=submissions)))
        | _of("commentary.action", _keys(Action.objects.filter(scorecard__in=scorecards)))
        | _of("framework.scorecard", scorecards)
        | _of("framework.scorecardline", _keys(ScorecardLine.objects.filter(scorecard__in=scorecards)))
        | _of("risks.risk", _keys(Risk.objects.filter(register__scorecard__in=scorecards)))
    )


def _keys(rows: QuerySet[Any]) -> list[int]:
    return list(rows.order_by().values_list("pk", flat=True))


def _of(kind: str, keys: Sequence[int]) -> Q:
    return Q(subject_type=kind, subject_id__in=[str(key) for key in keys])
