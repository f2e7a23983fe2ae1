"""What is signed, published and withdrawn, and what is on its way there."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.rules import Role
from portal.files import services as files
from portal.jobs.rules import State as JobState
from scorecards.committee.layouts import SHROPSHIRE
from scorecards.committee.models import Appendix, Entitlement, Feed, Report, ReportSubmission, Section, Template
from scorecards.committee.rules import ResolutionKind
from scorecards.committee.rules import State as ReportState
from scorecards.committee.services import clearances, clearers, feeds, meetings, templates
from scorecards.copies.content.schema import AppendixFacts
from scorecards.publishing.models import Document, Pack, Publication
from scorecards.scrutiny.models import MemberRequest
from scorecards.submissions.models import Submission
from tests import builders
from tests.permissions.world.nouns import DRAFT, OURS, World
from tests.scorecards.scrutiny import builders as signed


def add_signed(world: World) -> None:
    """Of last year: one quarter published, one signed and published nowhere, one withdrawn."""
    council, scorecard = world.council, world.scorecard
    quarter = signed.a_signed_quarter(
        council,
        signed.a_line(name=f"{OURS} signed line", history=(signed.a_point("76.5", "2021-Q2"),)),
        scorecard=scorecard,
        risks=(signed.a_risk(),),
    )
    published = signed.a_publication(quarter, appendices=_appendices())
    unpublished = signed.a_signed_quarter(council, period="2021-Q1", risks=(signed.a_risk(),))
    withdrawn = signed.a_publication(
        signed.a_signed_quarter(council, period="2020-Q4"), withdrawn=True, appendices=_appendices()
    )
    early = _signed_report(world, unpublished)
    failed = Document.objects.create(
        copy=early, kind="pdf", state=JobState.FAILED.value, reason="A fault.", finished_at=timezone.now()
    )
    for publication, state in ((published, ReportState.PUBLISHED), (withdrawn, ReportState.WITHDRAWN)):
        _as_signed(publication.copy.report, state)
        _pinned(publication.copy.report, world.review)
    world.things |= {
        "publication": published,
        "published": published.copy,
        "quarter_copy": quarter,
        "signed_quarter": unpublished,
        "withdrawal": withdrawn,
        "withdrawn": withdrawn.copy,
        "early": early,
        "paper": signed.a_document(published),
        "early_paper": signed.a_document(Publication(copy=early), kind="figures"),
        "withdrawn_paper": signed.a_document(withdrawn),
        "failed": failed,
        "pack": _pack(published, published.copy.report),
        "failed_pack": _pack(published, early.report, state=JobState.FAILED, reason="A fault."),
        "withdrawn_pack": _pack(withdrawn, withdrawn.copy.report),
        "own_copy": _numbered(published.copy, world.people["director"]),
        "request": MemberRequest.objects.create(
            council=council, copy=quarter, text=f"{OURS}: how many?", asked_by=world.people["member"]
        ),
    }


def _pack(publication: Publication, report: Report, state: JobState = JobState.READY, reason: str = "") -> Pack:
    """A pack with one paper in it; one that failed has no file."""
    file = signed.a_document(publication, kind="ods").file if state is JobState.READY else None
    made = {"state": state.value, "reason": reason, "finished_at": timezone.now(), "holds": [publication.copy_id]}
    return Pack.objects.create(meeting=report.meeting, council=report.council, file=file, **made)


def _numbered(copy: Any, reader: User) -> Document:
    """The director's own copy of an exempt appendix."""
    file = files.store("exempt.pdf", f"{OURS} {DRAFT}".encode(), media_type="application/pdf", by=None)
    done = {"state": JobState.READY.value, "finished_at": timezone.now(), "file": file}
    return Document.objects.create(copy=copy, kind="exempt", appendix=2, serial=2, reader=reader, **done)


def _appendices() -> tuple[AppendixFacts, ...]:
    """An open one, and one that is exempt but whose hash the content gives away all the same."""
    stored = [files.store(f"{n}.csv", f"{OURS} {n}".encode(), media_type="text/csv", by=None) for n in ("a", "b")]
    told = [AppendixFacts(f"{OURS} appendix", "", None, file.name, file.sha256) for file in stored]
    return told[0], replace(told[1], open=False)


def _signed_report(world: World, quarter: Any) -> Any:
    """A signed report that nobody has published."""
    report = builders.a_report(builders.a_meeting(world.council))
    _as_signed(report, ReportState.SIGNED_OFF)
    _pinned(report, world.review)
    content = signed.a_report_content(world.council, title=f"{OURS} signed report")
    return signed.a_copy(world.council, content, report=report, title=content.title, period=quarter.period, revision=1)


def _as_signed(report: Report, state: ReportState) -> None:
    director = report.council.memberships.filter(role=Role.DIRECTOR.value).first().user
    Report.objects.filter(pk=report.pk).update(
        state=state.value, signed_off_at=timezone.now(), signed_off_by=director, title=f"{OURS} {state.value} report"
    )
    report.refresh_from_db()


def _pinned(report: Report, submission: Submission) -> None:
    ReportSubmission.objects.create(report=report, submission=submission)


def add_meeting(world: World) -> None:
    meeting = builders.a_meeting(world.council, on=date(2022, 6, 15))  # after every quarter of the world
    meeting.committee.name = f"{OURS} committee"
    meeting.committee.save(update_fields=["name"])
    minute = meetings.Minute(kind=ResolutionKind.ASKED, text=f"{OURS} resolution")
    world.things |= {
        "meeting": meeting,
        "committee": meeting.committee,
        "resolution": meetings.resolve(meeting, by=world.people["clerk"], minute=minute),
    }
    meetings.link_action(world.resolution, by=world.people["analyst"], action=world.action)


def add_reports(world: World) -> None:
    templates.load_shipped()
    shipped = Template.objects.get(council=None, name=SHROPSHIRE)
    layout = templates.copy(shipped, by=world.people["clerk"], council=world.council, name=f"{OURS} layout")
    draft = builders.a_report(world.meeting, title=f"{OURS} draft report")
    _pinned(draft, world.commentary)
    under_review = builders.a_report(
        world.meeting,
        title=f"{OURS} report under review",
        state=ReportState.REVIEW,
        sent_by=world.people["analyst"],
        sent_at=timezone.now(),
    )
    _pinned(under_review, world.review)
    correction = builders.a_report(
        world.meeting,
        title=f"{OURS} corrected report",
        revision=2,
        revises=world.early.report,
        revision_reason="A fault.",
    )
    _pinned(correction, world.commentary)
    section, who = _sections(draft), world.people
    file = files.store("letter.csv", f"{DRAFT}\n".encode(), media_type="text/csv", by=None)
    world.things |= {
        "template": shipped,
        "layout": layout,
        "layout_section": layout.sections.get(key="synopsis"),
        "draft": draft,
        "under_review": under_review,
        "open_correction": correction,
        "grant": Entitlement.objects.create(
            user=world.people["member"],
            committee=world.committee,
            starts=date(2099, 1, 1),
            reason="Sits on the panel.",
            granted_by=world.people["clerk"],
        ),
        "section": section,
        "clearance": clearances.ask(section, by=who["analyst"], kind="Finance", clearer=who["officer"]),
        "clearer": clearers.appoint(world.council, by=who["clerk"], kind="Legal", person=who["officer"]),
        "appendix": Appendix.objects.create(report=draft, order=1, title=f"{OURS} {DRAFT} appendix", file=file),
    }


def _sections(report: Report) -> Section:
    for order, source in enumerate(("key_messages", "recommendations", "key_issues"), 2):
        Section.objects.create(report=report, order=order, key=source, heading=source, source=source)
    words = f"{OURS} {DRAFT} synopsis."
    return Section.objects.create(
        report=report, order=1, key="synopsis", heading="Synopsis", source="written", text=words
    )


def add_rows(world: World) -> None:
    """The rows of the gate behind signed copies."""
    world.things |= {
        "signed_quarter_submission": world.signed_quarter.submission,
        "signed_report": world.early.report,
        "published_report": world.published.report,
        "withdrawn_report": world.withdrawn.report,
    }


def add_feeds(world: World) -> None:
    """Calendars at secret addresses: of a person of ours, and of another council's whose secret the table knows."""
    world.things["own_feed"] = Feed.objects.create(
        user=world.people["member"], council=world.council, token_sha256=feeds.hashed("ours")
    )
    Feed.objects.create(user=world.people["clerk abroad"], council=world.abroad, token_sha256=feeds.hashed("SECRET"))
