"""One measure of one council: read in a number of queries that does not grow with what is published."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from benchmarks.areas.models import Area
from benchmarks.comparison import rules
from benchmarks.comparison.queries import groups
from benchmarks.comparison.queries.rows import COLUMNS, newest, readable, releases, seen
from benchmarks.comparison.rules import Compared, Period, Seen
from benchmarks.comparison.standing import compose
from benchmarks.comparison.standing.compose import Read, Whom
from benchmarks.comparison.standing.kinds import Group, Place, Standing, Subject, Unknown
from benchmarks.comparison.standing.periods import UnknownPeriod, chosen, full, slug
from benchmarks.published.models import Measure, Observation
from portal.figures.vocabulary import Polarity, Unit

AUTHORITY = ("area__number", "area__name", "area__kind", "area__invented")


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

    `edition` reads only releases of that edition. At most seven queries. Raises UnknownArea, UnknownGroup,
    UnknownPeriod and UnknownEdition, all Unknown, with words for people.
    """
    known = groups.known(council_number)
    whom = known.whom
    if whom is None:
        raise UnknownArea(f"No area has the number {council_number}")
    beside = groups.choose(known, group)
    beside = replace(beside, members=groups.members(beside, whom))
    whom = groups.beside(whom, beside)
    joint = groups.together(whom.council, beside.members)
    read = _published(measure, whom, beside, joint, public)
    told = releases(read, measure, public=public)
    preferred = [key for key, _edition, _among in told]
    editions = list(dict.fromkeys(each for _key, each, among in told if among))
    if edition and edition not in editions:
        raise UnknownEdition(f"There is no edition {edition}; there are {', '.join(editions) or 'none'}")
    asked = read.filter(Q(quoted=True) | Q(release__edition=edition)) if edition else read
    of_areas, of_group = _rows(asked, preferred)
    places = [place.area for place in (whom.council, whom.england) if place]
    every = compose.periods(of_areas, places)
    at = _period(period, every, of_areas, whom)
    everyone, of_council = _everyone(measure, at, edition, whom, public, preferred) if at else ([], [])
    of_areas[whom.council.area] = [*of_council, *of_areas.get(whom.council.area, ())]
    if beside.key == groups.ENGLAND_AUTHORITIES:
        beside, of_areas = _all_of_england(beside, of_areas, everyone, whom)
    valued = tuple((place, each.value) for place, each in everyone if each.value is not None)
    read_of = Read(of_areas, of_group, valued, _counted(everyone), joint)
    return Found(
        compose.standing(subject(measure), whom, beside, read_of, period=at, edition=edition),
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


def _published(
    measure: Measure, whom: Whom, group: Group, joint: Iterable[Place], public: bool
) -> QuerySet[Observation]:
    """Everything published of the council, its region, England, members and joint returns; and of the group itself."""
    places = (whom.council, whom.region, whom.england, *group.members, *joint)
    of_whom = Q(area__in=sorted({place.area for place in places if place}))
    if group.pk is not None:
        of_whom |= Q(group=group.pk)
    return readable(public=public).filter(of_whom, measure=measure, category="")


def _rows(found: QuerySet[Observation], preferred: list[int]) -> tuple[dict[int, list[Seen]], list[Seen]]:
    """What the newest release says of each area in each period; and of the group itself."""
    areas: dict[int, list[Seen]] = defaultdict(list)
    said = []
    for row in newest(found, preferred).values(*COLUMNS):
        if row["area_id"]:
            areas[row["area_id"]].append(seen(row))
        else:
            said.append(seen(row))
    return areas, said


def _everyone(
    measure: Measure, period: Period, edition: str, whom: Whom, public: bool, preferred: list[int]
) -> tuple[list[tuple[Place, Seen]], list[Seen]]:
    """Every authority of England in the period, by the number of its newest release; of the council every release's.

    Asked for area by area, as the index has them: what else is published of the measure costs nothing then.
    """
    basis, start, end = period
    own = whom.council.area
    areas = groups.of_england() | Area.objects.filter(pk=own)
    found = readable(public=public).filter(
        area__in=areas.values("pk"),
        measure=measure,
        period_end=end,
        basis=basis.value,
        category="",
        quoted=False,
    )
    if edition:
        found = found.filter(release__edition=edition)
    places: dict[int, Place] = {}
    numbers: dict[int, list[Seen]] = defaultdict(list)
    for row in newest(found, preferred, but=own).order_by("area__name").values(*COLUMNS, *AUTHORITY):
        area = row["area_id"]
        if row["area__kind"] in groups.AUTHORITIES and not row["area__invented"]:
            places[area] = Place(area, row["area__number"] or "", row["area__name"])
        numbers[area].append(replace(seen(row), start=row["period_start"] or start))
    best = {area: rules.best(numbers[area]).get(period) for area in places}
    return [(place, each) for area, place in places.items() if (each := best[area]) is not None], numbers[own]


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
