"""How a committee counts back from its meetings, where it does not do as the council does."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import F

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.committee.models import Committee


@dataclass(frozen=True)
class OwnDays:
    """A committee's own numbers of days; None is as the council has it."""

    clear_days: int | None = None
    early_days: int | None = None
    draft_days: int | None = None
    sign_off_days: int | None = None
    narrative_days: int | None = None
    figures_days: int | None = None


@transaction.atomic
def set_days(committee: Committee, *, by: Any, seen_version: int, days: OwnDays) -> Committee:
    """Count otherwise for one committee. Days to publish that were set already stay. Raises MovedOn."""
    access.require(by, Permission.MEETING_EDIT, council=committee.council)
    wanted = asdict(days)
    before = {name: getattr(committee, name) for name in wanted}
    seen = Committee.objects.filter(pk=committee.pk, version=seen_version)
    if seen.update(version=F("version") + 1, **wanted) != 1:
        raise MovedOn(Committee.objects.get(pk=committee.pk))
    committee.refresh_from_db()
    record("committee_days_set", by=by, subject=committee, before=before, after=wanted)
    return committee
