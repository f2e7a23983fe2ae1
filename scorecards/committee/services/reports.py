"""Reports: begun from a template, written section by section, moved through their gate."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotReady
from portal.audit.services import record
from portal.prose.children import refusal
from scorecards.committee import queries
from scorecards.committee.exempt import trouble
from scorecards.committee.models import (
    Appendix,
    KeyIssue,
    KeyMessage,
    Meeting,
    Recommendation,
    Report,
    ReportSubmission,
    Section,
    SectionRevision,
    Template,
)
from scorecards.committee.rules import CORRECTABLE, MOVES, STATE_WORDS, Classification, State
from scorecards.committee.services import entitlements
from scorecards.committee.services.clearers import ask_as_laid_out
from scorecards.submissions.models import Submission

Gaps = Callable[[Report], Iterable[Any]]
CARRIED = (
    *("meeting_id", "title", "layout", "item", "classification", "exempt_paragraph", "public_interest"),
    *("officer_name", "officer_title", "officer_email", "officer_telephone", "portfolio_holder"),
    *("supplements_id", "portfolio_reader_id", "decision_type", "wards", "numbering", "cover_facts"),
    *("late_reason", "late_chair", "late_recorded_at", "late_recorded_by_id"),
)


@dataclass(frozen=True)
class Cover:
    """The facts of a report's header that are known when it is written."""

    title: str
    officer_name: str = ""
    officer_title: str = ""
    officer_email: str = ""
    officer_telephone: str = ""
    portfolio_holder: str = ""
    decision_type: str = ""
    wards: str = ""
    classification: Classification = Classification.OPEN
    exempt_paragraph: int | None = None
    public_interest: str = ""


@transaction.atomic
def begin(meeting: Meeting, *, by: Any, template: Template, cover: Cover, submissions: Sequence[Submission]) -> Report:
    """Begin the report of a meeting around one or more quarters, with the template's sections copied."""
    _require_begin(by, meeting, submissions)
    _require_dates(meeting, submissions)
    _require_layout(meeting, template)
    check_exemption(cover)
    copied = {"layout": template.name, "numbering": template.numbering, "cover_facts": template.cover}
    try:
        with transaction.atomic():
            report = Report.objects.create(meeting=meeting, begun_by=by, **copied, **asdict(cover))
    except IntegrityError:
        raise ValidationError("This meeting already has a report of that title.") from None
    _pin(report, submissions)
    _copy_layout(report, template, by)
    record("report_begun", by=by, subject=report, after={"meeting": str(meeting), "template": template.name})
    return report


def check_exemption(said: Any) -> None:
    """Refuse what is classified in a way that the law does not know; the reason is printed, so it names no child."""
    if words := trouble(said.classification, said.exempt_paragraph, said.public_interest):
        raise ValidationError(words)
    if words := refusal(said.public_interest):
        raise ValidationError(words)


def _require_layout(meeting: Meeting, template: Template) -> None:
    if template.council_id not in (None, meeting.committee.council_id):
        raise ValidationError("The layout is another council’s.")
    if template.committee_id not in (None, meeting.committee_id):
        raise ValidationError(f"The layout is for {template.committee} only.")
    if template.retired_at is not None:
        raise ValidationError("The layout is no longer offered. Choose another.")


def _copy_layout(report: Report, template: Template, by: Any) -> None:
    """The report's sections are its own from now on: no change of the layout reaches them."""
    standing = list(template.sections.filter(removed_at=None))
    made = Section.objects.bulk_create(
        Section(
            report=report,
            order=order,
            key=s.key,
            heading=s.heading,
            guidance=s.guidance,
            source=s.source,
            required=s.required,
            numbered=s.numbered,
            text=s.boilerplate,
            updated_by=by,
        )
        for order, s in enumerate(standing, start=1)
    )
    ask_as_laid_out(made, {s.key: s.clearances for s in standing}, by=by)
    _keep_first_words(report, by)


def _keep_first_words(report: Report, by: Any) -> None:
    """What the template brought is the first wording of its section."""
    SectionRevision.objects.bulk_create(
        SectionRevision(section=section, number=1, text=section.text, saved_by=by)
        for section in report.sections.exclude(text="")
    )


def _require_begin(by: Any, meeting: Meeting, submissions: Sequence[Submission]) -> None:
    if not submissions or any(s.council != meeting.council for s in submissions):
        raise ValidationError("A report needs at least one quarter of the meeting’s own council.")
    leads = any(s.scorecard.lead_officer_id == by.pk for s in submissions)
    if not (leads and access.allowed(by, Permission.DRAFT_VIEW, council=meeting.council)):
        access.require(by, Permission.REPORT_EDIT, council=meeting.council)


def _require_dates(meeting: Meeting, submissions: Iterable[Submission]) -> None:
    """A quarter that ends after the data for a meeting can stand is not reported to it as complete."""
    refused = [words for submission in submissions if (words := queries.cannot_be_whole(meeting, submission))]
    if refused:
        raise ValidationError(refused)


def _pin(report: Report, submissions: Sequence[Submission]) -> None:
    ReportSubmission.objects.bulk_create(
        ReportSubmission(report=report, submission=submission, order=order)
        for order, submission in enumerate(submissions, start=1)
    )


def require(report: Report, permission: Permission, *, by: Any) -> None:
    """Raise PermissionDenied unless the person may do this to this report."""
    if not queries.may(by, permission, report):
        raise PermissionDenied(f"{permission.value} is not yours here.")


def touch(report: Report, *, states: Collection[State] = (State.DRAFT,)) -> None:
    """Every edit inside a report counts its version up, and only while its state allows it; else MovedOn."""
    inside = Report.objects.filter(pk=report.pk, state__in=[s.value for s in states])
    if inside.update(version=F("version") + 1) != 1:
        raise MovedOn(Report.objects.get(pk=report.pk))
    report.refresh_from_db()


@transaction.atomic
def change_cover(report: Report, *, by: Any, seen_version: int, cover: Cover) -> Report:
    """Change title and people. The version is the report's own, since the cover is the report's row."""
    require(report, Permission.REPORT_EDIT, by=by)
    check_exemption(cover)
    before = {"title": report.title, "officer": report.officer_name, "classification": report.classification}
    seen = Report.objects.filter(pk=report.pk, version=seen_version, state=State.DRAFT.value)
    try:
        with transaction.atomic():
            changed = seen.update(version=F("version") + 1, **asdict(cover))
    except IntegrityError:
        raise ValidationError("This meeting already has a report of that title.") from None
    if changed != 1:
        raise MovedOn(Report.objects.get(pk=report.pk))
    report.refresh_from_db()
    record("cover_changed", by=by, subject=report, before=before, after=asdict(cover))
    return report


@transaction.atomic
def set_item(report: Report, *, by: Any, item: str) -> Report:
    """The clerk allots the agenda item, even after sign-off: it is printed beside the content, not in it."""
    access.require(by, Permission.MEETING_EDIT, council=report.council)
    before = {"item": report.item}
    Report.objects.filter(pk=report.pk).update(item=item)
    report.refresh_from_db()
    record("item_set", by=by, subject=report, before=before, after={"item": item})
    return report


@transaction.atomic
def move(
    report: Report,
    name: str,
    *,
    by: Any,
    seen_version: int,
    missing: Gaps = lambda _report: (),
    reason: str = "",
    statement: str = "",
) -> Report:
    """One move of the table, guarded by what the person saw; needs are asked after the guard and roll it back.

    Raises MovedOn for a stale page, NotReady naming what is missing, PermissionDenied.
    """
    step = MOVES[name]
    require(report, step.needs, by=by)
    if (step.reason or name == "send_back") and not reason.strip():
        raise ValidationError("Say why.")
    if name == "sign_off" and report.sent_by_id == by.pk:
        raise PermissionDenied("Whoever sent a report for review cannot sign it off.")
    stamps = _stamps(name, by, reason, statement)
    seen = Report.objects.filter(pk=report.pk, state=step.source.value, version=seen_version)
    if seen.update(state=step.target.value, version=F("version") + 1, **stamps) != 1:
        raise MovedOn(Report.objects.get(pk=report.pk))
    report.refresh_from_db()
    if gaps := list(missing(report)):
        raise NotReady(gaps)
    record(
        f"report_{name}",
        by=by,
        subject=report,
        before={"state": step.source.value},
        after={"state": step.target.value, "reason": reason},
    )
    return report


def _stamps(name: str, by: Any, reason: str, statement: str) -> dict[str, Any]:
    now = timezone.now()
    if name == "send_for_review":
        return {"sent_at": now, "sent_by": by, "sent_back_reason": ""}
    if name == "recall":
        return {"sent_at": None, "sent_by": None}
    if name == "send_back":
        return {"sent_at": None, "sent_by": None, "sent_back_reason": reason}
    if name == "sign_off":
        return {"signed_off_at": now, "signed_off_by": by, "statement": statement}
    return {}


@transaction.atomic
def pin(report: Report, *, by: Any, old: Submission, new: Submission) -> None:
    """Pin a draft report to another revision of the same quarter."""
    require(report, Permission.REPORT_EDIT, by=by)
    if (old.scorecard_id, old.period) != (new.scorecard_id, new.period):
        raise ValidationError("Only another revision of the same quarter can take its place.")
    if report.supplements_id is None:
        _require_dates(report.meeting, [new])
    touch(report)
    if ReportSubmission.objects.filter(report=report, submission=old).update(submission=new) != 1:
        raise MovedOn(report)
    record("report_pinned", by=by, subject=report, before={"revision": old.revision}, after={"revision": new.revision})


@transaction.atomic
def correct(report: Report, *, by: Any, seen_version: int, reason: str) -> Report:
    """Begin the next revision of a signed, published or withdrawn report as a draft; that one keeps its state.

    Its version is counted up, so that of two who begin a correction one is told. Raises MovedOn, and ValidationError
    without a reason that can be printed or when a later revision exists.
    """
    require(report, Permission.REPORT_SIGN_OFF, by=by)
    _check_reason(reason)
    later = report.revised_by.first()
    if later is not None:
        raise ValidationError(
            f"Revision {later.revision} was begun already: {STATE_WORDS[State(later.state)].lower()}."
        )
    seen = Report.objects.filter(pk=report.pk, state__in=[s.value for s in CORRECTABLE], version=seen_version)
    if seen.update(version=F("version") + 1) != 1:
        raise MovedOn(Report.objects.get(pk=report.pk))
    report.refresh_from_db()
    fresh = Report.objects.create(
        **{name: getattr(report, name) for name in CARRIED},
        revision=report.revision + 1,
        revises=report,
        revision_reason=reason,
        begun_by=by,
    )
    _copy_parts(report, fresh, by)
    entitlements.carry(report, to=fresh)
    record("report_corrected", by=by, subject=fresh, after={"reason": reason, "revises": report.pk})
    return fresh


@transaction.atomic
def reword_reason(report: Report, *, by: Any, seen_version: int, reason: str) -> None:
    """Say anew what a correction corrects, while it is a draft. Raises MovedOn, ValidationError."""
    require(report, Permission.REPORT_EDIT, by=by)
    _check_reason(reason)
    seen = Report.objects.filter(pk=report.pk, version=seen_version, state=State.DRAFT.value, revision__gt=1)
    before = report.revision_reason
    if seen.update(version=F("version") + 1, revision_reason=reason.strip()) != 1:
        raise MovedOn(Report.objects.get(pk=report.pk))
    report.refresh_from_db()
    record("correction_reworded", by=by, subject=report, before={"reason": before}, after={"reason": reason.strip()})


def _check_reason(reason: str) -> None:
    """The reason is printed, so that it is refused where it is typed and not at the gate."""
    if not reason.strip():
        raise ValidationError("Say what is corrected, and why. The reason is printed.")
    if words := refusal(reason):
        raise ValidationError(words)


def _copy_parts(source: Report, target: Report, by: Any) -> None:
    _pin(target, [p.submission for p in source.pinned.select_related("submission").order_by("order")])
    for section in source.sections.all():
        section.pk, section.report, section.version = None, target, 1
        section._state.adding = True
        section.save(force_insert=True)
        SectionRevision.objects.create(section=section, number=1, text=section.text, saved_by=by)
    for model in (KeyIssue, KeyMessage, Recommendation, Appendix):
        for part in model.objects.filter(report=source).order_by("order"):
            part.pk, part.report = None, target
            part._state.adding = True
            part.save(force_insert=True)
