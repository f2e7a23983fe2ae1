"""What a line should reach, from a period on; one target stands at a time."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible
from portal.audit.services import record
from portal.figures.numbers import NotANumber, kept
from portal.figures.rounding import places
from portal.figures.vocabulary import Polarity
from scorecards.framework.models import ScorecardLine, Target
from scorecards.framework.rules import Cadence
from scorecards.periods import NotAPeriod, Period, Quarter, parse_period

DECIMALS = 4
NUMBERS = ("value", "low", "high", "tolerance")
TOLD = (*NUMBERS, "from_period", "to_period", "reason")


@transaction.atomic
def set(
    line: ScorecardLine,
    *,
    by: Any,
    from_period: str,
    value: Decimal | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
    tolerance: Decimal = Decimal(0),
    to_period: str = "",
    reason: str = "",
    seen_version: int | None = None,
) -> Target:
    """The target from a period on; the one that stood ends in the period before, a later one stays.

    In the line's unit: a value, or low and high for an indicator that is best inside a range. Setting it again from
    the same period corrects it and needs a reason. With `seen_version` of the line a stale page raises MovedOn.
    Raises NotPossible for what cannot be.
    """
    council = line.scorecard.council
    access.require(by, Permission.FRAMEWORK_EDIT, council=council)
    numbers = _numbers(line, {"value": value, "low": low, "high": high, "tolerance": tolerance})
    first = period_of(line, from_period, "from_period")
    last = period_of(line, to_period, "to_period").code if to_period else ""
    if last and last < first.code:
        raise NotPossible("A target ends in the period it begins in, or later", "to_period")
    _count_up(line, seen_version)
    standing = Target.objects.filter(line=line, from_period=first.code).first()
    if standing is not None and not reason.strip():
        raise NotPossible(f"A target stands from {first.label} already: say why it is corrected", "reason")
    before = _told(standing)
    _close(line, first)
    target = standing or Target(line=line, from_period=first.code)
    _fill(target, numbers, _until(line, first, last), reason.strip(), by)
    target.save()
    record("set_target", by=by, subject=line, council=council, before=before, after=_told(target))
    return target


@transaction.atomic
def end(target: Target, *, by: Any, to_period: str, reason: str, seen_version: int | None = None) -> None:
    """Let a target stand to a period and no longer, without another in its place. Raises NotPossible, MovedOn."""
    line = target.line
    access.require(by, Permission.FRAMEWORK_EDIT, council=line.scorecard.council_id)
    last = period_of(line, to_period, "to_period").code
    if last < target.from_period or (target.to_period and last > target.to_period):
        raise NotPossible("A target can only end within the periods that it stands for", "to_period")
    if not reason.strip():
        raise NotPossible("Say why the target ends", "reason")
    _count_up(line, seen_version)
    before = {"to_period": target.to_period}
    target.to_period = last
    target.save(update_fields=["to_period"])
    after = {"to_period": last, "reason": reason.strip()}
    record("end_target", by=by, subject=line, council=line.scorecard.council, before=before, after=after)


def period_of(line: ScorecardLine, text: str, field: str) -> Period:
    """The quarter (or month, by the scorecard's cadence) that a text names. Raises NotPossible for any other."""
    quarterly = line.scorecard.cadence == Cadence.QUARTER.value
    try:
        period = parse_period(text)
    except NotAPeriod as wrong:
        raise NotPossible(str(wrong), field) from None
    if isinstance(period, Quarter) != quarterly:
        wanted = "quarters, for example 2021-Q2" if quarterly else "months, for example 2021-09"
        raise NotPossible(f"This scorecard is reported in {wanted}", field)
    return period


def _numbers(line: ScorecardLine, given: dict[str, Decimal | None]) -> dict[str, Decimal | None]:
    numbers = {name: _kept(number, name) for name, number in given.items()}
    polarity, limits = line.indicator.polarity, (numbers["low"], numbers["high"])
    if polarity == Polarity.RANGE.value and (None in limits or numbers["value"] is not None):
        raise NotPossible("This indicator is best inside a range: give a low and a high", "low")
    if polarity != Polarity.RANGE.value and (numbers["value"] is None or limits != (None, None)):
        raise NotPossible("Give one value as the target", "value")
    low, high, tolerance = numbers["low"], numbers["high"], numbers["tolerance"]
    if low is not None and high is not None and high < low:
        raise NotPossible("The high is not below the low", "high")
    if tolerance is None or tolerance < 0:
        raise NotPossible("The tolerance is 0 or more", "tolerance")
    return numbers


def _kept(number: Decimal | None, field: str) -> Decimal | None:
    if number is None:
        return None
    try:
        whole = kept(number)
    except NotANumber as wrong:
        raise NotPossible(str(wrong), field) from None
    if places(whole) > DECIMALS:
        raise NotPossible(f"A target can have at most {DECIMALS} decimals", field)
    return whole


def _count_up(line: ScorecardLine, seen_version: int | None) -> None:
    """The line's version guards its targets: of two people who set one at the same moment, one waits or is told."""
    seen = ScorecardLine.objects.filter(pk=line.pk)
    if seen_version is not None:
        seen = seen.filter(version=seen_version)
    if seen.update(version=F("version") + 1) != 1:
        raise MovedOn(line)
    line.refresh_from_db(fields=["version"])


def _close(line: ScorecardLine, first: Period) -> None:
    """The target that stands in `first` ends in the period before."""
    stands = Q(to_period="") | Q(to_period__gte=first.code)
    Target.objects.filter(stands, line=line, from_period__lt=first.code).update(to_period=first.previous.code)


def _until(line: ScorecardLine, first: Period, last: str) -> str:
    """When the new target ends: as asked, but before a later one begins."""
    later = Target.objects.filter(line=line, from_period__gt=first.code).order_by("from_period").first()
    if later is None:
        return last
    before = parse_period(later.from_period).previous.code
    return min(last, before) if last else before


def _fill(target: Target, numbers: dict[str, Decimal | None], until: str, reason: str, by: Any) -> None:
    for name, number in numbers.items():
        setattr(target, name, number)
    target.to_period, target.reason, target.set_by, target.set_at = until, reason, by, timezone.now()


def _told(target: Target | None) -> dict[str, Any]:
    return {name: getattr(target, name) for name in TOLD} if target else {}
