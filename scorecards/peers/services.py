"""Agreeing to share figures with other councils, and taking that back; the only writer of sharings."""

from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible
from portal.audit.services import record
from scorecards.framework.models import Indicator
from scorecards.peers.models import Sharing
from scorecards.peers.rules import comparable


@transaction.atomic
def share(council: Council, *, indicators: Collection[Indicator], by: Any) -> list[Sharing]:
    """Let other councils set the council's signed figures of these indicators beside theirs, from now on.

    Raises NotPossible for an indicator that is never compared between places, MovedOn where one is shared already.
    """
    access.require(by, Permission.SHARING_EDIT, council=council)
    return [_give(council, indicator, by) for indicator in indicators]


def _give(council: Council, indicator: Indicator, by: Any) -> Sharing:
    if not comparable(indicator.unit):
        raise NotPossible(f"{indicator} is not compared between councils", "indicators")
    try:
        with transaction.atomic():
            sharing = Sharing.objects.create(council=council, indicator=indicator, given_by=by)
    except IntegrityError:
        raise MovedOn(f"The sharing of {indicator}") from None
    record("sharing_given", by=by, subject=sharing, after={"indicator": indicator.name})
    return sharing


@transaction.atomic
def withdraw(sharing: Sharing, *, by: Any) -> None:
    """Stop it at once on every page; what was signed while it stood stays. Raises MovedOn if it is stopped already."""
    access.require(by, Permission.SHARING_EDIT, council=sharing.council)
    now = timezone.now()
    open_one = Sharing.objects.open().filter(pk=sharing.pk)
    if open_one.update(withdrawn_at=max(now, sharing.given_at), withdrawn_by=by) != 1:
        raise MovedOn(f"The sharing of {sharing}")
    record("sharing_withdrawn", by=by, subject=sharing, before={"indicator": sharing.indicator.name})


@transaction.atomic
def arrange(council: Council, *, wanted: Collection[Indicator], seen: Collection[int], by: Any) -> None:
    """Share exactly the `wanted` indicators. `seen` are the keys of the sharings that stood on the person's page.

    Raises MovedOn where others stand now.
    """
    access.require(by, Permission.SHARING_EDIT, council=council)
    standing = {each.indicator_id: each for each in Sharing.objects.open().filter(council=council)}
    if {each.pk for each in standing.values()} != set(seen):
        raise MovedOn("What the council shares")
    keys = {indicator.pk for indicator in wanted}
    for key, sharing in standing.items():
        if key not in keys:
            withdraw(sharing, by=by)
    share(council, indicators=[each for each in wanted if each.pk not in standing], by=by)
