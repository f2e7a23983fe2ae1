"""Who may come in: allauth's e-mail and password; people of the example only while the example runs."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from portal.accounts.models import User


class ByEmail(AuthenticationBackend):  # type: ignore[misc]
    """A person with a password that everybody knows is nobody outside example mode, signed in already or not."""

    def user_can_authenticate(self, user: Any) -> bool:
        return bool(super().user_can_authenticate(user)) and exists(user)

    def get_user(self, user_id: Any) -> User | None:
        user: User | None = super().get_user(user_id)
        return user if user is not None and exists(user) else None


def exists(user: Any) -> bool:
    """Whether there is such a person here: one of the example only in example mode."""
    return settings.EXAMPLE or not user.example
