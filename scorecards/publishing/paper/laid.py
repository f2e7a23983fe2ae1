"""Keeping together: what is laid out says how much of it must stand under a heading, and headings wait for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import CondPageBreak

from scorecards.publishing.paper.flowables import TALL, Para, stack_height

LEAD_LINES = 3  # of a paragraph under a heading


@dataclass(frozen=True)
class Laid:
    """Flowables in their order. The first `lead` points of them must not be parted by a page's end."""

    flowables: list[Any]
    lead: float


def flowing(paragraphs: Sequence[Para], width: float) -> Laid:
    """Paragraphs that may part anywhere but in their first lines."""
    if not paragraphs:
        return Laid([], 0)
    first = paragraphs[0]
    height = first.wrap(width, TALL)[1]
    return Laid(list(paragraphs), min(height, LEAD_LINES * first.style.leading))


def together(flowables: Sequence[Any], width: float) -> Laid:
    """Flowables that stand on one page."""
    return Laid(list(flowables), stack_height(flowables, width))


def under(headings: Sequence[Any], laid: Laid, width: float, room: float) -> list[Any]:
    """`laid` under its headings: a new page where they and its lead would not fit in what is left of this one.

    ReportLab's keepWithNext loses headings before blocks that keep together themselves.
    """
    # ReportLab counts the space after the last heading and before the first on the page as well.
    above = stack_height(headings, width) + sum(h.getSpaceBefore() + h.getSpaceAfter() for h in headings[-1:])
    above += headings[0].getSpaceBefore() if headings else 0
    before = laid.flowables[0].getSpaceBefore() if laid.flowables else 0
    needed = min(above + laid.lead + before, room - 1)
    return [CondPageBreak(needed), *headings, *laid.flowables]
