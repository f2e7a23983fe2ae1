"""Reference lists and neighbour models, taken in whole: what is there already is filled up and never contradicted."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from benchmarks.areas import queries, told
from benchmarks.areas.loading import require_loader
from benchmarks.areas.models import Area, AreaCode
from benchmarks.areas.plans import Becomes, plan
from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind, GroupKind, joint_name
from benchmarks.areas.services import areas, groups
from benchmarks.importers.authorities import Listed
from benchmarks.importers.neighbours import Neighbours
from benchmarks.importers.rows import Level, Problem
from portal.audit.refusals import NotPossible
from portal.audit.services import record

NEIGHBOURS = "Statistical neighbours"


@dataclass(frozen=True)
class Change:
    """What a line of a list made of one place: a new one, or what an old one was given. `words` say it in full."""

    line: int
    name: str
    number: str
    new: bool
    words: tuple[str, ...]


@dataclass
class Loaded:
    """How many lines were taken, what was made of them, and which lines were not taken and why."""

    read: int = 0
    added: int = 0
    filled: int = 0
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        return self.read - len(self.problems)


@transaction.atomic
def load(rows: Iterable[Listed | Problem], *, by: Any) -> Loaded:
    """Keep the places of a list: England, regions, authorities with every code and its days, joint returns.

    Matched by number or any code it ever had. What stands is only filled up (a code, a region, a day that was not
    known); a line that contradicts what stands is a problem. Loading a list twice changes nothing.
    """
    require_loader(by)
    loaded = Loaded()
    listed: list[Listed] = []
    for row in rows:
        loaded.read += 1
        if isinstance(row, Problem):
            loaded.problems.append(row)
        else:
            listed.append(row)
    if queries.area(code=ENGLAND) is None:
        areas.add(AreaKind.COUNTRY, by=by, name="England", codes=[ENGLAND])
        loaded.changes.append(Change(0, "England", "", True, (f"country {ENGLAND}",)))
    for row in sorted(listed, key=lambda row: (row.level == Level.AUTHORITY, row.joint, row.line)):
        try:
            _place(row, by, loaded)
        except NotPossible as refused:
            loaded.problems.append(Problem(row.line, "", f"{refused.words}."))
    if loaded.added or loaded.filled:
        after = {"read": loaded.read, "added": loaded.added, "filled": loaded.filled, "problems": len(loaded.problems)}
        record("load_areas", by=by, subject=("areas.area", "", f"{loaded.read} places"), after=after)
    return loaded


def _place(row: Listed, by: Any, loaded: Loaded) -> None:
    if row.joint:
        before = Area.objects.count()
        made = joint(_parts(row), by=by)
        if Area.objects.count() > before:
            loaded.added += 1
            loaded.changes.append(Change(row.line, made.name, "", True, told.joint(row)))
        return
    code, number = next(iter(row.codes), ""), next(iter(row.numbers), "")
    found = _standing(number, code)
    if found is None:
        made = _add(row, number, code, by)
        words = told.added(row, made) + _within(made, row)
        loaded.added += 1
    elif words := _fill(found, row, number, code) + _within(found, row):
        made = found
        loaded.filled += 1
    else:
        return
    loaded.changes.append(Change(row.line, made.name, made.number or "", found is None, words))


def _standing(number: str, code: str) -> Area | None:
    """The area that a line speaks of. Raises NotPossible where its number is one area's and its code another's."""
    by_number = queries.area(number=number) if number else None
    by_code = queries.area(code=code) if code else None
    if by_number and by_code and by_number != by_code:
        raise NotPossible(f"The number {number} is {by_number}'s, but the code {code} is {by_code}'s", "number")
    if by_code and number and by_code.number not in (None, number):
        raise NotPossible(f"The code {code} is {by_code}'s, whose number is {by_code.number}", "number")
    return by_number or by_code


def _within(area: Area, row: Listed) -> tuple[str, ...]:
    """Make an authority of London a part of Inner or Outer London; says of which, if it was none."""
    region = queries.area(code=row.within) if row.within else None
    if region is None or region.parts.filter(pk=area.pk).exists():
        return ()
    region.parts.add(area)
    return (f"part of {region}",)


def _add(row: Listed, number: str, code: str, by: Any) -> Area:
    kind = AreaKind.REGION if row.level == Level.REGIONAL else AreaKind.AUTHORITY
    made = areas.add(
        kind,
        by=by,
        name=row.name,
        number=number or None,
        codes=[code] if code else [],
        region=queries.area(code=row.region) if row.region else None,
        exists_from=row.begins,
        exists_to=row.ends,
    )
    AreaCode.objects.filter(area=made).update(begins=row.begins, ends=row.ends)
    return made


def _fill(area: Area, row: Listed, number: str, code: str) -> tuple[str, ...]:
    """Write what the line knows and the area does not; says what that was."""
    words: list[str] = []
    if number and area.number is None:
        area.number = number
        words.append(f"number {number}")
    region = queries.area(code=row.region) if row.region and area.region_id is None else None
    if region is not None:
        area.region = region
        words.append(f"region {region}")
    if code and _fill_code(area, row, code):
        words.append(told.code(row, code))
    if words:
        _span(area)
        area.save(update_fields=["number", "region", "exists_from", "exists_to"])
    return tuple(words)


def _fill_code(area: Area, row: Listed, code: str) -> bool:
    kept, made = AreaCode.objects.get_or_create(code=code, defaults={"area": area})
    if not made and (kept.begins or row.begins is None):
        return False
    AreaCode.objects.filter(pk=kept.pk).update(begins=row.begins, ends=row.ends)
    return True


def _span(area: Area) -> None:
    """An authority exists from the first day of its oldest code to the last day of its newest."""
    known = [(begins, ends) for begins, ends in area.codes.values_list("begins", "ends") if begins]
    if known:
        area.exists_from = min(begins for begins, _ends in known)
        last = [ends or datetime.date.max for _begins, ends in known]
        area.exists_to = None if datetime.date.max in last else max(last)


def _parts(row: Listed) -> list[Area]:
    pairs = zip(row.numbers or ("",) * len(row.codes), row.codes or ("",) * len(row.numbers), strict=True)
    found = [_standing(number, code) for number, code in pairs]
    if missing := [name for name, area in zip(row.numbers or row.codes, found, strict=True) if area is None]:
        raise NotPossible(f"{missing[0]} is not known, so this joint return cannot be made", "number")
    return [area for area in found if area is not None]


@transaction.atomic
def joint(parts: Sequence[Area], *, by: Any) -> Area:
    """The area that stands for several authorities that report together, made where it is not here yet.

    Its figure is never handed down to its parts. Raises NotPossible for fewer than two parts.
    """
    require_loader(by)
    if len({part.pk for part in parts}) < 2:
        raise NotPossible("A joint return is of at least two authorities", "parts")
    wanted = {part.pk for part in parts}
    for area in Area.objects.filter(kind=AreaKind.JOINT.value, parts=parts[0]).prefetch_related("parts"):
        if {part.pk for part in area.parts.all()} == wanted:
            return area
    regions = {part.region_id: part.region for part in parts}
    region = next(iter(regions.values())) if len(regions) == 1 else None
    name = joint_name([part.name for part in parts])
    return areas.add(AreaKind.JOINT, by=by, name=name, parts=parts, region=region)


@transaction.atomic
def load_neighbours(rows: Iterable[Neighbours | Problem], *, edition: str, source: str, by: Any) -> Loaded:
    """Keep an edition of the neighbour model: a group for each authority, its neighbours closest first.

    Matched by number. A group that has the same members is left alone; one that only had a quoted mean is given its
    members; other members than stand in that edition are a problem, as an edition never changes.
    """
    require_loader(by)
    if not edition.strip():
        raise NotPossible("Say which edition of the model this is", "edition")
    loaded = Loaded()
    for planned in plan(rows, edition):
        loaded.read += 1
        if isinstance(planned, Problem):
            loaded.problems.append(planned)
        elif planned.becomes is Becomes.NEW:
            groups.make(
                GroupKind.NEIGHBOURS,
                by=by,
                name=NEIGHBOURS,
                edition=edition,
                of=planned.of,
                members=planned.members,
                source=source,
            )
            loaded.added += 1
        elif planned.group is not None and planned.becomes is Becomes.FILLED:
            groups.give_members(planned.group, planned.members, by=by)
            loaded.filled += 1
    return loaded
