"""The committee paper: a numbered story in, a tagged PDF (PDF/UA-1) out; equal stories give equal bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.platypus import NextPageTemplate, PageBreak, Spacer

from scorecards.publishing.paper import typeface
from scorecards.publishing.paper.canvas import TaggedCanvas
from scorecards.publishing.paper.contents import ContentsList
from scorecards.publishing.paper.cover import contents_under_heading, cover, fits
from scorecards.publishing.paper.flowables import ChartFigure, Panel, Para, stack_height
from scorecards.publishing.paper.grid import HANG, HEIGHT, LYING_HEIGHT, LYING_WIDTH, WIDTH
from scorecards.publishing.paper.indicator import indicator_block, told_paragraphs
from scorecards.publishing.paper.laid import Laid, flowing, together, under
from scorecards.publishing.paper.pages import LANDSCAPE, PAGE, Furniture, Pages
from scorecards.publishing.paper.styles import (
    BODY,
    CAPTION,
    LYING_CELLS,
    NOTE,
    SMALL,
    TINT,
    UPRIGHT_CELLS,
    Look,
)
from scorecards.publishing.paper.tables import TableOnPaper
from scorecards.publishing.paper.words import heading, markup, said
from scorecards.publishing.story import (
    EMPTY_SECTION,
    Body,
    Bullets,
    Figure,
    IndicatorBlock,
    Note,
    Part,
    Recommendations,
    Section,
    Story,
    Subheading,
    Table,
    contents,
)
from scorecards.publishing.story import (
    Panel as ToldPanel,
)
from scorecards.publishing.story import (
    Para as Told,
)

CONTENTS_PAGE = Section("Contents", ())  # what the report follows where its contents list has a page of its own


@dataclass(frozen=True)
class Paper:
    """A printed paper and how many pages it has."""

    content: bytes
    pages: int


def render(story: Story, *, fonts: Path, proof: bool = False) -> Paper:
    """Print a numbered story. A proof carries a mark on each page and no hash.

    Raises typeface.FontsMissing when `fonts` lacks a font file, portal.web.colour.NotAColour for a council's colour
    that is none.
    """
    typeface.load(Path(fonts))
    look, pages = Look.of(story.council.colour), dict[str, int]()
    flowables = _flowables(story, look, pages)
    # Only page numbers come from the first drawing, and their room is fixed, so two drawings always agree.
    measured = Pages(BytesIO(), story, Furniture(story, look, proof=proof, total=0))
    measured.measure(flowables)
    pages.update(measured.canv.pages)
    out = BytesIO()
    printed = Pages(out, story, Furniture(story, look, proof=proof, total=measured.page))
    printed.build(flowables, canvasmaker=TaggedCanvas)
    return Paper(out.getvalue(), printed.page)


def _flowables(story: Story, look: Look, pages: Mapping[str, int]) -> list[Any]:
    """Cover, contents list and sections; `pages` says on which each section stands, once that is known."""
    first = cover(story, look)
    listed = contents_under_heading(look, ContentsList(list(contents(story)), pages))
    whole = fits(first, listed)
    # What follows the cover must not stand under its band.
    found = [NextPageTemplate(PAGE), *first, *([] if whole else [PageBreak()]), *listed]
    befores = [None if whole else CONTENTS_PAGE, *story.sections]
    for before, section in zip(befores, story.sections, strict=False):
        found += [*_page(before, section), *_SectionOnPaper(section, look).flowables()]
    return found


def _page(before: Section | None, section: Section) -> list[Any]:
    """A new page where a section wants one, lies, or follows the cover or a lying one."""
    if before and not (section.new_page or section.landscape or before.landscape):
        return []
    return [NextPageTemplate(LANDSCAPE if section.landscape else PAGE), PageBreak()]


class _SectionOnPaper:
    """Lays a section out. Headings wait until it is known what must stand under them."""

    def __init__(self, section: Section, look: Look) -> None:
        self.section, self.look, self.level = section, look, 2
        self.width = LYING_WIDTH if section.landscape else WIDTH
        self.height = LYING_HEIGHT if section.landscape else HEIGHT
        self.kind = LYING_CELLS if section.landscape else UPRIGHT_CELLS
        # Only numbered sections have a column for numbers.
        self.margin = HANG if section.number else 0.0
        self.waiting: list[Any] = [self._heading()]

    def _heading(self) -> Any:
        section = self.section
        hanging = bool(section.number) and not section.appendix
        style = self.look.section if hanging else self.look.free_section
        number = section.number if hanging else ""
        return heading(section.title, style, 2, number=number, anchor=section.anchor)

    def flowables(self) -> list[Any]:
        laid = [flowable for part in self.section.parts for flowable in self._placed(part)]
        if self.waiting:
            laid += under(self.waiting, flowing([self._empty()], self.width), self.width, self.height)
        return laid

    def _empty(self) -> Any:
        """A heading with nothing under it says so."""
        return said(EMPTY_SECTION, SMALL.clone("empty", leftIndent=self.margin))

    def _placed(self, part: Part) -> Iterator[Any]:
        if isinstance(part, Subheading):
            self.waiting.append(self._subheading(part))
            return
        headings, self.waiting = self.waiting, []
        laid = self._laid(part)
        yield from under(headings, laid, self.width, self.height) if laid.flowables else headings

    def _step(self, wanted: int) -> int:
        """A heading's level, never more than one below the last: readers find their way by levels."""
        self.level = min(wanted, self.level + 1)
        return self.level

    def _subheading(self, part: Subheading) -> Any:
        style = self.look.theme if part.level == 3 else self.look.small_heading
        return heading(part.words, style, self._step(part.level), anchor=part.anchor)

    def _laid(self, part: Body) -> Laid:
        match part:
            case Told() | Bullets():
                return flowing(told_paragraphs((part,), self.margin), self.width)
            case Note():
                return flowing([Para(markup(part.words), NOTE)], self.width)
            case Recommendations():
                lead = [said(part.lead, BODY.clone("lead", leftIndent=self.margin))] if part.lead else []
                items = told_paragraphs(part.items, self.margin)
                return Laid([*lead, *items], stack_height([*lead, *items[:1]], self.width))
            case ToldPanel():
                return together([self._panel(part)], self.width)
            case Table():
                table = TableOnPaper(part, self.look, self.kind, self.width, self.height)
                return Laid(table.flowables, table.lead)
            case Figure():
                drawn = ChartFigure(part.chart, self.width, self.height / 2)
                return together([said(part.title, CAPTION), drawn, Spacer(1, 10)], self.width)
            case IndicatorBlock():
                return indicator_block(part, self.look, self._step(4))

    def _panel(self, part: ToldPanel) -> Panel:
        title = heading(part.heading, self.look.small_heading, self._step(3))
        return Panel([title, *told_paragraphs(part.parts, 0)], TINT, self.look.brand)
