"""Whom a council can be set beside: editions of its neighbours, its region, all of England, groups of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, FilteredRelation, Q, QuerySet
from django.utils.text import slugify

from benchmarks.areas.models import Area, ComparatorGroup, GroupMember
from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind, GroupKind
from benchmarks.comparison.standing.compose import Whom
from benchmarks.comparison.standing.kinds import Group, Place, Unknown

REGION, ENGLAND_AUTHORITIES = "region", "england-authorities"
AUTHORITIES = (AreaKind.AUTHORITY.value, AreaKind.JOINT.value)
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
    region += [Group(_within_key(place), f"the other authorities of {place.name}") for place in whom.within]
    england = [Group(ENGLAND_AUTHORITIES, "the other authorities of England")]
    return Known(whom, tuple({group.key: group for group in reversed([*found, *region, *england])}.values())[::-1])


def _within_key(place: Place) -> str:
    return f"{REGION}:{slugify(place.name)}"


def _whom(number: str) -> Whom | None:
    """The council with its region, with Inner or Outer London beside London, and England; one query."""
    inside = FilteredRelation("joint_returns", condition=Q(joint_returns__kind=AreaKind.REGION.value))
    rows = (
        Area.objects.filter(Q(number=number) | Q(codes__code=ENGLAND))
        .annotate(inside=inside)
        .values_list("pk", "number", "name", "region_id", "region__name", "inside__pk", "inside__name")
    )
    council = region = england = None
    within = []
    for pk, own_number, name, region_id, region_name, inside_id, inside_name in rows:
        if own_number == number:
            council = Place(pk, number, name)
            region = Place(region_id, "", region_name) if region_id else None
            within += [Place(inside_id, "", inside_name)] if inside_id else []
        else:
            england = Place(pk, "", name)
    return Whom(council, region, england, tuple(within)) if council else None


def beside(whom: Whom, group: Group) -> Whom:
    """With Inner or Outer London as the region where the council is set beside its authorities."""
    inside = next((place for place in whom.within if _within_key(place) == group.key), None)
    return replace(whom, region=inside) if inside and group.pk is None else whom


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


def of_england() -> QuerySet[Area]:
    """Every authority of England that there is or was, joint returns as one, invented ones never."""
    return Area.objects.filter(kind__in=AUTHORITIES, invented=False)


def authorities() -> dict[int, Place]:
    """Those of England, by name."""
    rows = of_england().order_by("name").values_list("pk", "number", "name")
    return {pk: Place(pk, number or "", name) for pk, number, name in rows}


def together(council: Place, others: Sequence[Place]) -> tuple[Place, ...]:
    """The joint returns that the council or any of the others is a part of, by name, and that are not among the others.

    One query.
    """
    keys = [place.area for place in (council, *others)]
    rows = Area.objects.filter(kind=AreaKind.JOINT.value, parts__in=keys).exclude(pk__in=keys)
    found = rows.order_by("name").values_list("pk", "number", "name").distinct()
    return tuple(Place(pk, number or "", name) for pk, number, name in found)


def _of_region(group: Group, whom: Whom) -> QuerySet[Area]:
    inside = next((place.area for place in whom.within if _within_key(place) == group.key), None)
    if inside is not None:
        return Area.objects.filter(joint_returns=inside, kind__in=AUTHORITIES)
    return Area.objects.filter(region=whom.region.area if whom.region else None, kind__in=AUTHORITIES)


def members(group: Group, whom: Whom) -> tuple[Place, ...]:
    """The group's members in their order, the council left out; a region's by name; one query at most."""
    if group.key.partition(":")[0] == REGION and group.pk is None:
        of_region = _of_region(group, whom).exclude(parts=whom.council.area)  # its own number is in that
        rows = list(of_region.order_by("name").values_list("pk", "number", "name"))
    elif group.pk is not None:
        kept = GroupMember.objects.filter(group=group.pk).order_by("position")
        rows = list(kept.values_list("area_id", "area__number", "area__name"))
    else:
        return ()
    return tuple(Place(pk, number or "", name) for pk, number, name in rows if pk != whom.council.area)
