"""The risk table: risks, how they were worded, how they were scored, and what they bear on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.person import PERSON
from scorecards.commentary.models import Action
from scorecards.framework.models import Scorecard, ScorecardLine
from scorecards.risks.rules import RegisterKind


class Register(models.Model):
    """Whose risks they are; a directorate's belongs to a scorecard, so that its report can show it."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="registers")
    kind = models.CharField(max_length=12, choices={k.value: k.name.title() for k in RegisterKind})
    name = models.CharField(max_length=160)
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, null=True, related_name="registers")

    class Meta:
        ordering = ("council", "name")
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="risks_register_name_is_one")]

    def __str__(self) -> str:
        return self.name


class ScoreBand(models.Model):
    """A council's own word for scores from `least` on, in a 5 by 5 matrix."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="score_bands")
    least = models.PositiveSmallIntegerField()
    word = models.CharField(max_length=40)

    class Meta:
        ordering = ("council", "-least")
        constraints = [
            models.UniqueConstraint(fields=["council", "least"], name="risks_scoreband_least_is_one"),
            models.CheckConstraint(condition=Q(least__gte=1, least__lte=25), name="risks_scoreband_least_is_a_score"),
        ]

    def __str__(self) -> str:
        return self.word


class Risk(models.Model):
    """One risk; its wording stands here and every earlier one in its history."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="risks")
    reference = models.CharField(max_length=20, default="", blank=True)
    title = models.TextField()
    mitigation = models.TextField(default="", blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="owned_risks")
    owner_name = models.CharField(max_length=120, default="", blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_reason = models.CharField(max_length=300, default="", blank=True)
    strategic = models.ManyToManyField("self", symmetrical=False, related_name="contributing")
    lines = models.ManyToManyField(ScorecardLine, related_name="risks")
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("register", "order", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="risks_risk_says_something"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(closed_reason=""), name="risks_risk_closed_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.title[:80]

    @property
    def council(self) -> Council:
        return self.register.council


class RiskWording(models.Model):
    append_only = True

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="wordings")
    number = models.PositiveIntegerField()
    title = models.TextField()
    mitigation = models.TextField(default="", blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("risk", "-number")
        constraints = [models.UniqueConstraint(fields=["risk", "number"], name="risks_riskwording_number_is_one")]

    def __str__(self) -> str:
        return f"wording {self.number}"


class RiskScore(models.Model):
    """A score on a date with the reason it moved: likelihood by impact, or score and band as stated."""

    append_only = True

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="scores")
    likelihood = models.PositiveSmallIntegerField(null=True)
    impact = models.PositiveSmallIntegerField(null=True)
    score = models.PositiveSmallIntegerField(null=True)
    band = models.CharField(max_length=40)
    scored_on = models.DateField()
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("risk", "-scored_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood=None, impact=None)
                | Q(
                    likelihood__gte=1,
                    likelihood__lte=5,
                    impact__gte=1,
                    impact__lte=5,
                    score=models.F("likelihood") * models.F("impact"),
                ),
                name="risks_riskscore_is_likelihood_by_impact",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="risks_riskscore_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.score or self.band} on {self.scored_on}"


class RiskAction(models.Model):
    """An action that mitigates a risk."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="risk_actions")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("risk", "id")
        constraints = [models.UniqueConstraint(fields=["risk", "action"], name="risks_riskaction_is_linked_once")]

    def __str__(self) -> str:
        return f"{self.risk_id} {self.action_id}"
