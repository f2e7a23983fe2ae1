"""One measure of one council: read in a number of queries that does not grow with what is published."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Q

from benchmarks.comparison import rules
from benchmarks.comparison.queries import groups
from benchmarks.comparison.queries.rows import COLUMNS, readable, seen
from benchmarks.comparison.rules import Compared, Period, Seen
from benchmarks.comparison.standing import compose
from benchmarks.comparison.standing.compose import Read, Whom
from benchmarks.comparison.standing.kinds import Group, Place, Standing, Subject, Unknown
from benchmarks.comparison.standing.periods import UnknownPeriod, chosen, full, slug
from benchmarks.published.models import Measure
from portal.figures.vocabulary import Polarity, Unit


class UnknownArea(Unknown):
    """No area has this number."""


class UnknownEdition(Unknown):
    """Nothing was read from an edition of this name; the words name those that there are."""


@dataclass(frozen=True)
class Found:
    """A standing, and what else could be asked: periods as (slug, words), editions, groups."""

    standing: Standing
    periods: tuple[tuple[str, str], ...] = ()
    editions: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()


def subject(measure: Measure) -> Subject:
    return Subject(
        code=measure.code,
        name=measure.name,
        unit=Unit(measure.unit),
        decimals=measure.decimals,
        polarity=Polarity(measure.polarity),
        publisher=measure.publisher,
        definition=measure.definition,
    )


def standing(
    measure: Measure, *, council_number: str, period: str = "", group: str = "", edition: str = "", public: bool = True
) -> Found:
    """Where a council stands in a measure: in `period` ("2025", a slug, else the newest), beside `group`.

    `edition` reads only releases of that edition. At most six queries. Raises UnknownArea, UnknownGroup,
    UnknownPeriod and UnknownEdition, all Unknown, with words for people.
    """
    known = groups.known(council_number)
    whom = known.whom
    if whom is None:
        raise UnknownArea(f"No area has the number {council_number}")
    beside = groups.choose(known, group)
    beside = replace(beside, members=groups.members(beside, whom))
    of_areas, of_group = _rows(measure, whom, beside, public)
    editions = compose.editions(of_areas)
    if edition and edition not in editions:
        raise UnknownEdition(f"There is no edition {edition}; there are {', '.join(editions) or 'none'}")
    of_areas = compose.of_edition(of_areas, edition)
    places = [place.area for place in (whom.council, whom.england) if place]
    every = compose.periods(of_areas, places)
    at = _period(period, every, of_areas, whom)
    everyone = tuple(_everyone(measure, at, edition, public)) if at else ()
    if beside.key == groups.ENGLAND_AUTHORITIES:
        beside, of_areas = _all_of_england(beside, of_areas, everyone, whom)
    told = [each for each in of_group if not edition or each.quoted or each.edition == edition]
    valued = tuple((place, each.value) for place, each in everyone if each.value is not None)
    read = Read(of_areas, told, valued, _counted(everyone))
    return Found(
        compose.standing(subject(measure), whom, beside, read, period=at, edition=edition),
        tuple((slug(each), rules.year_words(*each)) for each in every),
        tuple(editions),
        known.groups,
    )


def _period(asked: str, every: list[Period], of_areas: dict[int, list[Seen]], whom: Whom) -> Period | None:
    """The period that was asked for, else the newest that the council has a value for, else the newest of England."""
    if asked:
        return chosen(asked, every)
    mine = [full(each.period) for each in of_areas.get(whom.council.area, ()) if each.value is not None]
    valued = {period for period in mine if period in every}
    return next((period for period in every if period in valued), every[0] if every else None)


def _rows(measure: Measure, whom: Whom, group: Group, public: bool) -> tuple[dict[int, list[Seen]], tuple[Seen, ...]]:
    """Everything published of the council, its region, England and the group's members; and of the group itself."""
    places = (whom.council, whom.region, whom.england, *group.members)
    of_whom = Q(area__in=sorted({place.area for place in places if place}))
    if group.pk is not None:
        of_whom |= Q(group=group.pk)
    areas: dict[int, list[Seen]] = defaultdict(list)
    said = []
    for row in readable(public=public).filter(of_whom, measure=measure, category="").values(*COLUMNS):
        if row["area_id"]:
            areas[row["area_id"]].append(seen(row))
        else:
            said.append(seen(row))
    return areas, tuple(said)


def _everyone(measure: Measure, period: Period, edition: str, public: bool) -> Iterator[tuple[Place, Seen]]:
    """Every authority of England in the period, each with the number of its newest release.

    Asked for area by area, as the index has them: what else is published of the measure costs nothing then.
    """
    basis, start, end = period
    places = groups.authorities()
    found = readable(public=public).filter(
        measure=measure, area__in=list(places), period_end=end, basis=basis.value, category="", quoted=False
    )
    if edition:
        found = found.filter(release__edition=edition)
    numbers: dict[int, list[Seen]] = defaultdict(list)
    for row in found.values(*COLUMNS):
        numbers[row["area_id"]].append(replace(seen(row), start=row["period_start"] or start))
    for area, place in places.items():
        best = rules.best(numbers.get(area, ())).get((basis, start, end))
        if best is not None:
            yield place, best


def _counted(everyone: Iterable[tuple[Place, Seen]]) -> list[tuple[Place, Compared]]:
    """Those whose parts were published, as intervals and funnels need them."""
    found = ((place, each) for place, each in everyone if each.numerator is not None and each.denominator)
    return [(place, rules.stated(each, "value")) for place, each in found]


def _all_of_england(
    group: Group, of_areas: dict[int, list[Seen]], everyone: Iterable[tuple[Place, Seen]], whom: Whom
) -> tuple[Group, dict[int, list[Seen]]]:
    """The group of all others, whose numbers were read with the period."""
    others = [(place, each) for place, each in everyone if place.area != whom.council.area]
    rows = {**{place.area: [each] for place, each in others}, **of_areas}
    return replace(group, members=tuple(place for place, _each in others)), rows


__all__ = ["Found", "UnknownArea", "UnknownEdition", "UnknownPeriod", "standing", "subject"]
