"""Committees, when they meet, and what they resolved."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.person import PERSON
from scorecards.commentary.models import Action
from scorecards.committee.rules import RESOLUTION_WORDS, ResolutionKind


class Committee(models.Model):
    """A committee; the days before its meetings are the council's unless it has its own."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="committees")
    name = models.CharField(max_length=160)
    clear_days = models.PositiveSmallIntegerField(null=True, blank=True)
    early_days = models.PositiveSmallIntegerField(null=True, blank=True)
    draft_days = models.PositiveSmallIntegerField(null=True, blank=True)
    sign_off_days = models.PositiveSmallIntegerField(null=True, blank=True)
    narrative_days = models.PositiveSmallIntegerField(null=True, blank=True)
    figures_days = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("council", "name")
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="committee_committee_name_is_one")]

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """A day on which a committee meets; the last day to publish follows from it unless the clerk says otherwise."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    publish_by = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("on", "committee__name")
        constraints = [
            models.UniqueConstraint(fields=["committee", "on"], name="committee_meeting_day_is_one"),
            models.CheckConstraint(
                condition=Q(publish_by__lt=models.F("on")), name="committee_meeting_is_published_before"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.committee}, {self.on:%-d %B %Y}"

    @property
    def council(self) -> Council:
        return self.committee.council


class Resolution(models.Model):
    """What a meeting agreed, amended, referred or asked for, and the answer it got."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="resolutions")
    report = models.ForeignKey("committee.Report", on_delete=models.PROTECT, null=True, related_name="resolutions")
    kind = models.CharField(max_length=8, choices={k.value: k.name.title() for k in ResolutionKind})
    minute = models.CharField(max_length=40, default="", blank=True)
    text = models.TextField()
    respondent = models.CharField(max_length=120, default="", blank=True)
    due_on = models.DateField(null=True, blank=True)
    answer = models.TextField(default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(**PERSON)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("meeting", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="committee_resolution_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="committee_resolution_answer_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def words(self) -> str:
        """What the meeting did, as its papers say it."""
        return RESOLUTION_WORDS[ResolutionKind(self.kind)]

    @property
    def whose(self) -> str:
        """Who was to answer, or to whom it was referred; empty where nobody is named."""
        if not self.respondent:
            return ""
        if self.kind == ResolutionKind.REFERRED.value:
            return f"Referred to {self.respondent}."
        return f"Asked of {self.respondent}." if self.answer else f"To be answered by {self.respondent}."

    @property
    def council(self) -> Council:
        return self.meeting.council


class ResolutionAction(models.Model):
    """An action that answers a resolution."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="resolution_actions")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("resolution", "id")
        constraints = [
            models.UniqueConstraint(fields=["resolution", "action"], name="committee_resolutionaction_is_linked_once")
        ]

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.action_id}"
