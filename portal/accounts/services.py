"""The only writers of people and roles, and the question for a password before a signature."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings as django_settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from portal.accounts import access, letters
from portal.accounts.closures import Closure, as_kept, trouble
from portal.accounts.models import Council, Membership, User
from portal.accounts.rules import Permission, Role
from portal.audit import queries as trail
from portal.audit.refusals import MovedOn
from portal.audit.services import record

WRONG_PASSWORDS = 5
WAIT = timedelta(minutes=15)


class NotConfirmed(Exception):
    """The password given again is not the person's, or too many wrong ones were given; the message says which."""


@dataclass(frozen=True)
class Confirmation:
    """Proof that a person gave their password again, just now; an act that signs asks for one."""

    user_id: int


def confirm(user: Any, password: str) -> Confirmation:
    """Ask the person's password again. A wrong one is written down and raises NotConfirmed.

    After five wrong ones in a quarter of an hour a right one is refused too, so that nobody can guess on.
    Called outside the transaction of the act, so that the record of a wrong password stays.
    """
    if refused := _refused(user, password):
        raise NotConfirmed(refused)
    return Confirmation(user.pk)


@transaction.atomic
def _refused(user: Any, password: str) -> str:
    """Why the password is not taken, or nothing. Guesses for one person wait for each other, so that all are counted.

    It returns where it might raise: the record of a wrong password stays.
    """
    User.objects.select_for_update().get(pk=user.pk)
    if trail.times("password_refused", by_id=user.pk, since=timezone.now() - WAIT) >= WRONG_PASSWORDS:
        return "Too many wrong passwords. Wait a quarter of an hour."
    if user.check_password(password):
        return ""
    record("password_refused", by=user, subject=user)
    return "That is not your password."


@transaction.atomic
def invite(
    council: Council,
    *,
    by: Any,
    email: str,
    name: str,
    role: Role,
    job_title: str,
    starts: date,
    ends: date | None = None,
) -> tuple[Membership, bool]:
    """Give a person a role; whoever is new here gets an account without a password, and a link to set one.

    Returns the membership and whether the account is new. Raises ValidationError when the role is held already.
    """
    access.require(by, Permission.PEOPLE_EDIT, council=council)
    address = email.strip().lower()
    user = User.objects.filter(email__iexact=address).first()
    new = user is None
    if user is None:
        user = User.objects.create_user(address, None, name=name.strip())
        record("person_invited", by=by, subject=user, council=council)
    membership = give(council, by=by, user=user, role=role, job_title=job_title, starts=starts, ends=ends)
    return membership, new


@transaction.atomic
def give(
    council: Council,
    *,
    by: Any,
    user: User,
    role: Role,
    job_title: str,
    starts: date,
    ends: date | None = None,
) -> Membership:
    """Give a role from a date, to a date if it ends: acting directors. Overlapping with the same role is refused.

    Nobody gives a role to themselves: one person alone would then administer, write and sign. Raises PermissionDenied.
    """
    access.require(by, Permission.PEOPLE_EDIT, council=council)
    if user.pk == by.pk:
        raise PermissionDenied("Nobody gives a role to themselves. Another administrator must do it.")
    if ends is not None and ends < starts:
        raise ValidationError("The last day is before the first.")
    _one_at_a_time(council)
    same = Membership.objects.filter(user=user, council=council, role=role.value)
    overlap = same.filter(Q(ends=None) | Q(ends__gte=starts)).exclude(ended_at__isnull=False, ends__lte=starts)
    if (overlap.filter(starts__lte=ends) if ends else overlap).exists():
        raise ValidationError(f"{user.name} holds this role in that time already.")
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                user=user, council=council, role=role.value, job_title=job_title.strip(), starts=starts, ends=ends
            )
    except IntegrityError:
        raise ValidationError(f"{user.name} holds this role already.") from None
    record(
        "role_given",
        by=by,
        subject=membership,
        council=council,
        after={"role": role.value, "starts": starts, "ends": ends, "job_title": job_title},
    )
    access.forget(user)
    return membership


@transaction.atomic
def end(membership: Membership, *, by: Any, on: date) -> Membership:
    """The role ends: at once where the day is today or past, else with that day. Raises MovedOn when it has ended.

    Refused for the last administrator: nobody could let another in.
    """
    access.require(by, Permission.PEOPLE_EDIT, council=membership.council)
    if on < membership.starts:
        raise ValidationError("The last day is before the first.")
    _one_at_a_time(membership.council)
    if membership.role == Role.ADMINISTRATOR.value and not _another_administrator(membership, after=on):
        raise ValidationError("Nobody else is administrator after that day. Invite another administrator first.")
    before = {"ends": membership.ends}
    now = timezone.now() if on <= timezone.localdate() else None
    standing = Membership.objects.filter(pk=membership.pk, ended_at=None)
    # On its last day, too, a role can be ended at once.
    standing = standing.filter(Q(ends=None) | (Q(ends__gte=timezone.localdate()) if now else Q(ends__gt=on)))
    if standing.update(ends=on, ended_at=now) != 1:
        raise MovedOn(membership)
    membership.refresh_from_db()
    record("role_ended", by=by, subject=membership, council=membership.council, before=before, after={"ends": on})
    access.forget(membership.user)
    return membership


def _one_at_a_time(council: Council) -> None:
    """Who gives or ends a role here waits for others who do: what is asked of all roles holds when one is written."""
    Council.objects.select_for_update().get(pk=council.pk)


def _another_administrator(membership: Membership, *, after: date) -> bool:
    days = {after + timedelta(days=1), max(after, timezone.localdate())}
    others = Membership.objects.filter(council=membership.council_id, role=Role.ADMINISTRATOR.value)
    return all(others.current(on=day).exclude(pk=membership.pk).exists() for day in days)


@transaction.atomic
def send_link(user: User, council: Council, *, by: Any, link: str) -> None:
    """Write to a person who has been given a role: with a link to choose a password while they have none.

    The mail goes out after commit; OSError then means that it did not, and everything else stands.
    """
    access.require(by, Permission.PEOPLE_EDIT, council=council)
    if not Membership.objects.filter(user=user, council=council).exists():
        raise ValidationError(f"{user.name} has no role for {council.name}.")
    record("link_sent", by=by, subject=user, council=council)
    transaction.on_commit(lambda: letters.invitation(user, council, link=link, by=by))


@dataclass(frozen=True)
class CouncilSettings:
    """What an administrator sets for the council."""

    name: str
    colour: str
    relative_change: bool
    neighbours_by_median: bool
    members_see_signed_off: bool
    clear_days: int
    calendar_days: bool
    early_days: int | None
    draft_days: int
    sign_off_days: int
    narrative_days: int
    figures_days: int
    large_change_percent: Any
    rounds_to: int = 5
    clearances: str = "Finance, Legal"


@transaction.atomic
def change_council(council: Council, *, by: Any, seen_version: int, settings: CouncilSettings) -> Council:
    """Change the council's settings. Raises MovedOn when someone was faster."""
    access.require(by, Permission.COUNCIL_EDIT, council=council)
    wanted = {name: getattr(settings, name) for name in CouncilSettings.__dataclass_fields__}
    before = {name: getattr(council, name) for name in wanted}
    _check_name(settings.name)
    if Council.objects.filter(name__iexact=settings.name).exclude(pk=council.pk).exists():
        raise ValidationError("Another council has this name.")
    seen = Council.objects.filter(pk=council.pk, version=seen_version)
    if seen.update(version=F("version") + 1, **wanted) != 1:
        raise MovedOn(Council.objects.get(pk=council.pk))
    council.refresh_from_db()
    record("council_changed", by=by, subject=council, council=council, before=before, after=wanted)
    return council


@transaction.atomic
def set_closures(council: Council, *, by: Any, seen_version: int, closures: Sequence[Closure]) -> Council:
    """Say on which days the council is closed, all of them at once. Raises MovedOn, ValidationError."""
    access.require(by, Permission.MEETING_EDIT, council=council)
    if words := trouble(closures):
        raise ValidationError(words)
    before, wanted = council.closed_days, as_kept(closures)
    seen = Council.objects.filter(pk=council.pk, version=seen_version)
    if seen.update(version=F("version") + 1, closed_days=wanted) != 1:
        raise MovedOn(Council.objects.get(pk=council.pk))
    council.refresh_from_db()
    days = {"closed": wanted}
    record("closures_set", by=by, subject=council, council=council, before={"closed": before}, after=days)
    return council


def _check_name(name: str) -> None:
    if not any(character.isalpha() for character in name):
        raise ValidationError("A council’s name must contain a letter.")


@transaction.atomic
def found_council(number: str, name: str, *, colour: str = "#00594f", invented: bool = False) -> Council:
    """The first row of a new council; done by the program, since nobody works there yet.

    Raises ValidationError for a number that is not three digits or is taken, and a name without a letter.
    """
    _check_name(name)
    council = Council(number=number, name=name, colour=colour, invented=invented)
    council.full_clean()
    council.save(force_insert=True)
    record("council_founded", by=None, subject=council, council=council, after={"number": number, "name": name})
    return council


@transaction.atomic
def appoint_administrator(
    council: Council, *, email: str, name: str, starts: date, job_title: str = "Administrator"
) -> User:
    """The first administrator of a council, by the program; everybody else is invited by them."""
    address = email.strip().lower()
    user = User.objects.filter(email__iexact=address).first() or User.objects.create_user(address, None, name=name)
    Membership.objects.create(
        user=user, council=council, role=Role.ADMINISTRATOR.value, job_title=job_title, starts=starts
    )
    record("administrator_appointed", by=None, subject=user, council=council, after={"email": address})
    return user


@transaction.atomic
def make_example_people(names: Mapping[str, str], *, password: str) -> dict[str, User]:
    """People of the example by their e-mail, whose one password is printed on the sign-in page.

    It is hashed once for all of them: a salt of each's own would hide nothing. Refused outside example mode.
    """
    if not django_settings.EXAMPLE:
        raise ValidationError("People with a known password exist in example mode only.")
    hashed = make_password(password)
    return {
        email: User.objects.create(email=email.strip().lower(), name=name, password=hashed, example=True)
        for email, name in names.items()
    }
