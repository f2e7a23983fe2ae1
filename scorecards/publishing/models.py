"""Papers made from signed copies, and what members may see of them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.person import PERSON
from portal.files.models import PrivateFile
from portal.jobs.models import Job
from scorecards.copies.models import SignedCopy
from scorecards.publishing.rules import DocumentKind


class SealCertificate(models.Model):
    """The public part of a certificate that has sealed a paper: kept for ever, so that keys can be changed."""

    append_only = True

    fingerprint = models.CharField(max_length=64, unique=True)
    subject = models.CharField(max_length=300)
    issuer = models.CharField(max_length=300)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    pem = models.TextField()
    example = models.BooleanField(default=False)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(fingerprint__regex=r"^[0-9a-f]{64}$"), name="publishing_sealcertificate_has_a_hash"
            )
        ]

    def __str__(self) -> str:
        return self.subject


class Document(Job):
    """One rendering of a signed copy; the row is the job. `versions` records the libraries that made it.

    `file` is what is handed out; `unsigned_sha256` and `unsigned_size` are of its bytes before they were sealed, with
    which it begins. Without a `certificate` it is not sealed, and the two are of the file itself.

    `beside` is what the clerk allots and may change after sign-off, printed beside the frozen content: the meeting's
    day ("meeting_on", ISO), the agenda item ("item"), and of a late item the chair and the reason ("late_chair",
    "late_reason").

    An exempt appendix is made in copies: `appendix` is its place among the report's, counted from 1, `serial` the
    copy's number and `reader` whom it is for. The first copy is nobody's: it is kept for the record.
    """

    ring = "scorecards.publishing.tasks.render_document"

    copy = models.ForeignKey(SignedCopy, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=12, choices={k.value: k.name for k in DocumentKind})
    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, null=True, related_name="+")
    pages = models.PositiveIntegerField(null=True)
    beside = models.JSONField(default=dict)
    versions = models.JSONField(default=dict)
    unsigned_sha256 = models.CharField(max_length=64, default="", blank=True)
    unsigned_size = models.PositiveBigIntegerField(null=True)
    certificate = models.ForeignKey(SealCertificate, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(**PERSON)
    appendix = models.PositiveSmallIntegerField(default=0)
    serial = models.PositiveIntegerField(default=0)
    reader = models.ForeignKey(**PERSON)

    class Meta(Job.Meta):
        ordering = ("copy", "kind", "appendix", "serial")
        constraints = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=["copy", "kind"],
                condition=~Q(kind=DocumentKind.EXEMPT.value),
                name="publishing_document_kind_is_one",
            ),
            models.UniqueConstraint(
                fields=["copy", "appendix", "serial"],
                condition=Q(kind=DocumentKind.EXEMPT.value),
                name="publishing_document_number_is_one",
            ),
            models.UniqueConstraint(
                fields=["copy", "appendix", "reader"],
                condition=Q(kind=DocumentKind.EXEMPT.value, reader__isnull=False),
                name="publishing_document_reader_has_one",
            ),
            models.CheckConstraint(
                condition=Q(kind=DocumentKind.EXEMPT.value, appendix__gt=0, serial__gt=0)
                | (~Q(kind=DocumentKind.EXEMPT.value) & Q(appendix=0, serial=0, reader=None)),
                name="publishing_document_only_exempt_is_numbered",
            ),
            models.CheckConstraint(
                condition=Q(state="ready", file__isnull=False) | ~Q(state="ready"),
                name="publishing_document_ready_has_a_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.copy}, {self.kind}"

    @property
    def council(self) -> Council:
        return self.copy.council


class Pack(Job):
    """The papers of one meeting in one file; the row is the job. A meeting with fewer than two has none: "cancelled".

    `wanted` are the papers that are to be in it, in their order: each the "copy" by its key, its "sha256" and what
    stands "beside" it. `holds` are the keys of the copies that are in `file`. Without a `certificate` it is not sealed.
    """

    ring = "scorecards.publishing.tasks.render_pack"

    meeting = models.OneToOneField("committee.Meeting", on_delete=models.PROTECT, related_name="+")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, null=True, related_name="+")
    pages = models.PositiveIntegerField(null=True)
    wanted = models.JSONField(default=list)
    holds = models.JSONField(default=list)
    versions = models.JSONField(default=dict)
    unsigned_sha256 = models.CharField(max_length=64, default="", blank=True)
    unsigned_size = models.PositiveBigIntegerField(null=True)
    certificate = models.ForeignKey(SealCertificate, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(**PERSON)

    class Meta(Job.Meta):
        ordering = ("meeting",)
        constraints = [
            *Job.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="ready", file__isnull=False) | ~Q(state="ready"),
                name="publishing_pack_ready_has_a_file",
            ),
        ]

    def __str__(self) -> str:
        return f"Papers of a meeting, {self.meeting_id}"


class Printed(models.Model):
    """A file that went out, and by what it is known: kept when another takes its place.

    `sha256` is of the file, the two of `unsigned` are of its bytes before they were sealed, `sealed_sha256` is the hash
    of the bytes that the seal is of. `versions` are the libraries that made it.
    """

    append_only = True

    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, db_index=True)
    unsigned_sha256 = models.CharField(max_length=64, db_index=True)
    unsigned_size = models.PositiveBigIntegerField()
    sealed_sha256 = models.CharField(max_length=64, default="", blank=True, db_index=True)
    certificate = models.ForeignKey(SealCertificate, on_delete=models.PROTECT, null=True, related_name="+")
    versions = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(certificate=None, sealed_sha256="") | Q(certificate__isnull=False) & ~Q(sealed_sha256=""),
                name="%(app_label)s_%(class)s_sealed_by_a_certificate",
            )
        ]


class Printing(Printed):
    """One file that a document was. `beside` is what the clerk had allotted then."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="printings")
    beside = models.JSONField(default=dict)

    class Meta(Printed.Meta):
        ordering = ("document", "id")

    def __str__(self) -> str:
        return f"{self.document}, {self.made_at:%Y-%m-%d}"

    @property
    def council(self) -> Council:
        return self.document.council


class PackPrinting(Printed):
    """One file that a pack was. `papers` are those in it, in their order, each as `Pack.wanted` has it."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="printings")
    papers = models.JSONField()

    class Meta(Printed.Meta):
        ordering = ("pack", "id")

    def __str__(self) -> str:
        return f"{self.pack}, {self.made_at:%Y-%m-%d}"

    @property
    def council(self) -> Council:
        return self.pack.council

    @property
    def copy_ids(self) -> list[int]:
        return [each["copy"] for each in self.papers]


class Publication(models.Model):
    """Which signed report members see: since when, by whose act, and until when and why no longer."""

    copy = models.OneToOneField(SignedCopy, on_delete=models.PROTECT, related_name="publication")
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(**PERSON)
    superseded_at = models.DateTimeField(null=True)
    superseded_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="supersedes")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(**PERSON)
    withdrawn_reason = models.TextField(default="", blank=True)

    class Meta:
        ordering = ("-published_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                name="publishing_publication_withdrawn_says_why",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None, superseded_by=None)
                | Q(superseded_at__isnull=False, superseded_by__isnull=False),
                name="publishing_publication_superseded_says_by_what",
            ),
        ]

    def __str__(self) -> str:
        return str(self.copy)


class PublishedQuarter(models.Model):
    """Which signed quarters a publication carries, so that a quarter's page is found without reading the report."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="quarters")
    copy = models.ForeignKey(SignedCopy, on_delete=models.PROTECT, related_name="published_in")

    class Meta:
        ordering = ("publication", "id")
        constraints = [
            models.UniqueConstraint(fields=["publication", "copy"], name="publishing_publishedquarter_is_carried_once")
        ]

    def __str__(self) -> str:
        return str(self.copy_id)
