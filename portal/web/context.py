"""What the furniture of every page needs: the council, the person, where they can go."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portal.accounts import access
from portal.accounts.chosen import council_of
from portal.web.navigation import Place, placed, registered


@dataclass(frozen=True)
class Person:
    """Who is signed in, as the head of the page names them."""

    name: str
    job_title: str


def furniture(request: HttpRequest) -> dict[str, Any]:
    """`council`, `person`, `nav` and `footer`, each worked out only if the page draws it.

    A view that shows another of a person's councils sets `request.council` or passes `council` to its template.
    """
    return {
        "council": SimpleLazyObject(lambda: council_of(request)),
        "person": SimpleLazyObject(lambda: person_of(request)),
        "nav": SimpleLazyObject(lambda: nav_of(request)),
        "footer": SimpleLazyObject(lambda: registered("FOOTER", request)),
    }


def person_of(request: HttpRequest) -> Person | None:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    council = council_of(request)
    return Person(user.get_full_name(), access.job_title(user, council=council) if council else "")


def nav_of(request: HttpRequest) -> list[Place]:
    """The places that the person's roles lead to, at most five; none for who is not signed in."""
    return placed(registered("NAVIGATION", request), request.path) if _signed_in(request) else []


def _signed_in(request: HttpRequest) -> bool:
    return bool(getattr(getattr(request, "user", None), "is_authenticated", False))
