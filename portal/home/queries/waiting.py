"""Home, put together: for each of a person's roles for one council what waits for them, urgent things first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.home.queries import administrator, analyst, clerk, dates, director, member, named, officer
from portal.home.queries.quarters import OpenQuarter, open_quarters
from portal.home.queries.returned import sent_back
from portal.home.things import Section

# Whose work is with the lines of open quarters.
WITH_LINES = {Role.OFFICER, Role.ANALYST}


@dataclass(frozen=True)
class Waiting:
    """What home shows; `says` is the sentence under its heading."""

    sections: list[Section] = field(default_factory=list)
    says: str = ""


def reads_only(user: Any) -> bool:
    """Whether the person is a member of one council and nothing else: they find the latest quarter at home."""
    councils = access.councils(user)
    return len(councils) == 1 and access.roles(user, council=councils[0]) == {Role.MEMBER}


def waiting(user: Any, council: Council, *, today: date, since: datetime | None) -> Waiting:
    """Everything, role by role. What two roles have in common is read and said once."""
    roles = access.roles(user, council=council)
    quarters = open_quarters(council) if roles & WITH_LINES else []
    says = officer.summary(quarters, user) if Role.OFFICER in roles else ""
    found = list(_sections(user, council, roles, quarters, today, since))
    return Waiting(list({section.heading: section for section in reversed(found)}.values())[::-1], says)


def _sections(
    user: Any, council: Council, roles: set[Role], quarters: list[OpenQuarter], today: date, since: datetime | None
) -> Iterator[Section]:
    yield from named.sections(user, council, roles, today)
    if Role.DIRECTOR in roles:
        yield from director.sections(user, council, today)
    if back := sent_back(quarters):
        yield back
    if Role.OFFICER in roles:
        yield from _officer(user, council, quarters, today, since)
    if Role.ANALYST in roles:
        yield analyst.quarter_section(quarters, today)
        yield analyst.draft_reports(council, today)
    if roles & {Role.ANALYST, Role.DIRECTOR}:
        yield analyst.question_section(user, council)
    if Role.ANALYST in roles:
        yield analyst.statistics_section(user, council)
    if Role.CLERK in roles:
        yield from clerk.sections(user, council, today)
    if coming := dates.section(user, council, roles, today):
        yield coming
    if Role.ADMINISTRATOR in roles:
        yield from administrator.sections(council, today)
    if Role.MEMBER in roles:
        yield from member.sections(user, council)


def _officer(
    user: Any, council: Council, quarters: list[OpenQuarter], today: date, since: datetime | None
) -> Iterator[Section]:
    lines = officer.line_sections(quarters, user, today)
    yield from lines or [Section("Your lines", empty="You own no line of an open quarter.")]
    yield officer.action_section(user, council, today)
    if led := officer.led(quarters, user):
        yield analyst.quarter_section(led, today, heading="Quarters that you lead")
    news = officer.news(quarters, user, council, since)
    if news:
        yield news
