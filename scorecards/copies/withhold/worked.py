"""How a reader could work out a count of a few children, written out for staff, who see the figures. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from portal.figures.vocabulary import Unit
from portal.figures.words import MINUS, shown
from scorecards.copies.disclosure import Cell, Group, Reason
from scorecards.copies.disclosure.implied import Span, numerator, rest
from scorecards.copies.disclosure.times import NOT_EVENTS, road

MOST = 4  # parts that a sum names; more are put together
SUPPRESSED = "what is suppressed"


@dataclass(frozen=True)
class Laid:
    """All figures that a reader may lay side by side, by key, with their places in words; `hidden` are not printed."""

    cells: Mapping[str, Cell]
    groups: Sequence[Group]
    hidden: Collection[str]
    places: Mapping[str, str]

    def base_of(self, cell: Cell) -> Decimal | None:
        base = self.cells.get(cell.base_key)
        return cell.denominator if cell.denominator is not None or base is None else base.value

    def prints(self, key: str) -> bool:
        cell = self.cells.get(key)
        return cell is not None and cell.value is not None and key not in self.hidden


def worked_out(cell: Cell, reason: Reason, laid: Laid) -> str:
    """The subtraction in words and numbers; empty where there is none."""
    base = laid.base_of(cell)
    if reason == Reason.SMALL_COUNT:
        return f"{_said(cell)} is the number of children itself."
    if reason == Reason.SMALL_NUMERATOR and base:
        return f"{_said(cell)} of {_number(base)} is {_children(numerator(cell, base))}."
    if reason == Reason.SMALL_REST and base:
        return f"{_number(base)} {MINUS} {_said(cell)} of {_number(base)} leaves {_children(rest(cell, base))}."
    if reason == Reason.SMALL_BASE and base is not None:
        return f"It is a figure of {_number(base)} children in all."
    if reason in (Reason.PROTECTS_PART, Reason.PROTECTS_TOTAL):
        return next(_sums(cell, laid), "")
    if reason == Reason.DIFFERENCE:
        return next(_differences(cell, laid), "")
    if reason == Reason.LINKED:
        return next(_linked(cell, laid), "")
    return ""


def _sums(cell: Cell, laid: Laid) -> Iterator[str]:
    """A total less the parts that are printed, this one among them; or the parts that make a suppressed total."""
    for group in laid.groups:
        if cell.key not in (*group.parts, group.total):
            continue
        total = laid.cells.get(group.total)
        printed = [laid.cells[key] for key in group.parts if key == cell.key or laid.prints(key)]
        gone = [key for key in group.parts if key in laid.hidden and key != cell.key]
        if total is not None and total.key in laid.hidden and total.key != cell.key:
            yield f"{_added(printed, laid)} = {laid.places[total.key]}."
        elif gone and cell.unit == Unit.PERCENT:
            yield f"100% {MINUS} {_added(printed, laid, MINUS)} = {_named(gone, laid)}."
        elif gone and total is not None and total.value is not None:
            yield f"{_one(total, laid)} {MINUS} {_added(printed, laid, MINUS)} = {_named(gone, laid)}."


def _differences(cell: Cell, laid: Laid) -> Iterator[str]:
    """This period less another that is printed, where the two begin or end together."""
    others = [each for key, each in laid.cells.items() if each.series == cell.series and laid.prints(key)]
    for other in sorted(others, key=lambda each: (abs((each.end - cell.end).days), each.key)):
        if other.key == cell.key or other.basis in NOT_EVENTS or not set(road(cell)) & set(road(other)):
            continue
        spans = [numerator(each, laid.base_of(each)) for each in (cell, other)]
        counts = [span.only for span in spans if span is not None and span.only is not None]
        if len(counts) == 2:
            longer, shorter = (cell, other) if counts[0] >= counts[1] else (other, cell)
            left = abs(counts[0] - counts[1])
            yield f"{_one(longer, laid)} {MINUS} {_one(shorter, laid)} = {left:,}."


def _linked(cell: Cell, laid: Laid) -> Iterator[str]:
    for key, other in laid.cells.items():
        if other.numerator_key == cell.key and key in laid.hidden:
            yield f"{_one(cell, laid)} is the number behind {laid.places[key]}."
        if other.base_key == cell.key:
            yield f"{laid.places[key]} of {_said(cell)} would be a few children."
    if cell.numerator_key in laid.places:
        yield f"It is made of {laid.places[cell.numerator_key]}, which is suppressed."


def _added(cells: Sequence[Cell], laid: Laid, sign: str = "+") -> str:
    """Each with its place; of many the smallest by name, and the others together."""
    ordered = sorted(cells, key=lambda each: (-(each.value or 0), each.key))
    few, more = ordered[:MOST], [each.value for each in ordered[MOST:] if each.value is not None]
    terms = [_one(each, laid) for each in few]
    if more:
        terms.append(f"{shown(sum(more, Decimal(0)), cells[0].unit, cells[0].decimals)} (the others)")
    return f" {sign} ".join(terms)


def _named(keys: Sequence[str], laid: Laid) -> str:
    return " and ".join(laid.places[key] for key in keys) if len(keys) <= MOST else f"{len(keys)} suppressed parts"


def _one(cell: Cell, laid: Laid) -> str:
    return f"{_said(cell)} ({laid.places[cell.key]})"


def _said(cell: Cell) -> str:
    return shown(cell.value or Decimal(0), cell.unit, cell.decimals)


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _children(span: Span | None) -> str:
    if span is None:
        return "a few children"
    if span.only is not None:
        return "1 child" if span.only == 1 else f"{span.only} children"
    return f"{span.low} to {span.high} children"
