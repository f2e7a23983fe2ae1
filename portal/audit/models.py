"""Who did what to what, when, before and after. Rows are never changed or deleted; seals chain them afterwards."""

from django.db import models
from django.utils import timezone


class AuditEvent(models.Model):
    """One act. No foreign keys: the trail outlives what it speaks of."""

    append_only = True

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120)
    council_number = models.CharField(max_length=3, db_index=True)
    act = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=200)
    subject_label = models.CharField(max_length=300)
    before = models.TextField(default="{}")
    after = models.TextField(default="{}")

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="audit_event_of_subject")]

    def __str__(self) -> str:
        return f"{self.act} {self.subject_label}"


class AuditSeal(models.Model):
    """A hash over a run of events and the seal before, so that a removed or altered event shows."""

    append_only = True

    at = models.DateTimeField(default=timezone.now)
    first_event = models.BigIntegerField()
    last_event = models.BigIntegerField(unique=True)
    sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"events {self.first_event} to {self.last_event}"
