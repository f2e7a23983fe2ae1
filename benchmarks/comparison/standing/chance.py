"""What chance alone may explain: the interval of a number, its side of others', and whether it has changed.

Only where the parts of a number were published with it. A group's mean and England count as if known exactly.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.comparison.rules import Compared
from benchmarks.comparison.standing.kinds import Place, Standing, Subject
from benchmarks.stats import change, funnel
from benchmarks.stats.intervals import PER_10000, Interval, proportion, rate
from benchmarks.stats.ranks import FEWEST_RANKED
from benchmarks.stats.verdict import Verdict, verdict
from portal.figures.rounding import half_step
from portal.figures.vocabulary import Unit

PER_CENT = Decimal(100)


@dataclass(frozen=True)
class Chance:
    """All of a standing that needs the parts of its number; what cannot be said is None."""

    interval: Interval | None = None
    england: Verdict | None = None
    mean: Verdict | None = None
    moved: change.Change | None = None
    placing: funnel.Placing | None = None
    baseline: Decimal | None = None


@dataclass(frozen=True)
class Spread:
    """An authority in the funnel: what it counts, of how many, and the limits at its size."""

    place: Place
    found: Compared
    value: Decimal
    of: Decimal
    limits: funnel.Funnel


def interval(subject: Subject, found: Compared | None) -> Interval | None:
    """95 % around a published share (Wilson) or rate (exact Poisson, Byar), where its parts were published.

    None where they are not, or where they do not give the published value: then they count something else.
    """
    if found is None or found.value is None:
        return None
    made = around(subject.unit, found.numerator, found.denominator)
    return made if made and abs(made.value - found.value) <= half_step(found.decimals) else None


def around(unit: Unit, numerator: Decimal | None, denominator: Decimal | None) -> Interval | None:
    """95 % around what the parts of a share or a rate give; None of any other unit, or without parts that fit."""
    if numerator is None or not denominator:
        return None
    if unit == Unit.PERCENT and 0 <= numerator <= denominator:
        return proportion(numerator, denominator, per=PER_CENT)
    if unit == Unit.PER_10000 and numerator >= 0 and denominator > 0:
        return rate(numerator, denominator, per=PER_10000)
    return None


def chance(standing: Standing) -> Chance:
    """What can be said of a council's number in its period; nothing without an interval of its own."""
    subject, own = standing.subject, standing.own
    around = interval(subject, own)
    if around is None or own is None:
        return Chance()
    england = standing.england.value if standing.england else None
    centre = baseline(subject, counted(standing))
    limits = None if centre is None or own.denominator is None else limits_at(subject, centre, own.denominator)
    return Chance(
        interval=around,
        england=verdict(around, england, subject.polarity),
        mean=verdict(around, standing.mean.value if standing.mean else None, subject.polarity),
        moved=_moved(standing),
        placing=limits.placing(around.value) if limits else None,
        baseline=centre if limits else None,
    )


def _moved(standing: Standing) -> change.Change | None:
    """Against the year before with an interval; None where the parts of either year were not published."""
    subject, own, moved = standing.subject, standing.own, standing.moved
    if moved is None or own is None or interval(subject, moved.then) is None:
        return None
    before = change.Counted(moved.then.numerator, moved.then.denominator)
    now = change.Counted(own.numerator, own.denominator)
    if subject.unit == Unit.PERCENT:
        return change.of_proportions(before, now, per=PER_CENT)
    return change.of_rates(before, now, per=PER_10000)


def counted(standing: Standing) -> list[tuple[Place, Compared]]:
    """The authorities whose number was published with its parts; none for fewer than five of them."""
    subject = standing.subject
    found = [(place, each) for place, each in standing.everyone.found if interval(subject, each) is not None]
    return found if len(found) >= FEWEST_RANKED else []


def baseline(subject: Subject, found: Iterable[tuple[Place, Compared]]) -> Decimal | None:
    """What all of them have together: all events over all of whom they are counted."""
    per = PER_CENT if subject.unit == Unit.PERCENT else PER_10000
    return funnel.baseline([(each.numerator, each.denominator) for _place, each in found], per)


def limits_at(subject: Subject, centre: Decimal, of: Decimal) -> funnel.Funnel | None:
    """The funnel at one size; None where nothing at all was counted, so that nobody can lie outside."""
    if subject.unit == Unit.PERCENT:
        return funnel.proportions(centre, of, PER_CENT)
    return funnel.rates(centre, of) if centre > 0 else None


def spread(standing: Standing, centre: Decimal) -> list[Spread]:
    """Every authority with its parts beside the limits at its size, by name."""
    made = []
    for place, each in counted(standing):
        around, of = interval(standing.subject, each), each.denominator
        limits = limits_at(standing.subject, centre, of) if of else None
        if around is not None and of is not None and limits is not None:
            made.append(Spread(place, each, around.value, of, limits))
    return made
