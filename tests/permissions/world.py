"""One council with something in every room and somebody in every role; another council with the same people again."""

import datetime
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.audit.services import record
from portal.files import services as files
from portal.jobs.rules import State as JobState
from scorecards.commentary.services import narratives
from scorecards.committee.layouts import SHROPSHIRE
from scorecards.committee.models import Appendix, Entitlement, Feed, Report, ReportSubmission, Section, Template
from scorecards.committee.rules import ResolutionKind
from scorecards.committee.rules import State as ReportState
from scorecards.committee.services import clearances, feeds, meetings, templates
from scorecards.copies.content.schema import AppendixFacts
from scorecards.framework.models import Rebase, SeriesBreak
from scorecards.peers.models import Sharing
from scorecards.publishing.models import Document, Pack, Publication
from scorecards.scrutiny.models import MemberRequest
from scorecards.submissions.models import Submission, Upload
from scorecards.submissions.rules import State
from tests import builders
from tests.scorecards.scrutiny import builders as signed

# In every name and word of the council, so that a page that tells another council's person anything is caught.
OURS = "Quillfordshire"
# In everything that is not signed, so that a page that tells a member of it is caught.
DRAFT = "Undertow"

QUESTION = {"name": "rate", "column": "", "wanted": "rate", "candidates": ["a", "b"]}

AT_HOME = ("owner", "officer", "lead", "analyst", "director", "member", "clerk", "administrator")
ABROAD = ("officer", "lead", "analyst", "director", "member", "clerk", "administrator")
OTHERS = ("ended", "nobody")
PEOPLE = (*AT_HOME, *(f"{who} abroad" for who in ABROAD), *OTHERS)


@dataclass
class World:
    """The council, its people by what they are called in the tables, and one of every noun by its name."""

    council: Council
    abroad: Council
    people: dict[str, User]
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["things"][name]
        except KeyError:
            raise AttributeError(name) from None

    def fresh(self) -> "World":
        """The same rows in objects of their own: an act that is taken back leaves its changes on those."""
        return World(_anew(self.council), self.abroad, self.people, {n: _anew(t) for n, t in self.things.items()})


def _anew(thing: Any) -> Any:
    made = copy(thing)
    made._state.fields_cache.clear()
    return made


def a_world() -> World:
    ours = builders.a_council(name=OURS)
    abroad = builders.a_council(name="Abroad")
    people = {who: _person(_role(who), council=ours, name=f"{OURS} {who}") for who in AT_HOME}
    people |= {f"{who} abroad": _person(_role(who), council=abroad) for who in ABROAD}
    people["ended"] = _ended_yesterday(ours)
    people["nobody"] = _person()
    world = World(ours, abroad, people)
    _scorecard(world)
    _quarters(world)
    _words(world)
    _risks(world)
    _signed(world)
    _meeting(world)
    _reports(world)
    _people(world)
    _rows(world)
    _feeds(world)
    _benchmarks(world)
    _of_another_council(world)
    return world


def _person(role: Role | None = None, **fields: Any) -> User:
    return builders.a_person(role, password=builders.PASSWORD, **fields)


def _role(who: str) -> Role:
    return Role.OFFICER if who in ("owner", "lead") else Role(who)


def _ended_yesterday(council: Council) -> User:
    """Somebody who could do everything here until yesterday."""
    person = _person()
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    for role in Role:
        builders.a_membership(person, role, council=council, ends=yesterday)
    return person


def _scorecard(world: World) -> None:
    who = world.people
    scheme = builders.a_scheme(council=world.council, name=f"{OURS} scheme")
    scorecard = builders.a_scorecard(
        world.council, name=f"{OURS} scorecard", lead_officer=who["lead"], director=who["director"], scheme=scheme
    )
    line = builders.a_line(scorecard, owner=who["owner"], local_name=f"{OURS} line")
    builders.a_line(scorecard, owner=who["officer"], local_name=f"{OURS} other line")
    world.things |= {
        "scorecard": scorecard,
        "scheme": scheme,
        "line": line,
        "theme": line.theme,
        "broken": SeriesBreak.objects.create(line=line, on=datetime.date(2020, 4, 1), reason="Counted anew."),
        "rebased": Rebase.objects.create(
            line=line, on=datetime.date(2020, 7, 1), reason="A new team.", by=who["analyst"]
        ),
        "target": builders.a_target(line),
        "sharing": Sharing.objects.create(council=world.council, indicator=line.indicator, given_by=who["director"]),
    }


def _quarters(world: World) -> None:
    """One in each state: what may be done in a quarter depends on it."""
    scorecard, who = world.scorecard, world.people
    collecting = builders.a_submission(scorecard, period="2022-Q1")
    commentary = builders.a_submission(scorecard, period="2021-Q4", state=State.COMMENTARY)
    review = builders.a_submission(
        scorecard, period="2021-Q3", state=State.REVIEW, sent_by=who["analyst"], sent_at=timezone.now()
    )
    for quarter in (collecting, commentary, review):
        for line in scorecard.lines.all():
            builders.a_figure(quarter, line)
    earlier = {"period_start": datetime.date(2020, 10, 1), "period_end": datetime.date(2020, 12, 31)}
    builders.a_figure(commentary, world.line, **earlier)
    file = files.store("figures.csv", b"indicator\n", media_type="text/csv", by=who["analyst"])
    first = builders.a_submission(scorecard, period="2019-Q4", state=State.SIGNED_OFF)
    world.things |= {
        "open_revision": builders.a_submission(
            scorecard,
            period="2019-Q4",
            revision=2,
            revises=first,
            revision_kind="corrects",
            revision_reason="A fault.",
            state=State.COMMENTARY,
        ),
        "collecting": collecting,
        "commentary": commentary,
        "review": review,
        "upload": Upload.objects.create(submission=collecting, file=file, uploaded_by=who["analyst"]),
    }


def _words(world: World) -> None:
    quarter, who = world.commentary, world.people
    words = narratives.Words(shows=f"{OURS} {DRAFT} narrative.")
    narratives.save(quarter, world.theme, by=who["owner"], words=words, seen_version=0)
    world.things |= {
        "narrative": narratives.save(quarter, world.line, by=who["owner"], words=words, seen_version=0),
        "comment": builders.a_comment(quarter, line=world.line, text=f"{OURS} {DRAFT} comment?", by=who["director"]),
        "action": builders.an_action(
            world.scorecard, line=world.line, title=f"{OURS} {DRAFT} action", owner=who["owner"]
        ),
    }
    builders.a_narrative(world.review, line=world.line, shows=f"{OURS} {DRAFT} narrative under review.", ready=True)


def _risks(world: World) -> None:
    register = builders.a_register(world.council, name=f"{OURS} register", scorecard=world.scorecard)
    risk = builders.a_risk(register, title=f"{OURS} {DRAFT} risk")
    builders.a_score(risk)
    risk.risk_actions.create(action=world.action)
    closed = builders.a_risk(register, closed_on=datetime.date(2026, 4, 1), closed_reason=f"{OURS} {DRAFT} gone")
    world.things |= {"register": register, "risk": risk, "closed_risk": closed}


def _signed(world: World) -> None:
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


def _meeting(world: World) -> None:
    meeting = builders.a_meeting(world.council, on=datetime.date(2022, 6, 15))  # after every quarter of the world
    meeting.committee.name = f"{OURS} committee"
    meeting.committee.save(update_fields=["name"])
    minute = meetings.Minute(kind=ResolutionKind.ASKED, text=f"{OURS} resolution")
    world.things |= {
        "meeting": meeting,
        "committee": meeting.committee,
        "resolution": meetings.resolve(meeting, by=world.people["clerk"], minute=minute),
    }
    meetings.link_action(world.resolution, by=world.people["analyst"], action=world.action)


def _reports(world: World) -> None:
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
            starts=datetime.date(2099, 1, 1),
            reason="Sits on the panel.",
            granted_by=world.people["clerk"],
        ),
        "section": section,
        "clearance": clearances.ask(section, by=who["analyst"], kind="Finance", clearer=who["officer"]),
        "appendix": Appendix.objects.create(report=draft, order=1, title=f"{OURS} {DRAFT} appendix", file=file),
    }


def _sections(report: Report) -> Section:
    for order, source in enumerate(("key_messages", "recommendations", "key_issues"), 2):
        Section.objects.create(report=report, order=order, key=source, heading=source, source=source)
    words = f"{OURS} {DRAFT} synopsis."
    return Section.objects.create(
        report=report, order=1, key="synopsis", heading="Synopsis", source="written", text=words
    )


def _people(world: World) -> None:
    who = world.people
    said = {"shows": f"{OURS} {DRAFT} wording"}
    world.things |= {
        "membership": who["officer"].memberships.get(),
        "event": record("narrative_saved", by=who["owner"], subject=world.narrative, council=world.council, after=said),
    }


def _feeds(world: World) -> None:
    """Calendars at secret addresses: of a person of ours, and of another council's whose secret the table knows."""
    world.things["own_feed"] = Feed.objects.create(
        user=world.people["member"], council=world.council, token_sha256=feeds.hashed("ours")
    )
    Feed.objects.create(user=world.people["clerk abroad"], council=world.abroad, token_sha256=feeds.hashed("SECRET"))


def _benchmarks(world: World) -> None:
    """A measure with a number of the council that all may read, and one that is for staff only.

    The names of authorities are everybody's: the area is not called as the council is.
    """
    area = builders.an_area(number=world.council.number)
    measure = builders.a_measure(code="PUBLISHED", name=f"{OURS} measure")
    builders.an_observation(measure, area=area)
    near = builders.an_area()
    builders.an_observation(measure, area=near)
    hidden = builders.a_release(status="staff_only", source=f"{OURS} {DRAFT} release")
    builders.an_observation(measure, area=area, release=hidden)
    analyst = world.people["analyst"]
    content = b"rate\n1\n"
    world.things |= {
        "release": builders.a_release(loaded_by=analyst, accepted_by=analyst),
        "read_file": builders.an_import(asked_by=analyst, release=builders.a_release(accepted_at=None)),
        "asked_file": builders.an_import(
            asked_by=analyst,
            state=JobState.FAILED.value,
            reason="?",
            questions=[QUESTION],
            file=builders.a_file(content),
        ),
        "failed_file": builders.an_import(asked_by=analyst, state=JobState.FAILED.value, reason="A fault."),
        "queued_file": builders.an_import(asked_by=analyst, state=JobState.QUEUED.value, finished_at=None),
        "mapping": builders.a_mapping(builders.a_table(code="a_table")),
        "model": builders.a_neighbour_file(sent_by=analyst),
        "group": builders.a_group(near, of=area),
    }


def _of_another_council(world: World) -> None:
    """What the other council's people work on, so that they have pages of their own."""
    scorecard = builders.a_scorecard(world.abroad, lead_officer=world.people["lead abroad"])
    builders.a_line(scorecard, owner=world.people["officer abroad"])
    builders.a_submission(scorecard, state=State.COMMENTARY)
    signed.a_published_quarter(world.abroad, scorecard=scorecard, period="2020-Q1")


def _rows(world: World) -> None:
    """The rows of the gate behind signed copies."""
    world.things |= {
        "signed_quarter_submission": world.signed_quarter.submission,
        "signed_report": world.early.report,
        "published_report": world.published.report,
        "withdrawn_report": world.withdrawn.report,
    }
