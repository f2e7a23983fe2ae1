"""Quartile bands as the Department for Education's Local Authority Interactive Tool draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from benchmarks.stats.present import figure, present
from portal.figures.vocabulary import Polarity

LETTERS = "ABCD"
FEWEST_BANDED = 5

BAND_WORDS = {"A": "best quarter", "B": "second best quarter", "C": "second worst quarter", "D": "worst quarter"}
_TONES = {"A": "green", "D": "red"}


@dataclass(frozen=True)
class Bounds:
    """Lowest value, the three quartiles, highest value; a bound that is not known is None."""

    lowest: Decimal | None
    lower: Decimal | None
    middle: Decimal | None
    upper: Decimal | None
    highest: Decimal | None

    @property
    def quarters(self) -> tuple[tuple[Decimal | None, Decimal | None], ...]:
        edges = (self.lowest, self.lower, self.middle, self.upper, self.highest)
        return tuple(pairwise(edges))


def bounds(values: Sequence[Decimal | None]) -> Bounds | None:
    """The bounds over all authorities that have a value, by R's quantile type 7; None for fewer than five.

    Raises TypeError for a symbol.
    """
    there = sorted(present(values))
    if len(there) < FEWEST_BANDED:
        return None
    return Bounds(*(_quantile(there, quarter) for quarter in range(5)))


def _quantile(ordered: Sequence[Decimal], quarter: int) -> Decimal:
    """R's type 7: at place (n − 1) × quarter / 4 of the ordered values, straight between the two around it."""
    place, rest = divmod((len(ordered) - 1) * quarter, 4)
    below = ordered[place]
    if not rest:
        return below
    return below + (ordered[place + 1] - below) * rest / 4


def band(value: Decimal | None, within: Bounds, polarity: Polarity) -> str | None:
    """A for the best quarter to D for the worst; None without a value or a better direction.

    The first quarter includes its lower bound, every quarter its upper. Raises ValueError for a value outside
    the bounds, or in a quarter whose bounds are not known; TypeError for a symbol.
    """
    if value is None or polarity not in (Polarity.HIGH, Polarity.LOW):
        return None
    figure(value)
    for index, (low, high) in enumerate(within.quarters):
        if low is None or high is None:
            continue
        if low < value <= high or (index == 0 and value == low):
            return LETTERS[index] if polarity == Polarity.LOW else LETTERS[3 - index]
    raise ValueError(f"{value} lies in none of the quarters")


def tone(letter: str | None, polarity: Polarity) -> str:
    """How the tool colours a band: A is "green", D is "red", the rest and what has no better direction "none"."""
    if polarity not in (Polarity.HIGH, Polarity.LOW):
        return "none"
    return _TONES.get(letter or "", "none")
