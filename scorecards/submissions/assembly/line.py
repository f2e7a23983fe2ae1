"""One line's standing, from its figures, target, scheme and benchmarks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from benchmarks.stats.spc.limits import FEWEST
from portal.figures.rounding import places, trimmed
from portal.figures.vocabulary import Basis, Polarity, Unit
from portal.figures.words import UNIT_WORDS, said, shown
from scorecards.framework.rules import Band, Rating, Target, rate
from scorecards.periods import Period
from scorecards.submissions.assembly.changes import Past, Terms, since
from scorecards.submissions.assembly.figures import Given, Part, given_ready, series
from scorecards.submissions.rules import FigureValue
from scorecards.submissions.standing import ChangeShown, HistoryPoint, RatingShown, Shown, TargetShown


@dataclass(frozen=True)
class TargetGiven:
    target: Target
    reason: str = ""


@dataclass(frozen=True)
class LineFacts:
    """What the database knows of a line in a quarter."""

    unit: Unit
    decimals: int
    polarity: Polarity
    basis: Basis
    cohort_changes: bool
    current: FigureValue | None
    given: Sequence[Given]
    parts: Sequence[Part]
    target: TargetGiven | None
    breaks: Sequence[tuple[date, str]] = field(default=())


@dataclass(frozen=True)
class QuarterFacts:
    """What is the same for all lines of a quarter."""

    period: Period
    bands: Sequence[Band]
    relative: bool
    last_period_label: str
    year_end_label: str


def changes(line: LineFacts, quarter: QuarterFacts) -> tuple[ChangeShown, ChangeShown, ChangeShown]:
    """Since the last period, the same point last year, the last year-end."""
    past = Past(line.given)
    terms = Terms(
        polarity=line.polarity,
        cohort_changes=line.cohort_changes,
        breaks=tuple(on for on, _reason in line.breaks),
        relative=quarter.relative,
        limits=_limits(line.target),
    )
    period, now = quarter.period, line.current
    return (
        since(quarter.last_period_label, now, past.in_period(line.basis, period.previous), terms),
        since("the same point last year", now, past.in_period(line.basis, period.same_last_year), terms),
        since(quarter.year_end_label, now, past.year_end(line.basis, period), terms),
    )


def _limits(target: TargetGiven | None) -> tuple[Decimal, Decimal] | None:
    if target is None or target.target.low is None or target.target.high is None:
        return None
    return target.target.low, target.target.high


def headline(line: LineFacts) -> Shown | None:
    """The line's figure of the quarter, with its note and what it restates."""
    if line.current is None:
        return None
    return next(given_ready(g) for g in line.given if g.figure == line.current)


def others(line: LineFacts, quarter: QuarterFacts) -> tuple[Shown, ...]:
    """The quarter's own figures of this line besides the headline: months inside it, other bases."""
    inside = [
        g
        for g in line.given
        if g.own and g.figure != line.current and quarter.period.start <= g.figure.end <= quarter.period.end
    ]
    inside.sort(key=lambda g: (g.figure.basis.value, g.figure.end))
    return tuple(given_ready(g) for g in inside)


def rating(line: LineFacts, quarter: QuarterFacts) -> RatingShown:
    value = line.current.exact if line.current else None
    return rating_shown(
        rate(value, line.target.target if line.target else None, quarter.bands, line.polarity, line.unit)
    )


def rating_shown(found: Rating) -> RatingShown:
    return RatingShown(found.word, found.shape.value, found.tone.value, found.margin, found.acceptable, found.rule)


def target_shown(line: LineFacts) -> TargetShown | None:
    """The target in words: "85%", "tolerance 5 points"; a range as "10 to 12"."""
    if line.target is None:
        return None
    target = line.target.target
    if target.value is not None:
        words = _limit(target.value, line.unit, line.decimals)
    elif target.low is not None and target.high is not None:
        words = f"{_limit(target.low, line.unit, line.decimals)} to {_limit(target.high, line.unit, line.decimals)}"
    else:
        return None
    return TargetShown(
        target.value, target.low, target.high, target.tolerance, words, _tolerance(line, target), line.target.reason
    )


def _limit(value: Decimal, unit: Unit, decimals: int) -> str:
    return shown(value, unit, max(0, min(decimals, places(value))))


def _tolerance(line: LineFacts, target: Target) -> str:
    if target.tolerance == 0:
        return "no tolerance"
    size = shown(trimmed(target.tolerance), Unit.COUNT, places(target.tolerance))
    if line.unit != Unit.PERCENT:
        return f"tolerance {said(trimmed(target.tolerance), line.unit, places(target.tolerance))}"
    return f"tolerance {size} {'point' if target.tolerance == 1 else 'points'}"


def history(line: LineFacts, until: date) -> tuple[HistoryPoint, ...]:
    """The line's past in its headline basis, oldest first."""
    return series(line.given, line.basis, until, line.breaks)


_MONTHS, _SHORTER = (Basis.MONTH,), (Basis.QUARTER, Basis.MONTH)
FINER = {
    Basis.QUARTER: _MONTHS,
    **dict.fromkeys((Basis.YEAR_TO_DATE, Basis.YEAR, Basis.ROLLING_6, Basis.ROLLING_12, Basis.THREE_YEARS), _SHORTER),
}


def finer(line: LineFacts, until: date) -> tuple[HistoryPoint, ...]:
    """The past in bases shorter than the headline's, each once it has enough figures for a control chart."""
    found = (series(line.given, basis, until, line.breaks) for basis in FINER.get(line.basis, ()))
    return tuple(point for points in found if len(points) >= FEWEST for point in points)


UNITS_SAID = {
    Unit.COUNT: "Count",
    Unit.PERCENT: "Share",
    Unit.PER_10000: "Rate per 10,000",
}


def unit_words(unit: Unit) -> str:
    """How a line's note begins: "Count", "Share", "Rate per 10,000"."""
    words = UNITS_SAID.get(unit, UNIT_WORDS[unit])
    return words[0].upper() + words[1:]
