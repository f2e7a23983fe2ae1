"""The secret address of a person's calendar feed: made, and revoked. The secret is told once and kept nowhere."""

import secrets
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts import access
from portal.accounts.models import Council
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.committee.models import Feed

SECRET_BYTES = 32


def hashed(token: str) -> str:
    """What is kept of a secret. It is random and long, so that one round is enough."""
    return sha256(token.encode()).hexdigest()


@transaction.atomic
def make(council: Council, *, by: Any) -> str:
    """A new secret for the person's feed of this council; an address that there was ends. Returns the secret."""
    if not access.roles(by, council=council):
        raise PermissionDenied("This council’s dates are not yours.")
    _end(council, by)
    token = secrets.token_urlsafe(SECRET_BYTES)
    try:
        with transaction.atomic():
            feed = Feed.objects.create(user=by, council=council, token_sha256=hashed(token))
    except IntegrityError:
        raise ValidationError("You have just made another address. Make one again if you did not see it.") from None
    record("feed_made", by=by, subject=feed)
    return token


@transaction.atomic
def revoke(feed: Feed, *, by: Any) -> None:
    """End an address at once. Only its owner may; raises MovedOn when it has ended already."""
    if feed.user_id != by.pk:
        raise PermissionDenied("This address is another person’s.")
    if not _end(feed.council, by):
        raise MovedOn(feed)


def _end(council: Council, by: Any) -> int:
    ended = 0
    for feed in Feed.objects.select_for_update().filter(user=by, council=council, revoked_at=None):
        ended += Feed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=timezone.now())
        record("feed_revoked", by=by, subject=feed)
    return ended
