"""What is written in a report: sections, key messages, key issues, recommendations, appendices."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.committee.models import Appendix, KeyIssue, KeyMessage, Recommendation, Report, Section, SectionRevision
from scorecards.committee.rules import Classification
from scorecards.committee.services import attached, reports


class NewerWords(MovedOn):
    """Someone saved after the page was opened; `subject` is the section with the newer words."""


@dataclass(frozen=True)
class Issue:
    """A row of key issues for scrutiny."""

    theme: str
    position: str
    issue: str
    focus: str


@transaction.atomic
def save(section: Section, *, by: Any, seen_version: int, text: str) -> Section:
    """Keep a new wording of a section. Raises NewerWords, with the other's text, when someone was faster."""
    _guard(section, by, seen_version, text=text)
    last = section.revisions.aggregate(last=Max("number"))["last"] or 0
    SectionRevision.objects.create(section=section, number=last + 1, text=text, saved_by=by)
    record("section_saved", by=by, subject=section, council=section.report.council, after={"wording": last + 1})
    return section


@transaction.atomic
def save_key_messages(section: Section, *, by: Any, seen_version: int, texts: Sequence[str]) -> None:
    """Replace the key messages, in order."""
    _guard(section, by, seen_version)
    _replace_texts(KeyMessage, section, by, texts)


@transaction.atomic
def save_recommendations(section: Section, *, by: Any, seen_version: int, texts: Sequence[str]) -> None:
    """Replace the recommendations, in order."""
    _guard(section, by, seen_version)
    _replace_texts(Recommendation, section, by, texts)


@transaction.atomic
def save_key_issues(section: Section, *, by: Any, seen_version: int, issues: Sequence[Issue]) -> None:
    """Replace the rows of key issues, in order; the earlier rows stay in the trail."""
    _guard(section, by, seen_version)
    before = [[i.theme, i.position, i.issue, i.focus] for i in section.report.key_issues.all()]
    section.report.key_issues.all().delete()
    KeyIssue.objects.bulk_create(
        KeyIssue(report=section.report, order=order, theme=i.theme, position=i.position, issue=i.issue, focus=i.focus)
        for order, i in enumerate(issues, start=1)
    )
    after = [[i.theme, i.position, i.issue, i.focus] for i in issues]
    record(
        "key_issues_saved",
        by=by,
        subject=section,
        council=section.report.council,
        before={"rows": before},
        after={"rows": after},
    )


@dataclass(frozen=True)
class Attachment:
    """What is said of an attached file beside its bytes; `data_date` is the day that its figures stand at."""

    title: str
    description: str = ""
    data_date: date | None = None
    classification: Classification = Classification.OPEN
    exempt_paragraph: int | None = None
    public_interest: str = ""
    draft: bool = False

    @property
    def fields(self) -> dict[str, Any]:
        return asdict(self)


@transaction.atomic
def attach(report: Report, *, by: Any, attachment: Attachment, upload: "UploadedFile[Any]") -> Appendix:
    """Attach a file as an appendix; letters are given by the program when the report is printed.

    Raises ValidationError, with words for the person, for a file that is not taken.
    """
    reports.require(report, Permission.REPORT_EDIT, by=by)
    reports.touch(report)
    reports.check_exemption(attachment)
    exempt = attachment.classification is not Classification.OPEN
    attached.check_title(report, attachment.title, is_open=not exempt)
    file, found = attached.received(upload, by=by, exempt=exempt)
    attached.check_once(report, file)
    found += [] if exempt else attached.exempt_elsewhere(report, file)
    last = report.appendices.aggregate(last=Max("order"))["last"] or 0
    appendix = Appendix.objects.create(report=report, order=last + 1, file=file, remarks=found, **attachment.fields)
    record("appendix_attached", by=by, subject=appendix, council=report.council, after={"sha256": file.sha256})
    return appendix


@transaction.atomic
def detach(appendix: Appendix, *, by: Any) -> None:
    """Take an appendix out of a draft; the stored file stays."""
    reports.require(appendix.report, Permission.REPORT_EDIT, by=by)
    reports.touch(appendix.report)
    # The row goes, so that the event itself says which report it was taken from.
    kept = {
        "report": appendix.report_id,
        "title": appendix.title,
        "sha256": appendix.file.sha256 if appendix.file else "",
    }
    record("appendix_detached", by=by, subject=appendix, council=appendix.report.council, before=kept)
    appendix.delete()


def _guard(section: Section, by: Any, seen_version: int, **fields: Any) -> None:
    reports.require(section.report, Permission.REPORT_EDIT, by=by)
    reports.touch(section.report)
    seen = Section.objects.filter(pk=section.pk, version=seen_version)
    if seen.update(version=F("version") + 1, updated_at=timezone.now(), updated_by=by, **fields) != 1:
        raise NewerWords(Section.objects.get(pk=section.pk))
    section.refresh_from_db()


def _replace_texts(model: type[Any], section: Section, by: Any, texts: Sequence[str]) -> None:
    """The earlier list stays in the trail."""
    rows = model.objects.filter(report=section.report)
    before = list(rows.values_list("text", flat=True))
    rows.delete()
    model.objects.bulk_create(
        model(report=section.report, order=order, text=text) for order, text in enumerate(texts, start=1)
    )
    record(
        f"{section.source}_saved",
        by=by,
        subject=section,
        council=section.report.council,
        before={"texts": before},
        after={"texts": list(texts)},
    )
