"""Who may read what is exempt: given by name and for a reason, from a date to a date, and ended at once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from portal.accounts import access
from portal.accounts.models import Council, Membership, User
from portal.accounts.rules import Permission, carrying
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.committee.models import Committee, Entitlement, Report


@dataclass(frozen=True)
class Grant:
    """To whom, from when to when, and why; without an end it holds until it is ended."""

    to: User
    starts: date
    reason: str
    ends: date | None = None


@transaction.atomic
def grant(of: Committee | Report, *, by: Any, grant: Grant) -> Entitlement:
    """Let a member read what is exempt in every report to a committee, or in one report and what corrects it.

    Raises PermissionDenied, and ValidationError for somebody who is no member, without a reason, or with days that
    cannot be.
    """
    council = of.council
    access.require(by, Permission.EXEMPT_GRANT, council=council)
    _check(grant, council)
    about = {"committee": of} if isinstance(of, Committee) else {"report": of}
    made = Entitlement.objects.create(
        user=grant.to,
        starts=grant.starts,
        ends=grant.ends,
        reason=grant.reason.strip(),
        granted_by=by,
        **about,
    )
    after = {"to": grant.to.pk, "name": grant.to.name, "starts": grant.starts.isoformat(), "reason": made.reason}
    after |= {"ends": grant.ends.isoformat() if grant.ends else "", "of": made.of}
    record("exempt_granted", by=by, subject=made, council=council, after=after)
    return made


def _check(grant: Grant, council: Council) -> None:
    if not grant.reason.strip():
        raise ValidationError("Say why this person needs to read what is exempt.")
    if grant.ends is not None and grant.ends < grant.starts:
        raise ValidationError("The last day comes before the first.")
    if not members(council).filter(user=grant.to).exists():
        raise ValidationError(f"{grant.to} is no member of {council}.")


def members(council: Council) -> Any:
    """Current memberships of a council in which somebody asks for things and reads what is published: its members."""
    roles = [role.value for role in carrying(Permission.REQUEST_ASK)]
    return Membership.objects.current().filter(council=council, role__in=roles, user__is_active=True)


@transaction.atomic
def end(entitlement: Entitlement, *, by: Any) -> None:
    """From this moment the person reads nothing that is exempt by it. Raises MovedOn where it has ended already."""
    access.require(by, Permission.EXEMPT_GRANT, council=entitlement.council)
    standing = Entitlement.objects.filter(pk=entitlement.pk, ended_at=None)
    if standing.update(ended_at=timezone.now(), ended_by=by) != 1:
        raise MovedOn(entitlement)
    before = {"to": entitlement.user_id, "of": entitlement.of}
    record("exempt_ended", by=by, subject=entitlement, council=entitlement.council, before=before)


def carry(report: Report, *, to: Report) -> None:
    """What corrects or supplements a report may be read by who may read that; the caller's act asked for permission."""
    for each in Entitlement.objects.current().filter(report=report):
        each.pk, each.report = None, to
        each._state.adding = True
        each.save(force_insert=True)
