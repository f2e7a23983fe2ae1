"""What a release says other than the edition before, counted once when it is read and kept with its file.

Counting goes through both editions, period by period of each measure; what is kept leads a page straight to its rows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Min, Q

from benchmarks.areas.models import Area
from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind
from benchmarks.published.models import Measure, Observation, Release
from portal.figures.vocabulary import Unit

# England's number is a sum of its authorities' for these, and so not within their range.
_SUMS = (Unit.COUNT.value, Unit.FTE.value, Unit.GBP_MILLION.value)

_TABLE = Observation._meta.db_table
_DIFFERS = "(new.symbol <> old.symbol OR COALESCE(new.value <> old.value, new.symbol = '' OR old.symbol = ''))"
# One period of one measure in both editions; the new one is gone through in the order of its index.
_BOTH = f"""
    FROM "{_TABLE}" new CROSS JOIN "{_TABLE}" old
    WHERE new.release_id = %s AND new.measure_id = %s AND new.period_end = %s
    AND old.release_id = %s AND old.measure_id = new.measure_id AND old.period_end = new.period_end
    AND old.area_id = new.area_id AND old.category = new.category AND old.basis = new.basis
    AND COALESCE(old.period_start, old.period_end) = COALESCE(new.period_start, new.period_end)
"""
_COUNT = f"SELECT COUNT(*), COUNT(*) FILTER (WHERE {_DIFFERS}) {_BOTH}"
_ROWS = f"""
    SELECT new.id, old.id {_BOTH} AND {_DIFFERS}
    ORDER BY new.area_id, new.category, new.basis, new.period_start LIMIT %s OFFSET %s
"""

Span = tuple[int, date]  # a measure and the last day of a period


@dataclass(frozen=True)
class Counts:
    """`before` is the key of the edition compared with, None for the first. `where` says how many figures are restated
    in which measure and period, the newest period of each measure first."""

    before: int | None
    new: int
    restated: int
    unchanged: int
    gone: int
    where: tuple[tuple[Span, int], ...]


@dataclass(frozen=True)
class Range:
    """England outside the range of its authorities, in a measure where it should lie within; `measure` is a key."""

    measure: int
    period_end: date
    england: Decimal
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True)
class Checks:
    """`missing` are keys of authorities that exist at the end of the newest period and have nothing in it."""

    missing: tuple[int, ...]
    outside: tuple[Range, ...]


def _go_on() -> None:
    """Nobody waits for a sign of life."""


def count(release: Release, before: Release | None, *, alive: Callable[[], None] = _go_on) -> Counts:
    """Go through both editions; `alive` is called between periods and may raise to break off."""
    spans = _spans(release)
    figures = sum(spans.values())
    if before is None:
        return Counts(None, figures, 0, 0, 0, ())
    earlier = _spans(before)
    both, where = 0, []
    for span in sorted(spans.keys() & earlier.keys(), key=lambda each: (each[0], -each[1].toordinal())):
        alive()
        same, restated = _counted(release, before, span)
        both += same
        if restated:
            where.append((span, restated))
    restated = sum(number for _span, number in where)
    gone = Observation.objects.filter(release=before).count() - both
    return Counts(before.pk, figures - both, restated, both - restated, gone, tuple(where))


def check(release: Release) -> Checks:
    """What of a release looks wrong in itself, whatever the edition before says."""
    return Checks(tuple(_missing(release)), tuple(_outside(release)))


def rows(release: Release, counted: Counts, *, first: int, most: int) -> list[tuple[int, int]]:
    """The keys of restated figures, new and old: `most` from the one numbered `first`. One query."""
    parts = list(_parts(counted, first, most))
    if not parts:
        return []
    pieces: list[str] = []
    given: list[Any] = []
    for place, ((measure, period_end), skipped, wanted) in enumerate(parts):
        pieces.append(f"SELECT {place} AS place, part.* FROM ({_ROWS}) AS part")  # noqa: S608 - our own names
        given += [release.pk, measure, period_end, counted.before, wanted, skipped]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(pieces), given)
        found = cursor.fetchall()
    return [(new, old) for _place, new, old in sorted(found, key=lambda row: row[0])]


def _parts(counted: Counts, first: int, most: int) -> Iterator[tuple[Span, int, int]]:
    """The periods that a page lies in: how many restatements of each are passed over, and how many are on it."""
    begins = 0
    for span, number in counted.where:
        low, high = max(first, begins), min(first + most, begins + number)
        if low < high:
            yield span, low - begins, high - low
        begins += number


def _spans(release: Release) -> dict[Span, int]:
    """How many figures there are of each measure and period."""
    said = Observation.objects.filter(release=release, period_end__isnull=False).order_by()
    found = said.values_list("measure_id", "period_end").annotate(number=Count("pk"))
    return {(measure, period_end): number for measure, period_end, number in found if period_end is not None}


def _counted(release: Release, before: Release, span: Span) -> tuple[int, int]:
    """How many figures of a period both have, and how many of them otherwise."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [release.pk, *span, before.pk])
        both, restated = cursor.fetchone()
    return int(both), int(restated)


def _missing(release: Release) -> list[int]:
    said = Observation.objects.filter(release=release, area__isnull=False)
    newest = said.aggregate(newest=Max("period_end"))["newest"]
    if newest is None:
        return []
    there = set(said.filter(period_end=newest).order_by().values_list("area_id", flat=True).distinct())
    there |= set(Area.objects.filter(joint_returns__in=there).values_list("pk", flat=True))
    alive = Area.objects.filter(
        Q(exists_from=None) | Q(exists_from__lte=newest),
        Q(exists_to=None) | Q(exists_to__gte=newest),
        kind=AreaKind.AUTHORITY.value,
        number__isnull=False,
        region__isnull=False,
        invented=False,
    )
    return list(alive.exclude(pk__in=there).order_by("name").values_list("pk", flat=True))


def _outside(release: Release) -> Iterator[Range]:
    """Of each measure the newest period in which England has a number."""
    said = Observation.objects.filter(release=release, category="", value__isnull=False)
    measures = Measure.objects.exclude(unit__in=_SUMS)
    england = said.filter(area__codes__code=ENGLAND, measure__in=measures).order_by("measure_id", "-period_end")
    seen: set[int] = set()
    for row in england:
        if row.measure_id in seen or row.period_end is None or row.value is None:
            continue
        seen.add(row.measure_id)
        same = said.filter(measure=row.measure_id, period_end=row.period_end, area__kind=AreaKind.AUTHORITY.value)
        found = same.aggregate(low=Min("value"), high=Max("value"))
        if found["low"] is not None and not found["low"] <= row.value <= found["high"]:
            yield Range(row.measure_id, row.period_end, row.value, found["low"], found["high"])


def written(counted: Counts, checked: Checks) -> dict[str, Any]:
    """Both as they are kept with a file."""
    return {
        **{name: getattr(counted, name) for name in ("before", "new", "restated", "unchanged", "gone")},
        "where": [[measure, day.isoformat(), number] for (measure, day), number in counted.where],
        "missing": list(checked.missing),
        "outside": [
            [each.measure, each.period_end.isoformat(), *map(str, (each.england, each.lowest, each.highest))]
            for each in checked.outside
        ],
    }


def read(kept: dict[str, Any]) -> tuple[Counts, Checks]:
    """What `written` wrote."""
    where = tuple(((measure, date.fromisoformat(day)), number) for measure, day, number in kept["where"])
    numbers = {name: kept[name] for name in ("before", "new", "restated", "unchanged", "gone")}
    outside = (
        Range(measure, date.fromisoformat(day), *map(Decimal, values)) for measure, day, *values in kept["outside"]
    )
    return Counts(**numbers, where=where), Checks(tuple(kept["missing"]), tuple(outside))
