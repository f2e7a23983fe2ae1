"""Where the limits of a line's control chart begin anew, because the process behind its figures changed."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible
from portal.audit.services import record
from scorecards.framework.models import Rebase, ScorecardLine


@transaction.atomic
def rebase(line: ScorecardLine, *, by: Any, on: datetime.date, reason: str) -> Rebase:
    """Begin the limits anew from the period that holds this day.

    Raises NotPossible without a reason, for a day to come, or twice on a day.
    """
    council = line.scorecard.council
    access.require(by, Permission.FRAMEWORK_EDIT, council=council)
    if not reason.strip():
        raise NotPossible("Say what changed in the process", "reason")
    if on > timezone.localdate():
        raise NotPossible("The day must not lie ahead: nobody knows yet what it will change", "on")
    try:
        with transaction.atomic():
            added = Rebase.objects.create(line=line, on=on, reason=reason.strip(), by=by)
    except IntegrityError:
        raise NotPossible("The limits begin anew on this day already", "on") from None
    record("rebase", by=by, subject=line, council=council, after={"on": on, "reason": added.reason})
    return added


@transaction.atomic
def drop_rebase(rebased: Rebase, *, by: Any) -> None:
    """Take back what was entered in error; the trail keeps it. Raises MovedOn if somebody else did so before."""
    line = rebased.line
    access.require(by, Permission.FRAMEWORK_EDIT, council=line.scorecard.council_id)
    before = {"on": rebased.on, "reason": rebased.reason, "by": rebased.by.name}
    gone, _rows = Rebase.objects.filter(pk=rebased.pk).delete()
    if not gone:
        raise MovedOn(line)
    record("drop_rebase", by=by, subject=line, council=line.scorecard.council, before=before)
