"""What chance alone may make of a line's figure: its interval, and on which side of others it lies."""

from decimal import Decimal

from benchmarks.comparison.standing.chance import around
from benchmarks.comparison.standing.uncertain import METHODS
from benchmarks.stats.intervals import Interval
from benchmarks.stats.verdict import verdict
from portal.figures.spans import whole_months
from portal.figures.vocabulary import Polarity, Unit
from portal.figures.words import shown
from scorecards.submissions.rules import FigureValue
from scorecards.submissions.standing import IntervalShown

GIVEN = {Unit.PERCENT: "share", Unit.PER_10000: "rate"}
MONTHS = 12


def interval(figure: FigureValue | None) -> Interval | None:
    """95 % around a share (Wilson) or a rate (exact Poisson below 10, else Byar) in the figure's unit.

    None without an exact figure, and where it was given without its parts.
    """
    if figure is None or figure.exact is None or figure.typed:
        return None
    found = around(figure.unit, figure.numerator, figure.denominator)
    months = whole_months(figure.start, figure.end) if figure.annualised else MONTHS
    return found.times(Decimal(MONTHS) / months) if found and months else None


def interval_shown(figure: FigureValue | None) -> IntervalShown | None:
    """The interval in words, or why there is none; None without a figure that it could be around."""
    if figure is None or figure.figure is None:
        return None
    found = interval(figure)
    if found is None:
        return IntervalShown(reason=_reason(figure))
    low, high = (shown(each, figure.unit, figure.decimals) for each in (found.lower or Decimal(0), found.upper))
    return IntervalShown(found.lower, found.upper, f"{low} to {high}", METHODS[found.method])


def _reason(figure: FigureValue) -> str:
    given = GIVEN.get(figure.unit)
    if given is None:
        return "no interval is made of a figure that is neither a share nor a rate"
    if figure.qualifier:
        return f"no interval can be made: the {given} is not exact"
    if figure.typed:
        return f"no interval can be made: only the {given} is given"
    return f"no interval can be made: the {given} is not one of its parts"


def side(figure: FigureValue | None, other: Decimal, polarity: Polarity, *, times: Decimal = Decimal(1)) -> str:
    """ "better", "similar", "worse", "higher" or "lower" than another's number, which counts as if known exactly.

    The figure may be made as for a longer time by `times`. Empty where there is no interval.
    """
    found = interval(figure)
    said = verdict(found.times(times) if found else None, other, polarity)
    return said.value if said else ""
