"""What is read of signed copies, and what is signed without one."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from portal.accounts.models import Council
from scorecards.committee import queries as committee
from scorecards.committee.models import Report
from scorecards.committee.rules import Classification
from scorecards.copies.content.schema import ReportContent, SubmissionContent
from scorecards.copies.models import SignedCopy
from scorecards.copies.plain import from_text
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State as QuarterState


def of_submission(submission: Submission) -> SignedCopy | None:
    return SignedCopy.objects.filter(submission=submission).first()


def of_report(report: Report) -> SignedCopy | None:
    return SignedCopy.objects.filter(report=report).first()


def last_of(council: Council) -> SignedCopy | None:
    """The end of the council's chain."""
    return SignedCopy.objects.filter(council=council).order_by("-position").first()


def chain(council: Council) -> QuerySet[SignedCopy]:
    return SignedCopy.objects.filter(council=council).order_by("position")


def without_copy(council: Council) -> list[str]:
    """What is signed and has no copy, in words: the last of a chain can be taken out and leave the rest whole."""
    quarters = Submission.objects.filter(
        state=QuarterState.SIGNED_OFF.value, signed_copy=None, scorecard__council=council
    )
    reports = Report.objects.filter(signed_off_at__isnull=False, signed_copy=None, meeting__committee__council=council)
    return [*map(str, quarters.select_related("scorecard")), *map(str, reports)]


def sealed(content: str, public_content: str) -> bytes:
    """What a copy's hash is taken of: both texts, so that neither can be changed alone."""
    return f"{content}\n{public_content}".encode()


def staff_quarter(copy: SignedCopy) -> SubmissionContent:
    """A signed quarter with its real figures; for those who see drafts only."""
    return from_text(copy.content, SubmissionContent)


def public_quarter(copy: SignedCopy) -> SubmissionContent:
    """A signed quarter as members and papers show it."""
    return from_text(copy.public_content, SubmissionContent)


def public_report(copy: SignedCopy) -> ReportContent:
    """A signed report as members and papers show it."""
    return from_text(copy.public_content, ReportContent)


def staff_report(copy: SignedCopy) -> ReportContent:
    """A signed report with its real figures; of papers only what is exempt is made of it."""
    return from_text(copy.content, ReportContent)


def told_of(user: Any, path: str = "") -> Q:
    """Signed copies that the person may learn of at all: of a report that is wholly exempt only who works on it or is
    entitled. `path` leads to the copy, as "copy__".
    """
    return committee.told_of(user, f"{path}report__")


def kept_back(user: Any) -> Q:
    """Signed quarters that a report is on which is wholly exempt and not theirs to learn of: they are read by nobody
    before they are published, wherever a council lets its members read what is signed.
    """
    hidden = Report.objects.filter(classification=Classification.EXEMPT.value).exclude(committee.told_of(user))
    return Q(submission__in=hidden.values("submissions"))


def with_open_file(hashes: Collection[str]) -> QuerySet[SignedCopy]:
    """Signed reports to which a file with one of these hashes is attached that all may have."""
    files = {"report__appendices__file__sha256__in": hashes}
    return SignedCopy.objects.filter(**files, report__appendices__classification=Classification.OPEN.value)


def wholly_exempt(path: str = "") -> Q:
    """Signed reports of which nothing is for press and public. `path` leads to the copy, as "copy__"."""
    return Q(**{f"{path}report__classification": Classification.EXEMPT.value})


def is_exempt(copy: SignedCopy) -> bool:
    """Whether nothing of this signed report is for press and public."""
    return copy.report is not None and copy.report.classification == Classification.EXEMPT.value


def exempt_for(user: Any) -> Q:
    """Signed reports whose exempt matter the person may read, once the report itself is theirs to read."""
    works_on, entitled = committee.visible_to(user), committee.entitled_reports(user)
    return Q(report__in=works_on.values("pk")) | Q(report__in=entitled.values("pk"))
