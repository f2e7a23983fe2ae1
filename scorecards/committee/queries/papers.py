"""A report as its writers see it: cover, quarters, sections and how far each is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from scorecards.committee.chain import part_words
from scorecards.committee.models import Appendix, Meeting, Report, Section, SectionRevision
from scorecards.committee.queries.calendar import ReportShown
from scorecards.committee.queries.dates import cannot_be_whole, chain_of
from scorecards.committee.queries.visible import visible_to
from scorecards.committee.rules import LISTS, STATE_WORDS, TEXTS, SectionSource, State
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission
from scorecards.submissions.queries import may as may_in_quarter
from scorecards.submissions.queries import visible_to as quarters_visible_to
from scorecards.submissions.rules import STATE_WORDS as QUARTER_WORDS
from scorecards.submissions.rules import Coverage
from scorecards.submissions.rules import State as QuarterState

MADE_WORDS = {
    SectionSource.SINCE_LAST_MET: "Made from the parts of this report",
    SectionSource.PERFORMANCE: "Made from the scorecard",
    SectionSource.RISKS: "Made from the risk table",
    SectionSource.ACTIONS: "Made from the actions",
    SectionSource.RESOLUTIONS: "Made from what was resolved before",
    SectionSource.APPENDIX_FIGURES: "Made from every figure",
}
COUNTED = {
    SectionSource.KEY_MESSAGES: ("messages", "message"),
    SectionSource.RECOMMENDATIONS: ("recommended", "recommendation"),
    SectionSource.KEY_ISSUES: ("issues", "issue"),
}


@dataclass(frozen=True)
class SectionShown:
    """A section in the order of the report, and how far it is."""

    section: Section
    words: str
    tone: str
    written: bool

    @property
    def empty(self) -> bool:
        return self.words == "Empty"


@dataclass(frozen=True)
class QuarterPinned:
    """A quarter that the report stands on; `newer` is a later revision that it could be pinned to.

    `says` is that the meeting gets only part of the quarter, or that it cannot get the whole that it is said to get.
    """

    submission: Submission
    title: str
    state: str
    signed: bool
    newer: Submission | None = None
    says: str = ""


@dataclass(frozen=True)
class ReportPage:
    """All that the working page of a report shows."""

    report: Report
    sections: list[SectionShown]
    quarters: list[QuarterPinned]
    appendices: list[Appendix]

    @property
    def written(self) -> int:
        return sum(1 for shown in self.sections if shown.written and not shown.empty)

    @property
    def to_write(self) -> int:
        return sum(1 for shown in self.sections if shown.written)

    @property
    def missing(self) -> list[SectionShown]:
        return [shown for shown in self.sections if shown.empty and shown.section.required]


def latest(user: Any, council: Council) -> QuerySet[Report]:
    """The newest revision, as far as this person sees one, of every report of a council, and what was published."""
    newer = visible_to(user).filter(revises=OuterRef("pk"))
    mine = visible_to(user).filter(meeting__committee__council=council)
    found = mine.filter(~Exists(newer) | Q(state=State.PUBLISHED.value))
    return found.select_related("meeting__committee__council")


def beside(user: Any, report: Report) -> list[ReportShown]:
    """The revision before and the one after, as far as they exist for this person, the earlier first."""
    found = visible_to(user).filter(Q(revised_by=report) | Q(revises=report)).order_by("revision")
    return [ReportShown(each, State(each.state), STATE_WORDS[State(each.state)], may_open=True) for each in found]


def report_page(report: Report) -> ReportPage:
    """The working page in five queries."""
    counted = Report.objects.filter(pk=report.pk).values_list(
        Count("key_messages", distinct=True),
        Count("recommendations", distinct=True),
        Count("key_issues", distinct=True),
    )
    counts = dict(zip(("messages", "recommended", "issues"), counted.get(), strict=True))
    appendices = list(report.appendices.select_related("file", "confirmed_by"))
    sections = [_section(s, counts, len(appendices)) for s in report.sections.all()]
    return ReportPage(report, sections, _quarters(report), appendices)


def _section(section: Section, counts: dict[str, int], attached: int) -> SectionShown:
    source = SectionSource(section.source)
    tone = "late" if section.required else ""
    if source in TEXTS:
        written = bool(section.text.strip())
        return SectionShown(section, "Written" if written else "Empty", "" if written else tone, written=True)
    if source in LISTS:
        counted, word = COUNTED[source]
        number = counts[counted]
        words = f"{number} {word}{'' if number == 1 else 's'}" if number else "Empty"
        return SectionShown(section, words, "" if number else tone, written=True)
    if source == SectionSource.APPENDICES:
        words = "Nothing attached" if not attached else f"{attached} attached"
        return SectionShown(section, words, "", written=False)
    return SectionShown(section, MADE_WORDS[source], "", written=False)


def _quarters(report: Report) -> list[QuarterPinned]:
    pinned = list(report.pinned.select_related("submission__scorecard__council"))
    newest = _newest(p.submission for p in pinned)
    found = []
    for pin in pinned:
        submission = pin.submission
        newer = newest.get((submission.scorecard_id, submission.period))
        state = QuarterState(submission.state)
        title = f"{submission.scorecard}, {parse_period(submission.period).title}"
        if submission.revision > 1:
            title += f", revision {submission.revision}"
        later = newer if newer and newer.revision > submission.revision else None
        says = _said_of(report, submission)
        found.append(
            QuarterPinned(submission, title, QUARTER_WORDS[state], state == QuarterState.SIGNED_OFF, later, says)
        )
    return found


def _said_of(report: Report, submission: Submission) -> str:
    if Coverage(submission.coverage) == Coverage.WHOLE:
        return cannot_be_whole(report.meeting, submission)
    return part_words(parse_period(submission.period), submission.data_date, chain_of(report.meeting))


def _newest(submissions: Iterable[Submission]) -> dict[tuple[int, str], Submission]:
    """By scorecard and period: the newest revision there is."""
    asked = Q(pk__in=[])
    for submission in submissions:
        asked |= Q(scorecard=submission.scorecard_id, period=submission.period)
    found = Submission.objects.filter(asked).order_by("revision")
    return {(each.scorecard_id, each.period): each for each in found}


def section_of(report: Report, key: str) -> Section | None:
    return report.sections.select_related("report__meeting__committee__council", "updated_by").filter(key=key).first()


def wordings(section: Section) -> QuerySet[SectionRevision]:
    """Every wording of a section, the newest first."""
    return section.revisions.select_related("saved_by").order_by("-number")


def quarters_to_pin(user: Any, council: Council) -> list[Submission]:
    """The newest revisions of quarters that this person may begin a report around, the newest quarter first."""
    newer = Submission.objects.filter(revises=OuterRef("pk"))
    found = quarters_visible_to(user).filter(scorecard__council=council).exclude(Exists(newer))
    if not access.allowed(user, Permission.REPORT_EDIT, council=council):
        found = found.filter(scorecard__lead_officer=user)
    return list(found.order_by("-period", "scorecard__name"))


def may_begin(user: Any, council: Council) -> bool:
    """Whether the person may begin a report: by role, or as lead officer of a scorecard with a quarter."""
    if access.allowed(user, Permission.REPORT_EDIT, council=council):
        return True
    quarters = quarters_visible_to(user).filter(scorecard__council=council, scorecard__lead_officer=user.pk)
    return any(may_in_quarter(user, Permission.REPORT_EDIT, quarter) for quarter in quarters[:1])


def meetings_to_report_to(council: Council, *, today: Any) -> QuerySet[Meeting]:
    """A council's meetings by day, those that come before those that are `past`."""
    found = Meeting.objects.filter(committee__council=council).select_related("committee")
    past = Case(When(on__lt=today, then=Value(1)), default=Value(0), output_field=IntegerField())
    return found.annotate(past=past).order_by("past", "on", "committee__name")
