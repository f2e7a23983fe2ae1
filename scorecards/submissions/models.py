"""A scorecard's quarter and its figures; the file that figures came from."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.person import PERSON
from portal.figures.vocabulary import Basis, Qualifier, Symbol
from portal.files.models import PrivateFile
from scorecards.framework.models import Category, Scorecard, ScorecardLine
from scorecards.submissions.rules import Coverage, RevisionKind, State


class Submission(models.Model):
    """One scorecard's quarter (or month): the gate that its figures, narrative, actions and risks pass."""

    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="submissions")
    period = models.CharField(max_length=8)
    revision = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(
        max_length=12, choices={s.value: s.name.title() for s in State}, default=State.COLLECTING.value
    )
    version = models.PositiveIntegerField(default=1)
    data_date = models.DateField()
    coverage = models.CharField(
        max_length=5, choices={c.value: c.name.title() for c in Coverage}, default=Coverage.WHOLE.value
    )
    narrative_due = models.DateField(null=True, blank=True)
    revises = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="revised_by")
    revision_kind = models.CharField(
        max_length=10, default="", blank=True, choices={k.value: k.name.title() for k in RevisionKind}
    )
    revision_reason = models.TextField(default="", blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(**PERSON)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(**PERSON)
    signed_off_at = models.DateTimeField(null=True)
    signed_off_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("-period", "scorecard", "-revision")
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "period", "revision"], name="submissions_submission_revision_is_one"
            ),
            models.UniqueConstraint(
                fields=["scorecard", "period"],
                condition=~Q(state=State.SIGNED_OFF.value),
                name="submissions_submission_one_revision_is_open",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in State]), name="submissions_submission_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=State.SIGNED_OFF.value, signed_off_at__isnull=False, signed_off_by__isnull=False)
                | (Q(signed_off_at=None, signed_off_by=None) & ~Q(state=State.SIGNED_OFF.value)),
                name="submissions_submission_signed_off_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(revision=1, revises=None, revision_kind="")
                | (Q(revision__gt=1, revises__isnull=False) & ~Q(revision_kind="") & ~Q(revision_reason="")),
                name="submissions_submission_revision_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scorecard}, {self.period}" + (f", revision {self.revision}" if self.revision > 1 else "")

    @property
    def council(self) -> Council:
        return self.scorecard.council


class UploadState(models.TextChoices):
    CHECKED = "checked"
    ACCEPTED = "accepted"
    SET_ASIDE = "set_aside"


class Upload(models.Model):
    """A file of figures: read, checked and shown; nothing changes until it is accepted."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="uploads")
    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=UploadState.choices, default=UploadState.CHECKED)
    rows = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(**PERSON)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("-uploaded_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=UploadState.CHECKED, decided_at=None)
                | (Q(decided_at__isnull=False) & ~Q(state=UploadState.CHECKED)),
                name="submissions_upload_decision_is_dated",
            )
        ]

    def __str__(self) -> str:
        return f"Upload {self.pk}"


class Figure(models.Model):
    """One number of one line: a value or a symbol, with its parts where they exist. Unique for basis and dates."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="figures")
    line = models.ForeignKey(ScorecardLine, on_delete=models.PROTECT, related_name="figures")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, related_name="figures")
    basis = models.CharField(max_length=14, choices={b.value: b.name for b in Basis})
    period_start = models.DateField()
    period_end = models.DateField()
    numerator = models.DecimalField(max_digits=15, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=15, decimal_places=4, null=True)
    value = models.DecimalField(max_digits=15, decimal_places=6, null=True)
    decimals = models.PositiveSmallIntegerField(null=True)
    symbol = models.CharField(max_length=3, default="", blank=True, choices={s.value: s.name for s in Symbol})
    qualifier = models.CharField(max_length=7, default="", blank=True, choices={q.value: q.name for q in Qualifier})
    population_edition = models.CharField(max_length=40, default="", blank=True)
    note = models.CharField(max_length=500, default="", blank=True)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, related_name="figures")
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("line", "category", "basis", "-period_end")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "line", "category", "basis", "period_start", "period_end"],
                condition=Q(category__isnull=False),
                name="submissions_figure_of_category_is_one",
            ),
            models.UniqueConstraint(
                fields=["submission", "line", "basis", "period_start", "period_end"],
                condition=Q(category=None),
                name="submissions_figure_of_line_is_one",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, symbol="") | (Q(value=None) & ~Q(symbol="")),
                name="submissions_figure_has_a_value_or_a_symbol",
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=models.F("period_start")), name="submissions_figure_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(basis__in=[b.value for b in Basis]), name="submissions_figure_basis_is_known"
            ),
        ]
        indexes = [models.Index(fields=["line", "category", "basis", "period_end"], name="submissions_figure_history")]

    def __str__(self) -> str:
        return f"{self.line_id} {self.basis} {self.period_end}"
