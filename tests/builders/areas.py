"""Places and the groups that they are set beside."""

from typing import Any

from benchmarks.areas.models import Area, AreaCode, ComparatorGroup, GroupMember
from benchmarks.areas.rules import AreaKind, GroupKind
from tests.builders.people import number


def an_area(kind: AreaKind | str = AreaKind.AUTHORITY, *, code: str = "", **fields: Any) -> Area:
    """A place; give `number` to make it the area of a council, `code` for a GSS code."""
    area = Area.objects.create(kind=AreaKind(kind).value, **{"name": f"Area {number()}", **fields})
    if code:
        AreaCode.objects.create(area=area, code=code)
    return area


def a_group(*members: Area, **fields: Any) -> ComparatorGroup:
    """Statistical neighbours of 2021 of a new area, in the order given; `of=None` makes a group for all."""
    if "of" not in fields:
        fields["of"] = an_area()
    given = {
        "kind": GroupKind.NEIGHBOURS.value,
        "edition": "2021",
        "name": f"Neighbours {number()}",
        "source": "A model",
    }
    group = ComparatorGroup.objects.create(**{**given, **fields})
    GroupMember.objects.bulk_create(
        GroupMember(group=group, area=area, position=position) for position, area in enumerate(members, 1)
    )
    return group
