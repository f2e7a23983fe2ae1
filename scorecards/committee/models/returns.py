"""In which signed reports a committee was told what came of what it had resolved."""

from django.db import models
from django.utils import timezone

from scorecards.committee.models.meetings import Resolution
from scorecards.committee.models.reports import Report


class ResolutionReturn(models.Model):
    """One resolution in one signed report; `answered` where the report gave the answer that it had by then."""

    append_only = True

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="returns")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="returned")
    answered = models.BooleanField(default=False)
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("resolution", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "report"], name="committee_resolutionreturn_is_told_once_in_a_report"
            )
        ]

    def __str__(self) -> str:
        return f"{self.resolution_id} in {self.report_id}"
