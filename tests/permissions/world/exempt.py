"""What is exempt, and the member who may read it: a report of which nothing is public, and a part of one that is."""

from datetime import date
from typing import Any

from django.utils import timezone

from portal.files import services as files
from portal.jobs.rules import State as JobState
from scorecards.committee.models import Entitlement, Report
from scorecards.committee.rules import ResolutionKind
from scorecards.committee.rules import State as ReportState
from scorecards.committee.services import meetings
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Document
from tests import builders
from tests.permissions.world.nouns import EXEMPT, OURS, World
from tests.scorecards.scrutiny import builders as signed

CLASSIFIED = {"classification": "exempt", "exempt_paragraph": 2, "public_interest": f"{EXEMPT}: so few."}


def add_exempt(world: World) -> None:
    """A report that is wholly exempt, published; one that is in review; and the entitled member's copies and rights."""
    quarter = signed.a_signed_quarter(
        world.council,
        signed.a_line("EXEMPT", name=f"{EXEMPT} line", history=(signed.a_point("76.5", "2019-Q3"),)),
        period="2019-Q3",
        scorecard=world.scorecard,
        risks=(signed.a_risk(11, title=f"{EXEMPT} risk"),),
    )
    publication = signed.a_publication(quarter, title=f"{EXEMPT} report")
    report = publication.copy.report
    _published(report, world)
    _entitle(world, report)
    _entitle(world, world.published.report)
    paper = signed.a_document(publication)
    minute = meetings.Minute(kind=ResolutionKind.ASKED, text=f"{EXEMPT} question", due_on=date(2099, 1, 1))
    world.things |= {
        "exempt_publication": publication,
        "exempt_copy": publication.copy,
        "exempt_report": report,
        "exempt_meeting": report.meeting,
        "exempt_paper": paper,
        "exempt_resolution": meetings.resolve(report.meeting, by=world.people["clerk"], minute=minute, report=report),
        "entitled_copy": _numbered(world.published, world.people["entitled"]),
        "held": _held(world, "held by the portfolio holder", world.people["member"]),
        "exempt_held": _held(world, f"{EXEMPT} held", world.people["member"], **CLASSIFIED),
    }


def _published(report: Report, world: World) -> None:
    director = world.people["director"]
    signed_off = {"state": ReportState.PUBLISHED.value, "signed_off_at": timezone.now(), "signed_off_by": director}
    Report.objects.filter(pk=report.pk).update(title=f"{OURS} {EXEMPT} report", **signed_off, **CLASSIFIED)
    report.refresh_from_db()
    report.pinned.create(submission=world.review)


def _entitle(world: World, report: Report) -> None:
    Entitlement.objects.create(
        user=world.people["entitled"],
        report=report,
        starts=date(2020, 1, 1),
        reason="Sits on the panel.",
        granted_by=world.people["clerk"],
    )


def _numbered(copy: SignedCopy, reader: Any) -> Document:
    file = files.store("exempt.pdf", f"{OURS} {EXEMPT}".encode(), media_type="application/pdf", by=None)
    done = {"state": JobState.READY.value, "finished_at": timezone.now(), "file": file}
    return Document.objects.create(copy=copy, kind="exempt", appendix=2, serial=3, reader=reader, **done)


def _held(world: World, title: str, reader: Any, **fields: Any) -> Report:
    """In review, with a member named as portfolio holder."""
    sent = {"sent_by": world.people["analyst"], "sent_at": timezone.now(), "state": ReportState.REVIEW}
    report = builders.a_report(world.meeting, title=f"{OURS} {title}", portfolio_reader=reader, **sent, **fields)
    report.pinned.create(submission=world.review)
    return report
