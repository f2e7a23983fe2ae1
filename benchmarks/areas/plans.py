"""What a model of neighbours would change in the edition that is here, line by line; nothing is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.areas.models import Area, ComparatorGroup
from benchmarks.areas.rules import GroupKind
from benchmarks.importers.neighbours import Neighbours
from benchmarks.importers.rows import Problem


class Becomes(StrEnum):
    """FILLED is a group of which only a mean was quoted so far; SAME is left alone."""

    NEW = "new"
    FILLED = "filled"
    SAME = "same"


@dataclass(frozen=True)
class Planned:
    """One authority's neighbours, closest first, and what becomes of its group of that edition."""

    of: Area
    members: list[Area]
    group: ComparatorGroup | None
    becomes: Becomes


def plan(rows: Iterable[Neighbours | Problem], edition: str) -> Iterator[Planned | Problem]:
    """One for each row, in order. A number that no area has and other members than stand there are problems."""
    known = {area.number: area for area in Area.objects.exclude(number=None)}
    standing = _standing(edition)
    for row in rows:
        yield row if isinstance(row, Problem) else _planned(row, known, standing, edition)


def _planned(
    row: Neighbours, known: dict[str | None, Area], standing: dict[int, ComparatorGroup], edition: str
) -> Planned | Problem:
    for number in (row.number, *row.neighbours):
        if number not in known:
            return Problem(row.line, "", f"No area here has the number {number}.")
    of, members = known[row.number], [known[number] for number in row.neighbours]
    group = standing.get(of.pk)
    if group is None:
        return Planned(of, members, None, Becomes.NEW)
    there = [each.area_id for each in group.memberships.all()]
    if not there:
        return Planned(of, members, group, Becomes.FILLED)
    if there != [area.pk for area in members]:
        return Problem(row.line, "", f"{of} has other neighbours in the edition {edition} already.")
    return Planned(of, members, group, Becomes.SAME)


def _standing(edition: str) -> dict[int, ComparatorGroup]:
    found = ComparatorGroup.objects.filter(kind=GroupKind.NEIGHBOURS.value, edition=edition, of__isnull=False)
    return {group.of_id: group for group in found.order_by("-pk").prefetch_related("memberships") if group.of_id}
