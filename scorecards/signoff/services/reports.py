"""The acts on a report: to review and back, signed with its quarters, corrected."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.accounts.services import Confirmation
from portal.audit.refusals import MovedOn
from scorecards.committee.models import Report
from scorecards.committee.services import clearances, reports, returns
from scorecards.copies import gathering
from scorecards.copies import services as freezing
from scorecards.copies.content.schema import ReportContent
from scorecards.copies.models import SignedCopy
from scorecards.publishing.services import documents
from scorecards.signoff.readiness import report_readiness, report_signable
from scorecards.signoff.reading import Seen, checked, pinned, read_quarter, report_seen
from scorecards.signoff.services.quarters import confirmed, sign_off
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

    The paper is printed after commit. Raises MovedOn, NotReady, PermissionDenied.
    """
    reports.require(report, Permission.REPORT_SIGN_OFF, by=by)
    confirmed(by, confirmation)
    if report_seen(report).sha256 != seen.sha256:
        raise MovedOn(report)
    for submission, seen_quarter in sorted(quarters, key=lambda each: each[0].pk):
        sign_off(submission, by=by, seen=seen_quarter, confirmation=confirmation)
    reports.move(
        report, "sign_off", by=by, seen_version=seen.version, missing=report_signable, statement=statement.strip()
    )
    returns.keep_returns(report, by=by)
    copy = freezing.freeze_report(report, by=by, content=_signed(report, by), public=_signed(report, by, public=True))
    documents.queue(copy, by=by, beside=beside(report))
    return copy


def _signed(report: Report, by: Any, *, public: bool = False) -> ReportContent:
    if report.signed_off_at is None:
        raise ValueError(f"{report} is not signed off.")
    content = gathering.report_content(
        report,
        quarters=[(q.public if public else q.content, q.sha256) for q in map(read_quarter, pinned(report))],
        signed_at=report.signed_off_at,
        signed_by=by.name,
        signed_by_title=access.job_title(by, council=report.council, needs=Permission.REPORT_SIGN_OFF),
        statement=report.statement,
        public=public,
    )
    return checked(report, content, public)


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
    return fresh
