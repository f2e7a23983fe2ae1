"""What is exempt, for tests: a report classified so, a PDF to attach, a member who is let in."""

import datetime
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from portal.files import services as files
from scorecards.committee.models import Appendix, Entitlement, Report
from scorecards.committee.services import entitlements

WHY = "Someone in a small family could be recognised."
SECRET = "Zanzibar"


def classify(report: Report, classification: str = "exempt_in_part", **fields: Any) -> Report:
    Report.objects.filter(pk=report.pk).update(
        **{"classification": classification, "exempt_paragraph": 2, "public_interest": WHY, **fields}
    )
    report.refresh_from_db()
    return report


def a_pdf(*pages: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for words in pages or (SECRET,):
        canvas.drawString(72, 720, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def attach_exempt(report: Report, title: str = SECRET, **fields: Any) -> Appendix:
    """A PDF of two pages that is exempt, and the report classified as exempt in part."""
    if report.classification == "open":
        classify(report)
    file = files.store(f"{title}.pdf", a_pdf(title, f"{title} again"), media_type="application/pdf", by=None)
    given = {"classification": "exempt", "exempt_paragraph": 2, "public_interest": WHY, "order": 1}
    return report.appendices.create(title=title, file=file, **{**given, **fields})


def entitle(member: Any, of: Any, by: Any, **fields: Any) -> Entitlement:
    grant = {"to": member, "starts": datetime.date(2020, 1, 1), "reason": "Sits on the panel.", **fields}
    return entitlements.grant(of, by=by, grant=entitlements.Grant(**grant))
