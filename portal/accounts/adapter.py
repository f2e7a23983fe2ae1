"""Sign-in through allauth: nobody signs up by themselves; administrators invite."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

LAST_HERE = "last_here"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, and keep when the person was last here: the first page says what has changed since."""
        before = user.last_login
        super().login(request, user)
        request.session[LAST_HERE] = before.isoformat() if before else ""
