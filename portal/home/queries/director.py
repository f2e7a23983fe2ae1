"""What waits for a director: quarters and reports to read, those sent back, and actions that are late."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Council
from portal.figures.spans import day_words
from portal.home.things import LATE, NOW, Link, Section, Thing, due_words
from scorecards.commentary.models import Comment
from scorecards.commentary.queries import waiting_comments
from scorecards.committee.models import Report
from scorecards.committee.rules import State as ReportState
from scorecards.desk import queries as desk
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State


def sections(user: Any, council: Council, today: date) -> list[Section]:
    """Three queries: quarters, reports, actions."""
    quarters, reports = list(_quarters(council)), list(_reports(council))
    reading = [_quarter(q, user) for q in quarters if q.state == State.REVIEW.value]
    reading += [_report(r, user, today) for r in reports if r.state == ReportState.REVIEW.value]
    back = [_quarter_back(q) for q in quarters if q.state == State.COMMENTARY.value]
    back += [_report_back(r, today) for r in reports if r.state == ReportState.DRAFT.value]
    links = [
        Link("The council’s trail", reverse("home:trail-of", args=[council.number])),
        Link("Share with other councils", reverse("peers:sharing", args=[council.number])),
    ]
    found = [Section("To read and sign off", reading, "Nothing waits for your reading.", links=links, key="reading")]
    if back:
        found.append(Section("Sent back or asked about", back, key="back"))
    return [*found, late_actions(user, council, today)]


def _quarters(council: Council) -> QuerySet[Submission]:
    """In review; or in commentary with a director's question, without which none is sent back."""
    asked = Comment.objects.filter(submission=OuterRef("pk"), by_director=True, answers=None)
    owed = waiting_comments().filter(submission=OuterRef("pk"))
    found = Submission.objects.filter(scorecard__council=council).annotate(asked=Exists(asked), owed=Exists(owed))
    waiting = found.filter(state=State.REVIEW.value) | found.filter(state=State.COMMENTARY.value, asked=True)
    return waiting.select_related("scorecard", "sent_by").order_by("period", "scorecard__name")


def _reports(council: Council) -> QuerySet[Report]:
    found = Report.objects.filter(meeting__committee__council=council)
    back = found.filter(state=ReportState.DRAFT.value).exclude(sent_back_reason="")
    waiting = found.filter(state=ReportState.REVIEW.value) | back
    return waiting.select_related("meeting__committee", "sent_by").order_by("meeting__on", "title")


def _title(submission: Submission) -> str:
    return f"{submission.scorecard}, {parse_period(submission.period).title}"


def _sent(row: Submission | Report, user: Any) -> str:
    if not row.sent_at or not row.sent_by:
        return ""
    own = " You sent it, so another director signs it." if row.sent_by_id == user.pk else ""
    return f"{row.sent_by.name} sent it on {day_words(timezone.localtime(row.sent_at).date())}.{own}"


def _quarter(submission: Submission, user: Any) -> Thing:
    href = reverse("signoff:submission", args=[submission.pk])
    return Thing(_title(submission), href, _sent(submission, user), "To read", NOW, "Quarter")


def _report(report: Report, user: Any, today: date) -> Thing:
    late = report.meeting.publish_by < today
    return Thing(
        words=report.title,
        href=reverse("signoff:report", args=[report.pk]),
        note=f"For {report.meeting}. {_sent(report, user)}".strip(),
        state="To read",
        tone=LATE if late else NOW,
        when=due_words(report.meeting.publish_by, today, what="To publish by"),
    )


def _quarter_back(submission: Submission) -> Thing:
    href = reverse("desk:scorecard", args=[submission.pk])
    owed = submission.owed  # type: ignore[attr-defined]
    note = "The officers owe an answer." if owed else "Every question has its answer."
    return Thing(_title(submission), href, note, "Asked" if owed else "Answered", "", "Quarter")


def _report_back(report: Report, today: date) -> Thing:
    when = due_words(report.meeting.publish_by, today, what="To publish by")
    href = reverse("committee:report", args=[report.pk])
    return Thing(report.title, href, f"For {report.meeting}. {report.sent_back_reason}", "Sent back", "", when)


def late_actions(user: Any, council: Council, today: date) -> Section:
    """Everybody's actions past their date. One query."""
    rows = desk.actions(user, desk.WantedActions(state="late"), today=today).filter(scorecard__council=council)
    things = list(_actions(desk.listed(rows, today=today)))
    links = [Link("All actions", reverse("desk:actions"))]
    return Section("Late actions", things, "No action is late.", links=links, key="late")


def _actions(found: Iterable[desk.Promised]) -> Iterable[Thing]:
    for action in found:
        note = f"For {action.about}. {action.state.note}.".strip()
        href = reverse("desk:action", args=[action.pk])
        yield Thing(action.title, href, note, action.state.words, LATE, action.owner)
