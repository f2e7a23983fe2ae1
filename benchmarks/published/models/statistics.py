"""Published statistics: a measure, its releases, and what each says of an area or a group. Never overwritten."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from benchmarks.areas.models import Area, ComparatorGroup
from benchmarks.published.rules import ReleaseStatus, Statistic
from portal.figures.vocabulary import Basis, Polarity, Symbol, Unit


class Measure(models.Model):
    """A statistic that others publish, the same from edition to edition."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    unit = models.CharField(max_length=20, choices={u.value: u.name for u in Unit})
    decimals = models.PositiveSmallIntegerField(default=1)
    polarity = models.CharField(max_length=5, choices={p.value: p.name for p in Polarity})
    publisher = models.CharField(max_length=200)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Release(models.Model):
    """One edition of a publication. A newer one stands beside it, never in its place.

    One that is not accepted yet is still being loaded or looked at: nothing of it is shown, and it may be discarded.
    `population` is the release whose population its rates were made with.
    """

    publication = models.CharField(max_length=200)
    edition = models.CharField(max_length=40)
    publisher = models.CharField(max_length=200)
    published_on = models.DateField(null=True)
    status = models.CharField(max_length=12, choices={s.value: s.name for s in ReleaseStatus})
    source = models.CharField(max_length=300)
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    population = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="rates")

    class Meta:
        ordering = ("publication", "-published_on", "-id")
        constraints = [
            models.UniqueConstraint(fields=["publication", "edition"], name="published_release_edition_is_one"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in ReleaseStatus]), name="published_release_status_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication}, {self.edition}"


class Observation(models.Model):
    """One value or symbol of a measure for an area, or of a group; a quoted one may lack its period."""

    # Every index is paid for on each line of a long file: those below serve what is asked, and no more is kept. On
    # PostgreSQL the keys of a whole statement are looked up at once (migration 0004), not those of each row.
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="observations", db_index=False)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="observations", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="observations", db_index=False)
    group = models.ForeignKey(
        ComparatorGroup, on_delete=models.PROTECT, null=True, related_name="observations", db_index=False
    )
    category = models.CharField(max_length=160, default="", blank=True)
    statistic = models.CharField(max_length=8, choices={s.value: s.name for s in Statistic})
    basis = models.CharField(max_length=14, choices={b.value: b.name for b in Basis})
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    numerator = models.DecimalField(max_digits=15, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=15, decimal_places=4, null=True)
    value = models.DecimalField(max_digits=15, decimal_places=6, null=True)
    decimals = models.PositiveSmallIntegerField(null=True)
    symbol = models.CharField(max_length=3, default="", blank=True, choices={s.value: s.name for s in Symbol})
    quoted = models.BooleanField(default=False)
    note = models.CharField(max_length=300, default="", blank=True)

    class Meta:
        ordering = ("measure", "-period_end")
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=False, group=None) | Q(area=None, group__isnull=False),
                name="published_observation_is_of_an_area_or_a_group",
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=False, statistic=Statistic.VALUE.value)
                | (Q(group__isnull=False) & ~Q(statistic=Statistic.VALUE.value)),
                name="published_observation_statistic_fits",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, symbol="") | (Q(value=None) & ~Q(symbol="")),
                name="published_observation_has_a_value_or_a_symbol",
            ),
            models.CheckConstraint(
                condition=Q(period_end__isnull=False) | Q(quoted=True),
                name="published_observation_lacks_period_only_quoted",
            ),
            # Nothing is equal to what is NULL, so it is of areas and whole periods only. It finds a release's rows too,
            # and in the order in which files say them: what is added lies together, which is half the speed of a load.
            models.UniqueConstraint(
                fields=["release", "measure", "period_end", "area", "category", "basis", "period_start"],
                name="published_observation_of_area_is_one",
            ),
            models.UniqueConstraint(
                fields=["release", "measure", "area", "category", "basis", "period_end"],
                condition=Q(area__isnull=False, period_start=None, period_end__isnull=False),
                name="published_observation_of_area_at_date_is_one",
            ),
            models.UniqueConstraint(
                fields=["release", "measure", "group", "statistic", "category", "basis", "period_start", "period_end"],
                condition=Q(group__isnull=False, period_start__isnull=False),
                name="published_observation_of_group_is_one",
            ),
            models.UniqueConstraint(
                fields=["release", "measure", "group", "statistic", "category", "basis", "period_end"],
                condition=Q(group__isnull=False, period_start=None, period_end__isnull=False),
                name="published_observation_of_group_at_date_is_one",
            ),
        ]
        indexes = [
            models.Index(fields=["measure", "area", "period_end"], name="published_of_area"),
            models.Index(
                fields=["measure", "group", "period_end"], name="published_of_group", condition=Q(group__isnull=False)
            ),
            models.Index(fields=["area"], name="published_quoted_of_area", condition=Q(quoted=True)),
            models.Index(fields=["group"], name="published_of_any_group", condition=Q(group__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.area_id or self.group_id} {self.period_end}"
