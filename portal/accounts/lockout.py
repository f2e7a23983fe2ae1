"""Whose wrong passwords are counted together: those for one e-mail address, in whatever case, from one computer."""

from typing import Any

from django.http import HttpRequest

GIVEN_AS = ("email", "username", "login")


def address(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """AXES_USERNAME_CALLABLE: the address that somebody tries to sign in with."""
    given = credentials or {}
    said = next((given[name] for name in GIVEN_AS if given.get(name)), "") or request.POST.get("login", "")
    return str(said).strip().lower()
