"""Files that only the program hands out, each with what it really is and the hash of its bytes."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


def _place(file: "PrivateFile", name: str) -> str:
    """A name that says nothing: neither the council nor the subject can be guessed from an address."""
    return f"{timezone.localdate():%Y/%m}/{uuid.uuid4().hex}"


class PrivateFile(models.Model):
    """One stored file; it is never written over."""

    name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    media_type = models.CharField(max_length=100)
    content = models.FileField(upload_to=_place, max_length=200)
    stored_at = models.DateTimeField(default=timezone.now)
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-stored_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="files_privatefile_is_not_empty"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="files_privatefile_has_a_hash"),
        ]

    def __str__(self) -> str:
        return self.name
