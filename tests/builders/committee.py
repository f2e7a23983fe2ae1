"""Meetings and what goes to them."""

import datetime
from typing import Any

from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.rules import Role
from scorecards.committee.models import Committee, Meeting, Report
from scorecards.committee.rules import State as ReportState
from tests.builders.people import a_council, a_person, number


def a_meeting(council: Council | None = None, **fields: Any) -> Meeting:
    """15 December 2021, papers out a week before."""
    if "committee" not in fields:
        fields["committee"] = Committee.objects.create(council=council or a_council(), name=f"Committee {number()}")
    on = fields.setdefault("on", datetime.date(2021, 12, 15))
    return Meeting.objects.create(**{"publish_by": on - datetime.timedelta(days=7), **fields})


def a_report(meeting: Meeting | None = None, *, state: ReportState | str = ReportState.DRAFT, **fields: Any) -> Report:
    """A draft of one meeting; one that is signed off has been so by a director of the council."""
    meeting = meeting or a_meeting()
    if ReportState(state) in (ReportState.SIGNED_OFF, ReportState.PUBLISHED, ReportState.WITHDRAWN):
        fields.setdefault("signed_off_at", timezone.now())
        if "signed_off_by" not in fields:
            fields["signed_off_by"] = a_person(Role.DIRECTOR, council=meeting.council)
    given = {"title": f"Report {number()}", "layout": "Committee report"}
    return Report.objects.create(meeting=meeting, state=ReportState(state).value, **{**given, **fields})
