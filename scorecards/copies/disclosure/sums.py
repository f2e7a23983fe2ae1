"""Secondary suppression: no hidden part may be worked out from a total and the parts that are printed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from portal.figures.rounding import half_step
from portal.figures.vocabulary import Unit
from scorecards.copies.disclosure.bounds import too_narrow
from scorecards.copies.disclosure.cells import Cell, Group, Reason
from scorecards.copies.disclosure.implied import numerator
from scorecards.framework.rules import BreakdownKind

Hidden = Mapping[str, Reason]
BaseOf = Callable[[Cell], Decimal | None]
MayHide = Callable[[str, Hidden], bool]


def to_hide(
    cells: Mapping[str, Cell], groups: Sequence[Group], hidden: Hidden, base_of: BaseOf, may_hide: MayHide
) -> Iterator[tuple[str, Reason]]:
    """The next cell that each group must hide besides those hidden already; nothing when every group is safe.

    `may_hide` says which may be chosen: what an earlier paper printed stands.
    """
    for group in groups:
        if group.kind == BreakdownKind.OVERLAPPING:
            continue
        parts = [cells[key] for key in group.parts if key in cells and cells[key].protected]
        total = cells.get(group.total)
        if parts and _gives_away(group, parts, total, hidden, base_of):
            yield from _choose(parts, total, hidden, base_of, may_hide)


def _gives_away(group: Group, parts: Sequence[Cell], total: Cell | None, hidden: Hidden, base_of: BaseOf) -> bool:
    concealed = [part for part in parts if part.key in hidden]
    exhaustive = group.kind == BreakdownKind.EXHAUSTIVE
    if total is not None and total.key in hidden and not concealed:
        # Parts that are all printed add up to the total that is not.
        return exhaustive and any(part.value for part in parts)
    if not _total_is_known(parts, total, hidden):
        return False
    if exhaustive and not make_the_whole(parts, total, base_of):
        return False
    left = _left_over(group, parts, total, concealed, base_of)
    if left is not None and parts[0].small(left):
        return True
    if len(concealed) == 1:
        return exhaustive or left is None or left == _size(concealed[0], base_of)
    # As many children as hidden parts: each is one child, since none of them prints as nought.
    return bool(concealed) and (left == len(concealed) or (exhaustive and _told(concealed, left, base_of)))


def _told(concealed: Sequence[Cell], left: Decimal | None, base_of: BaseOf) -> bool:
    """Whether hidden parts that are all small make so many, or so few, that each is nearly known: 4 and 5 of 9."""
    sizes = [_size(part, base_of) for part in concealed]
    if left is None or any(size is not None and not concealed[0].small(size) for size in sizes):
        return False
    return too_narrow(int(left), len(concealed), concealed[0].threshold)


def _total_is_known(parts: Sequence[Cell], total: Cell | None, hidden: Hidden) -> bool:
    """Shares of a breakdown make 100%, printed or not; other totals must be printed to be known."""
    if parts[0].unit == Unit.PERCENT:
        return True
    return total is not None and total.value is not None and total.key not in hidden


def make_the_whole(parts: Sequence[Cell], total: Cell | None, base_of: BaseOf) -> bool:
    """Whether the parts add up, to a few children; where they do not, nobody finds one from the others.

    So the placements of 571 children of which 93.0% are stated: 7.0%, some 40 children, live elsewhere. A part
    whose figure came in suppressed could be all that is missing.
    """
    values = [part.value for part in parts if part.value is not None]
    whole = Decimal(100) if parts[0].unit == Unit.PERCENT else total.value if total is not None else None
    if whole is None or len(values) < len(parts):
        return True
    missing = abs(whole - sum(values, Decimal(0)))
    if parts[0].unit != Unit.PERCENT:
        return missing <= parts[0].threshold
    base = base_of(parts[0])
    rounding = len(parts) * half_step(parts[0].decimals)
    return missing <= rounding or base is None or (missing - rounding) * base / 100 <= parts[0].threshold


def _left_over(
    group: Group, parts: Sequence[Cell], total: Cell | None, concealed: Sequence[Cell], base_of: BaseOf
) -> Decimal | None:
    """How many children a reader finds by taking the printed parts from the total; None where nobody can tell."""
    printed = [part for part in parts if part not in concealed]
    if parts[0].unit == Unit.COUNT and total is not None and total.value is not None:
        return total.value - sum((part.value for part in printed if part.value is not None), Decimal(0))
    bases = {base_of(part) for part in parts}
    if group.kind == BreakdownKind.PARTIAL and parts[0].unit == Unit.PERCENT and len(bases) == 1:
        return _less(bases.pop(), [_size(part, base_of) for part in printed])
    hidden_sizes = _added([_size(part, base_of) for part in concealed])
    return hidden_sizes if concealed else None


def _less(base: Decimal | None, sizes: Sequence[Decimal | None]) -> Decimal | None:
    added = _added(sizes)
    return None if base is None or added is None else base - added


def _added(sizes: Sequence[Decimal | None]) -> Decimal | None:
    known = [size for size in sizes if size is not None]
    return sum(known, Decimal(0)) if len(known) == len(sizes) else None


def _choose(
    parts: Sequence[Cell], total: Cell | None, hidden: Hidden, base_of: BaseOf, may_hide: MayHide
) -> Iterator[tuple[str, Reason]]:
    """The next-smallest part that is not nought; when there is none left, the total."""
    printed = [part for part in parts if part.value and may_hide(part.key, hidden)]
    if printed:
        smallest = min(printed, key=lambda part: (_order(part, base_of), part.key))
        reason = Reason.PROTECTS_TOTAL if total is not None and total.key in hidden else Reason.PROTECTS_PART
        yield smallest.key, reason
    elif total is not None and may_hide(total.key, hidden) and total.value is not None and total.unit != Unit.PERCENT:
        yield total.key, Reason.PROTECTS_PART


def _order(part: Cell, base_of: BaseOf) -> Decimal:
    size = _size(part, base_of)
    return (part.value or Decimal(0)) if size is None else size


def _size(part: Cell, base_of: BaseOf) -> Decimal | None:
    counted = numerator(part, base_of(part))
    return None if counted is None or counted.only is None else Decimal(counted.only)
