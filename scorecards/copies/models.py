"""What was signed: canonical text, its hash, its place in the council's chain. Never changed or deleted."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.accounts.models import Council
from scorecards.committee.models import Report
from scorecards.submissions.models import Submission


class SignedCopy(models.Model):
    """The frozen content of one revision of a quarter or a report. Members and papers read its `public` part only."""

    append_only = True

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="signed_copies")
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, null=True, related_name="signed_copy")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, null=True, related_name="signed_copy")
    title = models.CharField(max_length=300)
    period = models.CharField(max_length=8)
    revision = models.PositiveSmallIntegerField()
    schema = models.PositiveSmallIntegerField()
    content = models.TextField()
    public_content = models.TextField()
    sha256 = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    previous_sha256 = models.CharField(max_length=64)
    chain_sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_by_name = models.CharField(max_length=120)
    signed_by_title = models.CharField(max_length=120)

    class Meta:
        ordering = ("council", "position")
        verbose_name_plural = "signed copies"
        indexes = [models.Index(fields=["sha256"], name="copies_signedcopy_by_hash")]
        constraints = [
            models.UniqueConstraint(fields=["council", "position"], name="copies_signedcopy_position_is_one"),
            models.CheckConstraint(
                condition=Q(submission__isnull=False, report=None) | Q(submission=None, report__isnull=False),
                name="copies_signedcopy_is_of_a_quarter_or_a_report",
            ),
        ]

    def __str__(self) -> str:
        return self.title
