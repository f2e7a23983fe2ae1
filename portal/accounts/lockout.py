"""Whose wrong passwords are counted together: those for one e-mail address, in whatever case, from one computer."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

GIVEN_AS = ("email", "username", "login")


def address(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """AXES_USERNAME_CALLABLE: the address that somebody tries to sign in with."""
    given = credentials or {}
    said = next((given[name] for name in GIVEN_AS if given.get(name)), "") or request.POST.get("login", "")
    return str(said).strip().lower()


def computer(request: HttpRequest) -> str | None:
    """AXES_CLIENT_IP_CALLABLE: where somebody tries it from, as the outermost of our own proxies saw it.

    Without this everybody would seem to sit at the proxy, and a stranger could lock people out by name.
    """
    seen = [each.strip() for each in request.headers.get("x-forwarded-for", "").split(",")]
    proxies: int = settings.PROXIES
    if proxies and len(seen) >= proxies and seen[-proxies]:
        return seen[-proxies]
    return request.META.get("REMOTE_ADDR")
