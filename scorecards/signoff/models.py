"""What people decided of single findings of the disclosure check; the signed copy keeps it for good."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from scorecards.committee.models import Report
from scorecards.copies.disclosure import BASES, Choice
from scorecards.copies.withhold.checked import FIGURE, WORDS
from scorecards.submissions.models import Submission

STORED = tuple(Choice)


class DisclosureChoice(models.Model):
    """One decision on one revision: `pinned` changes with what was found, and voids it.

    `by_name` and `by_title` are those of the day. `to` is the nearest what counts are rounded to. `from_revision` is
    the one in which it was decided, until the director confirms it for this one; 0 where that is this one.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="disclosure_choices")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="disclosure_choices")
    kind = models.CharField(max_length=8, choices={FIGURE: "Figure", WORDS: "Words"})
    key = models.CharField(max_length=200)
    place = models.CharField(max_length=500)
    pinned = models.CharField(max_length=64)
    choice = models.CharField(max_length=8, choices={each.value: each.name.title() for each in STORED})
    to = models.PositiveSmallIntegerField(default=0)
    from_revision = models.PositiveIntegerField(default=0)
    said = models.TextField(default="", blank=True)
    reason = models.TextField(default="", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=120)
    by_title = models.CharField(max_length=120, default="", blank=True)
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "kind", "key", "place"], name="signoff_disclosurechoice_one_of_a_quarter"
            ),
            models.UniqueConstraint(
                fields=["report", "kind", "key", "place"], name="signoff_disclosurechoice_one_of_a_report"
            ),
            models.CheckConstraint(
                condition=Q(submission__isnull=True) ^ Q(report__isnull=True),
                name="signoff_disclosurechoice_of_quarter_or_report",
            ),
            models.CheckConstraint(
                condition=~Q(choice=Choice.KEEP.value) | ~Q(reason=""), name="signoff_disclosurechoice_kept_says_why"
            ),
            models.CheckConstraint(
                condition=Q(choice=Choice.ROUND.value, to__in=BASES) | (~Q(choice=Choice.ROUND.value) & Q(to=0)),
                name="signoff_disclosurechoice_rounds_to_5_or_10",
            ),
        ]

    def __str__(self) -> str:
        return self.place
