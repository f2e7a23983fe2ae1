"""What waits for a person whom a report names: a section to clear, a report to read as portfolio holder."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from portal.accounts.models import Council
from portal.accounts.rules import Permission, Role, carrying
from portal.home.things import LATE, NOW, Section, Thing, due_words, urgent_first
from scorecards.committee import queries as committee
from scorecards.committee.models import Report
from scorecards.committee.queries import ClearanceShown

# Who sees drafts may be named to clear a section.
CLEARERS = carrying(Permission.DRAFT_VIEW)


def sections(user: Any, council: Council, roles: set[Role], today: date) -> Iterator[Section]:
    """One query for who may be named to clear, two where something is; one for members. Nothing for all others."""
    if roles & CLEARERS and (waiting := _waiting(user, council)):
        yield Section("To clear", urgent_first([_to_clear(each, today) for each in waiting]), key="clear")
    if Role.MEMBER in roles and (reading := [_to_read(report) for report in held(user, council)]):
        yield Section("To read as portfolio holder", reading, key="portfolio")


def _waiting(user: Any, council: Council) -> list[ClearanceShown]:
    clearing = committee.to_clear(user).filter(section__report__meeting__committee__council=council)
    return [shown for each in clearing if (shown := committee.clearance_shown(each)).waits]


def held(user: Any, council: Council) -> list[Report]:
    return list(committee.held_in_review(user).filter(meeting__committee__council=council))


def _to_clear(shown: ClearanceShown, today: date) -> Thing:
    section = shown.clearance.section
    due = section.report.meeting.publish_by
    return Thing(
        words=f"{section.heading}: {section.report.title}",
        href=reverse("committee:clear", args=[shown.clearance.pk]),
        note=f"{shown.clearance.kind}. {shown.words}.",
        state="To clear",
        tone=LATE if due < today else NOW,
        when=due_words(due, today, what="To publish by"),
    )


def _to_read(report: Report) -> Thing:
    return Thing(
        words=report.title,
        href=reverse("signoff:portfolio", args=[report.pk]),
        note=f"For {report.meeting}. It is with the director.",
        state="In review",
        tone=NOW,
    )
