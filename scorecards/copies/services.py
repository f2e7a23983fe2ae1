"""Freezing: the only writer of signed copies. A copy is made in the transaction that signs."""

import secrets
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.committee.models import Report
from scorecards.copies import queries
from scorecards.copies.content.schema import SCHEMA, ReportContent, SubmissionContent
from scorecards.copies.models import SignedCopy
from scorecards.copies.plain import to_text
from scorecards.copies.rules import BEGINNING, chained, digest
from scorecards.submissions.models import Submission


def freeze_submission(
    submission: Submission, *, by: Any, content: SubmissionContent, public: SubmissionContent
) -> SignedCopy:
    """Keep a signed quarter for ever: its real content for staff, its public one for members and papers."""
    return _freeze(
        submission.council,
        by=by,
        texts=(to_text(replace(content, salt=_salt())), to_text(public)),
        signed_at=_signed(submission),
        needs=Permission.SUBMISSION_SIGN_OFF,
        submission=submission,
        title=f"{content.quarter.scorecard}, {content.quarter.title}",
        period=submission.period,
        revision=submission.revision,
    )


def freeze_report(report: Report, *, by: Any, content: ReportContent, public: ReportContent) -> SignedCopy:
    """Keep a signed report for ever."""
    return _freeze(
        report.council,
        by=by,
        texts=(to_text(replace(content, salt=_salt())), to_text(public)),
        signed_at=_signed(report),
        needs=Permission.REPORT_SIGN_OFF,
        report=report,
        title=content.title,
        period=max((q.period for q in content.submissions), default=""),
        revision=report.revision,
    )


def _salt() -> str:
    """128 bits that nobody can guess, as 32 signs."""
    return secrets.token_hex(16)


def _signed(row: Submission | Report) -> datetime:
    """When it was signed; nothing else is frozen. Raises ValueError for what is not signed."""
    if row.signed_off_at is None:
        raise ValueError(f"{row} is not signed off.")
    return row.signed_off_at


@transaction.atomic
def _freeze(
    council: Council,
    *,
    by: Any,
    texts: tuple[str, str],
    signed_at: datetime,
    needs: Permission,
    **fields: Any,
) -> SignedCopy:
    """Append to the council's chain. Two at the same moment take one position: the second is told to try again."""
    content, public_content = texts
    last = queries.last_of(council)
    previous = last.chain_sha256 if last else BEGINNING
    sealed = queries.sealed(content, public_content)
    try:
        with transaction.atomic():
            copy = SignedCopy.objects.create(
                council=council,
                schema=SCHEMA,
                content=content,
                public_content=public_content,
                sha256=digest(sealed),
                position=(last.position if last else 0) + 1,
                previous_sha256=previous,
                chain_sha256=chained(sealed, previous),
                signed_at=signed_at,
                signed_by=by,
                signed_by_name=by.name,
                signed_by_title=access.job_title(by, council=council, needs=needs),
                **fields,
            )
    except IntegrityError:
        raise MovedOn(fields.get("report") or fields.get("submission")) from None
    record("copy_frozen", by=by, subject=copy, after={"sha256": copy.sha256, "position": copy.position})
    return copy
