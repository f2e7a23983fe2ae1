"""Who clears which kind for a council, and what its layouts ask for in every report that is begun from them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.accounts import access
from portal.accounts.models import Council, User
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.committee import queries
from scorecards.committee.models import Clearance, Clearer, Section


@transaction.atomic
def appoint(council: Council, *, by: Any, kind: str, person: User) -> Clearer:
    """Say who clears a kind for the council; several people may, and each report can name somebody else."""
    access.require(by, Permission.LAYOUT_EDIT, council=council)
    check_kind(council, kind)
    check_person(council, person)
    clearer, made = Clearer.objects.get_or_create(council=council, kind=kind, user=person)
    if not made:
        raise ValidationError(f"{person} clears {kind} already.")
    record("clearer_appointed", by=by, subject=clearer, after={"kind": kind, "person": person.name})
    return clearer


@transaction.atomic
def dismiss(clearer: Clearer, *, by: Any) -> None:
    """Somebody clears a kind no more; what they cleared stays cleared. Raises MovedOn where that was said already."""
    access.require(by, Permission.LAYOUT_EDIT, council=clearer.council)
    gone, _rows = Clearer.objects.filter(pk=clearer.pk).delete()
    if gone != 1:
        raise MovedOn(clearer)
    said = {"kind": clearer.kind, "person": clearer.user.name}
    record("clearer_dismissed", by=by, subject=clearer, before=said)


def ask_as_laid_out(sections: Sequence[Section], kinds: Mapping[str, Sequence[str]], *, by: Any) -> None:
    """What a layout asks for in a report that is just begun: by a section's key, the kinds that it needs."""
    Clearance.objects.bulk_create(
        Clearance(section=section, kind=kind, clearer=None, asked_by=by)
        for section in sections
        for kind in kinds.get(section.key, ())
    )


def check_kind(council: Council, kind: str) -> None:
    if kind not in queries.kinds_of(council):
        raise ValidationError("The council’s settings name no such kind of clearance.")


def check_person(council: Council, person: User) -> None:
    if not access.allowed(person, Permission.DRAFT_VIEW, council=council):
        raise ValidationError("Name somebody who works for the council and sees its drafts.")
