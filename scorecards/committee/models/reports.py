"""A report for one meeting: sections around one or more pinned revisions of a quarter."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.person import PERSON
from portal.files.models import PrivateFile
from scorecards.committee.layouts import Numbering
from scorecards.committee.models.meetings import Meeting
from scorecards.committee.models.templates import NUMBERINGS
from scorecards.committee.rules import Classification, SectionSource, State
from scorecards.submissions.models import Submission

SIGNED = [State.SIGNED_OFF.value, State.PUBLISHED.value, State.WITHDRAWN.value]


class Report(models.Model):
    """What the meeting receives, with its cover's facts; the gate of its words.

    `numbering` and `cover_facts` were copied from the layout when it was begun, as its sections were.
    `supplements` is the signed report beside which this one sets later figures.
    `item` may come after sign-off, and so may the chair's reason for taking a paper that is published late.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="reports")
    title = models.CharField(max_length=200)
    layout = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices={s.value: s.name.title() for s in State}, default=State.DRAFT.value)
    version = models.PositiveIntegerField(default=1)
    revision = models.PositiveSmallIntegerField(default=1)
    revises = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="revised_by")
    supplements = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="supplements_made")
    revision_reason = models.TextField(default="", blank=True)
    item = models.CharField(max_length=20, default="", blank=True)
    classification = models.CharField(
        max_length=16,
        choices={c.value: c.name.title() for c in Classification},
        default=Classification.OPEN.value,
    )
    exempt_paragraph = models.PositiveSmallIntegerField(null=True, blank=True)
    public_interest = models.TextField(default="", blank=True)
    officer_name = models.CharField(max_length=120, default="", blank=True)
    officer_title = models.CharField(max_length=120, default="", blank=True)
    officer_email = models.EmailField(default="", blank=True)
    officer_telephone = models.CharField(max_length=40, default="", blank=True)
    portfolio_holder = models.CharField(max_length=120, default="", blank=True)
    portfolio_reader = models.ForeignKey(**PERSON)
    decision_type = models.CharField(max_length=160, default="", blank=True)
    wards = models.CharField(max_length=300, default="", blank=True)
    numbering = models.CharField(max_length=10, choices=NUMBERINGS, default=Numbering.SECTIONS.value)
    cover_facts = models.JSONField(default=list)
    late_reason = models.TextField(default="", blank=True)
    late_chair = models.CharField(max_length=120, default="", blank=True)
    late_recorded_at = models.DateTimeField(null=True)
    late_recorded_by = models.ForeignKey(**PERSON)
    submissions = models.ManyToManyField(Submission, through="ReportSubmission", related_name="reports")
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(**PERSON)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(**PERSON)
    sent_back_reason = models.TextField(default="", blank=True)
    signed_off_at = models.DateTimeField(null=True)
    signed_off_by = models.ForeignKey(**PERSON)
    statement = models.TextField(default="", blank=True)

    class Meta:
        ordering = ("-meeting__on", "title", "-revision")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "title", "revision"], name="committee_report_revision_is_one"),
            models.CheckConstraint(
                condition=Q(state__in=SIGNED, signed_off_at__isnull=False, signed_off_by__isnull=False)
                | (Q(signed_off_at=None, signed_off_by=None) & ~Q(state__in=SIGNED)),
                name="committee_report_signed_off_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in State]), name="committee_report_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(revision=1, revises=None)
                | (Q(revision__gt=1, revises__isnull=False) & ~Q(revision_reason="")),
                name="committee_report_revision_says_why",
            ),
            models.CheckConstraint(
                condition=Q(late_reason="", late_chair="", late_recorded_at=None, late_recorded_by=None)
                | (~Q(late_reason="") & ~Q(late_chair="") & Q(late_recorded_at__isnull=False)),
                name="committee_report_late_item_has_chair_and_reason",
            ),
            models.CheckConstraint(
                condition=~Q(classification=Classification.OPEN.value) | Q(exempt_paragraph=None, public_interest=""),
                name="committee_report_open_has_no_exemption",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def council(self) -> Council:
        return self.meeting.committee.council


class ReportSubmission(models.Model):
    """The revision of a quarter that a report is pinned to."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="pinned")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="pinned_by")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("report", "order")
        constraints = [
            models.UniqueConstraint(fields=["report", "submission"], name="committee_reportsubmission_is_pinned_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.submission_id}"


class Section(models.Model):
    """One section of a report, copied from the template when the report is begun."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=40)
    heading = models.CharField(max_length=160)
    guidance = models.CharField(max_length=500, default="", blank=True)
    source = models.CharField(max_length=20, choices={s.value: s.name for s in SectionSource})
    required = models.BooleanField(default=True)
    numbered = models.BooleanField(default=True)
    text = models.TextField(default="", blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("report", "order")
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="committee_section_key_is_one"),
        ]

    def __str__(self) -> str:
        return self.heading


class SectionRevision(models.Model):
    append_only = True

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField(default="", blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("section", "-number")
        constraints = [
            models.UniqueConstraint(fields=["section", "number"], name="committee_sectionrevision_number_is_one")
        ]

    def __str__(self) -> str:
        return f"wording {self.number}"


class KeyIssue(models.Model):
    """A row of "key issues for scrutiny": theme, current position, risk or issue, focus."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="key_issues")
    order = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=120)
    position = models.TextField()
    issue = models.TextField()
    focus = models.TextField()

    class Meta:
        ordering = ("report", "order")

    def __str__(self) -> str:
        return self.theme


class KeyMessage(models.Model):
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="key_messages")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("report", "order")

    def __str__(self) -> str:
        return self.text[:60]


class Recommendation(models.Model):
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="recommendations")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("report", "order")

    def __str__(self) -> str:
        return self.text[:60]


class Appendix(models.Model):
    """Made from the data, or attached with title, data date, classification and the file's hash.

    An attached one that is open needs somebody who has read it: `confirmed_sha256` is the file that they read.
    `remarks` is what the program itself found in it. One that is `made_from` "figures" is exempt: it prints every
    figure as it is.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="appendices")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    description = models.TextField(default="", blank=True)
    data_date = models.DateField(null=True, blank=True)
    classification = models.CharField(
        max_length=16,
        choices={c.value: c.name.title() for c in Classification},
        default=Classification.OPEN.value,
    )
    exempt_paragraph = models.PositiveSmallIntegerField(null=True, blank=True)
    public_interest = models.TextField(default="", blank=True)
    draft = models.BooleanField(default=False)
    made_from = models.CharField(max_length=10, default="", blank=True)
    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, null=True, related_name="+")
    remarks = models.JSONField(default=list)
    confirmed_sha256 = models.CharField(max_length=64, default="", blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(**PERSON)
    confirmed_title = models.CharField(max_length=120, default="", blank=True)

    class Meta:
        ordering = ("report", "order")
        verbose_name_plural = "appendices"
        constraints = [
            models.CheckConstraint(
                condition=~Q(classification=Classification.OPEN.value)
                | Q(exempt_paragraph=None, public_interest="", made_from=""),
                name="committee_appendix_open_has_no_exemption",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_sha256="", confirmed_at=None, confirmed_by=None)
                | (~Q(confirmed_sha256="") & Q(confirmed_at__isnull=False, confirmed_by__isnull=False)),
                name="committee_appendix_confirmed_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def open(self) -> bool:
        return self.classification == Classification.OPEN.value

    @property
    def confirmed(self) -> bool:
        """Whether somebody has read the very file that is attached now."""
        return self.file is not None and self.confirmed_sha256 == self.file.sha256
