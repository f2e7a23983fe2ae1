"""Who may read what is exempt beside those who work on it: given by name, from a date to a date, for a reason."""

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from scorecards.committee.models.meetings import Committee
from scorecards.committee.models.reports import PERSON, Report


class EntitlementQuerySet(models.QuerySet["Entitlement"]):
    def current(self, on: datetime.date | None = None) -> "EntitlementQuerySet":
        """Those that hold on this day, the first and the last included; one that was ended holds no more at once."""
        day = on or timezone.localdate()
        return self.filter(Q(ends=None) | Q(ends__gte=day), starts__lte=day, ended_at=None)


class Entitlement(models.Model):
    """A member may read what is exempt in the reports of a committee, or in one report and what corrects it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="entitlements")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, null=True, related_name="entitlements")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="entitlements")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    reason = models.TextField()
    granted_at = models.DateTimeField(default=timezone.now)
    granted_by = models.ForeignKey(**PERSON)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(**PERSON)

    objects: Any = EntitlementQuerySet.as_manager()

    class Meta:
        ordering = ("user__name", "-granted_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(committee=None, report__isnull=False) | Q(committee__isnull=False, report=None),
                name="committee_entitlement_is_of_a_committee_or_a_report",
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="committee_entitlement_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="committee_entitlement_says_why"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="committee_entitlement_ended_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.of}"

    @property
    def of(self) -> str:
        """What it is of, as a list says it."""
        return str(self.report) if self.report else f"every report to {self.committee}"

    @property
    def council(self) -> Council:
        if self.report is not None:
            return self.report.council
        assert self.committee is not None  # noqa: S101 - the database keeps it so
        return self.committee.council
