"""What waits for an administrator: roles that end soon, and people who have not chosen a password."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Council, Membership
from portal.accounts.rules import Role
from portal.figures.spans import day_words
from portal.home.queries import people
from portal.home.things import LATE, NOW, Link, Section, Thing, left_words
from scorecards.publishing import sealing


def sections(council: Council, today: date) -> list[Section]:
    """Two queries. Nothing of a quarter or report: the role sees no drafts."""
    ending = [_thing(m, f"{_role(m)} until {_last(m)}", "Ends soon", today) for m in people.ending_soon(council, today)]
    invited = [_invited(m) for m in people.without_password(council, today)]
    everybody = [Link("All people", reverse("home:people-of", args=[council.number]))]
    trail = [Link("The trail", reverse("home:trail-of", args=[council.number]))]
    return [
        *_seal(council),
        Section("Roles that end soon", ending, "No role ends within six weeks.", links=everybody, key="ending"),
        Section("Invited, without a password yet", invited, "Everybody has a password.", links=trail, key="invited"),
    ]


def _seal(council: Council) -> list[Section]:
    """Only where something is wrong with it: papers go out without one, fail, or soon will."""
    wrong = sealing.standing(council=council.number).wrong
    if not wrong:
        return []
    href = f"{reverse('home:council-of', args=[council.number])}#seal"
    thing = Thing(wrong, href, "Tell who runs the portal.", "Look at this", LATE)
    return [Section("The seal of papers", [thing], key="seal")]


def _thing(membership: Membership, note: str, state: str, today: date) -> Thing:
    when = left_words(membership.ends, today) if membership.ends else ""
    return Thing(membership.user.name, _href(membership), f"{note}. {membership.job_title}.", state, NOW, when)


def _invited(membership: Membership) -> Thing:
    joined = day_words(timezone.localtime(membership.user.joined_at).date())
    note = f"{_role(membership)} from {day_words(membership.starts)}. {membership.user.email}"
    return Thing(membership.user.name, _href(membership), note, "Invited", "", f"Since {joined}")


def _href(membership: Membership) -> str:
    return reverse("home:person", args=[membership.council.number, membership.user_id])


def _role(membership: Membership) -> str:
    return Role(membership.role).name.title()


def _last(membership: Membership) -> str:
    return day_words(membership.ends) if membership.ends else ""
