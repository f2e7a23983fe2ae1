"""Sections that somebody must clear before the report goes to the director: who does so, and what was cleared."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from scorecards.committee.models.reports import Section

PERSON: dict[str, Any] = {
    "to": settings.AUTH_USER_MODEL,
    "on_delete": models.PROTECT,
    "null": True,
    "related_name": "+",
}


class Clearer(models.Model):
    """Somebody who clears one kind for the council, wherever a report names nobody else."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("council", "kind", "user__name")
        constraints = [
            models.UniqueConstraint(fields=["council", "kind", "user"], name="committee_clearer_is_one"),
            models.CheckConstraint(condition=~Q(kind=""), name="committee_clearer_names_its_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.kind}"


class Clearance(models.Model):
    """One kind of clearance ("Finance") that a section needs; one that was ended asks no more.

    `clearer` gives it, and nobody else; where it is empty, whoever clears that kind for the council does.
    """

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="clearances")
    kind = models.CharField(max_length=60)
    clearer = models.ForeignKey(**PERSON)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(**PERSON)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("section", "kind", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["section", "kind"], condition=Q(ended_at=None), name="committee_clearance_kind_is_asked_once"
            ),
            models.CheckConstraint(condition=~Q(kind=""), name="committee_clearance_names_its_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.kind}"


class ClearedWording(models.Model):
    """What was cleared: the words themselves, the version of the section that had them, by whom and when."""

    append_only = True

    clearance = models.ForeignKey(Clearance, on_delete=models.PROTECT, related_name="cleared")
    version = models.PositiveIntegerField()
    words = models.TextField()
    sha256 = models.CharField(max_length=64)
    cleared_at = models.DateTimeField(default=timezone.now)
    cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("clearance", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="committee_clearedwording_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.clearance} {self.version}"
