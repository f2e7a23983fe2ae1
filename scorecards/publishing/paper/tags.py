"""How a paragraph stands in the structure tree: as plain words, a heading, an item of a list, a table's caption."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from reportlab.pdfbase.pdfdoc import PDFName

from scorecards.publishing.paper.canvas import TaggedCanvas
from scorecards.publishing.paper.structure import Elem

FirstLine = Any  # the paragraph being drawn; ReportLab has no types


class Tag(Protocol):
    """Tags while a paragraph is drawn at (x, y); the parts of a split paragraph share one element."""

    def drawn(self, canvas: TaggedCanvas, paragraph: FirstLine, x: float, y: float) -> AbstractContextManager[None]: ...

    def rest(self) -> Tag:
        """The tag of what follows on the next page."""
        ...


@dataclass(frozen=True, eq=False)
class Plain:
    """A paragraph, or another role that holds words."""

    role: str = "P"

    def drawn(self, canvas: TaggedCanvas, paragraph: FirstLine, x: float, y: float) -> AbstractContextManager[None]:
        return canvas.mark(canvas.elem(self, self.role))

    def rest(self) -> Tag:
        return self


@dataclass(frozen=True, eq=False)
class HeadingTag:
    """H1 to H6: opens a section, makes a bookmark, remembers its page for the contents list."""

    level: int
    words: str
    anchor: str = ""

    def drawn(self, canvas: TaggedCanvas, paragraph: FirstLine, x: float, y: float) -> AbstractContextManager[None]:
        if self not in canvas.elems:
            canvas.section(self.level)
            name = self.anchor or f"heading-{canvas.nth(self)}"
            canvas.bookmarkHorizontal(name, x, y + paragraph.height + 12)
            canvas.addOutlineEntry(self.words, name, self.level - 1, closed=self.level > 1)
            canvas.pages[name] = canvas.getPageNumber()
        return canvas.mark(canvas.elem(self, f"H{self.level}"))

    def rest(self) -> Tag:
        return self


@dataclass(frozen=True, eq=False)
class ListKey:
    """A list on the paper: its kind of label, and the item of an outer list that it stands in."""

    numbering: str = "Disc"
    outer: ItemKey | None = None

    def elem(self, canvas: TaggedCanvas) -> Elem:
        attributes = {"O": PDFName("List"), "ListNumbering": PDFName(self.numbering)}
        return canvas.elem(self, "L", self.outer.body(canvas) if self.outer else None, attributes)


@dataclass(frozen=True, eq=False)
class ItemKey:
    """One item of a list, which may hold several paragraphs and lists."""

    of: ListKey

    def elem(self, canvas: TaggedCanvas) -> Elem:
        return canvas.elem(self, "LI", self.of.elem(canvas))

    def body(self, canvas: TaggedCanvas) -> Elem:
        return canvas.elem((self, "body"), "LBody", self.elem(canvas))


@dataclass(frozen=True, eq=False)
class ItemTag:
    """Words of an item; its first paragraph draws the label."""

    item: ItemKey
    label: str = ""
    paragraph_key: object = field(default_factory=object)

    @contextmanager
    def drawn(self, canvas: TaggedCanvas, paragraph: FirstLine, x: float, y: float) -> Iterator[None]:
        if self.label:
            with canvas.mark(Elem("Lbl", self.item.elem(canvas))):
                self._draw_label(canvas, paragraph, x, y)
        with canvas.mark(canvas.elem(self.paragraph_key, "P", self.item.body(canvas))):
            yield

    def _draw_label(self, canvas: TaggedCanvas, paragraph: FirstLine, x: float, y: float) -> None:
        style = paragraph.style
        canvas.saveState()
        canvas.setFillColor(style.textColor)
        canvas.setFont(style.bulletFontName, style.bulletFontSize)
        canvas.drawString(x + style.bulletIndent, y + paragraph.height - style.fontSize, self.label + " ")
        canvas.restoreState()

    def rest(self) -> Tag:
        return replace(self, label="")


@dataclass(frozen=True, eq=False)
class CaptionTag:
    """A paragraph of a table's caption: drawn above the table, the caption is the first child of its element."""

    table: Any

    def drawn(self, canvas: TaggedCanvas, paragraph: FirstLine, x: float, y: float) -> AbstractContextManager[None]:
        caption = canvas.elem((self.table, "caption"), "Caption", self.table.elem(canvas))
        return canvas.mark(canvas.elem(self, "P", caption))

    def rest(self) -> Tag:
        return self
