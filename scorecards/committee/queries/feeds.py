"""What a person's calendar program is told of one council's dates: only what each of their roles has to do with."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.audit import queries as trail
from portal.figures.spans import day_words
from scorecards.committee.chain import STEP_WORDS, STEPS_OF, Step
from scorecards.committee.ical import DayEvent
from scorecards.committee.models import Feed, Meeting, Report, Resolution
from scorecards.committee.queries.calendar import answers_due
from scorecards.committee.queries.dates import chain_of
from scorecards.committee.queries.visible import told_of
from scorecards.committee.rules import Classification, State
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State as QuarterState

Link = Callable[[str], str]
STAFF = frozenset({Role.OFFICER, Role.ANALYST, Role.DIRECTOR})
READABLE = (Classification.OPEN.value, Classification.EXEMPT_IN_PART.value)
WRITING = (QuarterState.COLLECTING.value, QuarterState.COMMENTARY.value)
TEXT = 120


@dataclass(frozen=True)
class _Day:
    """An event before its history is known: what it depends on, kind by kind with its key."""

    key: str
    on: date
    words: str
    note: str
    path: str
    of: tuple[tuple[str, Any], ...]


def feed_with(token_sha256: str) -> Feed | None:
    """The feed of an address that has not ended, while its owner may sign in and holds a role for its council."""
    found = Feed.objects.filter(token_sha256=token_sha256, revoked_at=None, user__is_active=True)
    feed = found.select_related("user", "council").first()
    return feed if feed is not None and access.roles(feed.user, council=feed.council) else None


def feed_of(user: Any, council: Council) -> Feed | None:
    """The address that a person has for one council now."""
    return Feed.objects.filter(user=user, council=council, revoked_at=None).select_related("council").first()


HOLDS: dict[Role, tuple[str, ...]] = {
    Role.MEMBER: ("the meetings of every committee", "the days on which papers that you may read were published"),
    Role.OFFICER: ("when narrative has to be ready", "the answers to meetings that name you"),
    Role.ANALYST: ("when figures and final drafts have to be ready", "the answers to meetings that name you"),
    Role.DIRECTOR: ("when you sign off", "the answers to meetings that name you"),
    Role.CLERK: ("when final drafts come and papers are published", "every answer that a meeting waits for"),
    Role.ADMINISTRATOR: (),
}


def feed_holds(roles: Iterable[Role]) -> list[str]:
    """What a feed tells people in these roles, in words; each once, the meetings first."""
    found = [*HOLDS[Role.MEMBER][:1], *(words for role in Role if role in set(roles) for words in HOLDS[role])]
    return list(dict.fromkeys(found))


def days_for(feed: Feed, *, today: date, link: Link) -> list[DayEvent]:
    """From the month a year ago on. At most seven queries, however many meetings there are."""
    roles, council = access.roles(feed.user, council=feed.council), feed.council
    since = date(today.year - 1, today.month, 1)
    found = list(_meetings(council, roles, since))
    if Role.MEMBER in roles:
        found += _published(council, since)
    if Role.OFFICER in roles:
        found += _narratives(feed.user, council)
    if roles & STAFF or Role.CLERK in roles:
        found += _answers(feed.user, council, everybodys=Role.CLERK in roles)
    return _with_history(found, link)


def _meetings(council: Council, roles: Iterable[Role], since: date) -> Iterator[_Day]:
    """The meetings, and before each the steps that are these roles' to do. Members' papers come by themselves."""
    wanted = {step for role in roles if role != Role.MEMBER for step in STEPS_OF[role]}
    found = Meeting.objects.filter(committee__council=council, on__gte=since).select_related("committee__council")
    for meeting in found.order_by("on", "id"):
        name = meeting.committee.name
        of = (
            ("committee.meeting", meeting.pk),
            ("committee.committee", meeting.committee_id),
            ("accounts.council", council.pk),
        )
        path = reverse("committee:meeting", args=[meeting.pk])
        yield _Day(f"meeting-{meeting.pk}", meeting.on, f"{name} meets", "", path, of)
        chain = chain_of(meeting)
        for step in (step for step in Step if step in wanted):
            note = f"For the meeting of {name} on {day_words(meeting.on)}."
            words = f"{STEP_WORDS[step]}: {name}"
            yield _Day(f"meeting-{meeting.pk}-{step.value}", chain.on(step), words, note, path, of)


def _published(council: Council, since: date) -> list[_Day]:
    """The days on which papers came out that members may read. Two queries."""
    out: QuerySet[Report] = Report.objects.filter(
        meeting__committee__council=council,
        meeting__on__gte=since,
        state=State.PUBLISHED.value,
        classification__in=READABLE,
    )
    reports = list(out.select_related("meeting__committee").order_by("pk"))
    moments = trail.done_last("report_publish", "committee.report", [report.pk for report in reports])
    return [_paper(report, moment) for report in reports if (moment := moments.get(str(report.pk)))]


def _paper(report: Report, moment: datetime) -> _Day:
    name, revision = report.meeting.committee.name, f", revision {report.revision}" if report.revision > 1 else ""
    note = f"{report.title}{revision}. For the meeting on {day_words(report.meeting.on)}."
    path = reverse("committee:meeting", args=[report.meeting_id])
    of = (("committee.report", report.pk), ("committee.meeting", report.meeting_id))
    on = timezone.localtime(moment).date()
    return _Day(f"report-{report.pk}-published", on, f"{STEP_WORDS[Step.PUBLISH]}: {name}", note, path, of)


def _narratives(user: Any, council: Council) -> list[_Day]:
    """By when the narrative of open quarters is due, where the officer owns a line or leads. One query."""
    lines = Q(scorecard__lines__owner=user) | Q(scorecard__lines__deputy=user)
    mine = Submission.objects.filter(lines | Q(scorecard__lead_officer=user), scorecard__council=council)
    found = mine.filter(state__in=WRITING, narrative_due__isnull=False).select_related("scorecard").distinct()
    return [
        _Day(
            f"quarter-{quarter.pk}-narrative",
            quarter.narrative_due,
            f"Narrative due: {quarter.scorecard}, {parse_period(quarter.period).title}",
            "",
            reverse("desk:scorecard", args=[quarter.pk]),
            (("submissions.submission", quarter.pk),),
        )
        for quarter in found
        if quarter.narrative_due
    ]


def _answers(user: Any, council: Council, *, everybodys: bool) -> list[_Day]:
    """The answers that meetings wait for: all of them, or those that name the person. One query."""
    owed = answers_due(council).filter(told_of(user, "report__"))
    if not everybodys:
        owed = owed.filter(respondent__iexact=user.name)
    return [_answer(resolution) for resolution in owed if resolution.due_on]


def _answer(resolution: Resolution) -> _Day:
    assert resolution.due_on is not None  # noqa: S101 - asked by the caller
    asked = f"Asked by {resolution.meeting.committee.name} on {day_words(resolution.meeting.on)}."
    who = f" {resolution.respondent} answers." if resolution.respondent else ""
    text = _told(resolution)
    path = reverse("committee:meeting", args=[resolution.meeting_id])
    of = (("committee.resolution", resolution.pk),)
    return _Day(f"resolution-{resolution.pk}", resolution.due_on, f"Answer due: {text}", f"{asked}{who}", path, of)


def _told(resolution: Resolution) -> str:
    """What was asked, in short. A calendar leaves the house: of an exempt report it is not told."""
    if resolution.report is not None and resolution.report.classification not in READABLE:
        return "on an item that is exempt"
    return resolution.text if len(resolution.text) <= TEXT else f"{resolution.text[: TEXT - 1]}…"


def _with_history(days: list[_Day], link: Link) -> list[DayEvent]:
    """Every change of what a day depends on counts its sequence up, and its stamp is the last of them. One query."""
    subjects: dict[str, set[Any]] = {}
    for kind, key in (each for day in days for each in day.of):
        subjects.setdefault(kind, set()).add(key)
    known = trail.histories(subjects) if subjects else {}
    return [_event(day, known, link) for day in days]


def _event(day: _Day, known: Mapping[tuple[str, str], trail.History], link: Link) -> DayEvent:
    found = [known[kind, str(key)] for kind, key in day.of if (kind, str(key)) in known]
    last = max((each.last for each in found), default=datetime(day.on.year, day.on.month, day.on.day, tzinfo=UTC))
    changes = sum(each.events for each in found)
    return DayEvent(day.key, day.on, day.words, day.note, link(day.path), changes, last.astimezone(UTC))
