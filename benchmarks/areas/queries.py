"""What is read of areas: always by number or code, never by name."""

from collections.abc import Iterable

from django.db.models import QuerySet

from benchmarks.areas.models import Area, ComparatorGroup
from benchmarks.areas.rules import AreaKind, GroupKind

ENGLAND = "E92000001"


def area(*, number: str = "", code: str = "") -> Area | None:
    """The area with this DfE number, else with this GSS code."""
    found = Area.objects.filter(number=number).first() if number else None
    return found or (Area.objects.filter(codes__code=code).first() if code else None)


def by_code(codes: Iterable[str]) -> dict[str, Area]:
    """Many areas at once, by every code asked for."""
    wanted = Area.objects.filter(codes__code__in=list(codes)).prefetch_related("codes")
    return {each.code: area for area in wanted for each in area.codes.all()}


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
