"""For whom meetings and reports exist, and by when a paper must be out."""

from datetime import date
from functools import lru_cache
from typing import Any

import holidays
from django.db.models import Q, QuerySet

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import LEAD_OFFICER_CARRIES, Permission
from scorecards.committee.models import Meeting, Report, Resolution
from scorecards.committee.rules import State, publish_by

SIGNED = (State.SIGNED_OFF.value, State.PUBLISHED.value, State.WITHDRAWN.value)


SATURDAY = 5


def visible_to(user: Any) -> QuerySet[Report]:
    """Drafts for those who work on reports or lead a scorecard in them; signed ones also for who publishes."""
    drafts = access.councils_where(user, Permission.REPORT_VIEW)
    signed = access.councils_where(user, Permission.REPORT_PUBLISH)
    staff = access.councils_where(user, Permission.DRAFT_VIEW)
    mine = Q(meeting__committee__council__in=drafts)
    mine |= Q(meeting__committee__council__in=signed, state__in=SIGNED)
    mine |= Q(meeting__committee__council__in=staff, submissions__scorecard__lead_officer=user.pk)
    return Report.objects.filter(mine).distinct()


def may(user: Any, permission: Permission, report: Report) -> bool:
    """Whether the person may do this to this report: by role, or as lead officer of a quarter in it."""
    if access.allowed(user, permission, council=report.council):
        return True
    return (
        permission in LEAD_OFFICER_CARRIES
        and access.allowed(user, Permission.DRAFT_VIEW, council=report.council)
        and report.submissions.filter(scorecard__lead_officer=user).exists()
    )


def sees_states(user: Any, council: Council) -> bool:
    """Whether the calendar tells the person how far reports are: staff and clerks; never members."""
    told = (Permission.DRAFT_VIEW, Permission.REPORT_PUBLISH, Permission.MEETING_EDIT)
    return any(access.allowed(user, permission, council=council) for permission in told)


def itemised_by(user: Any) -> QuerySet[Report]:
    """Reports whose agenda item the person may look up: their own to read, and a clerk's, drafts too (title only)."""
    clerks = access.councils_where(user, Permission.MEETING_EDIT)
    seen = Q(pk__in=visible_to(user).values("pk")) | Q(meeting__committee__council__in=clerks)
    return Report.objects.filter(seen)


def whole(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Reports with meeting, committee, council and who did what."""
    return reports.select_related("meeting__committee__council", "begun_by", "sent_by", "signed_off_by")


def meetings_visible_to(user: Any) -> QuerySet[Meeting]:
    """Meetings exist for everybody who works for the council or serves on it."""
    councils = [council.pk for council in access.councils(user)]
    return Meeting.objects.filter(committee__council__in=councils).select_related("committee__council")


def coming(user: Any, *, on: date) -> QuerySet[Meeting]:
    """Meetings from this day on, the nearest first."""
    return meetings_visible_to(user).filter(on__gte=on).order_by("on", "committee__name")


def resolutions_visible_to(user: Any) -> QuerySet[Resolution]:
    councils = [council.pk for council in access.councils(user)]
    return Resolution.objects.filter(meeting__committee__council__in=councils).select_related(
        "meeting__committee__council", "report"
    )


@lru_cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays of a year, from a kept library."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year).keys())


def no_working_day(on: date) -> str:
    """ "a Saturday", "a bank holiday"; empty for a day on which a council usually meets."""
    if on.weekday() >= SATURDAY:
        return "a Saturday" if on.weekday() == SATURDAY else "a Sunday"
    return "a bank holiday" if on in bank_holidays(on.year) else ""


def last_day_to_publish(meeting_on: date, clear_days: int) -> date:
    """Five clear days by default (Local Government Act 1972, s.100B), counted in working days of England."""
    closed = bank_holidays(meeting_on.year) | bank_holidays(meeting_on.year - 1)
    return publish_by(meeting_on, clear_days, closed)
