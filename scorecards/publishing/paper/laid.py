"""Keeping together: what is laid out says how much of it must stand under a heading, and headings wait for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import CondPageBreak

from scorecards.publishing.paper.flowables import TALL, Para, stack_height
from scorecards.publishing.paper.tags import HeadingTag

SURE = 1.0  # sizes are added up in another order than ReportLab does
LEAD_LINES = 2  # of a paragraph under a heading
LAST_LINES = 3  # of paragraphs, at the top of a page
MOST_LAST_LINES = 8  # that are moved there for its sake
MOST_EMPTY = 0.33  # of a page, before what should stay together is parted after all


@dataclass(frozen=True)
class Laid:
    """Flowables in their order. The first `lead` points of them must not be parted by a page's end.

    The first `whole` points stay together too, unless that would leave too much of a page empty.
    """

    flowables: list[Any]
    lead: float
    whole: float = 0.0


class Room(CondPageBreak):  # type: ignore[misc]
    """A new page where what must stay together does not fit, or what should, and little of this page would be lost."""

    def __init__(self, lead: float, whole: float, page: float) -> None:
        super().__init__(lead)
        self.lead, self.whole, self.page = lead, whole, page

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        spare = availHeight <= self.page * MOST_EMPTY
        self.height = self.whole if spare or availHeight < self.lead else self.lead
        size: tuple[float, float] = super().wrap(availWidth, availHeight)
        return size


def flowing(paragraphs: Sequence[Para], width: float) -> Laid:
    """Paragraphs that may part anywhere but in their first lines."""
    if not paragraphs:
        return Laid([], 0)
    first = paragraphs[0]
    height = first.wrap(width, TALL)[1]
    # Neither part of a paragraph is a single line, so one of three lines does not part at all.
    parts = _lines(first, width) >= 2 * LEAD_LINES
    return Laid(list(paragraphs), LEAD_LINES * first.style.leading if parts else height)


def kept_end(flowables: Sequence[Any], width: float) -> list[Any]:
    """The same, with the last lines of paragraphs kept together: a page never begins with a line that ends them."""
    at = _where_the_end_begins(flowables, width)
    last = [each for each in flowables[at:] if isinstance(each, Para)]
    if at == 0 or len(last) < 2 or sum(_lines(each, width) for each in last) > MOST_LAST_LINES:
        return list(flowables)
    return [*flowables[:at], CondPageBreak(stack_height(last, width)), *flowables[at:]]


def _where_the_end_begins(flowables: Sequence[Any], width: float) -> int:
    """Before the last few lines, and before the headings that they stand under."""
    at, count = len(flowables), 0.0
    while at and isinstance(flowables[at - 1], Para | CondPageBreak):
        above = flowables[at - 1]
        if count >= LAST_LINES and not (isinstance(above, Para) and isinstance(above.tag, HeadingTag)):
            break
        count += _lines(above, width) if isinstance(above, Para) else 0
        at -= 1
    return at


def _lines(paragraph: Para, width: float) -> float:
    return float(paragraph.wrap(width, TALL)[1] / paragraph.style.leading)


def together(flowables: Sequence[Any], width: float) -> Laid:
    """Flowables that stand on one page."""
    return Laid(list(flowables), stack_height(flowables, width))


def under(headings: Sequence[Any], laid: Laid, width: float, room: float) -> list[Any]:
    """`laid` under its headings: a new page where they and its lead would not fit in what is left of this one.

    ReportLab's keepWithNext loses headings before blocks that keep together themselves.
    """
    all_of_it = [*headings, *laid.flowables[:1]]
    before = all_of_it[0].getSpaceBefore() if all_of_it else 0
    above = before + stack_height(headings, width)
    if headings and laid.flowables:
        above += max(headings[-1].getSpaceAfter(), laid.flowables[0].getSpaceBefore())
    lead, whole = (min(above + height + SURE, room - 1) for height in (laid.lead, max(laid.lead, laid.whole)))
    return [Room(lead, whole, room), *headings, *laid.flowables]
