"""A council's scorecard: its lines, their targets and their breaks."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from portal.figures.vocabulary import Basis, Counts, Similarity
from scorecards.framework.models.catalogue import Framework, Indicator, Theme
from scorecards.framework.models.rating import RatingScheme
from scorecards.framework.rules import Cadence, LifeCycle, NarrativeWhen, PartYear

FIGURE: dict[str, Any] = {"max_digits": 15, "decimal_places": 4}


class Scorecard(models.Model):
    """What a directorate reports on each quarter or month, and to whom."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="scorecards")
    name = models.CharField(max_length=160)
    directorate = models.CharField(max_length=160, default="Children’s services")
    director = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="directs")
    lead_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="leads"
    )
    cadence = models.CharField(max_length=8, choices={c.value: c.name for c in Cadence}, default=Cadence.QUARTER.value)
    scheme = models.ForeignKey(RatingScheme, on_delete=models.PROTECT, related_name="scorecards")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="scorecards")
    comparator_edition = models.CharField(max_length=20, default="2025")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("council__name", "name")
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="framework_scorecard_name_is_one"),
        ]

    def __str__(self) -> str:
        return self.name


class ScorecardLine(models.Model):
    """An indicator on a scorecard, with the council's own choices about it."""

    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="lines")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="lines")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="lines")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="owned_lines")
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="deputised_lines"
    )
    order = models.PositiveSmallIntegerField(default=0)
    local_name = models.CharField(max_length=200, blank=True)
    definition_note = models.TextField(blank=True)
    headline_basis = models.CharField(max_length=14, choices={b.value: b.name for b in Basis})
    life_cycle = models.CharField(
        max_length=16, choices={c.value: c.name for c in LifeCycle}, default=LifeCycle.LIVE.value
    )
    expected_on = models.DateField(null=True, blank=True)
    retired_on = models.DateField(null=True, blank=True)
    counts = models.CharField(max_length=10, choices={c.value: c.name for c in Counts})
    threshold = models.PositiveSmallIntegerField(default=5)
    threshold_reason = models.CharField(max_length=300, blank=True)
    narrative_when = models.CharField(
        max_length=12, choices={n.value: n.name for n in NarrativeWhen}, default=NarrativeWhen.WHEN_NEEDED.value
    )
    # Empty where the catalogue's word on the measure holds for this council too.
    similarity = models.CharField(max_length=10, blank=True, choices={s.value: s.name for s in Similarity})
    similarity_note = models.CharField(max_length=300, blank=True)
    part_year = models.CharField(
        max_length=10, choices={p.value: p.name for p in PartYear}, default=PartYear.APART.value
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("scorecard", "theme__order", "order", "id")
        constraints = [
            models.UniqueConstraint(fields=["scorecard", "indicator"], name="framework_scorecardline_indicator_is_one"),
            models.CheckConstraint(
                condition=~Q(life_cycle=LifeCycle.IN_DEVELOPMENT.value) | Q(expected_on__isnull=False),
                name="framework_scorecardline_in_development_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(life_cycle=LifeCycle.RETIRED.value) | Q(retired_on__isnull=False),
                name="framework_scorecardline_retired_says_when",
            ),
            models.CheckConstraint(
                condition=Q(threshold=5) | ~Q(threshold_reason=""),
                name="framework_scorecardline_other_threshold_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.local_name or self.indicator.name

    @property
    def likeness(self) -> tuple[str, str]:
        """How like the measure's definition is to the line's, with its note: the council's own word, if it has one."""
        if self.similarity:
            return self.similarity, self.similarity_note
        return self.indicator.similarity, self.indicator.similarity_note


class SeriesBreak(models.Model):
    """From this date the line counts something else; no change is shown across it."""

    line = models.ForeignKey(ScorecardLine, on_delete=models.CASCADE, related_name="breaks")
    on = models.DateField()
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ("line", "on")
        constraints = [models.UniqueConstraint(fields=["line", "on"], name="framework_seriesbreak_date_is_one")]

    def __str__(self) -> str:
        return f"{self.on}: {self.reason}"


class Rebase(models.Model):
    """From the period that holds this date the limits of the control chart begin anew: the process changed."""

    line = models.ForeignKey(ScorecardLine, on_delete=models.CASCADE, related_name="rebases")
    on = models.DateField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("line", "on")
        constraints = [
            models.UniqueConstraint(fields=["line", "on"], name="framework_rebase_date_is_one"),
            models.CheckConstraint(condition=~Q(reason=""), name="framework_rebase_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.reason}"


class Target(models.Model):
    """A value with its tolerance, or low and high limits, from a reporting period on ("2021-Q2")."""

    line = models.ForeignKey(ScorecardLine, on_delete=models.CASCADE, related_name="targets")
    value = models.DecimalField(**FIGURE, null=True)
    low = models.DecimalField(**FIGURE, null=True)
    high = models.DecimalField(**FIGURE, null=True)
    tolerance = models.DecimalField(**FIGURE, default=0)
    from_period = models.CharField(max_length=8)
    to_period = models.CharField(max_length=8, default="", blank=True)
    reason = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("line", "-from_period")
        constraints = [
            models.UniqueConstraint(fields=["line", "from_period"], name="framework_target_starts_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, low=None, high=None)
                | Q(value=None, low__isnull=False, high__isnull=False, high__gte=models.F("low")),
                name="framework_target_is_a_value_or_a_range",
            ),
            models.CheckConstraint(condition=Q(tolerance__gte=0), name="framework_target_tolerance_is_not_negative"),
        ]

    def __str__(self) -> str:
        return str(self.value if self.value is not None else f"{self.low} to {self.high}")
