"""By when a meeting's paper is out and its steps are done, in the council's own days and England's bank holidays."""

from datetime import date
from functools import lru_cache
from typing import Any

import holidays

from portal.accounts.closures import Closure, closed_days
from portal.accounts.models import Council
from portal.figures.spans import day_words
from scorecards.committee.chain import Chain, Days, Outlook, chain_before, last_day, outlook, whole_refusal
from scorecards.committee.models import Committee, Meeting
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import Coverage

SATURDAY = 5
YEARS_BACK = 2  # the longest steps that can be set reach that far back from a meeting


@lru_cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays of a year, substitute days and those of one year only too, from a kept library."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year).keys())


@lru_cache
def closed_before(year: int) -> frozenset[date]:
    """Bank holidays of this year and of those that a chain of steps can reach back to."""
    return frozenset().union(*(bank_holidays(year - back) for back in range(YEARS_BACK + 1)))


def closed(council: Council, year: int) -> frozenset[date]:
    """Bank holidays that a chain of steps of this year can reach back to, and all days of the council's own."""
    return closed_before(year) | closed_days(council.closures)


def closed_between(council: Council, first: date, last: date) -> list[str]:
    """When the council is closed in these days, in sentences, the earliest first."""
    return [_closed_words(each) for each in council.closures if each.last >= first and each.first <= last]


def _closed_words(closure: Closure) -> str:
    first, last = day_words(closure.first), day_words(closure.last)
    days = f"on {first}" if closure.first == closure.last else f"from {first} to {last}"
    return f"The council is closed {days} ({closure.words})." if closure.words else f"The council is closed {days}."


def no_working_day(council: Council, on: date) -> str:
    """ "a Saturday", "a bank holiday"; empty for a day on which this council usually meets."""
    if on.weekday() >= SATURDAY:
        return "a Saturday" if on.weekday() == SATURDAY else "a Sunday"
    if on in bank_holidays(on.year):
        return "a bank holiday"
    return "a day on which the council is closed" if on in closed_days(council.closures) else ""


def days_of(committee: Committee) -> Days:
    """How the committee counts back: the council's days but for those of its own."""
    council = committee.council

    def said(name: str) -> Any:
        own = getattr(committee, name)
        return getattr(council, name) if own is None else own

    return Days(
        clear=said("clear_days"),
        calendar=council.calendar_days,
        early=said("early_days"),
        draft=said("draft_days"),
        sign_off=said("sign_off_days"),
        narrative=said("narrative_days"),
        figures=said("figures_days"),
    )


def with_own_days(council: Council) -> list[tuple[Committee, Days]]:
    """The council's committees that count otherwise than it does, by name. One query."""
    shared = days_of(Committee(council=council))
    found = Committee.objects.filter(council=council).select_related("council").order_by("name")
    return [(each, days) for each in found if (days := days_of(each)) != shared]


def last_day_to_publish(committee: Committee, meeting_on: date) -> date:
    """Five clear working days of England by default (Local Government Act 1972, s.100B), else as the council counts."""
    return last_day(meeting_on, days_of(committee), closed(committee.council, meeting_on.year))


def published_too_late(council: Council, *, today: date) -> list[tuple[Meeting, date]]:
    """Meetings to come whose day to publish is later than the council's days ask, each with that earlier day."""
    coming = Meeting.objects.filter(committee__council=council, on__gte=today).select_related("committee__council")
    asked = [(meeting, last_day_to_publish(meeting.committee, meeting.on)) for meeting in coming.order_by("on")]
    return [(meeting, by) for meeting, by in asked if meeting.publish_by > by]


def chain_of(meeting: Meeting) -> Chain:
    """The days before a meeting, from the day to publish that stands. Reads committee and council."""
    committee = meeting.committee
    return chain_before(meeting.on, meeting.publish_by, days_of(committee), closed(committee.council, meeting.on.year))


def chain_before_it(meeting: Meeting) -> Chain | None:
    """The chain of the committee's meeting before this one, if there was one. One query."""
    earlier = meeting.committee.meetings.filter(on__lt=meeting.on).order_by("-on").first()
    if earlier is None:
        return None
    earlier.committee = meeting.committee  # read already
    return chain_of(earlier)


def outlook_of(meeting: Meeting) -> Outlook:
    """Which quarter a meeting can be told of. One query."""
    return outlook(chain_of(meeting), before=chain_before_it(meeting))


def cannot_be_whole(meeting: Meeting, submission: Submission) -> str:
    """Why a quarter that says it is whole cannot be so for this meeting; empty where it can, and for part quarters."""
    if Coverage(submission.coverage) != Coverage.WHOLE:
        return ""
    return whole_refusal(parse_period(submission.period), chain_of(meeting))
