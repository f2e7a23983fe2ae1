"""What the clerk does with a signed report: published, taken late, withdrawn, given another item or day."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from portal.accounts.rules import Permission
from portal.figures.spans import day_words
from scorecards.committee import queries as committee
from scorecards.committee.chain import late_item
from scorecards.committee.models import Meeting, Report
from scorecards.committee.services import late, meetings, reports
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.publishing import queries as publishing
from scorecards.publishing.models import Publication
from scorecards.publishing.services import documents, exempt, publications
from scorecards.signoff.reading import pinned
from scorecards.signoff.rules import Gap
from scorecards.signoff.services.reports import beside


@transaction.atomic
def publish(report: Report, *, by: Any, seen_version: int) -> Publication:
    """Let members see the signed report. Raises NotReady while its paper is not made."""
    reports.move(report, "publish", by=by, seen_version=seen_version, missing=unpublishable)
    copy = _copy(report)
    quarters = [c for s in pinned(report) if (c := copies.of_submission(s)) is not None]
    return publications.publish(copy, by=by, quarters=quarters, supersedes=_published_before(report))


def _published_before(report: Report) -> SignedCopy | None:
    """The copy of the nearest earlier revision that members have seen: one signed but never published is passed by."""
    earlier = report.revises
    while earlier is not None:
        copy = copies.of_report(earlier)
        if copy is not None and publishing.publication_of(copy) is not None:
            return copy
        earlier = earlier.revises
    return None


def _copy(report: Report) -> SignedCopy:
    copy = copies.of_report(report)
    if copy is None:
        raise ValidationError("This report is not signed off.")
    return copy


def unpublishable(report: Report) -> list[Gap]:
    """What keeps a signed report from being published: a later revision that is, the chair's reason, or its paper."""
    later = _later_published(report)
    if later is not None:
        fate = "was published and has been withdrawn. Correct that one" if later.withdrawn_at else "is published"
        return [Gap("revision", f"A later revision of this report {fate}. Publish no earlier one")]
    if is_late(report) and not report.late_reason:
        by = day_words(report.meeting.publish_by)
        words = f"Papers for this meeting were to be published by {by}. Give the chair’s reason for taking a late item"
        return [Gap("late", words, reverse("signoff:late", args=[report.pk]))]
    copy = _copy(report)
    if not exempt.are_ready(copy):
        href = f"{reverse('publishing:report', args=[copy.pk])}#exempt"
        return [Gap("paper", "What is exempt is not made yet. See how far it is, and try again in a minute", href)]
    if not documents.is_ready(copy):
        return [Gap("paper", "The paper is not made yet. It is made in the background; try again in a minute")]
    return []


def is_late(report: Report) -> bool:
    """Whether publishing the report now would be after its last day, with no earlier revision that was out."""
    if report.supplements_id is not None and timezone.localdate() > report.meeting.on:
        return False  # no item of that meeting any more: it is set beside the paper that was
    shown_before = _published_before(report) is not None
    return late_item(timezone.localdate(), report.meeting.publish_by, shown_before=shown_before)


@transaction.atomic
def take_late(report: Report, *, by: Any, seen_version: int, chair: str, reason: str) -> None:
    """Keep the chair's reason for a late item, and print the paper again with it on the cover.

    Raises MovedOn, and ValidationError where the paper is not late.
    """
    reports.require(report, Permission.REPORT_PUBLISH, by=by)
    if not is_late(report):
        raise ValidationError("The paper is not late: it can be published without a reason.")
    late.record_late(report, by=by, seen_version=seen_version, chair=chair, reason=reason)
    _print_again(report, by)


def _later_published(report: Report) -> Publication | None:
    later = report.revised_by.first()
    while later is not None:
        copy = copies.of_report(later)
        publication = publishing.publication_of(copy) if copy is not None else None
        if publication is not None:
            return publication
        later = later.revised_by.first()
    return None


@transaction.atomic
def withdraw(report: Report, *, by: Any, seen_version: int, reason: str) -> None:
    """Take the page and the file away at once; the row and the reason stay for the director."""
    reports.move(report, "withdraw", by=by, seen_version=seen_version, reason=reason)
    publications.withdraw(_copy(report), by=by, reason=reason)


@transaction.atomic
def allot_item(report: Report, *, by: Any, item: str) -> None:
    """The agenda item, even after sign-off: the cover is printed again, the signed content stays."""
    reports.set_item(report, by=by, item=item)
    _print_again(report, by)


@transaction.atomic
def move_meeting(meeting: Meeting, *, by: Any, seen_version: int, on: Any, publish_by: Any = None) -> None:
    """Another day for a meeting: the covers of its signed reports are printed again.

    The chair's reason is dropped where it is needed no more, also from a correction that is being written.
    """
    meetings.move(meeting, by=by, seen_version=seen_version, on=on, publish_by=publish_by)
    printed = Q(state__in=committee.SIGNED) | ~Q(late_reason="")
    for report in Report.objects.filter(printed, meeting=meeting).select_related("meeting__committee__council"):
        if report.late_reason and timezone.localdate() <= report.meeting.publish_by:
            late.drop_late(report, by=by)
        _print_again(report, by)


def _print_again(report: Report, by: Any) -> None:
    copy = copies.of_report(report)
    if copy is not None:
        documents.queue(copy, by=by, beside=beside(report))
