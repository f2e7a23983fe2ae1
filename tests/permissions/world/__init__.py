"""One council with something in every room and somebody in every role; another council with the same people again."""

import datetime
from typing import Any

from django.utils import timezone

from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.audit.services import record
from portal.crests import services as crests
from scorecards.submissions.rules import State
from tests import builders
from tests.permissions.world.benchmarks import add_benchmarks
from tests.permissions.world.exempt import add_exempt
from tests.permissions.world.nouns import ABROAD, AT_HOME, DRAFT, EXEMPT, OTHERS, OURS, PEOPLE, World
from tests.permissions.world.papers import add_feeds, add_meeting, add_reports, add_rows, add_signed
from tests.permissions.world.quarters import add_quarters, add_risks, add_scorecard, add_words
from tests.portal.crests.drawings import SHIELD
from tests.scorecards.scrutiny import builders as signed

__all__ = ["ABROAD", "AT_HOME", "DRAFT", "EXEMPT", "OTHERS", "OURS", "PEOPLE", "World", "a_world"]


def a_world() -> World:
    ours = builders.a_council(name=OURS)
    abroad = builders.a_council(name="Abroad")
    people = {who: _person(_role(who), council=ours, name=f"{OURS} {who}") for who in AT_HOME}
    people |= {f"{who} abroad": _person(_role(who), council=abroad) for who in ABROAD}
    people["ended"] = _ended_yesterday(ours)
    people["nobody"] = _person()
    world = World(ours, abroad, people)
    add_scorecard(world)
    add_quarters(world)
    add_words(world)
    add_risks(world)
    add_signed(world)
    add_meeting(world)
    add_reports(world)
    _people(world)
    add_rows(world)
    add_feeds(world)
    add_exempt(world)
    add_benchmarks(world)
    _of_another_council(world)
    return world


def _person(role: Role | None = None, **fields: Any) -> User:
    return builders.a_person(role, password=builders.PASSWORD, **fields)


def _role(who: str) -> Role:
    return {"owner": Role.OFFICER, "lead": Role.OFFICER, "entitled": Role.MEMBER}.get(who) or Role(who)


def _ended_yesterday(council: Council) -> User:
    """Somebody who could do everything here until yesterday."""
    person = _person()
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    for role in Role:
        builders.a_membership(person, role, council=council, ends=yesterday)
    return person


def _people(world: World) -> None:
    who = world.people
    said = {"shows": f"{OURS} {DRAFT} wording"}
    arms = {"alt": f"Arms of {OURS}", "content": SHIELD}
    world.things |= {
        "crest": crests.set_crest(world.council, by=who["administrator"], seen=0, **arms),
        "membership": who["officer"].memberships.get(),
        "event": record("narrative_saved", by=who["owner"], subject=world.narrative, council=world.council, after=said),
    }


def _of_another_council(world: World) -> None:
    """What the other council's people work on, so that they have pages of their own."""
    scorecard = builders.a_scorecard(world.abroad, lead_officer=world.people["lead abroad"])
    builders.a_line(scorecard, owner=world.people["officer abroad"])
    builders.a_submission(scorecard, state=State.COMMENTARY)
    signed.a_published_quarter(world.abroad, scorecard=scorecard, period="2020-Q1")
