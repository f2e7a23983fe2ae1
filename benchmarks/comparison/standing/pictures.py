"""The charts of a standing: the group as ranked bars with intervals, all authorities as a strip and as a funnel."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.comparison.rules import Compared
from benchmarks.comparison.standing import words
from benchmarks.comparison.standing.chance import Spread, baseline, counted, interval, limits_at, spread
from benchmarks.comparison.standing.kinds import Standing, Subject
from benchmarks.stats.funnel import Funnel as Limits
from portal.charts.bars import Reference
from portal.charts.frames import NARROW, WIDE, Frame
from portal.charts.funnel import Funnel, FunnelLimits, FunnelPoint, funnel_chart
from portal.charts.palette import Palette
from portal.charts.primitives import Chart
from portal.charts.ranked import Member, Ranking, ranking_bars
from portal.charts.strip import Authority, Quartiles, Strip, strip_chart
from portal.figures.vocabulary import Unit
from portal.figures.words import shown

LONG = 40  # bars; more are read in the strip
SIZES = 24  # at which the limits of a funnel are worked out beside those of the authorities
HALF = WIDE.sized(570)  # one of two columns


@dataclass(frozen=True)
class Picture:
    """One chart at its two widths, its caption and what it finds."""

    wide: Chart
    narrow: Chart
    title: str
    says: str


def ranked(standing: Standing, palette: Palette) -> Picture | None:
    """The council among the members of its group; None where no member has a value."""
    if standing.mean is None or len(standing.members) > LONG:
        return None
    subject = standing.subject
    rows = [_bar(subject, standing.council.name, standing.own, own=True)]
    rows += [_bar(subject, member.place_of.name, member.found) for member in standing.members]
    ranking = Ranking(
        members=tuple(rows),
        polarity=subject.polarity,
        unit=subject.unit,
        references=tuple(_references(standing, of_group=True)),
        place=standing.rank.words if standing.rank else "",
        period=standing.year,
        noun="neighbours" if standing.group.key.startswith("neighbours:") else "comparators",
    )
    title = f"{standing.council.name} and its {standing.group.words}, {standing.year}"
    return _drawn(title, ranking.finding, lambda frame: ranking_bars(ranking, palette=palette, frame=frame))


def _bar(subject: Subject, name: str, found: Compared | None, *, own: bool = False) -> Member:
    around = interval(subject, found)
    value = words.value_words(subject, found)
    if around is None or around.lower is None or found is None:
        return Member(name, found.value if found else None, value, own)
    low, high = (shown(limit, subject.unit, found.decimals) for limit in (around.lower, around.upper))
    return Member(name, found.value, value, own, around.lower, around.upper, f"{low} to {high}")


def _references(standing: Standing, *, of_group: bool) -> list[Reference]:
    subject, mean, england = standing.subject, standing.mean, standing.england
    found = []
    if of_group and mean:
        words_of = f"{mean.words[:1].upper()}{mean.words[1:]}"
        found.append(Reference(words_of, mean.value, shown(mean.value, subject.unit, standing.decimals)))
    if england and england.value is not None:
        found.append(Reference("England", england.value, words.value_words(subject, england)))
    return found


def everyone(standing: Standing, palette: Palette) -> Picture | None:
    """Every authority of England on one scale; None for fewer than five."""
    bounds = standing.everyone.bounds
    if bounds is None or bounds.lower is None or bounds.middle is None or bounds.upper is None:
        return None
    subject, decimals = standing.subject, standing.decimals
    beside = {member.place_of.area for member in standing.members}
    strip = Strip(
        authorities=tuple(
            Authority(
                place.name,
                value,
                shown(value, subject.unit, decimals),
                place.area == standing.council.area,
                place.area in beside,
            )
            for place, value in standing.everyone.values
        ),
        polarity=subject.polarity,
        unit=subject.unit,
        quartiles=Quartiles(
            *(bounds.lower, bounds.middle, bounds.upper),
            *(shown(cut, subject.unit, decimals) for cut in (bounds.lower, bounds.middle, bounds.upper)),
        ),
        references=tuple(_references(standing, of_group=False)),
        band=f"in the {words.BANDS[standing.everyone.band]}" if standing.everyone.band else "",
        place=standing.everyone.rank.words if standing.everyone.rank else "",
        period=standing.year,
    )
    title = f"Every authority in England, {standing.year}"
    return _drawn(title, strip.finding, lambda frame: strip_chart(strip, palette=palette, frame=frame))


def funnel(standing: Standing, palette: Palette) -> Picture | None:
    """Every authority by its size, between the limits of chance; None where their parts were not published."""
    centre = baseline(standing.subject, counted(standing))
    found = [] if centre is None else spread(standing, centre)
    if centre is None or not found:
        return None
    subject, decimals = standing.subject, standing.decimals
    made = Funnel(
        points=tuple(_point(standing, each) for each in found),
        centre=Reference("All authorities together", centre, shown(centre, subject.unit, decimals)),
        of="Denominator" if subject.unit == Unit.PERCENT else "Population",
        polarity=subject.polarity,
        unit=subject.unit,
        curve=tuple(_curve(standing, centre, [each.of for each in found])),
        period=standing.year,
    )
    title = f"Every authority by its size, {standing.year}"
    return _drawn(title, made.finding, lambda frame: funnel_chart(made, palette=palette, frame=frame))


def _point(standing: Standing, each: Spread) -> FunnelPoint:
    return FunnelPoint(
        name=each.place.name,
        value=each.value,
        shown=words.value_words(standing.subject, each.found),
        own=each.place.area == standing.council.area,
        denominator=each.of,
        denominator_shown=shown(each.of, Unit.COUNT, 0),
        limits=_limits(standing, each.of, each.limits),
    )


def _curve(standing: Standing, centre: Decimal, sizes: list[Decimal]) -> Iterator[FunnelLimits]:
    """Limits between the smallest and the largest, so that the curve is smooth where few authorities lie."""
    step = (max(sizes) - min(sizes)) / SIZES
    for place in range(1, SIZES) if step else ():
        of = min(sizes) + place * step
        found = limits_at(standing.subject, centre, of)
        if found is not None:
            yield _limits(standing, of, found)


def _limits(standing: Standing, of: Decimal, found: Limits) -> FunnelLimits:
    inner, outer = found.inner, found.outer
    between = [
        " to ".join(shown(each, standing.subject.unit, standing.decimals) for each in (pair.lower, pair.upper))
        for pair in (inner, outer)
    ]
    return FunnelLimits(of, outer.lower, inner.lower, inner.upper, outer.upper, *between)


def _drawn(title: str, says: str, draw: Callable[[Frame], Chart]) -> Picture:
    return Picture(draw(HALF), draw(NARROW), title, says)
