"""The charts of a standing: the group as ranked bars with intervals, all authorities as a strip."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.comparison.rules import Compared
from benchmarks.comparison.standing import words
from benchmarks.comparison.standing.kinds import Standing, Subject
from benchmarks.stats.intervals import PER_10000, Interval, proportion, rate
from portal.charts.bars import Reference
from portal.charts.frames import NARROW, WIDE, Frame
from portal.charts.palette import Palette
from portal.charts.primitives import Chart
from portal.charts.ranked import Member, Ranking, ranking_bars
from portal.charts.strip import Authority, Quartiles, Strip, strip_chart
from portal.figures.rounding import half_step
from portal.figures.vocabulary import Unit
from portal.figures.words import shown

PER_CENT = Decimal(100)
LONG = 40  # bars; more are read in the strip
HALF = WIDE.sized(570)  # one of two columns


@dataclass(frozen=True)
class Picture:
    """One chart at its two widths, its caption and what it finds."""

    wide: Chart
    narrow: Chart
    title: str
    says: str


def interval(subject: Subject, found: Compared | None) -> Interval | None:
    """95 % around a published share (Wilson) or rate (exact Poisson, Byar), where its parts were published.

    None where they are not, or where they do not give the published value: then they count something else.
    """
    if found is None or found.value is None or found.numerator is None or not found.denominator:
        return None
    if subject.unit == Unit.PERCENT and 0 <= found.numerator <= found.denominator:
        made = proportion(found.numerator, found.denominator, per=PER_CENT)
    elif subject.unit == Unit.PER_10000 and found.numerator >= 0:
        made = rate(found.numerator, found.denominator, per=PER_10000)
    else:
        return None
    return made if made and abs(made.value - found.value) <= half_step(found.decimals) else None


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


def _drawn(title: str, says: str, draw: Callable[[Frame], Chart]) -> Picture:
    return Picture(draw(HALF), draw(NARROW), title, says)
