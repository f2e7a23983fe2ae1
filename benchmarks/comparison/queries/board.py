"""Every measure of a council at once, in a number of queries that does not grow with the measures."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import F, Q

from benchmarks.comparison.queries import groups
from benchmarks.comparison.queries.rows import COLUMNS, readable, seen
from benchmarks.comparison.queries.standing import UnknownArea, subject
from benchmarks.comparison.rules import Period, Seen
from benchmarks.comparison.standing import compose
from benchmarks.comparison.standing.compose import Read, Whom
from benchmarks.comparison.standing.kinds import Group, Place, Standing
from benchmarks.comparison.standing.periods import full, newest_first
from benchmarks.published.models import Measure
from portal.figures.vocabulary import Basis

Numbers = dict[int, dict[int, list[Seen]]]  # by measure, by area
Values = dict[int, list[tuple[Place, Decimal]]]  # by measure


@dataclass(frozen=True)
class Board:
    """Every measure that the council has a published number of, and the groups that can be chosen."""

    group: Group
    standings: tuple[Standing, ...] = ()
    groups: tuple[Group, ...] = ()


def board(*, council_number: str, group: str = "", public: bool = True) -> Board:
    """Where a council stands in every measure, each in its newest period; eight queries.

    Raises UnknownArea and UnknownGroup, both Unknown, with words for people.
    """
    known = groups.known(council_number)
    whom = known.whom
    if whom is None:
        raise UnknownArea(f"No area has the number {council_number}")
    # All of England has a column of its own beside the group's.
    known = replace(known, groups=tuple(each for each in known.groups if each.key != groups.ENGLAND_AUTHORITIES))
    beside = groups.choose(known, group) if known.groups else groups.ALONE
    beside = replace(beside, members=groups.members(beside, whom))
    whom = groups.beside(whom, beside)
    own = _own(whom, public)
    latest = {measure: at for measure, areas in own.items() if (at := _latest(areas[whom.council.area]))}
    others = _others(latest, whom, beside, public)
    everyone = _everyone(latest, public)
    measures = Measure.objects.in_bulk(list(latest))
    standings = [
        _standing(measures[key], whom, beside, own[key], others[key], everyone.get(key, []), at)
        for key, at in latest.items()
    ]
    return Board(beside, tuple(standings), known.groups)


def _standing(
    measure: Measure,
    whom: Whom,
    group: Group,
    own: dict[int, list[Seen]],
    others: dict[int, list[Seen]],
    everyone: list[tuple[Place, Decimal]],
    period: Period,
) -> Standing:
    return compose.standing(subject(measure), whom, group, Read({**others, **own}, (), everyone), period=period)


def _own(whom: Whom, public: bool) -> Numbers:
    """The council's published numbers of every measure, through all periods: the newest and the one before count."""
    found: Numbers = defaultdict(lambda: defaultdict(list))
    rows = readable(public=public).filter(area=whom.council.area, category="", quoted=False)
    for row in rows.values(*COLUMNS):
        found[row["measure_id"]][row["area_id"]].append(seen(row))
    return found


def _latest(rows: Collection[Seen]) -> Period | None:
    """The newest period with a value, else with a symbol."""
    valued = newest_first(full(each.period) for each in rows if each.value is not None)
    every = valued or newest_first(full(each.period) for each in rows)
    return every[0] if every else None


def _dates(latest: dict[int, Period]) -> set[date]:
    return {end for _basis, _start, end in latest.values() if end}


def _others(latest: dict[int, Period], whom: Whom, group: Group, public: bool) -> Numbers:
    """Region, England and the members in those periods."""
    places = (whom.region, whom.england, *group.members)
    found: Numbers = defaultdict(lambda: defaultdict(list))
    rows = readable(public=public).filter(
        Q(area__in=sorted({place.area for place in places if place})),
        measure__in=list(latest),
        category="",
        quoted=False,
        period_end__in=_dates(latest),
    )
    for row in rows.values(*COLUMNS):
        if _of(row["basis"], row["period_end"], latest[row["measure_id"]]):
            found[row["measure_id"]][row["area_id"]].append(seen(row))
    return found


def _everyone(latest: dict[int, Period], public: bool) -> Values:
    """The value of every authority in each measure's period, of its newest release.

    Plain rows: 153 authorities times the measures are too many to describe one by one.
    """
    places = groups.authorities()
    rows = readable(public=public).filter(
        measure__in=list(latest), area__in=list(places), period_end__in=_dates(latest), category="", quoted=False
    )
    columns = ("measure_id", "basis", "period_start", "period_end", "area_id", "value")
    ordered = rows.order_by(F("release__published_on").asc(nulls_first=True), "release_id").values_list(*columns)
    found: dict[int, dict[int, Decimal | None]] = defaultdict(dict)
    for measure, basis, start, end, area, value in ordered:
        if _of(basis, end, latest[measure]) and start in (None, latest[measure][1]):
            found[measure][area] = value
    return {
        measure: [(places[area], value) for area in places if (value := values.get(area)) is not None]
        for measure, values in found.items()
    }


def _of(basis: str, end: date | None, period: Period) -> bool:
    return Basis(basis) == period[0] and end == period[2]
