"""Words to ReportLab's markup: everything is escaped, so what was typed is what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle

from portal.prose import Block, List, Paragraph, Run, unbroken
from portal.prose.spacing import HARD_SPACE
from scorecards.publishing.paper.flowables import Para
from scorecards.publishing.paper.styles import LINK, list_item
from scorecards.publishing.paper.tags import HeadingTag, ItemKey, ItemTag, ListKey
from scorecards.publishing.paper.typeface import printable

Styled = Callable[[int], ParagraphStyle]  # the style of an item at a depth

BULLETS = ("•", "–")


def safe(words: str) -> str:
    """Plain words as markup: dates kept on one line, missing glyphs named, all signs escaped."""
    return escape(printable(unbroken(words)))


def markup(paragraph: Paragraph) -> str:
    return "".join(_run(run) for run in paragraph.runs)


def _run(run: Run) -> str:
    words = safe(run.text)
    words = f"<i>{words}</i>" if run.italic else words
    words = f"<b>{words}</b>" if run.bold else words
    if not run.href:
        return words
    return f'<a href={quoteattr(run.href)} color="{LINK}"><u>{words}</u></a>'


def said(words: str, style: ParagraphStyle) -> Para:
    """Plain words as a paragraph."""
    return Para(safe(words), style)


def heading(words: str, style: ParagraphStyle, level: int, *, number: str = "", anchor: str = "") -> Para:
    """A heading with its bookmark; `number` hangs in the margin column."""
    bookmark = printable(f"{number} {words}".strip())
    return Para(safe(words), style, number).tagged(HeadingTag(level, bookmark, anchor))


def list_items(block: List, styled: Styled = list_item, outer: ItemKey | None = None, depth: int = 0) -> Iterator[Para]:
    """The paragraphs of a list, each tagged with its item; inner lists go further in."""
    key = ListKey("Decimal" if block.ordered else "Disc", outer)
    for place, item in enumerate(block.items):
        label = f"{block.start + place}." if block.ordered else BULLETS[min(depth, 1)]
        yield from _item(item, ItemKey(key), label, depth, styled)


def _item(blocks: tuple[Block, ...], key: ItemKey, label: str, depth: int, styled: Styled) -> Iterator[Para]:
    # An item without words of its own still takes a line, or its label would have nowhere to stand.
    if not blocks or not isinstance(blocks[0], Paragraph):
        blocks = (Paragraph((Run(HARD_SPACE),)), *blocks)
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Para(markup(block), styled(min(depth, 5))).tagged(ItemTag(key, label))
            label = ""
        else:
            yield from list_items(block, styled, key, depth + 1)


def in_cell(blocks: Iterable[Block], style: ParagraphStyle) -> list[Para]:
    """Officers' words in a table cell."""
    paragraph = ParagraphStyle("words in a cell", style, spaceAfter=4)
    told: list[Para] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            told.append(Para(markup(block), paragraph))
        else:
            told += list_items(block, lambda depth: _cell_item(style, depth))
    return told


def _cell_item(style: ParagraphStyle, depth: int) -> ParagraphStyle:
    hang = style.fontSize * 1.2
    return ParagraphStyle(
        "item in a cell",
        style,
        spaceAfter=2,
        leftIndent=hang * (depth + 1),
        bulletIndent=hang * depth,
        bulletFontName=style.fontName,
        bulletFontSize=style.fontSize,
    )
