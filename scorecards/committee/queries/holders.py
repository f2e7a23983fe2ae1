"""The portfolio holder: a member who reads the report while it is with the director, and only then."""

from typing import Any

from django.db.models import QuerySet

from portal.accounts import access
from portal.accounts.models import Membership
from portal.accounts.rules import Permission, Role
from scorecards.committee.models import Report
from scorecards.committee.queries.visible import told_of
from scorecards.committee.rules import State


def held_in_review(user: Any) -> QuerySet[Report]:
    """Reports in review that name the person, while they are a member of the council; exempt ones for who may."""
    councils = access.councils_where(user, Permission.REQUEST_ASK)  # what members carry, and nobody else
    found = Report.objects.filter(told_of(user), portfolio_reader=user.pk, state=State.REVIEW.value)
    found = found.filter(meeting__committee__council__in=councils)
    return found.select_related("meeting__committee__council").order_by("meeting__on", "title")


def may_hold(report: Report) -> list[Membership]:
    return access.people_with(report.council, [Role.MEMBER])
