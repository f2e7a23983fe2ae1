"""Whole reports and people of one council, for the tests of this room."""

from types import SimpleNamespace
from typing import Any

from django.test import Client

from portal.accounts.models import User
from portal.accounts.rules import Role
from scorecards.committee.layouts import SHROPSHIRE
from scorecards.committee.models import Meeting, Report, Template
from scorecards.committee.rules import ResolutionKind
from scorecards.committee.services import meetings, reports, templates
from tests.builders import a_council, a_meeting, a_person, a_scorecard, a_submission, number


def a_place() -> SimpleNamespace:
    """A council with a meeting, a scorecard with its lead officer and a quarter, and one person per role."""
    council = a_council()
    lead = a_person(Role.OFFICER, council=council)
    scorecard = a_scorecard(council, lead_officer=lead)
    people = {role.value: a_person(role, council=council) for role in Role}
    submission = a_submission(scorecard)
    return SimpleNamespace(council=council, meeting=a_meeting(council), lead=lead, submission=submission, **people)


def begun(place: SimpleNamespace, meeting: Meeting | None = None, **cover: Any) -> Report:
    """A report begun from the shipped layout."""
    templates.load_shipped()
    facts = {"title": f"Performance {number()}", "officer_name": "Tom Ellery", **cover}
    return reports.begin(
        meeting or place.meeting,
        by=place.analyst,
        template=Template.objects.get(council=None, name=SHROPSHIRE),
        cover=reports.Cover(**facts),
        submissions=[place.submission],
    )


def resolved(place: SimpleNamespace, **fields: Any) -> Any:
    minute = meetings.Minute(**{"kind": ResolutionKind.ASKED, "text": f"How many? {number()}", **fields})
    return meetings.resolve(place.meeting, by=place.clerk, minute=minute)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
