"""An indicator block: the figure at the left, its chart at the right, comparisons on a tint, narrative and actions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Spacer

from scorecards.publishing.paper.cells import rating_mark, words_need
from scorecards.publishing.paper.flowables import ChartFigure, Columns, Para, Rule, stack_height
from scorecards.publishing.paper.grid import CHART_WIDTH, FIGURE_WIDTH, GUTTER, HEIGHT, WIDTH
from scorecards.publishing.paper.laid import Laid, flowing, kept_end, together, under
from scorecards.publishing.paper.large import comparisons_table
from scorecards.publishing.paper.styles import (
    BODY,
    CAPTION,
    GREY,
    INK,
    LINE,
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

UNCOMPARED = style("uncompared", 9.5, 12, colour=GREY, spaceAfter=4)
WHOLE = HEIGHT - 1  # a block that fits on a page is never parted
CLOSER = 2.0  # points between the paragraphs of a block
STRIP_SHARES = (100.0, 58.0, 188.0, 136.0)
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
    """The block's head is never parted; a long narrative may flow on over pages, and breakdowns follow it."""
    head = _head(block, look, level)
    if look.large:
        return _stacked(block, look, head)
    figure, narrative = _figure_and_narrative(block, look)
    head += [figure, *_compared(block)]
    below = _closer([*narrative, *_after(block, look)])
    whole = stack_height([*head, *below], WIDTH)
    lead = stack_height([*head, *below[:1]], WIDTH) - _height(*below[:1]) + flowing(below, WIDTH).lead
    flowables = [*head, *kept_end(below, WIDTH), *_breakdowns(block, look)]
    return Laid(flowables, whole if whole <= WHOLE else lead)


def _figure_and_narrative(block: IndicatorBlock, look: Look) -> tuple[Columns, list[Para]]:
    """The figure with its chart beside it, else with the narrative or its facts, whichever is lower; and what is left
    of the narrative to stand below."""
    number, facts = _number(block, look), _facts(block, look)
    below = told_paragraphs(block.narrative, look)
    if figure := block.figure_chart:
        drawn = [said(figure.title, CAPTION).at(figure.anchor), ChartFigure(figure.chart, CHART_WIDTH, 200)]
        return _columns([*number, *facts], drawn), below
    beside = _columns([*number, *facts], told_paragraphs(block.narrative, look))
    across = _columns(number, facts)
    if below and _height(beside) <= _height(across, *_closer(below)):
        return beside, []
    return across, below


def _columns(left: list[Any], right: list[Any]) -> Columns:
    return Columns((FIGURE_WIDTH, left), (CHART_WIDTH, right), gap=GUTTER, after=4)


def _height(*stack: Any) -> float:
    return stack_height(stack, WIDTH)


def _compared(block: IndicatorBlock) -> list[Any]:
    """The strip of comparisons, and in words those that there are none of."""
    if not block.comparisons:
        return []
    strip = _strip(block)
    if not block.uncompared:
        return [strip]
    strip.spaceAfter = 1
    return [strip, said(block.uncompared, UNCOMPARED)]


def _closer(paragraphs: list[Para]) -> list[Para]:
    """With less air than paragraphs of a section have, so that more often two blocks stand on one page."""
    for paragraph in paragraphs:
        paragraph.style = paragraph.style.clone("closer", spaceAfter=CLOSER)
    return paragraphs


def _stacked(block: IndicatorBlock, look: Look, head: list[Any]) -> Laid:
    """In large print one thing stands under the other: figure, chart, narrative, comparisons."""
    head += [*_number(block, look), *_facts(block, look)]
    laid = list(head)
    if figure := block.figure_chart:
        chart = ChartFigure(figure.narrow or figure.chart, WIDTH, look.height / 2, most=WIDTH)
        drawn = [Spacer(1, 8), said(figure.title, look.fit(CAPTION)).at(figure.anchor), chart, Spacer(1, 8)]
        laid += under([], together(drawn, WIDTH), WIDTH, look.height)
    laid += [*told_paragraphs(block.narrative, look), *_after(block, look)]
    if block.comparisons:
        laid += _table(comparisons_table(block.name, block.comparisons), look)
    if block.uncompared:
        laid.append(said(block.uncompared, look.fit(UNCOMPARED)))
    return Laid([*laid, *_breakdowns(block, look)], stack_height(head, WIDTH))


def _breakdowns(block: IndicatorBlock, look: Look) -> list[Any]:
    return [flowable for table in block.breakdowns for flowable in _table(table, look)]


def _table(table: Table, look: Look) -> list[Any]:
    split = TableOnPaper(table, look, look.cells(UPRIGHT_CELLS), WIDTH, look.height)
    return under([], Laid(split.flowables, split.lead, split.whole), WIDTH, look.height)


def _head(block: IndicatorBlock, look: Look, level: int) -> list[Any]:
    head: list[Any] = [
        Rule(look.brand, 2.2, before=8, after=4),
        heading(block.name, look.indicator, level, anchor=block.anchor),
    ]
    if block.counted:
        head.append(said(block.counted, look.fit(style("counted", 10, 13, colour=GREY, spaceAfter=4))))
    return head


def _number(block: IndicatorBlock, look: Look) -> list[Any]:
    """The figure with its unit, or its letter and what that means."""
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
    return stack


def _facts(block: IndicatorBlock, look: Look) -> list[Any]:
    """Its basis, rating, which way is better, and the target."""
    basis = look.fit(style("basis", 10.5, 13.5, colour=GREY))
    stack: list[Any] = [said(words, basis) for words in (block.basis, block.interval) if words]
    stack.append(Spacer(1, 4))
    stack += [rating_mark(block.rating, look.points(12), tint=True), Spacer(1, 3)]
    words = look.cells(UPRIGHT_CELLS).style()
    return stack + [said(line, words) for line in (block.better, block.target) if line]


def _after(block: IndicatorBlock, look: Look) -> list[Para]:
    """What is being done."""
    actions = ListKey()
    return [_action(action, actions, look) for action in block.actions]


def _action(action: Action, actions: ListKey, look: Look) -> Para:
    words = f"<b>Action:</b> {safe(action.sentence)}"
    return Para(words, look.list_item(0)).tagged(ItemTag(ItemKey(actions), "•"))


def _strip(block: IndicatorBlock) -> Any:
    """Comparisons one under the other: whose figure, of when, and what stands against it."""
    heads, names = style("strip head", 9.5, 11, BOLD), style("strip", 9.5, 11.5, BOLD)
    words, quiet = style("strip words", 9.5, 11.5), style("strip quiet", 9.5, 11.5, colour=GREY)
    rows: list[list[Any]] = [[said(one, heads) for one in ("Compared with", "Figure", "Period", "Against it")]]
    for each in block.comparisons:
        told = said(each.heading, names), _strip_figure(each), said(each.period, quiet), said(each.against, words)
        rows.append(list(told))
    tags = TableTags(
        [Line(row) for row in range(len(rows) - 1)], row_headers=True, summary=f"{block.name}: comparisons"
    )
    needs = [_strip_need(block.comparisons, column) for column in range(len(STRIP_SHARES))]
    return tagged_table(rows, tags, by_share(list(STRIP_SHARES), needs, WIDTH), STRIP)


def _strip_need(comparisons: Sequence[Comparison], column: int) -> Need:
    """The longest word of a column: a region's name may be one."""
    told = [(each.heading, _shown(each), each.period, each.against)[column] for each in comparisons]
    head = words_need("Compared with" if column == 0 else "Against", 9.5, BOLD, STRIP_AIR)
    each = [head, *(words_need(words, 11 if column == 1 else 9.5, BOLD, STRIP_AIR) for words in told)]
    return Need(max(need.least for need in each), max(need.most for need in each))


def _shown(each: Comparison) -> str:
    return each.figure.letter if isinstance(each.figure, Symbol) else each.figure


def _strip_figure(each: Comparison) -> Any:
    if isinstance(each.figure, Symbol):
        return Letter.of(each.figure.letter, each.figure.meaning)
    return said(each.figure, style("strip figure", 11, 11.5, BOLD))


STRIP = (
    ("BACKGROUND", (0, 0), (-1, -1), HexColor(TINT)),
    ("FONT", (0, 0), (-1, -1), BOLD, 11, 11.5),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(INK)),
    ("LINEBELOW", (0, 1), (-1, -2), 0.4, HexColor(LINE)),
    ("LEFTPADDING", (0, 0), (-1, -1), 6),
    ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
)
