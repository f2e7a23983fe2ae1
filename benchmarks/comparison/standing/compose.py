"""A council's standing from what was read: group, places, band, change, history. Missing and quoted never count."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from benchmarks.comparison import rules
from benchmarks.comparison.rules import Compared, Period, Seen
from benchmarks.comparison.standing.kinds import (
    Against,
    England,
    Group,
    Moved,
    Place,
    Rows,
    Said,
    Standing,
    Subject,
    Together,
    Year,
)
from benchmarks.comparison.standing.periods import alike, ends, full, newest_first, slug
from benchmarks.published.rules import Statistic
from benchmarks.stats import ranks
from benchmarks.stats.distance import distances
from benchmarks.stats.groups import mean, median
from benchmarks.stats.quartiles import band, bounds
from portal.figures.rounding import half_up
from portal.figures.vocabulary import Polarity

HISTORY = 12  # periods
ORDER = (*Statistic,)


@dataclass(frozen=True)
class Whom:
    """The council, its region and England, each None where it is not known; `within` is Inner or Outer London."""

    council: Place
    region: Place | None = None
    england: Place | None = None
    within: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Read:
    """What was read of one measure: of areas by their key, of the group itself, of every authority in the period.

    `counted` are those authorities whose parts were published too, `together` the joint returns that the council or a
    member is in.
    """

    areas: Rows = field(default_factory=dict)
    group: Sequence[Seen] = ()
    everyone: Sequence[tuple[Place, Decimal]] = ()
    counted: Sequence[tuple[Place, Compared]] = ()
    together: Sequence[Place] = ()


def periods(rows: Rows, of: Iterable[int]) -> list[Period]:
    """The periods that any of these areas has a published number or symbol for, newest first."""
    return newest_first(full(seen.period) for area in of for seen in rows.get(area, ()) if not seen.quoted)


def standing(
    subject: Subject, whom: Whom, group: Group, read: Read, *, period: Period | None, edition: str = ""
) -> Standing:
    """The council in `period`; without one nothing is compared, but what is quoted of the group is still said."""
    areas = {place: _by_period(seen) for place, seen in read.areas.items()}
    bare = Standing(subject, whom.council, group, edition=edition, said=_said(read.group, period))
    if period is None:
        return bare
    own = _at(areas, whom.council, period)
    members = _members(group, areas, own, period, subject)
    values = [member.value for member in members]
    present = sorted((m for m in members if m.value is not None), key=lambda m: (m.value, m.place_of.name))
    value = _value(own)
    return replace(
        bare,
        slug=slug(period),
        year=rules.year_words(*period),
        own=own,
        restated=_restated(read.areas.get(whom.council.area, ()), own, period),
        mean=mean(values),
        median=median(values),
        lowest=present[0] if present else None,
        highest=present[-1] if present else None,
        rank=ranks.standing(value, values, subject.polarity),
        region_name=whom.region.name if whom.region else "",
        region=_at(areas, whom.region, period),
        england=(of_england := _at(areas, whom.england, period)),
        everyone=_everyone(read, whom, subject) if of_england else England(),
        members=members,
        together=_together(read.together, areas, period),
        moved=_moved(areas.get(whom.council.area, {}), period, subject.polarity),
        history=_history(areas, whom, group, subject),
    )


def _by_period(rows: Iterable[Seen]) -> dict[Period, Compared]:
    """An area's published numbers, the newest release of each period; a quoted one is never counted with."""
    found = rules.best(replace(each, start=full(each.period)[1]) for each in rows if not each.quoted)
    return {period: rules.stated(seen, "value") for period, seen in found.items()}


def _at(areas: Mapping[int, Mapping[Period, Compared]], place: Place | None, period: Period) -> Compared | None:
    return areas.get(place.area, {}).get(period) if place else None


def _members(
    group: Group,
    areas: Mapping[int, Mapping[Period, Compared]],
    own: Compared | None,
    period: Period,
    subject: Subject,
) -> tuple[Against, ...]:
    found = [_at(areas, place, period) for place in group.members]
    value = _value(own)
    values = list(map(_value, found))
    far = distances(value, values, subject.polarity)
    places = ranks.ranks([value, *values], subject.polarity)[1:]
    enough = sum(each is not None for each in (value, *values)) >= ranks.FEWEST_RANKED
    return tuple(
        Against(
            position=position,
            place_of=place,
            found=each,
            distance=apart,
            place=ranked if enough else None,
        )
        for position, (place, each, apart, ranked) in enumerate(zip(group.members, found, far, places, strict=True), 1)
    )


def _together(
    joint: Iterable[Place], areas: Mapping[int, Mapping[Period, Compared]], period: Period
) -> tuple[Together, ...]:
    """The joint returns of the period, those of other years left out."""
    found = (Together(place, _at(areas, place, period)) for place in joint)
    return tuple(each for each in found if each.found is not None)


def england(everyone: Sequence[tuple[Place, Decimal]], council: Place, polarity: Polarity) -> England:
    """The council among all authorities that have a value, and its quartile band as LAIT draws it."""
    own = next((value for place, value in everyone if place.area == council.area), None)
    others = [value for place, value in everyone if place.area != council.area]
    within = bounds([value for _place, value in everyone])
    return England(
        values=tuple(everyone),
        rank=ranks.standing(own, others, polarity),
        bounds=within,
        band=band(own, within, polarity) if within else None,
    )


def _everyone(read: Read, whom: Whom, subject: Subject) -> England:
    """Asked only where England's own number was published: what a region shares is of some authorities, not of all."""
    return replace(england(read.everyone, whom.council, subject.polarity), found=tuple(read.counted))


def _restated(rows: Iterable[Seen], own: Compared | None, period: Period) -> Compared | None:
    """What the edition before said of the same period, where it said something else."""
    said = [each for each in rows if not each.quoted and full(each.period) == period]
    ordered = sorted(said, key=lambda each: each.weight, reverse=True)
    differing = [each for each in ordered[1:] if own and _otherwise(each, own)]
    return rules.stated(differing[0], "value") if differing else None


def _otherwise(said: Seen, own: Compared) -> bool:
    """Whether it reads otherwise: a rate that was printed is no other than the same one worked out more exactly."""
    if said.value is None or own.value is None:
        return (said.value, said.symbol) != (own.value, own.symbol)
    places = min(said.decimals, own.decimals)
    return half_up(said.value, places) != half_up(own.value, places)


def _moved(own: Mapping[Period, Compared], period: Period, polarity: Polarity) -> Moved | None:
    """Against the last number before, of the same basis and length; None where one of the two is missing.

    So nine months of a year to date are set against nine months of the year before, never against three.
    """
    before = [each for each in newest_first(own) if alike(each, period) and ends(each) < ends(period)]
    then = next((own[each] for each in before if own[each].value is not None), None)
    if then is None:
        return None
    (change,) = distances(_value(own.get(period)), [then.value], polarity)
    return Moved(then, change) if change else None


def _value(found: Compared | None) -> Decimal | None:
    return found.value if found else None


def _history(
    areas: Mapping[int, Mapping[Period, Compared]], whom: Whom, group: Group, subject: Subject
) -> tuple[Year, ...]:
    known = [place.area for place in (whom.council, whom.england) if place]
    found = newest_first(period for area in known for period in areas.get(area, {}))[:HISTORY]
    return tuple(_year(areas, whom, group, subject, period) for period in found)


def _year(
    areas: Mapping[int, Mapping[Period, Compared]], whom: Whom, group: Group, subject: Subject, period: Period
) -> Year:
    own = _at(areas, whom.council, period)
    values = [_value(_at(areas, place, period)) for place in group.members]
    return Year(
        own=own,
        mean=mean(values),
        median=median(values),
        region=_at(areas, whom.region, period),
        england=_at(areas, whom.england, period),
        rank=ranks.standing(_value(own), values, subject.polarity),
        year=rules.year_words(*period),
        slug=slug(period),
    )


def _said(rows: Collection[Seen], period: Period | None) -> tuple[Said, ...]:
    """What is stated or quoted of the group for the period, or without one; each statistic once, newest paper first."""
    fitting = [each for each in rows if each.end is None or period is None or full(each.period) == period]
    found: list[Said] = []
    for statistic in ORDER:
        of = [each for each in fitting if each.statistic == statistic]
        if of:
            dated = [each for each in of if each.end is not None] or of
            found.append(Said(statistic, rules.stated(max(dated, key=lambda each: each.weight), statistic.value)))
    return tuple(found)
