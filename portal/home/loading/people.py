"""Councils and the people who work for them."""

from datetime import date

from portal.accounts import services
from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.crests import services as crests
from portal.home.example import facts
from portal.home.example.logins import PASSWORD

SINCE = date(2019, 4, 1)


def load_councils() -> dict[str, Council]:
    """The councils of the example, by number."""
    return {
        fact.number: services.found_council(fact.number, fact.name, colour=fact.colour, invented=fact.invented)
        for fact in facts.councils()
    }


def load_people(councils: dict[str, Council]) -> dict[str, User]:
    """Everybody with their role, by e-mail; the administrators first, since they give the others theirs."""
    people = services.make_example_people({fact.email: fact.name for fact in facts.people()}, password=PASSWORD)
    appointed: dict[str, User] = {}
    for fact in facts.people():
        if fact.role == Role.ADMINISTRATOR:
            council = councils[fact.council]
            appointed[fact.council] = services.appoint_administrator(
                council, email=fact.email, name=fact.name, starts=SINCE, job_title=fact.job_title
            )
    _set_crests(councils, appointed)
    for fact in facts.people():
        if fact.role != Role.ADMINISTRATOR:
            services.give(
                councils[fact.council],
                by=appointed[fact.council],
                user=people[fact.email],
                role=fact.role,
                job_title=fact.job_title,
                starts=SINCE,
            )
    return people


def _set_crests(councils: dict[str, Council], administrators: dict[str, User]) -> None:
    for fact in facts.councils():
        drawn, by = facts.crest(fact), administrators[fact.number]
        crests.set_crest(councils[fact.number], by=by, seen=0, alt=fact.crest_shows, content=drawn)


def first(people: dict[str, User], number: str, role: Role) -> User:
    """Somebody of the council in this role: who acts where the example names nobody."""
    return next(people[f.email] for f in facts.people() if (f.council, f.role) == (number, role))
