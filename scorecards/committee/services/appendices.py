"""What is attached to a report: made from its figures, replaced, and confirmed by who has read the file."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.committee.models import Appendix, Report
from scorecards.committee.rules import Classification
from scorecards.committee.services import attached, reports, sections

FIGURES = "figures"


@transaction.atomic
def attach_figures(report: Report, *, by: Any, attachment: sections.Attachment) -> Appendix:
    """An exempt appendix with every figure of the report as it is, printed from what is signed.

    Raises ValidationError for one that would be open.
    """
    reports.require(report, Permission.REPORT_EDIT, by=by)
    reports.touch(report)
    if attachment.classification is not Classification.EXEMPT:
        raise ValidationError("A table in which nothing is withheld can only be exempt.")
    reports.check_exemption(attachment)
    last = report.appendices.aggregate(last=Max("order"))["last"] or 0
    appendix = Appendix.objects.create(report=report, order=last + 1, made_from=FIGURES, **attachment.fields)
    record("appendix_attached", by=by, subject=appendix, council=report.council, after={"made_from": FIGURES})
    return appendix


@transaction.atomic
def replace(appendix: Appendix, *, by: Any, upload: "UploadedFile[Any]") -> Appendix:
    """Put another file in the place of the attached one. Whoever confirmed the earlier one has not read this one."""
    reports.require(appendix.report, Permission.REPORT_EDIT, by=by)
    reports.touch(appendix.report)
    file, found = attached.received(upload, by=by, exempt=not appendix.open)
    attached.check_once(appendix.report, file, besides=appendix)
    found += attached.exempt_elsewhere(appendix.report, file) if appendix.open else []
    before = {"sha256": appendix.file.sha256 if appendix.file else ""}
    gone = {"confirmed_sha256": "", "confirmed_at": None, "confirmed_by": None, "confirmed_title": ""}
    known = Appendix.objects.filter(pk=appendix.pk, made_from="")
    if known.update(file=file, remarks=found, **gone) != 1:
        raise MovedOn(appendix.report)
    appendix.refresh_from_db()
    council = appendix.report.council
    record("appendix_replaced", by=by, subject=appendix, council=council, before=before, after={"sha256": file.sha256})
    return appendix


@transaction.atomic
def confirm(appendix: Appendix, *, by: Any, seen_sha256: str) -> Appendix:
    """Keep who has read an open file and says that it holds no count of one to five children, by the file's hash.

    Raises MovedOn when the file is another one than the person read.
    """
    reports.require(appendix.report, Permission.REPORT_EDIT, by=by)
    reports.touch(appendix.report)
    if not appendix.open:
        raise ValidationError("What is exempt is not published, and needs nobody’s confirmation.")
    title = access.job_title(by, council=appendix.report.council, needs=Permission.DRAFT_VIEW)
    said = {"confirmed_sha256": seen_sha256, "confirmed_at": timezone.now(), "confirmed_by": by}
    same = Appendix.objects.filter(pk=appendix.pk, file__isnull=False, file__sha256=seen_sha256)
    if not seen_sha256 or same.update(**said, confirmed_title=title) != 1:
        raise MovedOn(appendix.report)
    appendix.refresh_from_db()
    council = appendix.report.council
    record("appendix_confirmed", by=by, subject=appendix, council=council, after={"sha256": seen_sha256})
    return appendix
