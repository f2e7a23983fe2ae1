"""Whom an area is compared with: editions of a model, each with its members in order."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from benchmarks.areas.loading import require_loader
from benchmarks.areas.models import Area, ComparatorGroup, GroupMember
from benchmarks.areas.rules import GroupKind
from portal.audit.refusals import NotPossible
from portal.audit.services import record


@transaction.atomic
def make(
    kind: GroupKind,
    *,
    by: Any,
    name: str,
    edition: str = "",
    of: Area | None = None,
    members: Sequence[Area] = (),
    source: str = "",
) -> ComparatorGroup:
    """A group with its members, closest first; without members only its quoted mean can be shown.

    Raises NotPossible for a second group of the same kind, edition and name, for a member named twice, and for an
    area that would be compared with itself. An edition that was loaded is never changed: a newer one stands beside.
    """
    require_loader(by)
    if of is not None and of in members:
        raise NotPossible(f"{of} cannot be its own comparator", "members")
    if len({area.pk for area in members}) < len(members):
        raise NotPossible("An area can be a member only once", "members")
    if ComparatorGroup.objects.filter(kind=GroupKind(kind).value, edition=edition, of=of, name=name).exists():
        raise NotPossible(f"There is already a group {name}, {edition}", "edition")
    group = ComparatorGroup.objects.create(
        kind=GroupKind(kind).value, edition=edition, of=of, name=name, source=source, made_by=by
    )
    _fill(group, members)
    record("make_group", by=by, subject=group, council=_numbered(of), after=_told(group, members))
    return group


@transaction.atomic
def give_members(group: ComparatorGroup, members: Sequence[Area], *, by: Any) -> None:
    """The members of a group of which only a mean was quoted so far. Raises NotPossible where it has some."""
    require_loader(by)
    if group.memberships.exists():
        raise NotPossible("A group that has members keeps them: make a newer edition", "members")
    if group.of in members or len({area.pk for area in members}) < len(members):
        raise NotPossible("Members are others, each named once", "members")
    _fill(group, members)
    record("give_members", by=by, subject=group, council=_numbered(group.of), after=_told(group, members))


def _fill(group: ComparatorGroup, members: Sequence[Area]) -> None:
    GroupMember.objects.bulk_create(
        GroupMember(group=group, area=area, position=position) for position, area in enumerate(members, 1)
    )


def _told(group: ComparatorGroup, members: Sequence[Area]) -> dict[str, Any]:
    return {"edition": group.edition, "members": [area.number or area.name for area in members]}


def _numbered(area: Area | None) -> Area | None:
    """The area whose trail the event belongs to; a region has no number and no trail."""
    return area if area is not None and area.number else None
