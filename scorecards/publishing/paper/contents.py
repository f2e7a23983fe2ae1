"""The contents list: TOC, TOCI, Reference, Link; each link owns its words, its page number and its active area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from scorecards.publishing.paper.flowables import Measured, on_lines
from scorecards.publishing.paper.structure import Elem
from scorecards.publishing.paper.styles import CONTENTS, LINE, Look
from scorecards.publishing.story import Entry

AIR = 6.0  # before and after the dots
PAGE_ROOM = "0000"  # lines are broken before a page's number is known
LINES, LARGE_LINES = 2, 9  # of an entry; what is longer still is shortened


class ContentsList(Measured):
    """Entries with their pages. `pages` is filled by the first drawing and read by the second."""

    def __init__(self, entries: Sequence[Entry], pages: Mapping[str, int], look: Look, key: object = None) -> None:
        super().__init__()
        self.entries, self.pages, self.look, self.key = list(entries), pages, look, key or object()

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = availWidth
        self.height = sum(self._height(entry, availWidth) for entry in self.entries)
        return self.width, self.height

    def _height(self, entry: Entry, width: float) -> float:
        style = self.look.fit(CONTENTS[entry.level])
        return float(style.leading * len(self._lines(entry, width)) + style.spaceBefore)

    def _lines(self, entry: Entry, width: float) -> list[str]:
        """An entry's words, on two lines where they are long, or in large print on as many lines as they take."""
        style = self.look.fit(CONTENTS[entry.level])
        font, size = style.fontName, style.fontSize
        room = width - stringWidth(PAGE_ROOM, font, size) - style.leftIndent - 4 * AIR
        return on_lines(entry.words, font, size, room, LARGE_LINES if self.look.large else LINES)

    def split(self, availWidth: float, availHeight: float) -> list[ContentsList]:
        fits, used = 0, 0.0
        while fits < len(self.entries) and used + self._height(self.entries[fits], availWidth) <= availHeight:
            used += self._height(self.entries[fits], availWidth)
            fits += 1
        if fits < 2:
            return []
        halves = (self.entries[:fits], self.entries[fits:])
        return [ContentsList(half, self.pages, self.look, self.key) for half in halves if half]

    def draw(self) -> None:
        y, toc = self.height, self.canv.elem(self.key, "TOC")
        for entry in self.entries:
            y -= self._height(entry, self.width)
            self._entry(entry, y, toc)

    def _entry(self, entry: Entry, y: float, toc: Elem) -> None:
        canvas, style = self.canv, self.look.fit(CONTENTS[entry.level])
        page, lines = str(self.pages.get(entry.anchor, "")), self._lines(entry, self.width)
        height = self._height(entry, self.width)
        base = y + style.leading - style.fontSize
        end = self.width - stringWidth(page, style.fontName, style.fontSize)
        link = Elem("Link", Elem("Reference", Elem("TOCI", toc)))
        with canvas.mark(link):
            canvas.setFillColor(style.textColor)
            canvas.setFont(style.fontName, style.fontSize)
            top = base + style.leading * (len(lines) - 1)
            if entry.number:
                canvas.drawString(0, top, f"{entry.number} ")
            for number, words in enumerate(lines):
                canvas.drawString(style.leftIndent, top - style.leading * number, f"{words} ")
            canvas.drawString(end, base, page)
        start = style.leftIndent + stringWidth(lines[-1], style.fontName, style.fontSize) + AIR
        self._dots(start, end - AIR, base)
        said = " ".join(filter(None, ("Go to", entry.number, f"{entry.words}, page {page}")))
        with canvas.as_link(link, said):
            canvas.linkRect(
                "", entry.anchor, (0, y, self.width, y + height - style.spaceBefore), relative=1, Border="[0 0 0]"
            )

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
