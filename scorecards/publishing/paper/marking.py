"""The mark on every page of what is exempt: across the page, under its words, and left out of what is read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees, hypot
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from scorecards.publishing.paper.typeface import BOLD

MARK = "EXEMPT"
LIGHT = Color(0.75, 0.1, 0.1, alpha=0.12)
PLAIN = Color(0.45, 0.05, 0.05, alpha=0.55)
LARGEST, SMALL, LEADING = 130.0, 15.0, 21.0
ROOM = 0.62  # of the page's diagonal


def draw(canvas: Any, words: Sequence[str], size: tuple[float, float] | None = None) -> None:
    """The mark with its words (why, and whose copy it is) on the page that is being drawn; nothing without words."""
    if not words:
        return
    width, height = size or canvas._pagesize
    room = hypot(width, height) * ROOM
    large = fitting(MARK, room, LARGEST)
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(degrees(atan2(height, width)))
    canvas.setFillColor(LIGHT)
    canvas.setFont(BOLD, large)
    canvas.drawCentredString(0, -large * 0.1, MARK)
    canvas.setFillColor(PLAIN)
    for number, line in enumerate(words, 1):
        small = fitting(line, room * 1.2, SMALL)
        canvas.setFont(BOLD, small)
        canvas.drawCentredString(0, -large * 0.1 - number * LEADING - 8, line)
    canvas.restoreState()


def fitting(words: str, room: float, most: float) -> float:
    """The size in points, at most `most`, at which the words take no more room; a name of any length fits."""
    return float(min(most, most * room / max(stringWidth(words, BOLD, most), 1)))
