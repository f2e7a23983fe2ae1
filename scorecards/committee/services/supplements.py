"""Later figures beside a signed report: a supplement is a report of its own; the first stays as it was signed."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.accounts.rules import Permission
from portal.audit.services import record
from portal.prose.children import refusal
from scorecards.committee.models import Report, ReportSubmission, Section, SectionRevision
from scorecards.committee.rules import SectionSource, State
from scorecards.committee.services import entitlements
from scorecards.committee.services.reports import require
from scorecards.submissions.models import Submission

SUPPLEMENTED = (State.SIGNED_OFF.value, State.PUBLISHED.value)
SECTIONS = (
    ("reason", "Why there are later figures", SectionSource.WRITTEN),
    ("performance", "Later figures", SectionSource.PERFORMANCE),
    ("appendix_figures", "All later figures", SectionSource.APPENDIX_FIGURES),
)
CARRIED = (
    *("meeting_id", "classification", "exempt_paragraph", "public_interest", "numbering", "cover_facts"),
    *("officer_name", "officer_title", "officer_email", "officer_telephone", "portfolio_holder", "portfolio_reader_id"),
)


@transaction.atomic
def begin_supplement(report: Report, *, by: Any, reason: str, submissions: Sequence[Submission]) -> Report:
    """Begin a supplement as a draft around quarters whose figures are later than those of the report.

    It goes through the gate as every report does; of `report` nothing is changed. Raises ValidationError.
    """
    require(report, Permission.REPORT_EDIT, by=by)
    _check(report, reason, submissions)
    number = report.supplements_made.count() + 1
    title = f"{report.title}: later figures{f' ({number})' if number > 1 else ''}"
    carried = {name: getattr(report, name) for name in CARRIED}
    try:
        with transaction.atomic():
            fresh = Report.objects.create(
                **carried, title=title[:200], layout="Supplement", supplements=report, begun_by=by
            )
    except IntegrityError:
        raise ValidationError("This meeting already has a report of that title.") from None
    ReportSubmission.objects.bulk_create(
        ReportSubmission(report=fresh, submission=submission, order=order)
        for order, submission in enumerate(submissions, start=1)
    )
    _sections(fresh, reason.strip(), by)
    entitlements.carry(report, to=fresh)
    record("supplement_begun", by=by, subject=fresh, after={"to": report.pk, "reason": reason.strip()})
    return fresh


def _check(report: Report, reason: str, submissions: Sequence[Submission]) -> None:
    if report.state not in SUPPLEMENTED or report.supplements_id is not None:
        raise ValidationError("Later figures are set beside a report that is signed off, and beside no supplement.")
    if not reason.strip():
        raise ValidationError("Say why there are later figures. The reason is printed.")
    if words := refusal(reason):
        raise ValidationError(words)
    if not submissions or any(each.council != report.council for each in submissions):
        raise ValidationError("A supplement needs at least one quarter of the report’s own council.")
    stood = max((each.data_date for each in report.submissions.all()), default=None)
    if stood and any(each.data_date <= stood for each in submissions):
        raise ValidationError("Those figures are no later than the report’s own. What was wrong in them is corrected.")


def _sections(report: Report, reason: str, by: Any) -> None:
    for order, (key, heading, source) in enumerate(SECTIONS, start=1):
        text = reason if key == "reason" else ""
        section = Section.objects.create(
            report=report, order=order, key=key, heading=heading, source=source.value, text=text, updated_by=by
        )
        if text:
            SectionRevision.objects.create(section=section, number=1, text=text, saved_by=by)
