"""How a figure is judged against its target: one margin, an ordered scheme, the first band that holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from portal.figures.rounding import places, quotient, trimmed
from portal.figures.vocabulary import Polarity, Unit
from portal.figures.words import shown
from scorecards.framework.rules.vocabulary import Shape, Tone


@dataclass(frozen=True)
class Band:
    """One state of a scheme. It holds when the margin is at least `least_margin`; None always holds.

    Below the last `acceptable` band a line needs a narrative.
    """

    word: str
    shape: Shape
    tone: Tone
    least_margin: Decimal | None
    acceptable: bool


@dataclass(frozen=True)
class Target:
    """What a line should reach: a value, or for polarity RANGE its low and high; and the tolerance around it."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True)
class Rating:
    """A judged figure, or why it is not judged. `margin` is in tolerances, better side positive; `rule` is a sentence.

    `acceptable` is None where nothing is judged.
    """

    word: str
    shape: Shape
    tone: Tone
    acceptable: bool | None
    margin: Decimal | None
    rule: str


THREE_STATES: tuple[Band, ...] = (
    Band("On target", Shape.CIRCLE, Tone.GOOD, Decimal(0), True),
    Band("Within tolerance", Shape.DIAMOND, Tone.FAIR, Decimal(-1), True),
    Band("Off target", Shape.TRIANGLE, Tone.POOR, None, False),
)

FIVE_STATES: tuple[Band, ...] = (
    Band("Good", Shape.CIRCLE, Tone.GOOD, Decimal(0), True),
    Band("Acceptable", Shape.RING, Tone.ACCEPTABLE, Decimal(-1), True),
    Band("Some concern", Shape.DIAMOND, Tone.FAIR, Decimal(-2), False),
    Band("Concern", Shape.TRIANGLE, Tone.POOR, Decimal(-3), False),
    Band("Serious concern", Shape.SQUARE, Tone.SEVERE, None, False),
)


def rate(
    value: Decimal | None,
    target: Target | None,
    bands: Sequence[Band],
    polarity: Polarity,
    unit: Unit = Unit.COUNT,
) -> Rating:
    """The rating of `value`, unrounded, by the first band that holds; a boundary belongs to the better band.

    No polarity, no target and no figure each give a plain rating that says so, never a good one.
    """
    if polarity == Polarity.NONE:
        return _plain("Not rated", "This line has no better direction, so it is not rated.")
    if target is None or not is_whole(target, polarity):
        return _plain("No target set", "There is no target for this quarter, so the line is not rated.")
    rule = rule_words(target, bands, polarity, unit)
    if value is None:
        return _plain("No figure", rule)
    band, margin = _judge(distance(value, target, polarity), target.tolerance, bands)
    return Rating(band.word, band.shape, band.tone, band.acceptable, margin, rule)


def is_whole(target: Target, polarity: Polarity) -> bool:
    """Whether a target has what its polarity needs: a low and a high for RANGE, a value otherwise."""
    if polarity == Polarity.RANGE:
        return target.low is not None and target.high is not None
    return target.value is not None


def distance(value: Decimal, target: Target, polarity: Polarity) -> Decimal:
    """How far `value` lies from its target in the line's unit, the better side positive.

    Inside a range it is the distance to the nearer end. Raises ValueError for a target that is not whole.
    """
    if polarity == Polarity.RANGE and target.low is not None and target.high is not None:
        return min(value - target.low, target.high - value)
    if target.value is None or polarity in (Polarity.RANGE, Polarity.NONE):
        raise ValueError("The target does not fit the line's polarity")
    return value - target.value if polarity == Polarity.HIGH else target.value - value


def _judge(apart: Decimal, tolerance: Decimal, bands: Sequence[Band]) -> tuple[Band, Decimal | None]:
    if tolerance == 0:
        # Met or missed: no distance can be measured in tolerances of nothing.
        return (_holds(Decimal(0), bands) if apart >= 0 else bands[-1]), None
    margin = quotient(apart, tolerance)
    return _holds(margin, bands), margin


def _holds(margin: Decimal, bands: Sequence[Band]) -> Band:
    return next(band for band in bands if band.least_margin is None or margin >= band.least_margin)


def _plain(word: str, rule: str) -> Rating:
    return Rating(word, Shape.DASH, Tone.PLAIN, None, None, rule)


def rule_words(target: Target, bands: Sequence[Band], polarity: Polarity, unit: Unit) -> str:
    """The rule as it is printed: "On target at 85% or more; within tolerance down to 80%; otherwise off target."."""
    used = bands
    if target.tolerance == 0:
        used = (_holds(Decimal(0), bands), bands[-1])
    clauses = [_clause(band, target, polarity, unit) for band in used]
    words = "; ".join(clause if i == 0 else clause[0].lower() + clause[1:] for i, clause in enumerate(clauses))
    return f"{words[0].upper()}{words[1:]}."


def _clause(band: Band, target: Target, polarity: Polarity, unit: Unit) -> str:
    if band.least_margin is None:
        return f"otherwise {band.word[0].lower()}{band.word[1:]}"
    room = -band.least_margin * target.tolerance
    if polarity == Polarity.RANGE:
        low, high = ((target.low or Decimal(0)) - room, (target.high or Decimal(0)) + room)
        return f"{band.word} from {_limit(low, unit)} to {_limit(high, unit)}"
    high_is_good = polarity == Polarity.HIGH
    limit = _limit((target.value or Decimal(0)) + (-room if high_is_good else room), unit)
    if band.least_margin >= 0:
        return f"{band.word} at {limit} or {'more' if high_is_good else 'less'}"
    return f"{band.word} {'down' if high_is_good else 'up'} to {limit}"


def _limit(value: Decimal, unit: Unit) -> str:
    return shown(trimmed(value), unit, places(value))


def scheme_problems(bands: Sequence[Band]) -> list[str]:
    """What keeps a list of bands from being a scheme, in words; empty when it is one."""
    found = []
    least = [band.least_margin for band in bands]
    measured = [margin for margin in least[:-1] if margin is not None]
    if len(bands) < 2:
        found.append("A scheme has at least two bands")
    if not bands or least[-1] is not None or None in least[:-1]:
        found.append("Only the last band has no least margin")
    if any(worse >= better for better, worse in pairwise(measured)):
        found.append("Bands stand from best to worst: each least margin is below the one before")
    if measured and not any(margin <= 0 for margin in measured):
        found.append("A figure that is exactly on target needs a band above the last")
    if len({band.word.casefold() for band in bands}) < len(bands):
        found.append("Each band has its own word")
    if len({band.shape for band in bands}) < len(bands):
        found.append("Each band has its own shape")
    states = [band.acceptable for band in bands]
    if states != sorted(states, reverse=True):
        found.append("A band below one that is not acceptable cannot be acceptable")
    return found
