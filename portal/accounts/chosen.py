"""Which of their councils a person is looking at: what they chose, kept in the session, else the first by name."""

from django.http import HttpRequest

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission

KEPT = "council"


def council_for(request: HttpRequest, permission: Permission | None = None) -> Council | None:
    """The council of a page that has no subject of its own: one where the person holds the permission, or any role.

    The chosen one if it is among them. None where the person has none.
    """
    mine = access.councils(getattr(request, "user", None))
    if permission is not None:
        mine = [council for council in mine if access.allowed(request.user, permission, council=council)]
    kept = request.session.get(KEPT) if hasattr(request, "session") else None
    return next((council for council in mine if council.number == kept), next(iter(mine), None))


def council_of(request: HttpRequest) -> Council | None:
    """The council that a page is about: the one its view set as `request.council`, else `council_for`."""
    said: Council | None = getattr(request, "council", None)
    return said or council_for(request)


def choose(request: HttpRequest, number: str) -> bool:
    """Keep the choice for this session; false, and nothing kept, unless the person works for that council."""
    if number not in {council.number for council in access.councils(request.user)}:
        return False
    request.session[KEPT] = number
    return True
