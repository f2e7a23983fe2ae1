"""The contents list: TOC, TOCI, Reference, Link; each link owns its words, its page number and its active area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from scorecards.publishing.paper.flowables import fitted
from scorecards.publishing.paper.structure import Elem
from scorecards.publishing.paper.styles import CONTENTS, LINE
from scorecards.publishing.story import Entry

AIR = 6.0  # before and after the dots


class ContentsList(Flowable):  # type: ignore[misc]
    """Entries with their pages. `pages` is filled by the first drawing and read by the second."""

    def __init__(self, entries: Sequence[Entry], pages: Mapping[str, int], key: object = None) -> None:
        super().__init__()
        self.entries, self.pages, self.key = list(entries), pages, key or object()

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = availWidth
        self.height = sum(_height(entry) for entry in self.entries)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[ContentsList]:
        fits, used = 0, 0.0
        while fits < len(self.entries) and used + _height(self.entries[fits]) <= availHeight:
            used += _height(self.entries[fits])
            fits += 1
        if fits < 2:
            return []
        halves = (self.entries[:fits], self.entries[fits:])
        return [ContentsList(half, self.pages, self.key) for half in halves if half]

    def draw(self) -> None:
        y, toc = self.height, self.canv.elem(self.key, "TOC")
        for entry in self.entries:
            y -= _height(entry)
            self._entry(entry, y, toc)

    def _entry(self, entry: Entry, y: float, toc: Elem) -> None:
        canvas, style = self.canv, CONTENTS[entry.level]
        page = str(self.pages.get(entry.anchor, ""))
        base = y + style.leading - style.fontSize
        end = self.width - stringWidth(page, style.fontName, style.fontSize)
        words = fitted(entry.words, style.fontName, style.fontSize, end - style.leftIndent - 4 * AIR)
        link = Elem("Link", Elem("Reference", Elem("TOCI", toc)))
        with canvas.mark(link):
            canvas.setFillColor(style.textColor)
            canvas.setFont(style.fontName, style.fontSize)
            if entry.number:
                canvas.drawString(0, base, f"{entry.number} ")
            canvas.drawString(style.leftIndent, base, f"{words} ")
            canvas.drawString(end, base, page)
        start = style.leftIndent + stringWidth(words, style.fontName, style.fontSize) + AIR
        self._dots(start, end - AIR, base)
        said = " ".join(filter(None, ("Go to", entry.number, f"{entry.words}, page {page}")))
        with canvas.as_link(link, said):
            canvas.linkRect("", entry.anchor, (0, y, self.width, y + style.leading), relative=1, Border="[0 0 0]")

    def _dots(self, start: float, end: float, base: float) -> None:
        canvas: Any = self.canv
        with canvas.artifact():
            canvas.saveState()
            canvas.setStrokeColor(HexColor(LINE))
            canvas.setLineWidth(0.8)
            canvas.setDash(0.8, 3.2)
            canvas.setLineCap(1)
            # Dots of all lines stand under each other.
            canvas.line(start + 3.2 - start % 3.2, base, end, base)
            canvas.restoreState()


def _height(entry: Entry) -> float:
    style = CONTENTS[entry.level]
    return float(style.leading + style.spaceBefore)
