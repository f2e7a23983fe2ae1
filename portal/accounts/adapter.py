"""Sign-in through allauth: nobody signs up by themselves; administrators invite."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from portal.accounts.backends import exists

LAST_HERE = "last_here"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Who the password belongs to. allauth keeps somebody whom our backend refused, to say that an account is
        closed; a person of the example is nobody outside it, and gets the answer of a wrong password.
        """
        user = super().authenticate(request, **credentials)
        return user if user is not None and exists(user) else None

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, and keep when the person was last here: the first page says what has changed since."""
        before = user.last_login
        super().login(request, user)
        request.session[LAST_HERE] = before.isoformat() if before else ""
