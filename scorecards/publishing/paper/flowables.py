"""What the paper is laid out with: tagged paragraphs, charts, marks of ratings, columns, panels and rules."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from itertools import pairwise
from threading import get_ident
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, cleanBlockQuotedText
from reportlab.platypus.paraparser import ParaFrag, ParaParser

from portal.charts.drawing import to_drawing
from portal.charts.primitives import Chart
from scorecards.publishing.paper.tags import Plain, Tag
from scorecards.publishing.paper.typeface import BOLD, REGULAR, printable

NUMBER_AIR = 3.0  # between a number in the margin column and the words
ABOVE = 12.0  # what a reader sees above the words that a link leads to
TALL = 100_000.0  # room enough to learn how high something would be


class Measured(Flowable):  # type: ignore[misc]
    """Is not drawn while a paper is only measured: what is asked then is where it would stand."""

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        if canvas.measuring:
            self.note(canvas)
        else:
            super().drawOn(canvas, x, y, _sW)

    def note(self, canvas: Any) -> None:
        """Tell the canvas which of the places that words refer to are on this page."""


class Para(Measured, Paragraph):  # type: ignore[misc]
    """A tagged paragraph of escaped markup; a number hangs in the margin column and is read with the words."""

    def __init__(self, markup: str | None, style: ParagraphStyle, number: str = "", **more: Any) -> None:
        # ReportLab would push the words of a number of two digits to the right of those beneath.
        self.number = number if _hangs(number, style) else ""
        if number and not self.number:
            more["bulletText"] = f"{number}  "
        if markup and "<" not in markup and "&" not in markup and (words := cleanBlockQuotedText(markup)):
            more["frags"] = [_plain(words, style)]
        super().__init__(markup, style, **more)
        self.tag: Tag = Plain()
        self.anchor = ""
        self.known: tuple[float, tuple[float, float]] | None = None

    def tagged(self, tag: Tag) -> Para:
        self.tag = tag
        return self

    def at(self, anchor: str) -> Para:
        """A place that words refer to."""
        self.anchor = anchor
        return self

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Its size at this width; kept, since a paragraph is measured several times before it is drawn."""
        # ReportLab forgets the lines when it finds that it cannot split them.
        if self.known is None or self.known[0] != availWidth or not hasattr(self, "blPara"):
            self.known = availWidth, super().wrap(availWidth, availHeight)
        return self.known[1]

    def split(self, availWidth: float, availHeight: float) -> list[Para]:
        parts: list[Para] = super().split(availWidth, availHeight)
        for place, part in enumerate(parts):
            part.tag = self.tag.rest() if place else self.tag
            part.number = "" if place else self.number
            part.anchor = "" if place else self.anchor
        return parts

    def note(self, canvas: Any) -> None:
        for anchor in filter(None, (self.anchor, getattr(self.tag, "anchor", ""))):
            canvas.pages.setdefault(anchor, canvas.getPageNumber())

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        if canvas.measuring or canvas.muted:
            super().drawOn(canvas, x, y, _sW)
            return
        if self.anchor:
            canvas.bookmarkHorizontal(self.anchor, x, y + self.height + ABOVE)
            canvas.pages[self.anchor] = canvas.getPageNumber()
        with self.tag.drawn(canvas, self, x, y):
            if self.number:
                self._draw_number(canvas, x, y)
            super().drawOn(canvas, x, y, _sW)

    def _draw_number(self, canvas: Any, x: float, y: float) -> None:
        style = self.style
        canvas.saveState()
        canvas.setFillColor(style.textColor)
        canvas.setFont(style.bulletFontName, style.bulletFontSize)
        # The spaces keep number and words apart for a reader.
        canvas.drawString(x + style.bulletIndent, y + self.height - style.fontSize, f"{self.number}  ")
        canvas.restoreState()


def _plain(words: str, style: ParagraphStyle) -> ParaFrag:
    """What ReportLab's parser makes of words without markup, which most are."""
    frag = copy(_example(style.fontName, style.fontSize, style.textColor))
    frag.text, frag.link, frag.us_lines = words, [], []
    return frag


@lru_cache(maxsize=256)
def _example(font: str, size: float, colour: Color) -> ParaFrag:
    """A fragment of this type, parsed once."""
    _style, frags, _bullet = ParaParser().parse(
        "x", ParagraphStyle("x", fontName=font, fontSize=size, textColor=colour)
    )
    return frags[0]


def _hangs(number: str, style: ParagraphStyle) -> bool:
    """Whether a number stands in the margin column with air before the words."""
    room = style.leftIndent - style.bulletIndent - NUMBER_AIR
    return bool(number) and float(stringWidth(number, style.bulletFontName, style.bulletFontSize)) <= room


class ChartFigure(Measured):
    """A chart with its sentence as alternative text, made smaller where it would not fit; never larger than `most`."""

    def __init__(self, chart: Chart, width: float, height: float = 400, most: float = 1) -> None:
        super().__init__()
        self.scale = min(most, width / chart.width, height / chart.height)
        self.drawing = to_drawing(chart, font=REGULAR, bold=BOLD)
        self.sentence = chart.sentence
        self.width, self.height = chart.width * self.scale, chart.height * self.scale

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        box = PDFArray([round(edge, 2) for edge in (x, y, x + self.width, y + self.height)])
        attributes = {"O": PDFName("Layout"), "BBox": box, "Placement": PDFName("Block")}
        with canvas.mark(canvas.elem(self, "Figure", attributes=attributes, entries={"Alt": self.sentence})):
            canvas.saveState()
            canvas.scale(self.scale, self.scale)
            self.drawing.drawOn(canvas, 0, 0)
            canvas.restoreState()


@lru_cache(maxsize=256)
def _shape(shape: Chart, _thread: int) -> Any:
    """There are few shapes, and many marks. A thread has its own, since a drawing holds the page while it is drawn."""
    return to_drawing(shape, font=REGULAR, bold=BOLD)


class Mark(Measured):
    """A shape with its words; the shape is decoration, the words are read. With a tint it stands on a pill."""

    def __init__(self, shape: Chart, words: str, style: ParagraphStyle, tint: str = "") -> None:
        super().__init__()
        self.shape, self.words, self.tint = _shape(shape, get_ident()), words, tint
        self.side = style.fontSize * 0.92
        self.scale = self.side / shape.width
        self.pad = style.fontSize * 0.55 if tint else 0.0
        self.indent = self.side + style.fontSize * 0.42
        self.para = Para(words, style)

    def natural(self) -> float:
        """The width that keeps the words on one line."""
        style = self.para.style
        words = stringWidth(self.para.getPlainText(), style.fontName, style.fontSize)
        return float(words + self.indent + 2 * self.pad + 0.5)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = min(availWidth, self.natural())
        inner = max(self.width - self.indent - 2 * self.pad, 1)
        height = self.para.wrap(inner, availHeight)[1]
        self.height = height + self.pad
        return self.width, self.height

    def draw(self) -> None:
        canvas, style = self.canv, self.para.style
        top = self.height - self.pad / 2
        with canvas.artifact():
            canvas.saveState()
            if self.tint:
                canvas.setFillColor(HexColor(self.tint))
                canvas.roundRect(0, 0, self.width, self.height, 3, stroke=0, fill=1)
            # The shape's middle stands at half the height of the first line's digits.
            canvas.translate(self.pad, top - style.fontSize * 0.66 - self.side / 2)
            canvas.scale(self.scale, self.scale)
            self.shape.drawOn(canvas, 0, 0)
            canvas.restoreState()
        self.para.drawOn(canvas, self.pad + self.indent, top - self.para.height)


def stack_height(stack: Sequence[Any], width: float) -> float:
    """The height of flowables one under the other, with the space between them."""
    return sum(_heights(stack, width)) + sum(_gap(above, below) for above, below in pairwise(stack))


def _heights(stack: Sequence[Any], width: float) -> list[float]:
    return [flowable.wrap(width, TALL)[1] for flowable in stack]


def _gap(above: Any, below: Any) -> float:
    return float(max(above.getSpaceAfter(), below.getSpaceBefore()))


def _draw_stack(canvas: Any, stack: Sequence[Any], width: float, x: float, top: float) -> None:
    y = top
    for place, flowable in enumerate(stack):
        if place:
            y -= _gap(stack[place - 1], flowable)
        y -= flowable.wrap(width, TALL)[1]
        flowable.drawOn(canvas, x, y)


class Columns(Flowable):  # type: ignore[misc]
    """Stacks side by side. Layout only: the tree holds their parts, read from left to right. Never splits."""

    def __init__(self, *columns: tuple[float, Sequence[Any]], gap: float = 14, after: float = 0) -> None:
        super().__init__()
        self.columns, self.gap, self.spaceAfter = columns, gap, after

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.height = max(stack_height(stack, width) for width, stack in self.columns)
        return availWidth, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        return []

    def draw(self) -> None:
        x = 0.0
        for width, stack in self.columns:
            _draw_stack(self.canv, stack, width, x, self.height)
            x += width + self.gap


class Panel(Flowable):  # type: ignore[misc]
    """A tint behind a stack with a rule at its left edge, both decoration. Splits between its parts."""

    def __init__(self, stack: Sequence[Any], fill: str, edge: str, pad: float = 11) -> None:
        super().__init__()
        self.stack, self.fill, self.edge, self.pad = list(stack), fill, edge, pad
        self.spaceBefore = self.spaceAfter = 10

    def _inner(self, width: float) -> float:
        return width - 2 * self.pad - 4

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = availWidth
        self.height = stack_height(self.stack, self._inner(availWidth)) + 2 * self.pad
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        inner, room = self._inner(availWidth), availHeight - 2 * self.pad
        fits = 0
        while fits < len(self.stack) and stack_height(self.stack[: fits + 1], inner) <= room:
            fits += 1
        above, below = self.stack[:fits], self.stack[fits:]
        if below:
            used = stack_height(above, inner) + (_gap(above[-1], below[0]) if above else 0)
            if parts := below[0].split(inner, room - used):
                above, below = [*above, parts[0]], [*parts[1:], *below[1:]]
        if not above or not below:
            return []
        return [Panel(part, self.fill, self.edge, self.pad) for part in (above, below)]

    def draw(self) -> None:
        canvas = self.canv
        with canvas.artifact():
            canvas.setFillColor(HexColor(self.fill))
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            canvas.setFillColor(HexColor(self.edge))
            canvas.rect(0, 0, 4, self.height, stroke=0, fill=1)
        _draw_stack(canvas, self.stack, self._inner(self.width), self.pad + 4, self.height - self.pad)


class Rule(Measured):
    """A line across the page."""

    def __init__(self, colour: str, weight: float, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.colour, self.weight, self.spaceBefore, self.spaceAfter = colour, weight, before, after

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = availWidth
        return availWidth, self.weight

    def draw(self) -> None:
        with self.canv.artifact():
            self.canv.setFillColor(HexColor(self.colour))
            self.canv.rect(0, 0, self.width, self.weight, stroke=0, fill=1)


def fitted(words: str, font: str, size: float, room: float) -> str:
    """`words` on one line of `room` points, shortened after a word with an ellipsis where they are longer."""
    words = printable(words)
    if stringWidth(words, font, size) <= room:
        return words
    while words and stringWidth(words + "…", font, size) > room:
        before, _space, last = words.rpartition(" ")
        words = before.rstrip(" ,;:–") or last[:-1]  # a single word that is too long is cut inside
    return words + "…"


def on_lines(words: str, font: str, size: float, room: float, most: int) -> list[str]:
    """`words` on at most so many lines of `room` points, the last one shortened where they are longer."""
    lines: list[str] = simpleSplit(printable(words), font, size, room)
    if len(lines) <= most:
        return [fitted(line, font, size, room) for line in lines]
    return [*lines[: most - 1], fitted(" ".join(lines[most - 1 :]), font, size, room)]
