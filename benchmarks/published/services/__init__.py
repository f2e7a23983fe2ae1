"""The only writers of published statistics. What a release says is added to, never overwritten.

`mappings` keeps what the columns of tables mean, `imports` takes whole files.
"""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from benchmarks.areas import queries as areas
from benchmarks.areas.loading import require_loader
from benchmarks.areas.models import Area, ComparatorGroup
from benchmarks.areas.rules import GroupKind
from benchmarks.areas.services import groups
from benchmarks.published.models import Measure, Observation, Release
from benchmarks.published.readings import Key, Reading, content, key
from benchmarks.published.rules import AS_QUOTED, ReleaseStatus, Statistic
from portal.audit.refusals import NotPossible
from portal.audit.services import record
from portal.figures.numbers import NotANumber, kept
from portal.figures.rounding import half_up, trimmed
from portal.figures.vocabulary import Basis, Polarity, Unit

AT_ONCE = 2000


class AlreadyPublished(ValueError):
    """A release says something else already of the same area, measure and period; nothing was written.

    `pairs` holds (what stands, what was given).
    """

    def __init__(self, pairs: list[tuple[Observation, Observation]]) -> None:
        self.pairs = pairs
        stands, given = pairs[0]
        more = f", and {len(pairs) - 1} more" if len(pairs) > 1 else ""
        of = f"{given.measure} of {given.area or given.group}"
        super().__init__(f"{of} is {_said(stands)} there, not {_said(given)}{more}. A revision is a newer release")


@transaction.atomic
def add_measure(
    code: str,
    *,
    by: Any,
    name: str,
    unit: Unit,
    polarity: Polarity,
    decimals: int = 1,
    publisher: str = "",
    definition: str = "",
) -> Measure:
    """A new measure. Raises NotPossible where the code is taken."""
    require_loader(by)
    if Measure.objects.filter(code=code).exists():
        raise NotPossible(f"There is already a measure {code}", "code")
    measure = Measure.objects.create(
        code=code,
        name=name,
        definition=definition,
        unit=Unit(unit).value,
        decimals=decimals,
        polarity=Polarity(polarity).value,
        publisher=publisher,
    )
    record("add_measure", by=by, subject=measure, after={"code": code})
    return measure


@transaction.atomic
def add_measures(given: Iterable[Measure], *, by: Any) -> dict[str, Measure]:
    """Keep those unsaved measures whose code is not here yet; returns all of them as they stand, by code."""
    require_loader(by)
    wanted = {measure.code: measure for measure in given}
    standing = {each.code: each for each in Measure.objects.filter(code__in=wanted)}
    fresh = [measure for code, measure in wanted.items() if code not in standing]
    Measure.objects.bulk_create(fresh)
    if fresh:
        label = f"{len(fresh)} measures"
        record(
            "add_measures", by=by, subject=("published.measure", "", label), after={"codes": [m.code for m in fresh]}
        )
    return standing | {measure.code: measure for measure in fresh}


@transaction.atomic
def add_release(
    publication: str,
    *,
    by: Any,
    edition: str,
    publisher: str,
    source: str,
    published_on: datetime.date | None = None,
    status: ReleaseStatus = ReleaseStatus.OFFICIAL,
) -> Release:
    """A new edition of a publication, accepted at once. Raises NotPossible where that edition is here already."""
    require_loader(by)
    if Release.objects.filter(publication=publication, edition=edition).exists():
        raise NotPossible(f"{publication}, {edition} is here already", "edition")
    now = timezone.now()
    release = Release.objects.create(
        publication=publication,
        edition=edition,
        publisher=publisher,
        published_on=published_on,
        status=ReleaseStatus(status).value,
        source=source,
        loaded_at=now,
        loaded_by=by,
        accepted_at=now,
        accepted_by=by,
    )
    record("add_release", by=by, subject=release, after={"status": release.status, "published_on": published_on})
    return release


@transaction.atomic
def observe(release: Release, readings: Iterable[Reading], *, by: Any) -> int:
    """Keep what a release says; returns how many observations are new.

    A reading that stands already, equal, is left alone, so a file may be loaded twice. Raises AlreadyPublished for
    one that differs from what stands (or from another of the same call), and NotANumber for a value that cannot be
    kept whole; then nothing is written.
    """
    require_loader(by)
    standing = _standing(release, given := [_checked(reading.row()) for reading in readings])
    fresh: list[Observation] = []
    against: list[tuple[Observation, Observation]] = []
    for row in given:
        earlier = standing.setdefault(key(row), row)
        if earlier is row:
            row.release = release
            fresh.append(row)
        elif content(earlier) != content(row):
            against.append((earlier, row))
    if against:
        raise AlreadyPublished(against)
    Observation.objects.bulk_create(fresh, batch_size=AT_ONCE)
    if fresh:
        record("observe", by=by, subject=release, after={"observations": len(fresh)})
    return len(fresh)


@transaction.atomic
def quote(
    measure: Measure,
    *,
    by: Any,
    value: Decimal,
    source: str,
    basis: Basis,
    area: Area | None = None,
    group: ComparatorGroup | None = None,
    statistic: Statistic = Statistic.MEAN,
    period_start: datetime.date | None = None,
    period_end: datetime.date | None = None,
    published_on: datetime.date | None = None,
    publisher: str = "",
    decimals: int | None = None,
    category: str = "",
    note: str = "",
) -> Observation:
    """Keep a number that a paper quotes of an area or a group, its year perhaps not stated.

    Each paper ("Cabinet paper, 1 December 2021, section 7.3") is a release of its own. Raises AlreadyPublished where
    the same paper was quoted with another value.
    """
    require_loader(by)
    if (area is None) == (group is None):
        raise NotPossible("A quoted number is of an area or of a group", "whom")
    reading = Reading(
        measure=measure,
        area=area,
        group=group,
        category=category,
        statistic=Statistic(statistic) if group else Statistic.VALUE,
        basis=Basis(basis),
        period_start=period_start,
        period_end=period_end,
        value=value,
        decimals=decimals,
        quoted=True,
        note=note,
    )
    release = _paper(source, published_on=published_on, publisher=publisher, by=by)
    observe(release, [reading], by=by)
    return next(row for row in _standing(release, [reading.row()]).values() if key(row) == key(reading.row()))


@transaction.atomic
def quote_neighbours(measure: Measure, *, by: Any, of: Area, edition: str, **quoted: Any) -> Observation:
    """The same for the statistical neighbours of an area, whose group is made where it is not here yet.

    Such a group has no members: only its quoted mean can be shown until they are given.
    """
    group = areas.neighbours(of.number or "", edition)
    if group is None:
        name, source = "Statistical neighbours", str(quoted.get("source", ""))
        group = groups.make(GroupKind.NEIGHBOURS, by=by, name=name, edition=edition, of=of, source=source)
    return quote(measure, by=by, group=group, **quoted)


def _paper(source: str, *, published_on: datetime.date | None, publisher: str, by: Any) -> Release:
    found = Release.objects.filter(publication=source[:200], edition=AS_QUOTED).first()
    if found is not None and (published_on is None or found.published_on == published_on):
        return found
    if found is not None:
        raise NotPossible(f"{source} was quoted before with another date of publication", "published_on")
    return add_release(
        source[:200], by=by, edition=AS_QUOTED, publisher=publisher, source=source, published_on=published_on
    )


def _standing(release: Release, given: list[Observation]) -> dict[Key, Observation]:
    """What the release says already of the measures of these rows, by what each speaks of."""
    measures = {row.measure_id for row in given}
    return {key(row): row for row in Observation.objects.filter(release=release, measure__in=measures)}


def _checked(row: Observation) -> Observation:
    for name in ("numerator", "denominator", "value"):
        number = getattr(row, name)
        if number is not None:
            setattr(row, name, kept(number))
    if (row.value is None) == (row.symbol == ""):
        raise NotANumber("There is a value or a symbol, and not both")
    return row


def _said(row: Observation) -> str:
    if row.value is None:
        return row.symbol
    return str(trimmed(row.value) if row.decimals is None else half_up(row.value, row.decimals))
