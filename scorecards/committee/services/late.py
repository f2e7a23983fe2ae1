"""The chair's reason for a paper that is published after its last day: recorded by the clerk, printed on the cover."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from portal.prose.children import refusal
from scorecards.committee.models import Report
from scorecards.committee.rules import State
from scorecards.committee.services.reports import require

CLEARED: dict[str, Any] = {"late_reason": "", "late_chair": "", "late_recorded_at": None, "late_recorded_by": None}


@transaction.atomic
def record_late(report: Report, *, by: Any, seen_version: int, chair: str, reason: str) -> Report:
    """Keep why the chair takes a signed report as urgent, though it was not open to inspection in time.

    Local Government Act 1972, s.100B(4)(b). It can be said anew until the paper is published. Raises MovedOn, and
    ValidationError without a chair or a reason that can be printed.
    """
    require(report, Permission.REPORT_PUBLISH, by=by)
    said = {"late_chair": chair.strip(), "late_reason": reason.strip()}
    if not all(said.values()):
        raise ValidationError("Name the chair, and give the chair’s reason. Both are printed.")
    if words := refusal(said["late_reason"]):
        raise ValidationError(words)
    before = {name: getattr(report, name) for name in said}
    seen = Report.objects.filter(pk=report.pk, version=seen_version, state=State.SIGNED_OFF.value)
    kept = {**said, "late_recorded_at": timezone.now(), "late_recorded_by": by}
    if seen.update(version=F("version") + 1, **kept) != 1:
        raise MovedOn(Report.objects.get(pk=report.pk))
    report.refresh_from_db()
    record("late_recorded", by=by, subject=report, before=before, after=said)
    return report


@transaction.atomic
def drop_late(report: Report, *, by: Any) -> bool:
    """Drop the reason of an unpublished paper that is late no more, its meeting having moved; whether it had one."""
    require(report, Permission.MEETING_EDIT, by=by)
    before = {"late_chair": report.late_chair, "late_reason": report.late_reason}
    out = (State.PUBLISHED.value, State.WITHDRAWN.value)
    waiting = Report.objects.filter(pk=report.pk).exclude(late_reason="").exclude(state__in=out)
    if waiting.update(version=F("version") + 1, **CLEARED) != 1:
        return False
    report.refresh_from_db()
    record("late_dropped", by=by, subject=report, before=before)
    return True
