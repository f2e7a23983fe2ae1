"""What is said of the figures, asked about them, and done about them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.person import PERSON
from scorecards.commentary.rules import ActionStatus
from scorecards.framework.models import Scorecard, ScorecardLine, Theme
from scorecards.submissions.models import Submission


class Wording(models.Model):
    """The four parts of a narrative, in Markdown, and the forecast that goes with the last."""

    shows = models.TextField(default="", blank=True)
    why = models.TextField(default="", blank=True)
    doing = models.TextField(default="", blank=True)
    expected = models.TextField(default="", blank=True)
    forecast_value = models.DecimalField(max_digits=15, decimal_places=4, null=True, blank=True)
    forecast_for = models.DateField(null=True, blank=True)
    ready = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Narrative(Wording):
    """What is said of one line, or of a theme and the lines it lists, in one revision of a quarter."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="narratives")
    line = models.ForeignKey(ScorecardLine, on_delete=models.PROTECT, null=True, related_name="narratives")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, related_name="narratives")
    lines = models.ManyToManyField(ScorecardLine, related_name="theme_narratives")
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("submission", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(line__isnull=False, theme=None) | Q(line=None, theme__isnull=False),
                name="commentary_narrative_is_of_a_line_or_a_theme",
            ),
            models.UniqueConstraint(
                fields=["submission", "line"],
                condition=Q(line__isnull=False),
                name="commentary_narrative_of_line_is_one",
            ),
            models.UniqueConstraint(
                fields=["submission", "theme"],
                condition=Q(theme__isnull=False),
                name="commentary_narrative_of_theme_is_one",
            ),
            models.CheckConstraint(
                condition=Q(forecast_value=None, forecast_for=None)
                | Q(forecast_value__isnull=False, forecast_for__isnull=False),
                name="commentary_narrative_forecast_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Narrative of {self.line or self.theme}"

    @property
    def council(self) -> Council:
        return self.submission.council


class NarrativeRevision(Wording):
    """Every wording that was ever saved; the one that stands is the last."""

    append_only = True

    narrative = models.ForeignKey(Narrative, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("narrative", "-number")
        constraints = [
            models.UniqueConstraint(fields=["narrative", "number"], name="commentary_narrativerevision_number_is_one")
        ]

    def __str__(self) -> str:
        return f"wording {self.number}"


class Comment(models.Model):
    """The director's question or remark on a line, a theme or the quarter, and the answers to it."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="comments")
    line = models.ForeignKey(ScorecardLine, on_delete=models.PROTECT, null=True, related_name="comments")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, related_name="comments")
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments")
    by_director = models.BooleanField(default=False)

    class Meta:
        ordering = ("submission", "at", "id")
        constraints = [
            models.CheckConstraint(condition=Q(line=None) | Q(theme=None), name="commentary_comment_has_one_place"),
            models.CheckConstraint(condition=~Q(text=""), name="commentary_comment_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Action(models.Model):
    """Something that will be done, by someone, by a date; carried from quarter to quarter until closed."""

    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="actions")
    line = models.ForeignKey(ScorecardLine, on_delete=models.PROTECT, null=True, related_name="actions")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, related_name="actions")
    title = models.CharField(max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="owned_actions"
    )
    owner_name = models.CharField(max_length=120, default="", blank=True)
    due_on = models.DateField()
    status = models.CharField(
        max_length=10, choices={s.value: s.name for s in ActionStatus}, default=ActionStatus.ON_COURSE.value
    )
    opened_in = models.CharField(max_length=8)
    closed_in = models.CharField(max_length=8, default="", blank=True)
    closed_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(**PERSON)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | ~Q(owner_name=""), name="commentary_action_has_an_owner"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[ActionStatus.DONE.value, ActionStatus.STOPPED.value], closed_on__isnull=False)
                | Q(
                    status__in=[ActionStatus.ON_COURSE.value, ActionStatus.AT_RISK.value], closed_on=None, closed_in=""
                ),
                name="commentary_action_closed_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def council(self) -> Council:
        return self.scorecard.council


class ActionUpdate(models.Model):
    """What was reported of an action, and what it changed."""

    append_only = True

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    period = models.CharField(max_length=8)
    text = models.TextField()
    status = models.CharField(max_length=10, choices={s.value: s.name for s in ActionStatus})
    due_on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("action", "-at", "-id")

    def __str__(self) -> str:
        return self.text[:60]
