"""The acts that join rooms: review, sign-off, publication, revision. Each in one transaction, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.accounts.services import Confirmation
from portal.audit.refusals import MovedOn
from scorecards.commentary.models import Comment
from scorecards.commentary.services import narratives
from scorecards.committee import queries as committee
from scorecards.committee.models import Meeting, Report
from scorecards.committee.services import meetings, reports
from scorecards.copies import gathering, withhold
from scorecards.copies import queries as copies
from scorecards.copies import services as freezing
from scorecards.copies.content.schema import ReportContent, SubmissionContent
from scorecards.copies.models import SignedCopy
from scorecards.copies.plain import to_text
from scorecards.copies.rules import digest
from scorecards.periods import parse_period
from scorecards.publishing.models import Publication
from scorecards.publishing.services import documents, publications
from scorecards.signoff.readiness import readiness, report_readiness, report_signable
from scorecards.signoff.rules import Gap
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import RevisionKind
from scorecards.submissions.services import submissions

# A proof has no moment of signing; a fixed one lets two readings of the same content be the same.
UNSIGNED = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Seen:
    """What a director had before them: the gate's version, and the hash of every word and figure on the page."""

    version: int
    sha256: str


# ---- the quarter


def quarter_now(submission: Submission) -> SubmissionContent:
    """What would be signed at this moment."""
    return gathering.submission_content(submission, on=timezone.localdate())


def seen(submission: Submission) -> Seen:
    return Seen(submission.version, digest(to_text(quarter_now(submission)).encode()))


def send_for_review(submission: Submission, *, by: Any, seen_version: int) -> None:
    """Hand the quarter to the director. Raises NotReady with what is missing, MovedOn for a stale page."""
    submissions.move(submission, "send_for_review", by=by, seen_version=seen_version, missing=readiness)


def recall(submission: Submission, *, by: Any, seen_version: int) -> None:
    """Take it back before the director has decided; only who sent it may."""
    submissions.move(submission, "recall", by=by, seen_version=seen_version)


def send_back(submission: Submission, *, by: Any, seen_version: int) -> None:
    """Back to the officers, with at least one comment made since it was sent."""
    sent_at = submission.sent_at
    submissions.move(
        submission,
        "send_back",
        by=by,
        seen_version=seen_version,
        missing=lambda moved: _without_comment(moved, sent_at),
    )


def _without_comment(submission: Submission, sent_at: datetime | None) -> list[Gap]:
    made = Comment.objects.filter(submission=submission, by_director=True, answers=None)
    if sent_at is not None:
        made = made.filter(at__gte=sent_at)
    return [] if made.exists() else [Gap("comment", "Write at least one comment: say what should change")]


@transaction.atomic
def sign_off(submission: Submission, *, by: Any, seen: Seen, confirmation: Confirmation) -> SignedCopy:
    """Sign a quarter: what the director saw is frozen, word for word.

    Raises MovedOn when anything on the page has changed since, NotReady, PermissionDenied.
    """
    _confirmed(by, confirmation)
    content = quarter_now(submission)
    if digest(to_text(content).encode()) != seen.sha256:
        raise MovedOn(submission)
    submissions.move(submission, "sign_off", by=by, seen_version=seen.version, missing=readiness)
    public, withheld = withhold.public(content, earlier=_earlier(submission))
    return freezing.freeze_submission(submission, by=by, content=replace(content, withheld=withheld), public=public)


def _confirmed(by: Any, confirmation: Confirmation) -> None:
    if confirmation.user_id != by.pk:
        raise PermissionDenied("The password was given by someone else.")


def _earlier(submission: Submission) -> list[SubmissionContent]:
    """What was signed of this scorecard in the same financial year: figures of it lie beside this quarter's."""
    year = parse_period(submission.period).year_start
    signed = SignedCopy.objects.filter(submission__scorecard=submission.scorecard_id, period__lte=submission.period)
    return [
        copies.public_quarter(copy)
        for copy in signed.exclude(submission=submission)
        if parse_period(copy.period).year_start == year
    ]


@transaction.atomic
def revise(submission: Submission, *, by: Any, kind: RevisionKind, reason: str) -> Submission:
    """Begin another revision of a signed quarter, with every figure and word; the signed one stays as it was."""
    revision = submissions.revise(submission, by=by, kind=kind, reason=reason)
    narratives.copy_to_revision(submission, revision, by=by)
    return revision


# ---- the report


def report_now(report: Report, *, public: bool = False) -> ReportContent:
    """What would be signed at this moment, unsigned; `public` as members would read it."""
    return gathering.report_content(report, quarters=_quarters(report, public=public), signed_at=UNSIGNED)


def _pinned(report: Report) -> list[Submission]:
    return list(
        report.submissions.select_related("scorecard__council", "scorecard__scheme").order_by("pinned_by__order")
    )


def _quarters(report: Report, *, public: bool) -> list[tuple[SubmissionContent, str]]:
    """The pinned quarters with their hashes: as signed, or as they stand where they are not signed yet."""
    found = []
    for submission in _pinned(report):
        copy = copies.of_submission(submission)
        if copy is not None:
            found.append((copies.public_quarter(copy) if public else copies.staff_quarter(copy), copy.sha256))
            continue
        content = quarter_now(submission)
        if public:
            content, _withheld = withhold.public(content, earlier=_earlier(submission))
        found.append((content, ""))
    return found


def report_seen(report: Report) -> Seen:
    return Seen(report.version, digest(to_text(report_now(report)).encode()))


def send_report(report: Report, *, by: Any, seen_version: int) -> None:
    """Hand the report to the director. Raises NotReady with what is missing."""
    reports.move(report, "send_for_review", by=by, seen_version=seen_version, missing=report_readiness)


def recall_report(report: Report, *, by: Any, seen_version: int) -> None:
    if report.sent_by_id != by.pk:
        raise PermissionDenied("Only the person who sent this report for review may recall it.")
    reports.move(report, "recall", by=by, seen_version=seen_version)


def send_report_back(report: Report, *, by: Any, seen_version: int, reason: str) -> None:
    """Back to the authors, saying what should change."""
    reports.move(report, "send_back", by=by, seen_version=seen_version, reason=reason)


@transaction.atomic
def sign_off_report(
    report: Report,
    *,
    by: Any,
    seen: Seen,
    confirmation: Confirmation,
    statement: str = "",
    quarters: Sequence[tuple[Submission, Seen]] = (),
) -> SignedCopy:
    """Sign a report, and in the same act those of its quarters that are given, in the order of their keys.

    The paper is printed after commit. Raises MovedOn, NotReady, PermissionDenied.
    """
    _confirmed(by, confirmation)
    if report_seen(report).sha256 != seen.sha256:
        raise MovedOn(report)
    for submission, seen_quarter in sorted(quarters, key=lambda each: each[0].pk):
        sign_off(submission, by=by, seen=seen_quarter, confirmation=confirmation)
    reports.move(
        report, "sign_off", by=by, seen_version=seen.version, missing=report_signable, statement=statement.strip()
    )
    copy = freezing.freeze_report(report, by=by, content=_signed(report, by), public=_signed(report, by, public=True))
    documents.queue(copy, by=by, beside=beside(report))
    return copy


def _signed(report: Report, by: Any, *, public: bool = False) -> ReportContent:
    if report.signed_off_at is None:
        raise ValueError(f"{report} is not signed off.")
    return gathering.report_content(
        report,
        quarters=_quarters(report, public=public),
        signed_at=report.signed_off_at,
        signed_by=by.name,
        signed_by_title=access.job_title(by, council=report.council, needs=Permission.REPORT_SIGN_OFF),
        statement=report.statement,
    )


def beside(report: Report) -> dict[str, str]:
    """What is printed beside the signed content: the clerk may change it later."""
    return {"meeting_on": report.meeting.on.isoformat(), "item": report.item}


@transaction.atomic
def correct(report: Report, *, by: Any, reason: str) -> Report:
    """Begin the next revision of a signed report; the paper that stands is marked superseded when it is published."""
    return reports.correct(report, by=by, reason=reason)


# ---- publication


@transaction.atomic
def publish(report: Report, *, by: Any, seen_version: int) -> Publication:
    """Let members see the signed report. Raises NotReady while its paper is not made."""
    reports.move(report, "publish", by=by, seen_version=seen_version, missing=_without_paper)
    copy = _copy(report)
    quarters = [c for s in _pinned(report) if (c := copies.of_submission(s)) is not None]
    earlier = copies.of_report(report.revises) if report.revises else None
    return publications.publish(copy, by=by, quarters=quarters, supersedes=earlier)


def _copy(report: Report) -> SignedCopy:
    copy = copies.of_report(report)
    if copy is None:
        raise ValidationError("This report is not signed off.")
    return copy


def _without_paper(report: Report) -> list[Gap]:
    if documents.is_ready(_copy(report)):
        return []
    return [Gap("paper", "The paper is not made yet. It is made in the background; try again in a minute")]


@transaction.atomic
def withdraw(report: Report, *, by: Any, seen_version: int, reason: str) -> None:
    """Take the page and the file away at once; the row and the reason stay for the director."""
    reports.move(report, "withdraw", by=by, seen_version=seen_version, reason=reason)
    publications.withdraw(_copy(report), by=by, reason=reason)


@transaction.atomic
def allot_item(report: Report, *, by: Any, item: str) -> None:
    """The agenda item, even after sign-off: the cover is printed again, the signed content stays."""
    reports.set_item(report, by=by, item=item)
    _print_again(report, by)


@transaction.atomic
def move_meeting(meeting: Meeting, *, by: Any, seen_version: int, on: Any, publish_by: Any = None) -> None:
    """Another day for a meeting: the covers of its signed reports are printed again."""
    meetings.move(meeting, by=by, seen_version=seen_version, on=on, publish_by=publish_by)
    for report in Report.objects.filter(meeting=meeting, state__in=committee.SIGNED).select_related(
        "meeting__committee__council"
    ):
        _print_again(report, by)


def _print_again(report: Report, by: Any) -> None:
    copy = copies.of_report(report)
    if copy is not None:
        documents.queue(copy, by=by, beside=beside(report))
