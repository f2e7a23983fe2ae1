"""Files that bring a release: what their tables mean, and each file on its way in."""

from django.db import models
from django.db.models import Q

from benchmarks.importers.mapping import CATEGORY_LENGTH
from benchmarks.importers.mapping import Mapping as Rule
from benchmarks.published.models.statistics import Measure, Release
from benchmarks.published.rules import Format, ReleaseStatus
from portal.accounts.person import PERSON
from portal.figures.vocabulary import Basis
from portal.files.models import PrivateFile
from portal.jobs.models import Job


class Table(models.Model):
    """A table that is published edition after edition; `publication` is what its releases are called.

    `year_end` is the last day of its reporting year, as "03-31".
    """

    code = models.CharField(max_length=60, unique=True)
    publication = models.CharField(max_length=200, unique=True)
    publisher = models.CharField(max_length=200)
    format = models.CharField(max_length=12, choices={f.value: f.name for f in Format})
    year_end = models.CharField(max_length=5, default="03-31")

    class Meta:
        ordering = ("publication",)
        constraints = [
            models.CheckConstraint(
                condition=Q(format__in=[f.value for f in Format]), name="published_table_format_is_known"
            ),
            models.CheckConstraint(
                condition=Q(year_end__regex=r"^[0-9]{2}-[0-9]{2}$"), name="published_table_year_end_is_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.publication


class Mapping(models.Model):
    """What a table says of a measure, in the table's first names; see benchmarks.importers.mapping."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="mappings")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="mappings")
    basis = models.CharField(max_length=14, choices={b.value: b.name for b in Basis})
    decimals = models.PositiveSmallIntegerField(default=1)
    value = models.CharField(max_length=100, default="", blank=True)
    numerator = models.JSONField(default=list, blank=True)
    denominator = models.JSONField(default=list, blank=True)
    population = models.BooleanField(default=False)
    factor = models.DecimalField(max_digits=12, decimal_places=4, default=1)
    filters = models.JSONField(default=dict, blank=True)
    categories = models.JSONField(default=list, blank=True)
    category = models.CharField(max_length=CATEGORY_LENGTH, default="", blank=True)

    class Meta:
        ordering = ("table", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(value="", numerator=[]), name="published_mapping_reads_something"),
        ]

    def __str__(self) -> str:
        return f"{self.table}: {self.measure}"

    def rule(self) -> Rule:
        """The same, as files are read with it."""
        return Rule(
            measure=self.measure.code,
            basis=Basis(self.basis),
            decimals=self.decimals,
            value=self.value,
            numerator=tuple(self.numerator),
            denominator=tuple(self.denominator),
            population=self.population,
            factor=self.factor,
            filters=tuple(sorted(self.filters.items())),
            categories=tuple(self.categories),
            category=self.category,
        )


class Alias(models.Model):
    """Another edition's name for a column, or ("column=word") for a word of a filter: an answer that was given."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)
    also = models.CharField(max_length=300)

    class Meta:
        ordering = ("table", "name", "also")
        constraints = [models.UniqueConstraint(fields=["table", "name", "also"], name="published_alias_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.name} = {self.also}"


class Import(Job):
    """One file on its way to be a release. `lines_read` = `lines_accepted` + problems, once it is read through.

    While `questions` stand it is set back with a reason, and answering queues it. Its release is there from when it
    is read, seen by nobody until it is accepted. `counts` is what it says other than the edition before, and which one
    that was (benchmarks.published.counts); it is counted before the file is ready.
    """

    ring = "benchmarks.published.tasks.run_import"

    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="imports")
    edition = models.CharField(max_length=40)
    status = models.CharField(max_length=12, choices={s.value: s.name for s in ReleaseStatus})
    published_on = models.DateField(null=True)
    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, related_name="+")
    meta = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, null=True, related_name="+")
    population = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, related_name="+")
    release = models.OneToOneField(Release, on_delete=models.SET_NULL, null=True, related_name="imported_by")
    answers = models.JSONField(default=dict, blank=True)
    questions = models.JSONField(default=list, blank=True)
    left_out = models.JSONField(default=list, blank=True)
    bytes_read = models.PositiveBigIntegerField(default=0)
    lines_read = models.PositiveIntegerField(default=0)
    lines_accepted = models.PositiveIntegerField(default=0)
    problem_count = models.PositiveIntegerField(default=0)
    counts = models.JSONField(null=True, default=None)
    cancel_asked = models.BooleanField(default=False)
    discarded_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(**PERSON)

    class Meta(Job.Meta):
        ordering = ("-queued_at", "-pk")
        constraints = [*Job.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.table.publication}, {self.edition}"

    @property
    def percent(self) -> int:
        """How much of the file is read."""
        return min(100, self.bytes_read * 100 // self.file.size)


class ImportProblem(models.Model):
    """A line that became no observation: its number, the column at fault, and words for a person."""

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="problems")
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=200, default="", blank=True)
    words = models.CharField(max_length=500)

    class Meta:
        ordering = ("source", "line", "id")

    def __str__(self) -> str:
        return f"{self.line}: {self.words}"
