"""What is read of areas: always by number or code, never by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from benchmarks.areas.models import Area, AreaCode, AreaFile, ComparatorGroup, NeighbourFile
from benchmarks.areas.rules import AreaKind, FileState, GroupKind

ENGLAND = "E92000001"


def area(*, number: str = "", code: str = "") -> Area | None:
    """The area with this DfE number, else with this GSS code."""
    found = Area.objects.filter(number=number).first() if number else None
    return found or (Area.objects.filter(codes__code=code).first() if code else None)


def by_code(codes: Iterable[str]) -> dict[str, Area]:
    """Many areas at once, by every code asked for."""
    wanted = Area.objects.filter(codes__code__in=list(codes)).prefetch_related("codes")
    return {each.code: area for area in wanted for each in area.codes.all()}


@dataclass(frozen=True)
class Standing:
    """The codes that an authority and its region have now; empty where they are in no list."""

    code: str = ""
    region: str = ""
    region_code: str = ""


def standing(number: str) -> Standing:
    """Of the authority with this DfE number. One query."""
    fields = ("codes__code", "region__name", "region__codes__code")
    now = Area.objects.filter(number=number, codes__ends=None, region__codes__ends=None)
    found = now.order_by("-codes__begins", "-region__codes__begins", "codes__code").values_list(*fields).first()
    return Standing(*(words or "" for words in found)) if found else Standing()


def by_number(numbers: Iterable[str]) -> dict[str, Area]:
    return {area.number or "": area for area in Area.objects.filter(number__in=list(numbers))}


def england() -> Area | None:
    return Area.objects.filter(kind=AreaKind.COUNTRY.value, codes__code=ENGLAND).first()


def neighbours(council_number: str, edition: str) -> ComparatorGroup | None:
    """The statistical neighbours of a council in an edition of the model; may have no members."""
    return (
        ComparatorGroup.objects.filter(kind=GroupKind.NEIGHBOURS.value, edition=edition, of__number=council_number)
        .order_by("pk")
        .first()
    )


def members(group: ComparatorGroup) -> QuerySet[Area]:
    """The members in their order, closest first."""
    return Area.objects.filter(group_memberships__group=group).order_by("group_memberships__position")


def editions_of(council_number: str) -> list[str]:
    """The editions of the neighbour model that the council has a group of, newest first."""
    kind = GroupKind.NEIGHBOURS.value
    found = ComparatorGroup.objects.filter(kind=kind, of__number=council_number).values_list("edition", flat=True)
    return sorted(set(found), reverse=True)


def groups_of(area: Area) -> QuerySet[ComparatorGroup]:
    """Every group that an area is set beside, neighbours of the newest edition first."""
    return ComparatorGroup.objects.filter(of=area).order_by("kind", "-edition", "name")


def groups_beside(area: Area | None) -> QuerySet[ComparatorGroup]:
    """Every group that an area can be set beside: its own and those for all; with how many members each has."""
    whom = Q(of=None) if area is None else Q(of=None) | Q(of=area)
    found = ComparatorGroup.objects.filter(whom).annotate(count=Count("memberships"))
    return found.select_related("of").order_by("kind", "-edition", "name")


def places(*, kind: str = "", words: str = "") -> QuerySet[Area]:
    """The areas that are loaded, with their codes and region; narrowed to a kind, and to a name, number or code."""
    found = Area.objects.select_related("region").order_by("name", "pk")
    if kind:
        found = found.filter(kind=kind)
    if words:
        coded = AreaCode.objects.filter(code__iexact=words).values("area")
        found = found.filter(Q(name__icontains=words) | Q(number=words) | Q(pk__in=coded))
    return found.prefetch_related(Prefetch("codes", AreaCode.objects.order_by("begins", "code")))


def others(area: Area | None) -> QuerySet[Area]:
    """Authorities that exist today and that an area can be compared with, by region; invented ones only for such."""
    alive = Q(exists_to=None) | Q(exists_to__gte=timezone.localdate())
    found = Area.objects.filter(alive, kind=AreaKind.AUTHORITY.value, number__isnull=False, region__isnull=False)
    if area is None or not area.invented:
        found = found.filter(invented=False)
    if area is not None:
        found = found.exclude(pk=area.pk)
    return found.select_related("region").order_by("region__name", "name", "pk")


def model_editions() -> QuerySet[ComparatorGroup, Any]:
    """The editions of the neighbour model: how many authorities have their neighbours, newest first. One query."""
    found = ComparatorGroup.objects.filter(kind=GroupKind.NEIGHBOURS.value, of__isnull=False)
    counted = found.values("edition").annotate(
        groups=Count("pk", distinct=True), filled=Count("memberships__group", distinct=True)
    )
    return counted.order_by("-edition")


def neighbour_files() -> QuerySet[NeighbourFile]:
    """Files of the model that wait for a decision."""
    return NeighbourFile.objects.select_related("file", "sent_by").filter(state=FileState.CHECKED.value)


def area_files() -> QuerySet[AreaFile]:
    """Lists of places that wait for a decision."""
    return AreaFile.objects.select_related("file", "sent_by").filter(state=FileState.CHECKED.value)
