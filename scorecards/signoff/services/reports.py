"""The acts on a report: to review and back, signed with its quarters, corrected."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.accounts.services import Confirmation
from portal.audit.refusals import MovedOn, NotReady
from scorecards.committee.models import Report
from scorecards.committee.services import clearances, reports, returns
from scorecards.copies import services as freezing
from scorecards.copies.content.schema import ReportContent, SubmissionContent
from scorecards.copies.models import SignedCopy
from scorecards.copies.plain import to_text
from scorecards.publishing.services import documents
from scorecards.signoff.readiness import report_readiness, report_signable
from scorecards.signoff.reading import QuarterRead, ReportRead, Seen, public_of, read_quarter, read_report
from scorecards.signoff.services import disclosure
from scorecards.signoff.services.quarters import confirmed, sign_off
from scorecards.signoff.wording import statement_words
from scorecards.submissions.models import Submission


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

    What is frozen is the one reading whose seal was compared, so nothing slips in between. The paper is printed after
    commit. Raises MovedOn, NotReady, PermissionDenied.
    """
    reports.require(report, Permission.REPORT_SIGN_OFF, by=by)
    confirmed(by, confirmation)
    read = read_report(report)
    if read.seen.sha256 != seen.sha256:
        raise MovedOn(report)
    for submission, seen_quarter in sorted(quarters, key=lambda each: each[0].pk):
        sign_off(submission, by=by, seen=seen_quarter, confirmation=confirmation)
    if gaps := statement_words(report, read, statement):
        raise NotReady(gaps)
    reports.move(
        report, "sign_off", by=by, seen_version=seen.version, missing=report_signable, statement=statement.strip()
    )
    returns.keep_returns(report, by=by)
    content, public = _signed(report, read, by)
    copy = freezing.freeze_report(report, by=by, content=content, public=public)
    documents.queue(copy, by=by, beside=beside(report))
    return copy


def _signed(report: Report, read: ReportRead, by: Any) -> tuple[ReportContent, ReportContent]:
    """What was read, with its signature, around its quarters as they are signed now; and the same for members."""
    if report.signed_off_at is None:
        raise ValueError(f"{report} is not signed off.")
    quarters = [_as_read(report, quarter) for quarter in read.quarters]
    content = replace(
        read.content,
        submissions=tuple(quarter.content for quarter in quarters),
        submission_hashes=tuple(quarter.sha256 for quarter in quarters),
        signed_at=report.signed_off_at,
        signed_by=by.name,
        signed_by_title=access.job_title(by, council=report.council, needs=Permission.REPORT_SIGN_OFF),
        statement=report.statement,
    )
    return content, public_of(content, quarters)


def _as_read(report: Report, quarter: QuarterRead) -> QuarterRead:
    """A quarter as signed. Raises MovedOn when that is not what was read: another hand signed it in between."""
    signed = read_quarter(quarter.submission)
    if _words(signed.content) != _words(quarter.content):
        raise MovedOn(report)
    return signed


def _words(content: SubmissionContent) -> str:
    """All of a quarter but its salt and what staff are told of it, which come when it is signed."""
    return to_text(replace(content, withheld=(), salt=""))


def beside(report: Report) -> dict[str, str]:
    """What is printed beside the signed content: the clerk may change it later."""
    late = {"late_reason": report.late_reason, "late_chair": report.late_chair} if report.late_reason else {}
    return {"meeting_on": report.meeting.on.isoformat(), "item": report.item, **late}


@transaction.atomic
def correct(report: Report, *, by: Any, seen_version: int, reason: str) -> Report:
    """Begin the next revision of a signed report; the paper before is marked superseded when it is published.

    One that was withdrawn stays withdrawn.
    """
    fresh = reports.correct(report, by=by, seen_version=seen_version, reason=reason)
    clearances.copy_clearances(report, fresh)
    disclosure.carry(report, fresh)
    return fresh
