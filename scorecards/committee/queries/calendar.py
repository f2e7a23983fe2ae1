"""The calendar: when committees meet, what must be published by then, and which answers are owed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, QuerySet

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.figures.lateness import away_words
from scorecards.commentary.models import Action
from scorecards.commentary.queries import visible_actions
from scorecards.commentary.rules import OPEN_STATUSES
from scorecards.committee.models import Committee, Meeting, Report, Resolution, ResolutionAction
from scorecards.committee.queries.visible import meetings_visible_to, sees_states, told_of, visible_to
from scorecards.committee.rules import STATE_WORDS, State


@dataclass(frozen=True)
class ReportShown:
    """A report as the calendar shows it: to staff with its state, to members only once it is published."""

    report: Report
    state: State
    words: str
    may_open: bool

    @property
    def out(self) -> bool:
        return self.state == State.PUBLISHED


@dataclass(frozen=True)
class MeetingShown:
    """A meeting with the newest revisions of its reports."""

    meeting: Meeting
    reports: list[ReportShown]
    resolved: int = 0

    @property
    def waiting(self) -> list[ReportShown]:
        """What still has to be published."""
        return [shown for shown in self.reports if shown.state not in (State.PUBLISHED, State.WITHDRAWN)]


@dataclass(frozen=True)
class Day:
    """One entry of the calendar: a meeting, a report to publish, or an answer that is due."""

    on: date
    kind: str
    left: str
    meeting: Meeting
    shown: MeetingShown | None = None
    report: ReportShown | None = None
    resolution: Resolution | None = None

    @property
    def late(self) -> bool:
        return self.left.endswith("late")


def calendar(user: Any, council: Council, *, today: date) -> list[Day]:
    """What comes, day by day: meetings, papers due, answers due, those that are late among them. Three queries.

    A signed paper that was never published waits still when its meeting is over; the meeting itself does not.
    """
    unpublished = Report.objects.filter(meeting=OuterRef("pk"), state=State.SIGNED_OFF.value)
    found = meetings_with_reports(user).filter(committee__council=council)
    found = found.filter(Q(on__gte=today) | Exists(unpublished))
    days = [day for meeting in found for day in _days(meeting_shown(meeting, user), today)]
    days += [
        Day(r.due_on, "answer", away_words(r.due_on, today), r.meeting, resolution=r)
        for r in answers_due(council).filter(told_of(user, "report__"))
        if r.due_on
    ]
    return sorted(days, key=lambda day: (day.on, day.kind, day.meeting.committee.name))


def _days(shown: MeetingShown, today: date) -> Iterable[Day]:
    meeting = shown.meeting
    over = meeting.on < today
    for report in shown.waiting:
        if report.state == State.SIGNED_OFF or not over:
            yield Day(meeting.publish_by, "publish", away_words(meeting.publish_by, today), meeting, report=report)
    if not over:
        yield Day(meeting.on, "meeting", away_words(meeting.on, today), meeting, shown=shown)


def held(user: Any, council: Council, *, today: date) -> QuerySet[Meeting]:
    """Meetings that were held, the last first."""
    found = meetings_with_reports(user).filter(committee__council=council, on__lt=today)
    return found.order_by("-on", "committee__name")


def meetings_with_reports(user: Any) -> QuerySet[Meeting]:
    """Meetings that exist for the person, read as `meeting_shown` needs them."""
    reports = Prefetch("reports", _reports(user), to_attr="known_reports")
    told = Q(resolutions__in=Resolution.objects.filter(told_of(user, "report__")).values("pk"))
    found = meetings_visible_to(user).prefetch_related(reports)
    return found.annotate(resolved=Count("resolutions", filter=told))


def meeting_shown(meeting: Any, user: Any) -> MeetingShown:
    """A meeting of `meetings_with_reports`, as this person may see it."""
    told = sees_states(user, meeting.council)
    return MeetingShown(meeting, _shown(meeting.known_reports, told=told), meeting.resolved)


def _reports(user: Any) -> QuerySet[Report]:
    mine = visible_to(user).filter(pk=OuterRef("pk"))
    known = Report.objects.filter(told_of(user))
    return known.annotate(may_open=Exists(mine)).order_by("item", "title", "-revision")


def _shown(reports: Sequence[Any], *, told: bool) -> list[ReportShown]:
    """The newest revision of each report; for members the newest that they can read, whose page says what it is."""
    known = [report for report in reports if told or report.state == State.PUBLISHED.value]
    revised = {report.revises_id for report in known}
    newest = [report for report in known if report.pk not in revised]
    return [ReportShown(r, State(r.state), STATE_WORDS[State(r.state)], r.may_open) for r in newest]


def answers_due(council: Council) -> QuerySet[Resolution]:
    """What a meeting asked for and has not been answered, with a date."""
    owed = Resolution.objects.filter(meeting__committee__council=council, answer="", due_on__isnull=False)
    return owed.select_related("meeting__committee__council", "report").order_by("due_on", "id")


def resolutions_of(council: Council) -> QuerySet[Resolution]:
    """What a council's meetings resolved, the last meeting first."""
    found = Resolution.objects.filter(meeting__committee__council=council)
    return found.select_related("meeting__committee__council", "report").order_by("-meeting__on", "id")


def with_actions(resolutions: QuerySet[Resolution], user: Any, council: Council) -> QuerySet[Resolution]:
    """Each with `live_actions`, the actions that answer it, for whom those exist: members learn of no live action."""
    seen = visible_actions(user).filter(scorecard__council=council)
    links = ResolutionAction.objects.filter(action__in=seen.values("pk")).select_related("action__owner")
    if not access.allowed(user, Permission.DRAFT_VIEW, council=council):
        links = links.none()
    told = resolutions.filter(told_of(user, "report__"))
    return told.prefetch_related(Prefetch("resolution_actions", links, to_attr="live_actions"))


def actions_to_link(user: Any, resolution: Resolution) -> QuerySet[Action]:
    """Open actions of the resolution's council that are not linked to it yet."""
    linked = ResolutionAction.objects.filter(resolution=resolution).values("action")
    mine = visible_actions(user).filter(scorecard__council=resolution.council)
    return mine.filter(status__in=[s.value for s in OPEN_STATUSES]).exclude(pk__in=linked).select_related("scorecard")


def committees_with_next(council: Council, *, today: date) -> QuerySet[Committee]:
    """A council's committees, each with the day of its next meeting (`next_on`) if there is one."""
    following = Min("meetings__on", filter=Q(meetings__on__gte=today))
    return Committee.objects.filter(council=council).annotate(next_on=following).order_by("name")
