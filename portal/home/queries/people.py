"""A council's people, each with the roles that they hold, will hold and have held."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from portal.accounts.models import Council, Membership, User
from portal.accounts.rules import Role

ENDS_SOON = timedelta(days=42)
UNUSABLE = "!"  # how Django writes a password that nobody has


@dataclass(frozen=True)
class RoleHeld:
    """A role as a list says it; `state` is "now", "coming" or "ended"."""

    membership: Membership
    word: str
    state: str


@dataclass(frozen=True)
class PersonRow:
    """A person with their roles for one council, current ones first."""

    person: User
    roles: Sequence[RoleHeld] = field(default=())

    @property
    def invited(self) -> bool:
        """Whether the person has no password yet."""
        return not self.person.has_usable_password()

    @property
    def left(self) -> bool:
        return all(role.state == "ended" for role in self.roles)


def people_of(council: Council) -> QuerySet[User]:
    """Everybody who has, will have or has had a role for the council, by name, with those roles in one more query."""
    held = Membership.objects.filter(council=council).order_by("-starts", "role")
    return (
        User.objects.filter(pk__in=Membership.objects.filter(council=council).values("user"))
        .prefetch_related(Prefetch("memberships", held, to_attr="held"))
        .order_by("name", "email")
    )


def row_of(person: User, today: date) -> PersonRow:
    """A person of `people_of`, ready to show."""
    order = ("now", "coming", "ended")
    roles = [_role(membership, today) for membership in person.held]  # type: ignore[attr-defined]
    return PersonRow(person, sorted(roles, key=lambda role: order.index(role.state)))


def _role(membership: Membership, today: date) -> RoleHeld:
    ended = membership.ended_at is not None or (membership.ends is not None and membership.ends < today)
    state = "ended" if ended else "coming" if membership.starts > today else "now"
    return RoleHeld(membership, Role(membership.role).name.title(), state)


def ending_soon(council: Council, today: date) -> list[Membership]:
    """Roles that hold now and end within six weeks, the soonest first."""
    current = Membership.objects.current(today).filter(council=council, ends__lte=today + ENDS_SOON)
    return list(current.select_related("user", "council").order_by("ends", "user__name"))


def without_password(council: Council, today: date) -> list[Membership]:
    """Roles, current and coming, of people who have not chosen a password; the first role of each."""
    standing = Membership.objects.filter(council=council, user__password__startswith=UNUSABLE)
    found = (
        standing.exclude(ends__lt=today)
        .filter(ended_at=None)
        .select_related("user", "council")
        .order_by("user__name", "starts")
    )
    return list({membership.user_id: membership for membership in reversed(found)}.values())[::-1]


def analysts_of(councils: Sequence[Council], today: date) -> list[Membership]:
    """The performance teams of these councils."""
    found = Membership.objects.current(today).filter(council__in=councils, role=Role.ANALYST.value)
    return list(found.select_related("user", "council").order_by("council__name", "user__name"))
