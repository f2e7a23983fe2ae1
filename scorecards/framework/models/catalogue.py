"""The shared catalogue: indicators, the ways to split them, and the ways to arrange them."""

from django.db import models
from django.db.models import Q

from benchmarks.published.models import Measure
from portal.figures.vocabulary import Counts, Polarity, Similarity, Unit
from scorecards.framework.rules import BreakdownKind


class Indicator(models.Model):
    """What is counted and how; the same for every council. `bases` lists the allowed ones, the usual one first."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    numerator = models.CharField(max_length=300, blank=True)
    denominator = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=20, choices={u.value: u.name for u in Unit})
    decimals = models.PositiveSmallIntegerField(default=0)
    polarity = models.CharField(max_length=5, choices={p.value: p.name for p in Polarity})
    bases = models.JSONField(default=list)
    counts = models.CharField(max_length=10, choices={c.value: c.name for c in Counts}, default=Counts.CHILDREN.value)
    cohort_changes = models.BooleanField(default=False)
    share_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="shares")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, related_name="indicators")
    similarity = models.CharField(
        max_length=10, choices={s.value: s.name for s in Similarity}, default=Similarity.SAME.value
    )
    similarity_note = models.CharField(max_length=300, blank=True)
    source_collection = models.CharField(max_length=200, blank=True)
    timescale = models.CharField(max_length=200, blank=True)
    in_regional_dataset = models.BooleanField(default=False)

    class Meta:
        ordering = ("code",)
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__in=[u.value for u in Unit]), name="framework_indicator_unit_is_known"
            ),
            models.CheckConstraint(
                condition=Q(polarity__in=[p.value for p in Polarity]), name="framework_indicator_polarity_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Breakdown(models.Model):
    """One way to split an indicator, one dimension at a time; `unit` says whether its parts are shares or counts."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="breakdowns")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices={k.value: k.name for k in BreakdownKind})
    unit = models.CharField(max_length=20, choices={u.value: u.name for u in Unit})
    decimals = models.PositiveSmallIntegerField(default=1)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("indicator", "order", "code")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "code"], name="framework_breakdown_code_is_one"),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in BreakdownKind]), name="framework_breakdown_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Category(models.Model):
    """One part of a breakdown; `alias` is the code under which an upload may name it as if it were an indicator."""

    breakdown = models.ForeignKey(Breakdown, on_delete=models.CASCADE, related_name="categories")
    code = models.CharField(max_length=60)
    label = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    alias = models.CharField(max_length=60, null=True, unique=True)

    class Meta:
        ordering = ("breakdown", "order", "code")
        verbose_name_plural = "categories"
        constraints = [models.UniqueConstraint(fields=["breakdown", "code"], name="framework_category_code_is_one")]

    def __str__(self) -> str:
        return self.label


class Framework(models.Model):
    """A way to arrange indicators: the journey of the child, the National Framework."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Theme(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="themes")
    code = models.CharField(max_length=40)
    label = models.CharField(max_length=160)
    order = models.PositiveSmallIntegerField(default=0)
    indicators = models.ManyToManyField(Indicator, through="IndicatorTheme", related_name="themes")

    class Meta:
        ordering = ("framework", "order")
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="framework_theme_code_is_one")]

    def __str__(self) -> str:
        return self.label


class IndicatorTheme(models.Model):
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="placings")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="placings")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("theme", "order")
        constraints = [
            models.UniqueConstraint(fields=["theme", "indicator"], name="framework_indicatortheme_is_placed_once")
        ]

    def __str__(self) -> str:
        return f"{self.theme_id} {self.indicator_id}"
