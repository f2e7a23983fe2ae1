"""The one question about permissions: may this person do this for this council, today?"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied

from portal.accounts.models import Council, Membership
from portal.accounts.rules import CARRIES, Permission, Role, carrying


def memberships(user: Any) -> list[Membership]:
    """The person's current memberships; read once for each request's user object."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return []
    kept: list[Membership] | None = getattr(user, "_current_memberships", None)
    if kept is None:
        kept = list(Membership.objects.current().filter(user=user).select_related("council"))
        user._current_memberships = kept
    return kept


def forget(user: Any) -> None:
    """Read the memberships afresh next time: after roles were given or ended."""
    user.__dict__.pop("_current_memberships", None)


def allowed(user: Any, permission: Permission, *, council: Council | int | None) -> bool:
    """Whether one of the person's current roles for this council carries the permission."""
    number = council.pk if isinstance(council, Council) else council
    return any(m.council_id == number and permission in CARRIES[Role(m.role)] for m in memberships(user))


def require(user: Any, permission: Permission, *, council: Council | int | None) -> None:
    """Raise PermissionDenied, which answers 403 and is recorded, unless the person may."""
    if not allowed(user, permission, council=council):
        raise PermissionDenied(f"{permission.value} is not yours here.")


def councils_where(user: Any, permission: Permission) -> list[int]:
    """Keys of the councils for which the person holds the permission; what `visible_to` filters by."""
    return sorted({m.council_id for m in memberships(user) if permission in CARRIES[Role(m.role)]})


def roles(user: Any, *, council: Council | int) -> set[Role]:
    number = council.pk if isinstance(council, Council) else council
    return {Role(m.role) for m in memberships(user) if m.council_id == number}


def job_title(user: Any, *, council: Council | int, needs: Permission | None = None) -> str:
    """The job title under which a person acts: of the role that carries the permission, else the first."""
    number = council.pk if isinstance(council, Council) else council
    mine = [m for m in memberships(user) if m.council_id == number]
    fitting = [m for m in mine if needs and m.role in {r.value for r in carrying(needs)}]
    return next((m.job_title for m in [*fitting, *mine]), "")


def councils(user: Any) -> list[Council]:
    """The councils that the person works for, by name."""
    found: dict[int, Council] = {m.council_id: m.council for m in memberships(user)}
    return sorted(found.values(), key=lambda c: c.name)


def people_with(council: Council, roles_wanted: Iterable[Role]) -> list[Membership]:
    """Current memberships of a council in these roles, for choosing owners and directors."""
    wanted = [r.value for r in roles_wanted]
    return list(Membership.objects.current().filter(council=council, role__in=wanted).select_related("user"))
