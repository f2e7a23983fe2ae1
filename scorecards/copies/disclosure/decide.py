"""What of a paper is printed and what becomes `c`, decided once for all of it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from portal.figures.vocabulary import Unit
from scorecards.copies.disclosure import sums, times
from scorecards.copies.disclosure.cells import PRINTED, Cell, Decision, Group, Reason
from scorecards.copies.disclosure.implied import primary


def decide(cells: Sequence[Cell], groups: Sequence[Group] = (), published: Sequence[Cell] = ()) -> dict[str, Decision]:
    """For each cell, by key, whether a member or the public may see it.

    First what is small by itself: counts of 1 to the threshold, shares and rates that imply one, what a share
    leaves out, shares of a base that small. Then, until nothing more comes to light: parts that a total would
    give away, periods that others would (`published` holds what earlier papers printed), and figures of other
    lines that share a numerator. Counts of staff and of things are left alone, and so is the difference
    between two snapshots. Raises ValueError for two cells of one key.
    """
    by_key = {cell.key: cell for cell in cells}
    if len(by_key) < len(cells):
        raise ValueError("Two cells have one key")

    def base_of(cell: Cell) -> Decimal | None:
        base = by_key.get(cell.base_key)
        return cell.denominator if base is None or cell.denominator is not None else base.value

    hidden = {cell.key: reason for cell in cells if (reason := primary(cell, _bases(cell, by_key)))}
    while more := (
        dict(_linked(by_key, hidden))
        or dict(sums.to_hide(by_key, groups, hidden, base_of))
        or dict(times.to_hide(cells, published, hidden, base_of))
    ):
        hidden.update(more)
    return {key: Decision(False, hidden[key]) if key in hidden else PRINTED for key in by_key}


def comparison_printed(now: Decision, then: Decision) -> bool:
    """Whether a change or comparison may be printed: only between two figures that both are."""
    return now.printed and then.printed


def _bases(cell: Cell, cells: Mapping[str, Cell]) -> list[Decimal]:
    """Its own denominator, and, for a share typed without its parts, the figure that is named as its base."""
    base = cells.get(cell.base_key)
    named = base.value if base is not None and cell.numerator is None else None
    return [each for each in (cell.denominator, named) if each is not None]


def _linked(cells: Mapping[str, Cell], hidden: Mapping[str, Reason]) -> Iterator[tuple[str, Reason]]:
    """A share and the line that counts its numerator give each other away."""
    for cell in cells.values():
        counted = cells.get(cell.numerator_key)
        if counted is None or not cell.protected or cell.value is None:
            continue
        if counted.key in hidden and cell.key not in hidden:
            yield cell.key, Reason.LINKED
        # The population that a rate is of is public; another base only where its own cell is printed.
        base_printed = cell.unit == Unit.PER_10000 or (cell.base_key in cells and cell.base_key not in hidden)
        if cell.key in hidden and counted.key not in hidden and counted.value is not None and base_printed:
            yield counted.key, Reason.LINKED
