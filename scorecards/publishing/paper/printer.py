"""The committee paper: a numbered story in, a tagged PDF (PDF/UA-1) out; equal stories give equal bytes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.platypus import NextPageTemplate, PageBreak, Spacer

from portal.prose import visible_text
from scorecards.publishing.paper import typeface
from scorecards.publishing.paper.canvas import TaggedCanvas
from scorecards.publishing.paper.contents import ContentsList
from scorecards.publishing.paper.cover import contents_under_heading, cover, fits
from scorecards.publishing.paper.flowables import ChartFigure, Panel, Para, stack_height
from scorecards.publishing.paper.grid import LYING_HEIGHT, LYING_WIDTH, WIDTH
from scorecards.publishing.paper.indicator import indicator_block, told_paragraphs
from scorecards.publishing.paper.laid import Laid, flowing, kept_end, together, under
from scorecards.publishing.paper.large import enlarged
from scorecards.publishing.paper.pages import COVER, LANDSCAPE, PAGE, Furniture, Pages
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
from scorecards.publishing.paper.tags import HeadingTag
from scorecards.publishing.paper.words import heading, markup, said
from scorecards.publishing.story import (
    EMPTY_SECTION,
    Body,
    Bullets,
    Entry,
    Figure,
    IndicatorBlock,
    Listing,
    Note,
    Pack,
    Part,
    Recommendations,
    Section,
    Story,
    Subheading,
    Table,
    Targets,
    contents,
    has_pages,
    paged,
    with_anchors,
)
from scorecards.publishing.story import (
    Panel as ToldPanel,
)
from scorecards.publishing.story import (
    Para as Told,
)

TURNS = 5  # a number of a page may be longer than what stood in its place, and move what follows
NEXT_TO_EMPTY = 0.75  # of a page without words
LARGE_ENTRIES = 120.0  # of the contents list, under its heading
CONTENTS_PAGE = Section("Contents", ())  # what the report follows where its contents list has a page of its own


@dataclass(frozen=True)
class Paper:
    """A printed paper and how many pages it has."""

    content: bytes
    pages: int


def render(story: Story, *, fonts: Path, proof: bool = False, large: bool = False) -> Paper:
    """Print a numbered story. A proof carries a mark on each page and no hash; large print has 18 points.

    Raises typeface.FontsMissing when `fonts` lacks a font file, portal.web.colour.NotAColour for a council's colour
    that is none.
    """
    typeface.load(Path(fonts))
    look, pages = Look.of(story.council.colour, large=large), dict[str, int]()
    told = enlarged(story) if large else story

    def build(known: Mapping[str, int], look: Look) -> list[Any]:
        return _flowables(paged(told, known), look, pages)

    called = {target.anchor: target.words for target in Targets(told).all}
    drawn = _Drawn(told, look, build, lambda total: [Furniture(told, look, proof=proof, total=total)], called)
    return _printed(drawn, pages, refers=has_pages(told))


def render_pack(pack: Pack, *, fonts: Path) -> Paper:
    """Print the reports of one meeting in one run: its own cover, the contents of all, pages counted through.

    Raises as `render` does.
    """
    typeface.load(Path(fonts))
    look, pages = Look.of(pack.front.council.colour), dict[str, int]()
    reports = [(f"report-{place}-", report) for place, report in enumerate(pack.reports, 1)]
    anchored = [(begins, with_anchors(report, begins)) for begins, report in reports]

    def build(known: Mapping[str, int], look: Look) -> list[Any]:
        flowables = _front(pack, [report for _begins, report in anchored], look, pages)
        for begins, report in anchored:
            told = _flowables(paged(report, known), look, pages, begins)
            flowables += [NextPageTemplate(begins + COVER), PageBreak(), *told]
        return flowables

    def furniture(total: int) -> list[Furniture]:
        front = Furniture(pack.front, look, total=total, about=pack.about)
        return [front, *(Furniture(report, look, total=total, begins=begins) for begins, report in anchored)]

    called = {target.anchor: target.words for _begins, report in anchored for target in Targets(report).all}
    return _printed(_Drawn(pack.front, look, build, furniture, called), pages, refers=any(map(has_pages, pack.reports)))


@dataclass(frozen=True)
class _Drawn:
    """What is drawn: `build` makes the flowables, given the pages that words refer to as far as they are known."""

    story: Story
    look: Look
    build: Callable[[Mapping[str, int], Look], list[Any]]
    furniture: Callable[[int], list[Furniture]]
    called: Mapping[str, str]

    def measured(self, known: Mapping[str, int], look: Look) -> tuple[list[Any], Pages]:
        flowables, measured = self.build(known, look), Pages(BytesIO(), self.story, self.furniture(0))
        measured.measure(flowables)
        return flowables, measured

    def settled(self, *, refers: bool) -> tuple[list[Any], Pages]:
        """With less air between its parts where a page would be next to empty and that saves it."""
        usual = self.settled_in(self.look, refers=refers)
        if max(usual[1].empty[1:], default=0) < NEXT_TO_EMPTY:
            return usual
        tight = self.settled_in(replace(self.look, tight=True), refers=refers)
        return tight if tight[1].page < usual[1].page else usual

    def settled_in(self, look: Look, *, refers: bool) -> tuple[list[Any], Pages]:
        """Drawn until each page that words name is the page where it stands; else they name none, and still link."""
        known: dict[str, int] = {}
        for _turn in range(TURNS if refers else 1):
            flowables, measured = self.measured(known, look)
            if not refers or measured.canv.pages == known:
                return flowables, measured
            known = dict(measured.canv.pages)
        return self.measured({}, look)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Looks for no circles of objects meanwhile: all that a paper is made of lives until it is done.

    Looking through it again and again took a quarter of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def _printed(drawn: _Drawn, pages: dict[str, int], *, refers: bool) -> Paper:
    # Only page numbers come from the first drawing, and their room is fixed, so two drawings always agree.
    flowables, measured = drawn.settled(refers=refers)
    pages.update(measured.canv.pages)
    out = BytesIO()
    printed = Pages(out, drawn.story, drawn.furniture(measured.page))
    printed.called = drawn.called
    printed.build(flowables, canvasmaker=TaggedCanvas)
    return Paper(out.getvalue(), printed.page)


def _front(pack: Pack, reports: Sequence[Story], look: Look, pages: Mapping[str, int]) -> list[Any]:
    """The pack's own cover with the contents of every report in it."""
    listed = contents_under_heading(look, ContentsList(list(pack.entries(reports)), pages, look))
    return [NextPageTemplate(PAGE), *cover(pack.front, look), *listed]


def _flowables(story: Story, look: Look, pages: Mapping[str, int], begins: str = "") -> list[Any]:
    """Cover, contents list and sections; `pages` says on which each section stands, once that is known."""
    first = cover(story, look, begins)
    listed = contents_under_heading(look, ContentsList(list(contents(story)), pages, look), begins)
    whole = fits(first, listed, look)
    # What follows the cover must not stand under its band.
    found = [NextPageTemplate(begins + PAGE), *first, *_contents(listed, look, whole=whole)]
    befores = [None if whole else CONTENTS_PAGE, *story.sections]
    for before, section in zip(befores, story.sections, strict=False):
        found += [*_page(before, section, begins), *_SectionOnPaper(section, look, pages).flowables()]
    return found


def _contents(listed: list[Any], look: Look, *, whole: bool) -> list[Any]:
    """Under the cover where it fits, else on a new page; in large print it follows, wherever the cover ends."""
    if look.large:
        heads, entries = listed[:1], listed[1:]
        return under(heads, Laid(entries, LARGE_ENTRIES), WIDTH, look.height)
    return listed if whole else [PageBreak(), *listed]


def _page(before: Section | None, section: Section, begins: str) -> list[Any]:
    """A new page where a section wants one, lies, or follows the cover or a lying one."""
    if before and not (section.new_page or section.landscape or before.landscape):
        return []
    return [NextPageTemplate(begins + (LANDSCAPE if section.landscape else PAGE)), PageBreak()]


def _leads(part: Told) -> bool:
    """Whether a paragraph announces what follows it, and so stands with it: "The figures show:"."""
    return visible_text([part.words]).rstrip().endswith(":")


class _SectionOnPaper:
    """Lays a section out. Headings wait until it is known what must stand under them."""

    def __init__(self, section: Section, look: Look, pages: Mapping[str, int]) -> None:
        self.section, self.look, self.pages = section, look, pages
        self.width = LYING_WIDTH if section.landscape else WIDTH
        self.height = LYING_HEIGHT if section.landscape else look.height
        self.kind = look.cells(LYING_CELLS if section.landscape else UPRIGHT_CELLS)
        # Only sections with numbers have a column for them.
        self.margin = look.hang if section.number or section.hang else 0.0
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
            rest = [self._empty()] if isinstance(self.waiting[-1].tag, HeadingTag) else []
            laid += under(self.waiting, flowing(rest, self.width), self.width, self.height)
        return kept_end(laid, self.width)

    def _empty(self) -> Any:
        """A heading with nothing under it says so."""
        return said(EMPTY_SECTION, self.look.fit(SMALL).clone("empty", leftIndent=self.margin))

    def _placed(self, part: Part) -> Iterator[Any]:
        if isinstance(part, Subheading):
            self.waiting.append(self._subheading(part))
            return
        if isinstance(part, Told) and _leads(part):
            self.waiting += told_paragraphs((part,), self.look, self.margin)
            return
        headings, self.waiting = self.waiting, []
        laid = self._laid(part)
        yield from under(headings, laid, self.width, self.height) if laid.flowables else headings

    def _subheading(self, part: Subheading) -> Any:
        style = self.look.theme if part.level == 3 else self.look.small_heading
        return heading(part.words, style, part.depth, anchor=part.anchor)

    def _laid(self, part: Body) -> Laid:
        match part:
            case Told() | Bullets():
                return flowing(told_paragraphs((part,), self.look, self.margin), self.width)
            case Listing():
                entries = [Entry(3, "", each.title, each.anchor) for each in part.items]
                return Laid([ContentsList(entries, self.pages, self.look)] if entries else [self._empty()], 60)
            case Note():
                return flowing([Para(markup(part.words), self.look.fit(NOTE))], self.width)
            case Recommendations():
                lead = [said(part.lead, self.look.fit(BODY).clone("lead", leftIndent=self.margin))] if part.lead else []
                items = told_paragraphs(part.items, self.look, self.margin)
                return Laid([*lead, *items], stack_height([*lead, *items[:1]], self.width))
            case ToldPanel():
                return together([self._panel(part)], self.width)
            case Table():
                table = TableOnPaper(part, self.look, self.kind, self.width, self.height)
                return Laid(table.flowables, table.lead, table.whole)
            case Figure():
                chart, most = (part.narrow or part.chart, self.width) if self.look.large else (part.chart, 1)
                drawn = ChartFigure(chart, self.width, self.height / 2, most)
                caption = said(part.title, self.look.fit(CAPTION)).at(part.anchor)
                return together([caption, drawn, Spacer(1, 10)], self.width)
            case IndicatorBlock():
                return indicator_block(part, self.look, part.depth)

    def _panel(self, part: ToldPanel) -> Panel:
        title = heading(part.heading, self.look.small_heading, part.depth)
        return Panel([title, *told_paragraphs(part.parts, self.look, 0)], TINT, self.look.brand)
