"""What the portal writes to people it invites, and the link by which they choose a password."""

from typing import Any

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from portal.accounts.models import Council, User

DAY = 24 * 3600


def link(user: User, request: HttpRequest) -> str:
    """The address where a person without a password chooses one; where they have one, the sign-in page.

    The key is the one of "forgotten password": it works once, for PASSWORD_RESET_TIMEOUT seconds.
    """
    path = _path(user)
    return f"{settings.SITE_URL.rstrip('/')}{path}" if settings.SITE_URL else request.build_absolute_uri(path)


def link_from(user: User, site: str = "") -> str:
    """The same without a request, for a command: under `site`, else under SITE_URL.

    Raises ValueError where neither says what the portal's address is.
    """
    address = (site or settings.SITE_URL).rstrip("/")
    if not address.startswith(("https://", "http://")):
        raise ValueError("Give the portal’s address, as https://scorecards.example.gov.uk.")
    return f"{address}{_path(user)}"


def _path(user: User) -> str:
    if user.has_usable_password():
        return reverse("account_login")
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})


def invitation(user: User, council: Council, *, link: str, by: Any) -> None:
    """Send the letter. Raises OSError when the mail server does not take it."""
    facts = {
        "user": user,
        "council": council,
        "link": link,
        "by": by,
        "new": not user.has_usable_password(),
        "days": settings.PASSWORD_RESET_TIMEOUT // DAY,
    }
    subject = " ".join(render_to_string("accounts/invitation_subject.txt", facts).split())
    send_mail(subject, render_to_string("accounts/invitation_message.txt", facts), None, [user.email])
