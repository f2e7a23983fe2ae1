"""An indicator block: the figure at the left, its chart at the right, comparisons on a tint, narrative and actions."""

from __future__ import annotations

from functools import partial
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Spacer

from scorecards.publishing.paper.cells import rating_mark, words_need
from scorecards.publishing.paper.flowables import ChartFigure, Columns, Para, Rule, stack_height
from scorecards.publishing.paper.grid import CHART_WIDTH, FIGURE_WIDTH, GUTTER, HEIGHT, WIDTH
from scorecards.publishing.paper.laid import Laid, flowing, together, under
from scorecards.publishing.paper.large import comparisons_table
from scorecards.publishing.paper.styles import (
    BODY,
    CAPTION,
    GREY,
    INK,
    NUMBERED,
    SMALL,
    TINT,
    UPRIGHT_CELLS,
    Look,
    style,
)
from scorecards.publishing.paper.tables import TableOnPaper
from scorecards.publishing.paper.tagged_table import Letter, Line, TableTags, tagged_table
from scorecards.publishing.paper.tags import ItemKey, ItemTag, ListKey
from scorecards.publishing.paper.typeface import BOLD, REGULAR
from scorecards.publishing.paper.widths import Need, by_share
from scorecards.publishing.paper.words import heading, list_items, markup, safe, said
from scorecards.publishing.story import Action, Bullets, Comparison, IndicatorBlock, Symbol, Table
from scorecards.publishing.story import Para as Told

BESIDE = 190.0  # a narrative up to this height stands beside the figure where there is no chart
WHOLE = HEIGHT - 1  # a block that fits on a page is never parted
CLOSER = 2.0  # points between the paragraphs of a block
STRIP_HEADS = 54.0
STRIP_AIR = 8.0  # left and right of the words in a column


def told_paragraphs(parts: tuple[Told | Bullets, ...], look: Look, margin: float | None = None) -> list[Para]:
    """Numbered paragraphs and their lists; `margin` is the column for numbers, which lists keep free."""
    found: list[Para] = []
    for part in parts:
        if isinstance(part, Bullets):
            found += list_items(part.words, partial(look.list_item, margin=margin))
        else:
            manner = look.fit(NUMBERED if part.number else BODY)
            found.append(Para(markup(part.words), manner, part.number).at(part.anchor))
    return found


def indicator_block(block: IndicatorBlock, look: Look, level: int) -> Laid:
    """The block's head is never parted; a long narrative flows on over pages, and breakdowns follow it."""
    head = _head(block, look, level)
    if look.large:
        return _stacked(block, look, head)
    beside = _beside(block, look)
    head.append(Columns((FIGURE_WIDTH, _figure(block, look)), (CHART_WIDTH, beside), gap=GUTTER, after=6))
    if block.comparisons:
        head.append(_strip(block))
    below = told_paragraphs(block.narrative, look) if block.figure_chart or not beside else []
    below = _closer([*below, *_after(block, look)])
    text = flowing(below, WIDTH)
    laid = [*head, *below]
    whole = stack_height(laid, WIDTH)
    lead = whole if whole <= WHOLE else stack_height(head, WIDTH) + text.lead
    return Laid([*laid, *_breakdowns(block, look)], lead)


def _closer(paragraphs: list[Para]) -> list[Para]:
    """With less air than paragraphs of a section have, so that more often two blocks stand on one page."""
    for paragraph in paragraphs:
        paragraph.style = paragraph.style.clone("closer", spaceAfter=CLOSER)
    return paragraphs


def _stacked(block: IndicatorBlock, look: Look, head: list[Any]) -> Laid:
    """In large print one thing stands under the other: figure, chart, narrative, comparisons."""
    head += _figure(block, look)
    laid = list(head)
    if figure := block.figure_chart:
        chart = ChartFigure(figure.narrow or figure.chart, WIDTH, look.height / 2, most=WIDTH)
        drawn = [Spacer(1, 8), said(figure.title, look.fit(CAPTION)).at(figure.anchor), chart, Spacer(1, 8)]
        laid += under([], together(drawn, WIDTH), WIDTH, look.height)
    laid += [*told_paragraphs(block.narrative, look), *_after(block, look)]
    if block.comparisons:
        laid += _table(comparisons_table(block.name, block.comparisons), look)
    return Laid([*laid, *_breakdowns(block, look)], stack_height(head, WIDTH))


def _breakdowns(block: IndicatorBlock, look: Look) -> list[Any]:
    return [flowable for table in block.breakdowns for flowable in _table(table, look)]


def _table(table: Table, look: Look) -> list[Any]:
    split = TableOnPaper(table, look, look.cells(UPRIGHT_CELLS), WIDTH, look.height)
    return under([], Laid(split.flowables, split.lead), WIDTH, look.height)


def _head(block: IndicatorBlock, look: Look, level: int) -> list[Any]:
    head: list[Any] = [
        Rule(look.brand, 2.2, before=10, after=4),
        heading(block.name, look.indicator, level, anchor=block.anchor),
    ]
    if block.counted:
        head.append(said(block.counted, look.fit(style("counted", 10.5, 14, colour=GREY, spaceAfter=4))))
    return head


def _figure(block: IndicatorBlock, look: Look) -> list[Any]:
    """The figure with its unit, its basis, rating, which way is better, and the target."""
    letter = isinstance(block.figure, Symbol)
    shown = block.figure.letter if isinstance(block.figure, Symbol) else block.figure
    unit = block.figure.meaning if isinstance(block.figure, Symbol) else block.unit
    size = look.points(12)
    said_unit = (
        f'<font name="{REGULAR}" size="{size:g}" color="{INK}"> {safe(unit)}</font>' if unit and not letter else ""
    )
    stack: list[Any] = [Para(safe(shown) + said_unit, look.figure)]
    if letter:
        stack.append(said(unit, look.fit(SMALL)))
    basis = look.fit(style("basis", 10.5, 13.5, colour=GREY))
    stack += [said(words, basis) for words in (block.basis, block.interval) if words]
    stack.append(Spacer(1, 6))
    stack += [rating_mark(block.rating, size, tint=True), Spacer(1, 4)]
    words = look.cells(UPRIGHT_CELLS).style()
    return stack + [said(line, words) for line in (block.better, block.target) if line]


def _beside(block: IndicatorBlock, look: Look) -> list[Any]:
    """What stands at the right: the chart, or a narrative short enough."""
    if block.figure_chart:
        figure = block.figure_chart
        return [said(figure.title, CAPTION).at(figure.anchor), ChartFigure(figure.chart, CHART_WIDTH, 200)]
    narrative = told_paragraphs(block.narrative, look)
    return narrative if stack_height(narrative, CHART_WIDTH) <= BESIDE else []


def _after(block: IndicatorBlock, look: Look) -> list[Para]:
    """What is being done."""
    actions = ListKey()
    return [_action(action, actions, look) for action in block.actions]


def _action(action: Action, actions: ListKey, look: Look) -> Para:
    words = f"<b>Action:</b> {safe(action.sentence)}"
    return Para(words, look.list_item(0)).tagged(ItemTag(ItemKey(actions), "•"))


def _strip(block: IndicatorBlock) -> Any:
    """Comparisons side by side: figure, period, and what stands against it."""
    heads = style("strip head", 9.5, 11, BOLD)
    words, quiet = style("strip", 9.5, 11), style("strip quiet", 9.5, 11, colour=GREY)
    columns = block.comparisons
    rows: list[list[Any]] = [[said(words_, heads) for words_ in ("Compared with", *(c.heading for c in columns))]]
    rows.append([said("Figure", quiet), *(_strip_figure(column) for column in columns)])
    rows.append([said("Period", quiet), *(said(column.period, quiet) for column in columns)])
    rows.append([said("Against it", quiet), *(said(column.against, words) for column in columns)])
    tags = TableTags([Line(row) for row in range(3)], row_headers=True, summary=f"{block.name}: comparisons")
    each = (WIDTH - STRIP_HEADS) / len(columns)
    needs = [words_need("Compared with", 9.5, BOLD, STRIP_AIR), *map(_strip_need, columns)]
    return tagged_table(rows, tags, by_share([STRIP_HEADS, *[each] * len(columns)], needs, WIDTH), STRIP)


def _strip_need(column: Comparison) -> Need:
    """The longest word of a column: a region's name may be one."""
    figure = column.figure.letter if isinstance(column.figure, Symbol) else column.figure
    each = [words_need(column.heading, 9.5, BOLD, STRIP_AIR), words_need(figure, 12, BOLD, STRIP_AIR)]
    each += [words_need(words, 9.5, REGULAR, STRIP_AIR) for words in (column.period, column.against)]
    return Need(max(need.least for need in each), max(need.most for need in each))


def _strip_figure(column: Comparison) -> Any:
    if isinstance(column.figure, Symbol):
        return Letter.of(column.figure.letter, column.figure.meaning)
    return said(column.figure, style("strip figure", 12, 14, BOLD))


STRIP = (
    ("BACKGROUND", (0, 0), (-1, -1), HexColor(TINT)),
    ("FONT", (0, 0), (-1, -1), BOLD, 12, 14),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("VALIGN", (0, 1), (-1, 1), "MIDDLE"),
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(INK)),
    ("LEFTPADDING", (0, 0), (-1, -1), 6),
    ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ("TOPPADDING", (0, 0), (-1, 0), 3),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 3),
    ("TOPPADDING", (0, 1), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 1), (-1, -2), 1),
    ("BOTTOMPADDING", (0, -1), (-1, -1), 5),
)
