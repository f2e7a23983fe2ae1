"""Sections that need clearance: asked for by layouts and authors, given by the person named, ended by the director."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts import access
from portal.accounts.models import User
from portal.accounts.rules import Permission, Role
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.committee import queries
from scorecards.committee.models import Clearance, ClearedWording, Report, Section
from scorecards.committee.rules import LISTS, TEXTS, SectionSource, State
from scorecards.committee.services import reports
from scorecards.committee.services.clearers import check_kind, check_person


@transaction.atomic
def ask(section: Section, *, by: Any, kind: str, clearer: User | None = None) -> Clearance:
    """Name who clears a section that people write, or nobody: whoever clears that kind for the council does.

    Asked again, the kind gets another person. Raises MovedOn.
    """
    report = section.report
    reports.require(report, Permission.REPORT_EDIT, by=by)
    check_kind(report.council, kind)
    if SectionSource(section.source) not in TEXTS | LISTS:
        raise ValidationError("This section is made from the data. Only what people write is cleared.")
    if clearer is not None:
        check_person(report.council, clearer)
    elif not queries.who_clears(report.council).get(kind):
        raise ValidationError(f"Nobody clears {kind} for the council. Name a person.")
    reports.touch(report)
    standing = Clearance.objects.filter(section=section, kind=kind, ended_at=None)
    before = standing.values_list("clearer__name", flat=True).first() or ""
    standing.update(ended_at=timezone.now(), ended_by=by)
    try:
        with transaction.atomic():
            clearance = Clearance.objects.create(section=section, kind=kind, clearer=clearer, asked_by=by)
    except IntegrityError:
        raise MovedOn(report) from None
    said = {"section": section.heading, "kind": kind}
    after = {**said, "clearer": clearer.name if clearer else ""}
    record("clearance_asked", by=by, subject=report, before={**said, "clearer": before}, after=after)
    return clearance


@transaction.atomic
def clear(clearance: Clearance, *, by: Any, seen_sha256: str) -> ClearedWording:
    """Keep that the named person cleared the very words that they read.

    Raises MovedOn where the section says something else by now, PermissionDenied for anybody else, and for words that
    the person saved last.
    """
    section, report = clearance.section, clearance.section.report
    if not queries.to_clear(by).filter(pk=clearance.pk).exists():
        raise PermissionDenied("You are not named to clear this section.")
    reports.touch(report)
    section.refresh_from_db()
    words = queries.words_of(section)
    if queries.words_sha256(words) != seen_sha256:
        raise MovedOn(report)
    if section.updated_by_id == by.pk:
        raise PermissionDenied("You wrote these words. Somebody else clears them.")
    if not words.strip():
        raise ValidationError("Nothing is written there yet.")
    cleared = ClearedWording.objects.create(
        clearance=clearance, version=section.version, words=words, sha256=seen_sha256, cleared_by=by
    )
    said = {"section": section.heading, "kind": clearance.kind, "version": section.version, "sha256": seen_sha256}
    record("section_cleared", by=by, subject=report, after=said)
    return cleared


@transaction.atomic
def end(clearance: Clearance, *, by: Any) -> None:
    """Say that a section needs no such clearance after all: the director alone, in a draft."""
    report = clearance.section.report
    reports.require(report, Permission.REPORT_SIGN_OFF, by=by)
    reports.touch(report)
    standing = Clearance.objects.filter(pk=clearance.pk, ended_at=None)
    if standing.update(ended_at=timezone.now(), ended_by=by) != 1:
        raise MovedOn(report)
    record(
        "clearance_ended", by=by, subject=report, before={"section": clearance.section.heading, "kind": clearance.kind}
    )


def copy_clearances(source: Report, target: Report) -> None:
    """A correction needs what its report needed; words that are unchanged stay cleared, as they were then."""
    sections = {section.key: section for section in target.sections.all()}
    for shown in queries.clearances_of(source):
        asked = shown.clearance
        fresh = Clearance.objects.create(
            section=sections[asked.section.key], kind=asked.kind, clearer=asked.clearer, asked_by=asked.asked_by
        )
        if shown.cleared:
            given = shown.cleared
            ClearedWording.objects.create(
                clearance=fresh,
                version=given.version,
                words=given.words,
                sha256=given.sha256,
                cleared_at=given.cleared_at,
                cleared_by=given.cleared_by,
            )


@transaction.atomic
def name_reader(report: Report, *, by: Any, seen_version: int, reader: User | None) -> Report:
    """Name the member who holds the portfolio: they read the report while it is in review. Raises MovedOn."""
    reports.require(report, Permission.REPORT_EDIT, by=by)
    if reader is not None and Role.MEMBER not in access.roles(reader, council=report.council):
        raise ValidationError("The portfolio holder is a member of the council.")
    before = str(report.portfolio_reader or "")
    seen = Report.objects.filter(pk=report.pk, version=seen_version)
    open_ = seen.filter(state__in=[State.DRAFT.value, State.REVIEW.value])
    if open_.update(portfolio_reader=reader) != 1:
        raise MovedOn(Report.objects.get(pk=report.pk))
    report.refresh_from_db()
    after = {"reader": str(reader or "")}
    record("portfolio_reader_named", by=by, subject=report, before={"reader": before}, after=after)
    return report
