"""Where a value stands, which round numbers an axis shows, and how labels are kept apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache
from itertools import pairwise

from portal.figures.vocabulary import Unit

_ROUND_STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_WHOLE_UNITS = {Unit.COUNT, Unit.RANK}
# From zero unless that would squeeze the data into the uppermost part of the picture.
_FROM_ZERO_BELOW = Decimal("0.6")


def ticks(low: Decimal, high: Decimal, *, most: int = 5, whole: bool = False) -> list[Decimal]:
    """Round numbers, evenly apart, that cover low to high with at most `most` + 1 steps; whole numbers if asked."""
    if high <= low:
        low, high = _widened(low)
    span = (high - low) / most
    scale = Decimal(1).scaleb(span.adjusted())
    step = next(scale * factor for factor in _ROUND_STEPS if scale * factor >= span)
    if whole:
        step = max(Decimal(1), step.to_integral_value(ROUND_CEILING))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [step * place for place in range(int(first), int(last) + 1)]


def _widened(value: Decimal) -> tuple[Decimal, Decimal]:
    """Some room around a single value, zero included."""
    if value == 0:
        return Decimal(0), Decimal(1)
    return min(value, Decimal(0)), max(value, Decimal(0))


def axis_ticks(values: Sequence[Decimal], unit: Unit, *, most: int = 5) -> list[Decimal]:
    """Ticks for a line over time: from zero, unless all values lie far above it."""
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if 0 <= low < high * _FROM_ZERO_BELOW or high <= low:
        low = min(low, Decimal(0))
    return ticks(low, high, most=most, whole=unit in _WHOLE_UNITS)


@lru_cache(maxsize=1024)
def tick_words(value: Decimal, unit: Unit) -> str:
    """A tick as it is printed: "80%", "1,000", "£2.5m", "−5"."""
    number = f"{abs(value):,f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    sign = "−" if value < 0 else ""
    if unit is Unit.GBP_MILLION:
        return f"{sign}£{number}m"
    return f"{sign}{number}{'%' if unit is Unit.PERCENT else ''}"


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values from `low` to `high` onto places from `start` to `end`; an axis upwards has end < start."""

    low: Decimal
    high: Decimal
    start: float
    end: float
    slope: float = field(init=False, repr=False, compare=False)
    zero: float = field(init=False, repr=False, compare=False)  # where a value of nought stands

    def __post_init__(self) -> None:
        slope = (self.end - self.start) / float(self.high - self.low)
        object.__setattr__(self, "slope", slope)
        object.__setattr__(self, "zero", self.start - slope * float(self.low))

    def __call__(self, value: Decimal) -> float:
        return self.zero + self.slope * float(value)

    def places(self, values: Iterable[Decimal]) -> list[float]:
        """Many at once."""
        zero, slope = self.zero, self.slope
        return [zero + slope * float(value) for value in values]


def spread(boxes: Sequence[tuple[float, float]], low: float, high: float) -> list[float]:
    """Upper edges of boxes (wanted upper edge, height), moved apart until none overlaps and in the same order.

    They stay within `low` and `high` if their heights fit there at all; else they start at `low`.
    """
    order = sorted(range(len(boxes)), key=lambda place: boxes[place][0])
    tops, floor = {}, low
    for place in order:
        wanted, height = boxes[place]
        tops[place] = max(floor, wanted)
        floor = tops[place] + height
    ceiling = max(high, low + sum(height for _, height in boxes))
    for place in reversed(order):
        tops[place] = min(tops[place], ceiling - boxes[place][1])
        ceiling = tops[place]
    return [tops[place] for place in range(len(boxes))]


def shown_labels(extents: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """Which labels of an axis can be printed: evenly apart, counted back from the last, which is always there."""
    count = len(extents)
    for stride in range(1, count):
        kept = list(range(count - 1, -1, -stride))[::-1]
        if all(extents[a][1] + gap <= extents[b][0] for a, b in pairwise(kept)):
            return kept
    return [count - 1] if count else []
