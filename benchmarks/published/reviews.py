"""What a release that is not accepted yet would change: compared with the edition before, in the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Max, Q

from benchmarks.areas.models import Area
from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind
from benchmarks.published import queries
from benchmarks.published.models import Import, Measure, Observation, Release
from portal.figures.vocabulary import Unit

FIRST = 200  # restatements that a page shows at once
# England's number is a sum of its authorities' for these, and so not within their range.
_SUMS = (Unit.COUNT.value, Unit.FTE.value, Unit.GBP_MILLION.value)

_TABLE = Observation._meta.db_table
_SAME = """
    old.release_id = %s AND old.measure_id = new.measure_id AND old.area_id = new.area_id
    AND old.period_end = new.period_end AND old.basis = new.basis AND old.category = new.category
    AND COALESCE(old.period_start, old.period_end) = COALESCE(new.period_start, new.period_end)
"""
_DIFFERS = "(new.symbol <> old.symbol OR COALESCE(new.value <> old.value, new.symbol = '' OR old.symbol = ''))"
_JOINED = f'FROM "{_TABLE}" new JOIN "{_TABLE}" old ON {_SAME} WHERE new.release_id = %s'


@dataclass(frozen=True)
class Restated:
    """A figure that the edition before had otherwise; `difference` only where both are numbers."""

    measure: Measure
    area: Area
    category: str
    period_end: date
    old: Decimal | None
    old_symbol: str
    new: Decimal | None
    new_symbol: str

    @property
    def difference(self) -> Decimal | None:
        return None if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True)
class Outside:
    """England outside the range of its authorities, in a measure where it should lie within."""

    measure: Measure
    period_end: date
    england: Decimal
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True)
class Compared:
    """`before` is the edition compared with, None where this is the first. `gone` are figures that only it has."""

    before: Release | None
    new: int
    restated: int
    unchanged: int
    gone: int
    restatements: tuple[Restated, ...]


@dataclass(frozen=True)
class Review(Compared):
    """`missing` are authorities that exist at the end of the newest period and have nothing in it.

    `preferred` is the edition that was published later and stays the one that is read, if there is one.
    """

    preferred: Release | None
    missing: tuple[Area, ...]
    outside: tuple[Outside, ...]


def review(job: Import, *, first: int = 0, most: int = FIRST) -> Review:
    """What accepting would mean; `restatements` are `most` from the one numbered `first`. Raises ValueError before
    the file is read through."""
    release = job.release
    if release is None:
        raise ValueError("The file is not read yet")
    before, preferred = queries.around(release)
    found = compare(release, before, first=first, most=most)
    return Review(
        **vars(found), preferred=preferred, missing=tuple(_missing(release)), outside=tuple(_outside(release))
    )


def compare(release: Release, before: Release | None, *, first: int = 0, most: int = FIRST) -> Compared:
    """What a release says other than the edition before; `restatements` are `most` from the one numbered `first`."""
    count = Observation.objects.filter(release=release).count()
    restated = unchanged = gone = 0
    if before is not None:
        both, restated = _counts(before, release)
        unchanged = both - restated
        gone = Observation.objects.filter(release=before).count() - both
    return Compared(
        before=before,
        new=count - restated - unchanged,
        restated=restated,
        unchanged=unchanged,
        gone=gone,
        restatements=tuple(_restated(before, release, first, most)) if before and restated else (),
    )


def _counts(before: Release, release: Release) -> tuple[int, int]:
    """How many figures both have, and how many of them otherwise: the two are gone through together, and once."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*), COUNT(*) FILTER (WHERE {_DIFFERS}) {_JOINED}", [before.pk, release.pk])
        both, restated = cursor.fetchone()
    return int(both), int(restated)


def _restated(before: Release, release: Release, first: int, most: int) -> Iterator[Restated]:
    sql = (
        f"SELECT new.id, old.id {_JOINED} AND {_DIFFERS} "
        "ORDER BY new.measure_id, new.period_end DESC, new.area_id, new.category LIMIT %s OFFSET %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [before.pk, release.pk, most, first])
        pairs = cursor.fetchall()
    rows = Observation.objects.select_related("measure", "area").in_bulk([key for pair in pairs for key in pair])
    for new_key, old_key in pairs:
        new, old = rows[new_key], rows[old_key]
        if new.area is not None and new.period_end is not None:
            yield Restated(
                new.measure, new.area, new.category, new.period_end, old.value, old.symbol, new.value, new.symbol
            )


def _missing(release: Release) -> list[Area]:
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
    return list(alive.exclude(pk__in=there).order_by("name"))


def _outside(release: Release) -> Iterator[Outside]:
    said = Observation.objects.filter(release=release, category="", value__isnull=False)
    measures = Measure.objects.exclude(unit__in=_SUMS)
    england = said.filter(area__codes__code=ENGLAND, measure__in=measures).order_by("measure_id", "-period_end")
    seen: set[int] = set()
    for row in england.select_related("measure"):
        if row.measure_id in seen or row.period_end is None or row.value is None:
            continue
        seen.add(row.measure_id)
        same = said.filter(measure=row.measure_id, period_end=row.period_end, area__kind=AreaKind.AUTHORITY.value)
        values = [value for value in same.values_list("value", flat=True) if value is not None]
        low, high = min(values, default=row.value), max(values, default=row.value)
        if not low <= row.value <= high:
            yield Outside(row.measure, row.period_end, row.value, low, high)
