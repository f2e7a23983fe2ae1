"""That a council lets others of this installation set their figures of an indicator beside its own."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from scorecards.framework.models import Indicator


class SharingQuerySet(models.QuerySet["Sharing"]):
    def open(self) -> "SharingQuerySet":
        """Those that stand: given and not withdrawn."""
        return self.filter(withdrawn_at=None)


class Sharing(models.Model):
    """One council's agreement for one indicator, from a day until it is withdrawn; kept afterwards for the trail."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="sharings")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="sharings")
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SharingQuerySet.as_manager()

    class Meta:
        ordering = ("council", "indicator", "given_at")
        constraints = [
            models.UniqueConstraint(
                fields=["council", "indicator"], condition=Q(withdrawn_at=None), name="peers_sharing_open_is_one"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="peers_sharing_withdrawal_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=models.F("given_at")),
                name="peers_sharing_is_given_before_it_is_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return str(self.indicator)
