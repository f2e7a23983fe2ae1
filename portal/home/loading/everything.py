"""The whole example in one transaction: all of it is there, or nothing."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from benchmarks.published.services import mappings
from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.home.example import facts, stories
from portal.home.example.definitions import ActionFact, QuarterFact, ReportFact
from portal.home.example.northshire import quarters as northshire
from portal.home.loading import finished, framework, peers, people, published, quarters, reports, risks
from portal.home.loading.diary import Diary
from portal.home.loading.quarters import Story
from scorecards.committee.services import templates
from scorecards.framework.models import Scorecard
from scorecards.framework.services import catalogue
from scorecards.submissions.rules import State

FIRST_QUARTER = ("shropshire-2021", "2021-Q2")


@transaction.atomic
def load(say: Callable[[str], None], *, unfilled: bool = False) -> None:
    """Load everything. Raises whatever a service refuses: the example keeps every rule that people keep.

    `unfilled` leaves Shropshire's quarter 2 of 2021/22 as its analyst finds it: opened, with nothing in it.
    """
    say("Loading the example: catalogue and layouts")
    councils, everyone, scorecards, diary = _begin()
    say("Loading the example: quarters, risks, reports of Shropshire, Herefordshire and Northshire")
    change = _emptied if unfilled else None
    _tell_shropshire(scorecards, everyone, diary, change=change)
    _tell_herefordshire(scorecards, everyone, diary)
    _tell_northshire(scorecards, everyone, diary)
    for council in facts.PEERS:
        _tell_peer(council, scorecards, everyone, diary)
    peers.tell(councils, diary, people=everyone)
    diary.play()


@transaction.atomic
def load_papers(say: Callable[[str], None]) -> None:
    """Load what the three real papers stand on and no more; the one that the example keeps open is signed as well."""
    say("Loading the example: the papers of Shropshire and Herefordshire")
    _councils, everyone, scorecards, diary = _begin()
    _tell_shropshire(scorecards, everyone, diary, change=finished.quarter, report=finished.report)
    _tell_herefordshire(scorecards, everyone, diary)
    diary.play()


def _begin() -> tuple[dict[str, Council], dict[str, User], dict[str, Scorecard], Diary]:
    """Catalogue, people, places and scorecards, and a diary that holds the official statistics."""
    catalogue.load()
    templates.load_shipped()
    mappings.load_shipped()
    councils = people.load_councils()
    everyone = people.load_people(councils)
    places = framework.load_places(everyone)
    framework.load_benchmarks(everyone, places)
    scorecards = framework.load_scorecards(councils, everyone)
    diary = Diary()
    published.tell(places.areas, diary, by=people.first(everyone, "893", Role.ANALYST))
    return councils, everyone, scorecards, diary


def _tell_shropshire(
    scorecards: dict[str, Scorecard],
    everyone: dict[str, User],
    diary: Diary,
    *,
    change: Callable[[QuarterFact], QuarterFact] | None = None,
    report: Callable[[ReportFact], ReportFact] | None = None,
) -> None:
    """`change` tells the quarter that the example keeps open otherwise, and `report` every report."""
    story = _story("893", scorecards, everyone)
    told = {(q.scorecard, q.quarter): q for q in stories.quarters()}
    if change:
        told[FIRST_QUARTER] = change(told[FIRST_QUARTER])
    risks.tell(stories.risks(facts.SHROPSHIRE / "risks.json"), story, diary)
    for quarter in told.values():
        quarters.tell(quarter, story, diary)
    for action in stories.actions():
        quarters.tell_action(action, _opened(action, told), story, diary)
    held = stories.meetings(facts.SHROPSHIRE / "meetings.json")
    reports.tell(held, tuple(map(report, stories.reports())) if report else stories.reports(), story, diary)


def _tell_herefordshire(scorecards: dict[str, Scorecard], everyone: dict[str, User], diary: Diary) -> None:
    story = _story("884", scorecards, everyone)
    for quarter in stories.quarters(facts.HEREFORDSHIRE):
        quarters.tell(quarter, story, diary)
    held = stories.meetings(facts.HEREFORDSHIRE / "meetings.json")
    reports.tell(held, stories.reports(facts.HEREFORDSHIRE / "narrative.json"), story, diary)


def _emptied(quarter: QuarterFact) -> QuarterFact:
    return replace(
        quarter, state=State.COLLECTING, sent_on=None, signed_on=None, figures=(), narratives=(), comments=()
    )


def _tell_northshire(scorecards: dict[str, Scorecard], everyone: dict[str, User], diary: Diary) -> None:
    story = _story("998", scorecards, everyone)
    told = {
        (q.scorecard, q.quarter): q
        for scorecard in (northshire.MAIN, northshire.EARLY_HELP)
        for q in northshire.quarters(scorecard)
    }
    risks.tell(stories.risks(facts.NORTHSHIRE / "risks.json"), story, diary)
    for quarter in told.values():
        quarters.tell(quarter, story, diary)
    for action in northshire.actions():
        quarters.tell_action(action, _opened(action, told), story, diary)
    held = stories.meetings(facts.NORTHSHIRE / "meetings.json")
    reports.tell(held, northshire.reports(), story, diary)


def _tell_peer(council: str, scorecards: dict[str, Scorecard], everyone: dict[str, User], diary: Diary) -> None:
    """A council that is there to be compared with: a few lines in the quarters that Northshire has last."""
    story = _story(council, scorecards, everyone)
    for quarter in stories.quarters(facts.FOLDERS[council]):
        quarters.tell(quarter, story, diary)


def _story(council: str, scorecards: dict[str, Scorecard], everyone: dict[str, User]) -> Story:
    own = {fact.code: scorecards[fact.code] for fact in facts.scorecards() if fact.council == council}
    return Story(own, everyone, council)


def _opened(action: ActionFact, told: dict[tuple[str, str], QuarterFact]) -> QuarterFact:
    """The quarter in which an action is promised; the first that is told where its own is not."""
    own = sorted(period for scorecard, period in told if scorecard == action.scorecard)
    return told[action.scorecard, next(period for period in own if period >= action.opened_in)]
