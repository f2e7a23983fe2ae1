"""A table that tags itself while ReportLab draws it; split over pages it stays one table in the tree."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFString
from reportlab.platypus import Table as ReportLabTable

from scorecards.publishing.paper.canvas import TaggedCanvas
from scorecards.publishing.paper.flowables import Measured
from scorecards.publishing.paper.structure import Elem

Data = list[list[Any]]


class Letter(str):
    """A symbol in a cell, read out by its meaning."""

    meaning: str = ""

    @classmethod
    def of(cls, letter: str, meaning: str) -> Letter:
        self = cls(letter)
        self.meaning = meaning
        return self


@dataclass(frozen=True)
class Line:
    """What a row of the drawn table is: `row` counts rows of the story, so that the parts of a tall row stay one."""

    row: int
    heads_group: bool = False


class TableTags:
    """Called by ReportLab for each step of the drawing, for each part of a split table in turn."""

    def __init__(self, lines: Sequence[Line], *, row_headers: bool, summary: str) -> None:
        self.lines, self.row_headers = lines, row_headers
        self.grouped = any(line.heads_group for line in lines)
        self.attributes = {"O": PDFName("Table"), "Summary": PDFString(summary)}
        self.open: list[AbstractContextManager[None]] = []

    def elem(self, canvas: TaggedCanvas) -> Elem:
        return canvas.elem(self, "Table", attributes=self.attributes)

    def __call__(self, table: Any, event: str, *where: Any) -> None:
        self.table = table
        getattr(self, f"_{event}")(table.canv, *where)

    def _startTable(self, canvas: TaggedCanvas) -> None:
        owner = self.elem(canvas)
        self.repeated = (self, "head") in canvas.elems
        if not self.repeated:
            canvas.elem((self, "head"), "THead", owner)
            self.body = canvas.elem((self, "body"), "TBody", owner)
            self.drawn, self.group, self.row_head = 0, "", ""
            self.heads: dict[int, str] = {}

    def _endTable(self, canvas: TaggedCanvas) -> None:
        pass

    def _enter(self, block: AbstractContextManager[None]) -> None:
        block.__enter__()
        self.open.append(block)

    def _leave(self, canvas: TaggedCanvas) -> None:
        self.open.pop().__exit__(None, None, None)

    def _startBG(self, canvas: TaggedCanvas) -> None:
        self._enter(canvas.artifact())

    _startLines = _startBG
    _endBG = _endLines = _endCell = _leave

    def _startRow(self, canvas: TaggedCanvas, row: int) -> None:
        if row == 0:
            self.tr = canvas.elem((self, "head row"), "TR", canvas.elems[(self, "head")])
            return
        self.line = self.lines[self.drawn]
        self.drawn += 1
        if self.line.heads_group and self.body.kids:
            self.body = Elem("TBody", self.elem(canvas))
        self.tr = canvas.elem((self, self.line.row), "TR", self.body)

    def _endRow(self, canvas: TaggedCanvas, *_row: int) -> None:
        pass

    def _startCell(self, canvas: TaggedCanvas, row: int, column: int, value: Any, *_box: Any) -> None:
        if row == 0 and self.repeated:
            self._enter(canvas.artifact("Pagination"))
            return
        key = (self, "head" if row == 0 else self.line.row, column)
        if key not in canvas.elems:
            canvas.elems[key] = self._cell(canvas, row, column, value)
        cell = canvas.elems[key]
        self._enter(canvas.mark(cell) if isinstance(value, str) else canvas.inside(cell))

    def _cell(self, canvas: TaggedCanvas, row: int, column: int, value: Any) -> Elem:
        heads_group = row > 0 and self.line.heads_group
        scope = "Column" if row == 0 else "Row" if heads_group or (column == 0 and self.row_headers) else ""
        attributes: dict[str, Any] = {"O": PDFName("Table")}
        if scope:
            attributes["Scope"] = PDFName(scope)
        if heads_group:
            attributes["ColSpan"] = self.table._ncols
        identity = self._linked(canvas, row, column, scope, attributes) if self.grouped else None
        entries = {"E": value.meaning} if isinstance(value, Letter) else {}
        return Elem("TH" if scope else "TD", self.tr, attributes, identity, entries)

    def _linked(
        self, canvas: TaggedCanvas, row: int, column: int, scope: str, attributes: dict[str, Any]
    ) -> str | None:
        """Name headings and say each cell's outright: a reader's own search would stop at a group's row."""
        if not scope:
            known = (self.heads.get(column), self.group, self.row_head)
            attributes["Headers"] = tuple(filter(None, known))
            return None
        name = f"t{canvas.nth(self)}-{0 if row == 0 else self.line.row + 1}-{column}"
        if row == 0:
            self.heads[column] = name
        elif self.line.heads_group:
            self.group, self.row_head = name, ""
        else:
            self.row_head = name
        return name


class MeasuredTable(Measured, ReportLabTable):  # type: ignore[misc]
    """Not drawn while the paper is measured, and laid out once for each room it is given."""

    known: tuple[float, float] | None = None

    def _calc(self, availWidth: float, availHeight: float) -> None:
        # ReportLab works out every height anew when a table is wrapped, split and drawn.
        if self.known != (availWidth, availHeight):
            super()._calc(availWidth, availHeight)
            self.known = availWidth, availHeight


def tagged_table(data: Data, tags: TableTags, widths: Sequence[float], commands: Sequence[Any]) -> MeasuredTable:
    """A table whose first row is its heading and is repeated on each page."""
    return MeasuredTable(
        data, colWidths=list(widths), style=list(commands), repeatRows=1, renderCB=tags, hAlign="LEFT", spaceAfter=8
    )
