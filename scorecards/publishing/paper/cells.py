"""The cells of a table on the paper: what each kind is drawn with, and how much room it asks for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from portal.charts.shapes import Marker, arrow, rating_shape
from portal.prose import Block, List, unbroken, visible_text
from scorecards.publishing.paper.flowables import Mark, Para
from scorecards.publishing.paper.styles import INK, TONES, CellType, style
from scorecards.publishing.paper.tagged_table import Letter
from scorecards.publishing.paper.typeface import BOLD, REGULAR, printable
from scorecards.publishing.paper.widths import Need
from scorecards.publishing.paper.words import in_cell, safe, said
from scorecards.publishing.story import Cell, Movement, Number, Prose, Rating, Stack, Symbol, Words

NUMERAL = re.compile(r"[−+-]?[\d,]+(?:\.(\d+))?%?")
LONGEST_WORD = 150.0
MOST_LINE = 240.0  # a column of prose asks for no more than this


def rating_mark(rating: Rating, size: float, *, tint: bool = False) -> Mark:
    """A rating's shape and word in its tone; with a tint, on a pill."""
    ink, pale = TONES[rating.tone]
    words = style("rating", size, size * 1.28, BOLD, ink)
    return Mark(rating_shape(Marker(rating.shape.value), ink), safe(rating.word), words, pale if tint else "")


def movement_mark(movement: Movement, size: float) -> Mark:
    return Mark(arrow(movement.way, INK), safe(movement.words), style("movement", size, size * 1.28))


def drawn(cell: Cell, kind: CellType, room: float, *, right: bool) -> Any:
    """What ReportLab draws for a cell `room` wide: a flowable, a list of them, or a short number as a string."""
    if isinstance(cell, Number) and stringWidth(cell.text, BOLD, kind.size) <= room:
        return printable(unbroken(cell.text))
    if isinstance(cell, Symbol):
        return Letter.of(printable(cell.letter), cell.meaning)
    flowables = _flowables(cell, kind, right)
    return flowables[0] if len(flowables) == 1 else flowables or ""


def _flowables(cell: Cell, kind: CellType, right: bool) -> list[Any]:
    if isinstance(cell, Stack):
        return [flowable for inner in cell.cells for flowable in _flowables(inner, kind, right)]
    if isinstance(cell, Rating):
        return [rating_mark(cell, kind.size)]
    if isinstance(cell, Movement):
        return [movement_mark(cell, kind.size)]
    if isinstance(cell, Prose):
        return list(in_cell(cell.blocks, kind.style(right=right)))
    return [_words(cell, kind.style(bold=bold(cell), quiet=quiet(cell), right=right))]


def _words(cell: str | Words | Number | Symbol, manner: ParagraphStyle) -> Para:
    if isinstance(cell, Symbol):
        return said(f"{cell.letter}, {cell.meaning}", manner)
    return said(cell if isinstance(cell, str) else cell.text, manner)


def bold(cell: Cell) -> bool:
    return isinstance(cell, Words | Number) and cell.bold


def quiet(cell: Cell) -> bool:
    return isinstance(cell, Symbol) or (isinstance(cell, Words) and cell.quiet)


def places(cell: Cell) -> int | None:
    """Digits after the point, none for a symbol; None for what is no plain number."""
    if isinstance(cell, Symbol):
        return 0
    found = NUMERAL.fullmatch(cell.text) if isinstance(cell, Number) else None
    return len(found[1] or "") if found else None


def point_room(digits: int, size: float, *, strong: bool) -> float:
    """The width of a point and `digits` digits; they are all equally wide."""
    return float(stringWidth("." + "0" * digits, BOLD if strong else REGULAR, size)) if digits else 0.0


def need(cell: Cell, size: float) -> Need:
    """The room that a cell asks for."""
    if isinstance(cell, Stack):
        each = [need(inner, size) for inner in cell.cells]
        return Need(max((one.least for one in each), default=0), max((one.most for one in each), default=0))
    if isinstance(cell, Rating | Movement):
        return _mark_need(cell, size)
    if isinstance(cell, Prose):
        # Any word may be bold or stand in a list, which goes in.
        found, hang = words_need(_text(cell), size, BOLD), size * 1.2 * max(map(_depth, cell.blocks), default=0)
        return Need(found.least + hang, found.most + hang)
    return words_need(_text(cell), size, BOLD if bold(cell) else REGULAR)


@lru_cache(maxsize=256)
def _mark_need(cell: Rating | Movement, size: float) -> Need:
    """A table has few different ones, in every row."""
    mark = rating_mark(cell, size) if isinstance(cell, Rating) else movement_mark(cell, size)
    natural = mark.natural()
    longest = words_need(cell.word if isinstance(cell, Rating) else cell.words, size, BOLD).least
    return Need(min(longest + mark.indent, natural), natural)


def _depth(block: Block) -> int:
    """How many lists stand in one another."""
    if not isinstance(block, List):
        return 0
    return 1 + max((_depth(inner) for item in block.items for inner in item), default=0)


def words_need(words: str, size: float, font: str, air: float = 0) -> Need:
    words = printable(unbroken(words))
    longest = max((stringWidth(word, font, size) for word in words.split(" ")), default=0)
    # One point more than measured, or rounding breaks a line that should just fit.
    return Need(min(longest, LONGEST_WORD) + 1 + air, min(stringWidth(words, font, size), MOST_LINE) + 1 + air)


def letters(cell: Cell) -> int:
    """How much a cell says; a tall one says much."""
    if isinstance(cell, Stack):
        return sum(letters(inner) for inner in cell.cells)
    if isinstance(cell, Rating | Movement):
        return len(cell.word if isinstance(cell, Rating) else cell.words)
    # A paragraph's end leaves the rest of its line free.
    ends = visible_text(cell.blocks).count("\n") * 40 if isinstance(cell, Prose) else 0
    return len(_text(cell)) + ends


def _text(cell: str | Words | Number | Symbol | Prose) -> str:
    if isinstance(cell, Prose):
        return visible_text(cell.blocks).replace("\n", " ")
    if isinstance(cell, Symbol):
        return cell.letter
    return cell if isinstance(cell, str) else cell.text
