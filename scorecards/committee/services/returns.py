"""What a signed report told its committee again is kept, so that its story can be followed and is not told for ever."""

from typing import Any

from django.db import transaction

from portal.accounts.rules import Permission
from portal.audit.services import record
from scorecards.committee import queries
from scorecards.committee.models import Report, ResolutionReturn
from scorecards.committee.services.reports import require


@transaction.atomic
def keep_returns(report: Report, *, by: Any) -> list[ResolutionReturn]:
    """Of a report that is signed in the same transaction: which resolutions it tells again, and which as answered."""
    require(report, Permission.REPORT_SIGN_OFF, by=by)
    told = queries.came_back(report)
    kept = ResolutionReturn.objects.bulk_create(
        ResolutionReturn(resolution=each, report=report, answered=bool(each.answer)) for each in told
    )
    if kept:
        record("resolutions_told", by=by, subject=report, after={"resolutions": [each.pk for each in told]})
    return kept
