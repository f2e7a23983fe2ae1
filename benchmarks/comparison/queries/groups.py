"""Whom a council can be set beside: editions of its neighbours, its region, all of England, groups of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from benchmarks.areas.models import Area, ComparatorGroup, GroupMember
from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind, GroupKind
from benchmarks.comparison.standing.compose import Whom
from benchmarks.comparison.standing.kinds import Group, Place, Unknown

REGION, ENGLAND_AUTHORITIES = "region", "england-authorities"
ALONE = Group("", "no group")


class UnknownGroup(Unknown):
    """No group of this name; the words name those that there are."""


@dataclass(frozen=True)
class Known:
    """A council's area with whom it can be set beside; `whom` is None for a number that no area has."""

    whom: Whom | None
    groups: tuple[Group, ...] = ()


def known(number: str) -> Known:
    """The council's own area, region, England, and every group that it can choose; two queries."""
    whom = _whom(number)
    if whom is None:
        return Known(None)
    rows = ComparatorGroup.objects.filter(Q(of=whom.council.area) | Q(of=None)).annotate(size=Count("memberships"))
    kept = list(rows.order_by("-edition", "name", "pk").values("pk", "kind", "edition", "name", "of", "source", "size"))
    neighbours = [each for each in kept if each["kind"] == GroupKind.NEIGHBOURS.value and each["of"]]
    own = [each for each in kept if each not in neighbours]
    found = [_kept(each) for each in (*neighbours, *own)]
    region = [Group(REGION, f"the other authorities of {whom.region.name}")] if whom.region else []
    england = [Group(ENGLAND_AUTHORITIES, "the other authorities of England")]
    return Known(whom, tuple({group.key: group for group in reversed([*found, *region, *england])}.values())[::-1])


def _whom(number: str) -> Whom | None:
    rows = Area.objects.filter(Q(number=number) | Q(codes__code=ENGLAND)).values_list(
        "pk", "number", "name", "region_id", "region__name"
    )
    council = region = england = None
    for pk, own_number, name, region_id, region_name in rows:
        if own_number == number:
            council = Place(pk, number, name)
            region = Place(region_id, "", region_name) if region_id else None
        else:
            england = Place(pk, "", name)
    return Whom(council, region, england) if council else None


def _kept(row: Mapping[str, Any]) -> Group:
    name, edition = row["name"], row["edition"]
    key, words = (f"{name}:{edition}", f"{name}, {edition}") if edition else (name, name)
    if row["kind"] == GroupKind.NEIGHBOURS.value and row["of"]:
        key, words = f"neighbours:{edition}", f"statistical neighbours, {edition}"
    return Group(key, words, row["pk"], row["source"], bare=not row["size"])


def choose(found: Known, asked: str) -> Group:
    """The group of this key; "neighbours" or a name alone is its newest edition, nothing the first with members.

    Raises UnknownGroup.
    """
    wanted = asked.strip().casefold()
    if not wanted:
        return next((group for group in found.groups if not group.bare), found.groups[0])
    for group in found.groups:
        if wanted in (group.key.casefold(), group.key.casefold().partition(":")[0]):
            return group
    raise UnknownGroup(f"There is no group {asked.strip()}; there are {', '.join(each.key for each in found.groups)}")


def authorities() -> dict[int, Place]:
    """Every authority of England that there is or was, joint returns as one, invented ones never; by name."""
    kinds = [AreaKind.AUTHORITY.value, AreaKind.JOINT.value]
    rows = Area.objects.filter(kind__in=kinds, invented=False).order_by("name").values_list("pk", "number", "name")
    return {pk: Place(pk, number or "", name) for pk, number, name in rows}


def together(council: Place, others: Sequence[Place]) -> tuple[Place, ...]:
    """The joint returns that the council or any of the others is a part of, by name, and that are not among the others.

    One query.
    """
    keys = [place.area for place in (council, *others)]
    rows = Area.objects.filter(kind=AreaKind.JOINT.value, parts__in=keys).exclude(pk__in=keys)
    found = rows.order_by("name").values_list("pk", "number", "name").distinct()
    return tuple(Place(pk, number or "", name) for pk, number, name in found)


def members(group: Group, whom: Whom) -> tuple[Place, ...]:
    """The group's members in their order, the council left out; a region's by name; one query at most."""
    if group.key == REGION and group.pk is None:
        kinds = [AreaKind.AUTHORITY.value, AreaKind.JOINT.value]
        of_region = Area.objects.filter(region=whom.region.area if whom.region else None, kind__in=kinds)
        of_region = of_region.exclude(parts=whom.council.area)  # its own number is in that
        rows = list(of_region.order_by("name").values_list("pk", "number", "name"))
    elif group.pk is not None:
        kept = GroupMember.objects.filter(group=group.pk).order_by("position")
        rows = list(kept.values_list("area_id", "area__number", "area__name"))
    else:
        return ()
    return tuple(Place(pk, number or "", name) for pk, number, name in rows if pk != whom.council.area)
