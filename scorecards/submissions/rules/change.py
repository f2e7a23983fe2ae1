"""What changed between two comparable figures, by how much, in which unit, and whether that is better."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from portal.figures.rounding import agreeing, half_up, quotient
from portal.figures.vocabulary import Polarity, Unit
from portal.figures.words import shown, signed

_RELATIVE = frozenset({Unit.COUNT, Unit.PER_10000})


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    SAME = "same"


class Judgement(StrEnum):
    """Whether a change is for the better; NONE where no direction is."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NONE = "none"


@dataclass(frozen=True)
class Change:
    """`amount` in `unit` ("pp", "%", "% relative" or a Unit), unrounded unless the printed figures contradict it.

    The rest is ready to print: `shown` is "+3.3 pp", `words` "worse, from 9.8%", `trend` "increasing and getting
    worse".
    """

    amount: Decimal
    unit: str
    judgement: Judgement
    shown: str
    words: str
    trend: str


def change(
    now: Decimal,
    then: Decimal,
    unit: Unit,
    polarity: Polarity,
    *,
    decimals: int = 0,
    relative: bool = False,
    limits: tuple[Decimal, Decimal] | None = None,
) -> Change:
    """The change from `then` to `now`, two figures that `comparable` has let through.

    Of a percentage: percentage points. Of a count or rate: relative, (now − then) / then. Of all else: its
    own unit. With `relative`, relative throughout (a percentage's says so). From zero or below nothing is
    relative, so the own unit stands. `limits` are the good range, which polarity RANGE is judged by.
    The direction is that of the two figures as printed, and the amount never contradicts it (`agreeing`).
    """
    amount, in_unit = _amount(now, then, unit, relative)
    places = 1 if in_unit.startswith("%") else decimals
    printed = half_up(now, decimals) - half_up(then, decimals)
    amount = agreeing(amount, printed, decimals, share=in_unit.startswith("%"))
    direction = _direction(printed)
    judgement = _judgement(now, then, polarity, direction, limits)
    earlier = shown(then, unit, decimals)
    return Change(
        amount=amount,
        unit=in_unit,
        judgement=judgement,
        shown=signed(amount, in_unit, places),
        words=f"{_word(direction, judgement)}, from {earlier}",
        trend=_trend(direction, judgement),
    )


def _amount(now: Decimal, then: Decimal, unit: Unit, relative: bool) -> tuple[Decimal, str]:
    if then > 0 and (relative or unit in _RELATIVE):
        share = quotient((now - then) * 100, then)
        return share, "% relative" if unit == Unit.PERCENT else "%"
    return now - then, "pp" if unit == Unit.PERCENT else unit.value


def _direction(difference: Decimal) -> Direction:
    if difference == 0:
        return Direction.SAME
    return Direction.UP if difference > 0 else Direction.DOWN


def _judgement(
    now: Decimal, then: Decimal, polarity: Polarity, direction: Direction, limits: tuple[Decimal, Decimal] | None
) -> Judgement:
    if polarity == Polarity.NONE or (polarity == Polarity.RANGE and limits is None):
        return Judgement.NONE
    if direction == Direction.SAME:
        return Judgement.SAME
    if polarity == Polarity.RANGE and limits is not None:
        gain = _outside(then, limits) - _outside(now, limits)
        if gain == 0:
            return Judgement.NONE
        return Judgement.BETTER if gain > 0 else Judgement.WORSE
    good = Direction.UP if polarity == Polarity.HIGH else Direction.DOWN
    return Judgement.BETTER if direction == good else Judgement.WORSE


def _outside(value: Decimal, limits: tuple[Decimal, Decimal]) -> Decimal:
    low, high = limits
    return max(low - value, value - high, Decimal(0))


def _word(direction: Direction, judgement: Judgement) -> str:
    if judgement in (Judgement.BETTER, Judgement.WORSE):
        return judgement.value
    if direction == Direction.SAME:
        return "similar" if judgement == Judgement.NONE else "no change"
    return "higher" if direction == Direction.UP else "lower"


def _trend(direction: Direction, judgement: Judgement) -> str:
    if direction == Direction.SAME:
        return "similar" if judgement == Judgement.NONE else "no change"
    moving = "increasing" if direction == Direction.UP else "decreasing"
    return f"{moving} and getting {judgement.value}" if judgement != Judgement.NONE else moving
