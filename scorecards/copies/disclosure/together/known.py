"""What is known of each figure by itself: the count behind it, a share's base, and what is printed of both. Pure."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from portal.figures.rounding import half_step, half_up
from portal.figures.vocabulary import Basis, Unit
from scorecards.copies.disclosure.cells import Cell
from scorecards.copies.disclosure.choices import could_be, rounded
from scorecards.copies.disclosure.implied import PER, Span, numerator, rest
from scorecards.copies.disclosure.times import NOT_EVENTS
from scorecards.copies.disclosure.together.search import Range, Row

BaseOf = Callable[[Cell], Decimal | None]


@dataclass(frozen=True)
class Counted:
    """A figure as the children it counts (`count`), of how many where it is a share (`whole`), with their numbers."""

    cell: Cell
    count: str
    whole: str = ""
    true: int | None = None
    true_whole: int | None = None

    @property
    def series(self) -> str:
        """What its counts of other times share."""
        return self.cell.series if self.count == self.cell.key else f"n {self.cell.series}"

    @property
    def own_whole(self) -> str:
        """The base, where only shares print it."""
        return self.whole if self.whole.startswith("d ") else ""

    @property
    def of_events(self) -> bool:
        return self.cell.basis not in NOT_EVENTS


def counted(cell: Cell, cells: Mapping[str, Cell], base_of: BaseOf) -> Counted | None:
    """None where a figure counts nothing that adds up."""
    if cell.unit == Unit.COUNT:
        return Counted(cell, cell.key, true=_whole_number(cell.was if cell.value is None else cell.value))
    if cell.unit not in PER:
        return None
    linked = cells.get(cell.numerator_key)
    span = numerator(cell, base_of(cell))
    true = span.only if span else None
    name = f"n {cell.key}" if linked is None or linked.unit != Unit.COUNT else linked.key
    if cell.unit != Unit.PERCENT:
        return Counted(cell, name, true=true)
    return Counted(cell, name, _base(cell, cells), true, _whole_number(base_of(cell)))


def _base(cell: Cell, cells: Mapping[str, Cell]) -> str:
    """The unknown that it is a share of: a figure that is there, or one that all shares of the same have in common."""
    found = cells.get(cell.base_key)
    if found is not None and found.unit == Unit.COUNT and cell.denominator in (None, found.value):
        return found.key
    line, _, category = cell.series.partition("|")
    own = cell.base_series or (f"{line}|{category.partition(':')[0]}" if category else cell.key)
    when = f"{cell.end}" if cell.basis == Basis.SNAPSHOT else f"{cell.start} {cell.end}"
    return f"d {own} {when}"


def ranges(
    each: Counted, hidden: Collection[str], bases: Mapping[str, int], base: Decimal | None
) -> Iterator[tuple[str, Range]]:
    """What is printed of it, and of what it is made; `base` is what it is a share of, as far as we know."""
    cell = each.cell
    if each.count == cell.key:
        yield each.count, _of_count(cell, hidden, bases)
        return
    gone = cell.key in hidden
    if cell.value is not None and not gone and cell.numerator is not None:
        yield each.count, _exactly(cell.numerator)
        if cell.denominator is not None and each.whole:
            yield each.whole, _exactly(cell.denominator)
    elif cell.value is not None:
        span = numerator(cell, base)
        if gone and _small(span, cell):
            yield each.count, (1, cell.threshold)
        elif not gone and cell.unit != Unit.PERCENT and span is not None:
            yield each.count, (span.low, span.high)
        else:
            yield each.count, (1 if cell.value else 0, None)
        if each.own_whole:
            yield each.whole, (1, None)
    elif cell.suppressed:
        yield each.count, (0, None)


def _of_count(cell: Cell, hidden: Collection[str], bases: Mapping[str, int]) -> Range:
    """As this paper leaves it, and within what an earlier one that rounded it left: a `c` after that tells no more."""
    if cell.between is None:
        return _in_this_paper(cell, hidden, bases)
    if cell.value is None or (cell.key in hidden and cell.key not in bases):
        return cell.between
    low, high = _in_this_paper(cell, hidden, bases)
    first, last = max(low, cell.between[0]), cell.between[1] if high is None else min(high, cell.between[1])
    return (first, last) if first <= last else (low, high)


def _in_this_paper(cell: Cell, hidden: Collection[str], bases: Mapping[str, int]) -> Range:
    if cell.value is None and cell.was is not None:
        return _hidden(cell, cell.was)
    if cell.value is None:
        return (1, cell.threshold) if cell.suppressed else (0, None)
    if cell.key in bases:
        return could_be(rounded(cell.value, bases[cell.key]), bases[cell.key])
    if cell.key in hidden:
        return _hidden(cell, cell.value)
    return _exactly(cell.value)


def _hidden(cell: Cell, value: Decimal) -> Range:
    """What a reader knows of a `c` who even knows which letters hide few."""
    return 1 if value else 0, cell.threshold if cell.small(value) else None


def rows(each: Counted, hidden: Collection[str], base: Decimal | None) -> Iterator[Row]:
    """What is printed of a share and its base together."""
    cell = each.cell
    if not each.whole or cell.value is None:
        return
    if cell.key in hidden:
        if _small(rest(cell, base), cell) and not _small(numerator(cell, base), cell):
            yield Row({each.whole: 1, each.count: -1}, 1, cell.threshold)
    elif cell.numerator is None or cell.denominator is None:
        yield from _printed(each, cell.value)


def _printed(each: Counted, value: Decimal) -> Iterator[Row]:
    """The share rounds to what is printed; above nought it counts somebody, below 100% somebody is left out."""
    middle, half = half_up(value, each.cell.decimals), half_step(each.cell.decimals)
    scale = 10 ** (each.cell.decimals + 1)
    low, high = int((middle - half) * scale), int((middle + half) * scale)
    yield Row({each.count: 100 * scale, each.whole: -low}, 0, None)
    yield Row({each.count: 100 * scale, each.whole: -high}, None, -1)
    if 0 < value < 100:
        yield Row({each.count: 1}, 1, None)
        yield Row({each.whole: 1, each.count: -1}, 1, None)


def _small(span: Span | None, cell: Cell) -> bool:
    return span is not None and span.meets_small(cell)


def _exactly(value: Decimal) -> Range:
    return int(value), int(value) + (value != int(value))


def _whole_number(value: Decimal | None) -> int | None:
    return int(value) if value is not None and value == int(value) else None
