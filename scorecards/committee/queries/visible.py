"""For whom meetings and reports exist."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import LEAD_OFFICER_CARRIES, Permission
from scorecards.committee.models import Committee, Entitlement, Meeting, Report, Resolution
from scorecards.committee.rules import Classification, State

SIGNED = (State.SIGNED_OFF.value, State.PUBLISHED.value, State.WITHDRAWN.value)


def visible_to(user: Any) -> QuerySet[Report]:
    """Drafts for those who work on reports or lead a scorecard in them; signed ones also for who publishes."""
    drafts = access.councils_where(user, Permission.REPORT_VIEW)
    signed = access.councils_where(user, Permission.REPORT_PUBLISH)
    staff = access.councils_where(user, Permission.DRAFT_VIEW)
    mine = Q(meeting__committee__council__in=drafts)
    mine |= Q(meeting__committee__council__in=signed, state__in=SIGNED)
    mine |= Q(meeting__committee__council__in=staff, submissions__scorecard__lead_officer=user.pk)
    return Report.objects.filter(mine).distinct()


def entitled_reports(user: Any, *, on: date | None = None) -> QuerySet[Report]:
    """Reports whose exempt matter the person was given to read, on a day, while they may read what is published."""
    councils = access.councils_where(user, Permission.PUBLISHED_VIEW)
    granted = Entitlement.objects.current(on).filter(user=user.pk)
    given = Q(pk__in=granted.filter(report__isnull=False).values("report"))
    given |= Q(meeting__committee__in=granted.filter(committee__isnull=False).values("committee"))
    return Report.objects.filter(given, meeting__committee__council__in=councils)


def told_of(user: Any, path: str = "") -> Q:
    """Reports that the person may learn of at all: of what is wholly exempt only who works on it or is entitled.

    `path` leads from what is asked for to its report, as "report__".
    """
    clerks = access.councils_where(user, Permission.MEETING_EDIT)
    return (
        ~Q(**{f"{path}classification": Classification.EXEMPT.value})
        | Q(**{f"{path}meeting__committee__council__in": clerks})
        | Q(**{f"{path}pk__in": visible_to(user).values("pk")})
        | Q(**{f"{path}pk__in": entitled_reports(user).values("pk")})
    )


def entitlements_visible_to(user: Any) -> QuerySet[Entitlement]:
    """Grants of the councils where the person gives them, with whom and what they are of."""
    councils = access.councils_where(user, Permission.EXEMPT_GRANT)
    mine = Q(committee__council__in=councils) | Q(report__meeting__committee__council__in=councils)
    return Entitlement.objects.filter(mine).select_related(
        "user", "granted_by", "ended_by", "committee__council", "report__meeting__committee__council"
    )


def entitlements_of(user: Any, council: Council) -> QuerySet[Entitlement]:
    """The grants of one council, by name."""
    return entitlements_visible_to(user).filter(
        Q(committee__council=council) | Q(report__meeting__committee__council=council)
    )


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
    return reports.select_related(
        "meeting__committee__council", "begun_by", "sent_by", "signed_off_by", "late_recorded_by", "portfolio_reader"
    )


def meetings_visible_to(user: Any) -> QuerySet[Meeting]:
    """Meetings exist for everybody who works for the council or serves on it."""
    councils = [council.pk for council in access.councils(user)]
    return Meeting.objects.filter(committee__council__in=councils).select_related("committee__council")


def committees_visible_to(user: Any) -> QuerySet[Committee]:
    councils = [council.pk for council in access.councils(user)]
    return Committee.objects.filter(council__in=councils).select_related("council")


def coming(user: Any, *, on: date) -> QuerySet[Meeting]:
    """Meetings from this day on, the nearest first."""
    return meetings_visible_to(user).filter(on__gte=on).order_by("on", "committee__name")


def resolutions_visible_to(user: Any) -> QuerySet[Resolution]:
    councils = [council.pk for council in access.councils(user)]
    found = Resolution.objects.filter(told_of(user, "report__"), meeting__committee__council__in=councils)
    return found.select_related("meeting__committee__council", "report")
