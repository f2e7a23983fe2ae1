"""The secret address at which a person's own calendar program asks for the dates of one council."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.accounts.models import Council

PERSON: dict[str, Any] = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}


class Feed(models.Model):
    """One person's feed of one council's dates. Of the secret in its address only the hash is kept."""

    user = models.ForeignKey(**PERSON)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "council"], condition=models.Q(revoked_at=None), name="committee_feed_is_one"
            )
        ]

    def __str__(self) -> str:
        return f"Calendar of {self.user}, {self.council}"
