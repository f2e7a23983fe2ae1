"""How many children a printed share or rate speaks of, as near as a reader can work it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from portal.figures.rounding import half_step, half_up
from portal.figures.spans import whole_months
from portal.figures.vocabulary import Unit
from scorecards.copies.disclosure.cells import Cell, Reason

PER = {Unit.PERCENT: Decimal(100), Unit.PER_10000: Decimal(10_000), Unit.PER_MONTH: Decimal(1)}
_OF_CHILDREN = frozenset({Unit.PERCENT, Unit.DAYS, Unit.SCORE})


@dataclass(frozen=True)
class Span:
    """Whole numbers from `low` to `high`; one number where the two are equal."""

    low: int
    high: int

    def meets_small(self, cell: Cell) -> bool:
        """Whether one of them is a count that must not be printed."""
        return self.low <= cell.threshold and self.high >= 1

    @property
    def only(self) -> int | None:
        return self.low if self.low == self.high else None


def primary(cell: Cell, bases: Sequence[Decimal]) -> Reason | None:
    """Why a cell must be suppressed for what it says itself; None when it need not.

    `bases` are the denominators that a reader may multiply it by.
    """
    if cell.suppressed:
        return Reason.GIVEN
    if cell.value is None or not cell.protected:
        return None
    if cell.unit == Unit.COUNT:
        return Reason.SMALL_COUNT if cell.small(cell.value) else None
    if cell.unit in _OF_CHILDREN and any(cell.small(each) for each in bases):
        return Reason.SMALL_BASE
    tried: list[Decimal | None] = [*bases] or [None]
    return next(filter(None, (_by_base(cell, base) for base in tried)), None)


def _by_base(cell: Cell, base: Decimal | None) -> Reason | None:
    counted = numerator(cell, base)
    if counted is not None and counted.meets_small(cell):
        return Reason.SMALL_NUMERATOR
    left = rest(cell, base)
    return Reason.SMALL_REST if left is not None and left.meets_small(cell) else None


def numerator(cell: Cell, base: Decimal | None) -> Span | None:
    """The children that a share, rate or monthly average counts; None where nobody can tell.

    The numerator itself where it is known. Else every whole number that gives the printed figure: 0.7% of 571
    is 4, since only 4 of 571 rounds to 0.7%. A figure that is exactly zero counts nobody.
    """
    if cell.unit == Unit.COUNT:
        return None if cell.value is None else Span(*_around(cell.value))
    if cell.unit not in PER or cell.value is None:
        return None
    if cell.numerator is not None:
        return Span(*_around(cell.numerator))
    if base is None and cell.unit == Unit.PER_MONTH:
        base = _months(cell)
    if not base:
        return None
    if cell.value == 0:
        return Span(0, 0)
    if cell.unit == Unit.PERCENT and cell.value == 100:
        return Span(*_around(base))
    return _from_printed(cell, base)


def rest(cell: Cell, base: Decimal | None) -> Span | None:
    """The children that a share leaves out: its base less its numerator; None for all that is no share."""
    counted = numerator(cell, base)
    if cell.unit != Unit.PERCENT or counted is None or base is None:
        return None
    low, high = _around(base)
    return Span(max(0, low - counted.high), max(0, high - counted.low))


def _months(cell: Cell) -> Decimal | None:
    months = whole_months(cell.start, cell.end)
    return None if months is None else Decimal(months)


def _from_printed(cell: Cell, base: Decimal) -> Span:
    value = cell.value or Decimal(0)
    printed, step = half_up(value, cell.decimals), half_step(cell.decimals)
    low = _up((printed - step) * base / PER[cell.unit])
    high = _down((printed + step) * base / PER[cell.unit])
    # A figure above nought counts somebody, and a share below 100% leaves somebody out.
    low = max(1, low)
    if cell.unit == Unit.PERCENT:
        high = min(high, _up(base) - 1)
    if low > high:
        low, high = _around(value * base / PER[cell.unit])
    return Span(low, high)


def _around(value: Decimal) -> tuple[int, int]:
    return _down(value), _up(value)


def _up(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_CEILING))


def _down(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_FLOOR))
