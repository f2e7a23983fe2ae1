"""The places that each role's menu leads to, at most five; the first is what waits for the person."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from portal.accounts import access
from portal.accounts.rules import Permission as P
from portal.home.queries.waiting import reads_only
from portal.web.navigation import Item

MOST = 5

# Where there are too many, these go first: a director’s home leads to the trail, and the page of scorecards to the
# actions and to what was published, which is why past quarters go first for whoever has that page and last for others.
GIVE_WAY = ("Actions", "Trail", "How we stand")
DESK = "Scorecards"
KEPT = "Past quarters"

# In the order of the menu: who has the permission for any council sees the place, and `_fitting` leaves five.
PLACES: tuple[tuple[P, str, str], ...] = (
    (P.DRAFT_VIEW, "Scorecards", "desk:quarters"),
    (P.REPORT_VIEW, "Reports", "committee:reports"),
    (P.REPORT_PUBLISH, "Reports", "committee:reports"),
    (P.MEETING_EDIT, "Meetings", "committee:calendar"),
    (P.DRAFT_VIEW, "Actions", "desk:actions"),
    (P.DRAFT_VIEW, "Risks", "risks:table"),
    (P.PEOPLE_EDIT, "People", "home:people"),
    (P.COUNCIL_EDIT, "Council", "home:council"),
    (P.TRAIL_VIEW, "Trail", "home:trail"),
    (P.PUBLISHED_VIEW, "Past quarters", "scrutiny:quarters"),
    (P.PUBLISHED_VIEW, "How we stand", "comparison:mine"),
    (P.REQUEST_ASK, "Risks", "scrutiny:risks"),
    (P.REQUEST_ASK, "What we asked for", "scrutiny:requests"),
)

# Addresses that belong to a place and do not begin with its own.
BENEATH = {"How we stand": ("/benchmarks/",), "Meetings": ("/review/layouts/",)}


def items(request: HttpRequest) -> list[Item]:
    """The menu of this person."""
    return [Item(_first(request), reverse("home")), *_fitting(list(_places(request)), MOST - 1)]


def _first(request: HttpRequest) -> str:
    """A member finds the latest quarter there; everybody else what waits."""
    return "Latest quarter" if reads_only(request.user) else "Waiting for me"


def _fitting(places: list[Item], most: int) -> list[Item]:
    """As many as fit: what was published stays for everybody who finds it nowhere else."""
    excess = max(len(places) - most, 0)
    first = (KEPT,) if DESK in {place.words for place in places} else ()
    going = [place for words in (*first, *GIVE_WAY) for place in places if place.words == words][:excess]
    places = [place for place in places if place not in going]
    if len(places) <= most:
        return places
    kept = [place for place in places if place.words == KEPT]
    return [place for place in places if place not in kept][: most - len(kept)] + kept


def _places(request: HttpRequest) -> Iterator[Item]:
    said: set[str] = set()
    for permission, words, name in PLACES:
        if words not in said and access.councils_where(request.user, permission):
            said.add(words)
            yield Item(words, reverse(name), also=BENEATH.get(words, ()))


def footer(request: HttpRequest) -> list[Item]:
    """The links at the foot of every page."""
    return [
        Item("How figures are worked out", reverse("home:figures")),
        Item("Check a paper", reverse("verify")),
        Item("Accessibility", reverse("web:accessibility")),
        Item("Ask the performance team", reverse("home:help")),
    ]
