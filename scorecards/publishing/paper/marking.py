"""The mark on every page of what is exempt: across the page and along its edge, left out of what is read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees, hypot
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from scorecards.publishing.paper.typeface import BOLD

MARK = "EXEMPT"
LIGHT = Color(0.75, 0.1, 0.1, alpha=0.12)
PLAIN = Color(0.5, 0.05, 0.05)
LARGEST, SMALL, LEADING, EDGE = 130.0, 10.0, 12.0, 15.0
ACROSS = 0.62  # of the page's diagonal
ALONG = 0.92  # of the page's height


def draw(canvas: Any, words: Sequence[str], size: tuple[float, float] | None = None) -> None:
    """The mark across the page that is being drawn, and along its edge why, and whose copy; nothing without words.

    Along the edge nothing of ours is printed over them.
    """
    if not words:
        return
    width, height = size or canvas._pagesize
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(degrees(atan2(height, width)))
    large = fitting(MARK, hypot(width, height) * ACROSS, LARGEST)
    canvas.setFillColor(LIGHT)
    canvas.setFont(BOLD, large)
    canvas.drawCentredString(0, -large * 0.35, MARK)
    canvas.restoreState()
    _along(canvas, words, height)


def _along(canvas: Any, words: Sequence[str], height: float) -> None:
    canvas.saveState()
    canvas.rotate(90)
    canvas.setFillColor(PLAIN)
    for number, line in enumerate(words):
        canvas.setFont(BOLD, fitting(line, height * ALONG, SMALL))
        canvas.drawCentredString(height / 2, -EDGE - number * LEADING, line)
    canvas.restoreState()


def fitting(words: str, room: float, most: float) -> float:
    """The size in points, at most `most`, at which the words take no more room; a name of any length fits."""
    return float(min(most, most * room / max(stringWidth(words, BOLD, most), 1)))
