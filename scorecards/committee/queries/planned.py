"""Meetings with the chain of days before each, how far each step is, and which quarter a meeting can be told of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet

from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.figures.lateness import away_words
from scorecards.committee.chain import STEP_WORDS, STEPS_OF, Chain, Outlook, Step, done, outlook
from scorecards.committee.models import Meeting, Report, ReportSubmission
from scorecards.committee.queries.calendar import MeetingShown, meeting_shown, meetings_with_reports
from scorecards.committee.queries.dates import chain_before_it, chain_of
from scorecards.committee.queries.visible import sees_states
from scorecards.committee.rules import State
from scorecards.submissions.rules import State as QuarterState

A_YEAR = timedelta(days=366)
TO_COME, PASSED, DUE, LATE, DONE = "To come", "Passed", "Due", "Late", "Done"


@dataclass(frozen=True)
class StepShown:
    """One step before a meeting: its day, how far it is ("Done", "Due", "Late"), and how far away the day is.

    Without a report nothing can be late: the day is to come, or has passed.
    """

    step: Step
    on: date
    state: str
    left: str

    @property
    def words(self) -> str:
        return STEP_WORDS[self.step]

    @property
    def late(self) -> bool:
        return self.state == LATE

    @property
    def waits(self) -> bool:
        """Whether somebody still has to do it, or will have to."""
        return self.state in (TO_COME, DUE, LATE)


@dataclass(frozen=True)
class Planned:
    """A meeting with what comes before it."""

    shown: MeetingShown
    chain: Chain
    steps: list[StepShown]
    outlook: Outlook

    @property
    def meeting(self) -> Meeting:
        return self.shown.meeting


def with_quarters(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings of `meetings_with_reports`, with the quarters that their reports stand on. One more query."""
    pinned = ReportSubmission.objects.select_related("submission")
    lookup: Any = Prefetch("known_reports__pinned", pinned)  # an attribute of the prefetch before, not of the model
    return meetings.prefetch_related(lookup)


def _one(meeting: Any, user: Any, *, before: Chain | None, today: date) -> Planned:
    """A meeting of `with_quarters` as this person may see it; members learn the day of publication only."""
    shown, chain = meeting_shown(meeting, user), chain_of(meeting)
    told = sees_states(user, meeting.council)
    return Planned(shown, chain, _steps(shown, chain, today) if told else [], outlook(chain, before=before))


def planned(meeting: Any, user: Any, *, today: date) -> Planned:
    """One meeting, set beside the committee's meeting before it. One query."""
    return _one(meeting, user, before=chain_before_it(meeting), today=today)


def _steps(shown: MeetingShown, chain: Chain, today: date) -> list[StepShown]:
    judged = [(each.state, _quarters(each.report)) for each in shown.reports if each.state != State.WITHDRAWN]
    return [
        StepShown(step, on, _state(done(step, judged), on, today), away_words(on, today)) for step, on in chain.steps
    ]


def _quarters(report: Report) -> list[QuarterState]:
    return [QuarterState(pin.submission.state) for pin in report.pinned.all()]


def _state(is_done: bool | None, on: date, today: date) -> str:
    if is_done is None:
        return TO_COME if on >= today else PASSED
    if is_done:
        return DONE
    return DUE if on >= today else LATE


def between(user: Any, council: Council, first: date, last: date, *, today: date) -> list[Planned]:
    """The council's meetings from one day to another, both included. Four queries, however many meetings there are."""
    found = with_quarters(meetings_with_reports(user).filter(committee__council=council, on__gte=first, on__lte=last))
    return list(_planned(found.order_by("on", "committee__name"), _last_before(council, first), user, today))


def _last_before(council: Council, day: date) -> dict[int, Chain]:
    """By committee: the chain of its last meeting before a day."""
    earlier = Meeting.objects.filter(committee__council=council, on__lt=day, on__gte=day - A_YEAR).order_by("on")
    return {each.committee_id: chain_of(each) for each in earlier.select_related("committee__council")}


def _planned(meetings: Iterable[Meeting], last: dict[int, Chain], user: Any, today: date) -> Iterator[Planned]:
    for meeting in meetings:
        found = _one(meeting, user, before=last.get(meeting.committee_id), today=today)
        last[meeting.committee_id] = found.chain
        yield found


def coming_steps(
    user: Any, council: Council, roles: Iterable[Role], *, today: date, ahead: timedelta
) -> list[tuple[StepShown, Planned]]:
    """What these roles have to do before meetings to come: what is late, and what is due within so many days.

    Three queries, two where no report is begun.
    """
    wanted = _wanted(roles)
    if not wanted:
        return []
    coming = with_quarters(meetings_with_reports(user).filter(committee__council=council, on__gte=today))
    found = [_one(meeting, user, before=None, today=today) for meeting in coming]
    steps = [(step, each) for each in found for step in each.steps if step.step in wanted and step.waits]
    return sorted(
        ((step, each) for step, each in steps if step.on <= today + ahead),
        key=lambda pair: (pair[0].on, pair[1].chain.meeting, pair[0].step.value),
    )


def _wanted(roles: Iterable[Role]) -> Sequence[Step]:
    return [step for step in Step if any(step in STEPS_OF[role] for role in roles)]
