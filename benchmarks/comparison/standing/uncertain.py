"""What chance may explain, in words: each statistic says its method beside it."""

from collections.abc import Iterator
from decimal import Decimal

from benchmarks.comparison.rules import Compared
from benchmarks.comparison.standing.chance import Chance
from benchmarks.comparison.standing.kinds import Fact, Standing, Subject
from benchmarks.comparison.standing.words import distance_words, value_words
from benchmarks.stats.change import Change
from benchmarks.stats.intervals import BYAR, EXACT, WILSON, Interval
from benchmarks.stats.verdict import Verdict
from portal.figures.vocabulary import Unit
from portal.figures.words import shown

METHODS = {
    WILSON: "Wilson’s score interval",
    EXACT: "the exact Poisson interval",
    BYAR: "Byar’s interval",
}
CHANGES = {
    Unit.PERCENT: "Newcombe’s interval, made of the Wilson intervals of both",
    Unit.PER_10000: "recovered from the intervals of both",
}


def own(standing: Standing, found: Chance) -> Iterator[Fact]:
    """The interval of the council's number, and whether it changed by more than chance."""
    if found.interval and standing.own:
        around = interval_words(standing.subject, found.interval, standing.decimals)
        yield Fact("95% interval", around, _method(found.interval, standing.own))
    course = found.moved.course(standing.subject.polarity) if found.moved else None
    if found.moved and course:
        yield Fact("Change beyond chance", course.value, _moved(standing, found.moved))


def against(standing: Standing, found: Chance) -> Iterator[Fact]:
    """Better, similar or worse by interval than England and the group, and the place in the funnel."""
    subject, england, mean = standing.subject, standing.england, standing.mean
    if found.england and england:
        whose = f"England’s {value_words(subject, england)}"
        yield Fact("Beside England, by interval", found.england.value, _side(found.england, whose))
    if found.mean and mean:
        whose = f"the mean of {shown(mean.value, subject.unit, standing.decimals)}"
        yield Fact("Beside the group, by interval", found.mean.value, _side(found.mean, whose))
    if found.placing:
        yield Fact("In the funnel", found.placing.value, _funnel(standing, found))


def interval_words(subject: Subject, around: Interval, decimals: int) -> str:
    """ "9.3% to 23.3%"; Byar's method gives no lower limit where it would fall below 0."""
    low = shown(around.lower or Decimal(0), subject.unit, decimals)
    return f"{low} to {shown(around.upper, subject.unit, decimals)}"


def _method(around: Interval, found: Compared) -> str:
    parts = [shown(part, Unit.COUNT, 0) for part in (found.numerator, found.denominator) if part is not None]
    return f"{METHODS[around.method]} of {' of '.join(parts)}"


def _moved(standing: Standing, found: Change) -> str:
    """ "−5.0 pp since 2019/20, 95% from −15.8 pp to +5.9 pp; Newcombe’s interval, …"."""
    value, low, high = (
        distance_words(standing.subject, each or found.none, standing.decimals)
        for each in (found.value, found.lower, found.upper)
    )
    since = f" since {standing.moved.then.year}" if standing.moved else ""
    return f"{value}{since}, 95% from {low} to {high}; {CHANGES[standing.subject.unit]}"


def _side(found: Verdict, whose: str) -> str:
    lies = "within" if found == Verdict.SIMILAR else "outside"
    return f"{whose} lies {lies} the 95% interval, and counts as if known exactly"


def _funnel(standing: Standing, found: Chance) -> str:
    if found.baseline is None:
        return ""
    unit = standing.subject.unit
    centre = shown(found.baseline, unit, standing.decimals)
    method = "normal limits" if unit == Unit.PERCENT else "exact Poisson and Byar’s limits"
    return f"around {centre}, what all authorities have together; {method} at the council’s size"
