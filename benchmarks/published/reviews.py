"""What a release would change, or has changed: compared with the edition before, as its pages say it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from benchmarks.areas.models import Area
from benchmarks.published import counts, queries
from benchmarks.published.counts import Checks, Counts
from benchmarks.published.models import Import, Measure, Observation, Release

FIRST = 200  # restatements that a page shows at once


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
    counted, checked = _kept(job, before) or (counts.count(release, before), counts.check(release))
    found = _told(release, before, counted, first, most)
    return Review(
        **vars(found),
        preferred=preferred,
        missing=tuple(_places(checked)),
        outside=tuple(_outside(checked)),
    )


def compare(release: Release, before: Release | None, *, first: int = 0, most: int = FIRST) -> Compared:
    """What a release says other than the edition before; `restatements` are `most` from the one numbered `first`."""
    kept = _kept(getattr(release, "imported_by", None), before)
    return _told(release, before, kept[0] if kept else counts.count(release, before), first, most)


def _kept(job: Import | None, before: Release | None) -> tuple[Counts, Checks] | None:
    """What was counted when the file was read; None where it was compared with another edition, or is of no file."""
    if job is None or job.counts is None:
        return None
    kept = counts.read(job.counts)
    return kept if kept[0].before == (before.pk if before else None) else None


def _told(release: Release, before: Release | None, counted: Counts, first: int, most: int) -> Compared:
    return Compared(
        before=before,
        new=counted.new,
        restated=counted.restated,
        unchanged=counted.unchanged,
        gone=counted.gone,
        restatements=tuple(_restated(counts.rows(release, counted, first=first, most=most))),
    )


def _restated(pairs: list[tuple[int, int]]) -> Iterator[Restated]:
    rows = Observation.objects.select_related("measure", "area").in_bulk([key for pair in pairs for key in pair])
    for new_key, old_key in pairs:
        new, old = rows[new_key], rows[old_key]
        if new.area is not None and new.period_end is not None:
            yield Restated(
                new.measure, new.area, new.category, new.period_end, old.value, old.symbol, new.value, new.symbol
            )


def _places(checked: Checks) -> list[Area]:
    found = Area.objects.in_bulk(checked.missing)
    return [found[key] for key in checked.missing if key in found]


def _outside(checked: Checks) -> Iterator[Outside]:
    measures = Measure.objects.in_bulk(each.measure for each in checked.outside)
    for each in checked.outside:
        yield Outside(measures[each.measure], each.period_end, each.england, each.lowest, each.highest)
