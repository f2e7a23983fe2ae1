"""The first page: council, meeting, title, how old the figures are, people, signature, contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Spacer

from scorecards.publishing.paper.contents import ContentsList
from scorecards.publishing.paper.crest import CrestFigure
from scorecards.publishing.paper.flowables import Columns, Panel, Para, Rule, stack_height
from scorecards.publishing.paper.grid import COVER_HEAD, UPRIGHT, WIDTH
from scorecards.publishing.paper.styles import (
    COVERAGE,
    FACT,
    GREY,
    INK,
    LINE,
    LINK,
    NOTICE,
    REACH,
    SMALL,
    TINT,
    Look,
)
from scorecards.publishing.paper.tagged_table import Line, TableTags, tagged_table
from scorecards.publishing.paper.typeface import BOLD
from scorecards.publishing.paper.words import heading, safe, said
from scorecards.publishing.story import Council, Fact, Person, Story

TITLE_SIZES = ((32, 2), (26, 3), (21, 99))  # size, and the lines it may take
OFFICER_WIDTH = WIDTH * 0.6  # a council's e-mail addresses are long, and they stand on the left
ACROSS, LARGE_ACROSS = 4, 2  # facts of the cover side by side
CREST_SHARE, CREST_EDGE, CREST_GAP = 0.3, 9.0, 14.0  # of the width; from the edge of the band; from the words
COUNCIL_SIZES = ((22, 1), (18, 2), (15, 99))


def fits(cover: Sequence[Any], contents: Sequence[Any], look: Look) -> bool:
    """Whether the contents list stands whole on the cover. Else it opens the next page, and the report follows it."""
    return stack_height([*cover, *contents], WIDTH) <= UPRIGHT[1] - look.foot - COVER_HEAD - 1


def contents_under_heading(look: Look, contents: ContentsList, begins: str = "") -> list[Any]:
    return [heading("Contents", look.contents, 2, anchor=f"{begins}contents"), contents]


def cover(story: Story, look: Look, begins: str = "") -> list[Any]:
    """`begins` is what the anchors of this report begin with, in a file that holds several."""
    found: list[Any] = [*_band(story, look)]
    if story.facts:
        across = min(len(story.facts), LARGE_ACROSS if look.large else ACROSS)
        found += [*(_facts(story.facts[at : at + across], across, look) for at in range(0, len(story.facts), across))]
        found.append(Spacer(1, 30))
    title = _size(story.title, TITLE_SIZES, look)
    found.append(heading(story.title, look.title(title), 1, anchor=f"{begins}title"))
    found += [said(words, look.fit(COVERAGE)) for words in (story.subtitle, story.coverage) if words]
    small = look.fit(SMALL)
    found += [Spacer(1, 4), *(said(words, small) for words in (story.age, story.signed) if words), Spacer(1, 18)]
    for pair in _rows_of(story.people, look):
        widths = (WIDTH,) if look.large else (OFFICER_WIDTH, WIDTH - OFFICER_WIDTH)
        columns = zip(widths, pair, strict=False)
        found += [Columns(*[(width, _person(person, look)) for width, person in columns], gap=0), Spacer(1, 10)]
    if story.notices:
        found.append(Panel([said(words, look.fit(NOTICE)) for words in story.notices], TINT, GREY, pad=9))
    return [*found, Rule(LINE, 0.8, before=8, after=14)]


def _size(words: str, sizes: Sequence[tuple[int, int]], look: Look, width: float = WIDTH) -> int:
    """The largest size at which the words keep to their lines; in points before large print enlarges them."""
    room = width * 0.97
    return next(size for size, lines in sizes if stringWidth(words, BOLD, look.points(size)) <= room * lines)


def _band(story: Story, look: Look) -> list[Any]:
    """Name, directorate and crest on the band; what follows begins under it, however long they are."""
    crest = _crest(story.council, look)
    room = WIDTH - CREST_GAP - crest.plate if crest else WIDTH
    size = _size(story.council.name, COUNCIL_SIZES, look, room)
    names = [said(story.council.name, look.council(size))]
    if story.council.directorate:
        names.append(said(story.council.directorate, look.directorate))
    found = [Columns((room, names), (crest.plate, [crest]), gap=CREST_GAP)] if crest else names
    return [*found, Spacer(1, max(look.cover_band - COVER_HEAD - stack_height(found, WIDTH), 0) + 12)]


def _crest(council: Council, look: Look) -> CrestFigure | None:
    """As high as the band allows, at the right; it begins nearer to the edge of the page than words do."""
    crest = council.crest
    if crest is None or crest.art is None:
        return None
    height, lift = look.cover_band - 2 * CREST_EDGE, COVER_HEAD - CREST_EDGE
    return CrestFigure(crest.art, crest.alt, width=WIDTH * CREST_SHARE, height=height, lift=lift)


def _facts(shown: Sequence[Fact], across: int, look: Look) -> Any:
    """Committee, date, item and what else the layout names, in columns that share their lines; many take two rows."""
    label, value = look.fit(ParagraphStyle("label", SMALL, leading=13.5)), look.fit(FACT)
    rows = [[said(fact.label, label) for fact in shown], [said(fact.value, value) for fact in shown]]
    tags = TableTags([Line(0)], row_headers=False, summary=", ".join(fact.label for fact in shown))
    commands = (
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 1),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 9),
        ("LINEBELOW", (0, 1), (-1, 1), 1.2, HexColor(INK)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONT", (0, 0), (-1, -1), BOLD, 13, 17),
    )
    return tagged_table(rows, tags, [WIDTH / across] * len(shown), commands)


def _rows_of(people: Sequence[Person], look: Look) -> list[Sequence[Person]]:
    """Two side by side; in large print one."""
    each = 1 if look.large else 2
    return [people[place : place + each] for place in range(0, len(people), each)]


def _person(person: Person, look: Look) -> list[Any]:
    reach = look.fit(REACH)
    stack = [said(person.part, look.fit(SMALL)), said(person.name, look.fit(FACT))]
    if person.email:
        address = quoteattr(f"mailto:{person.email}")
        stack.append(Para(f'<a href={address} color="{LINK}"><u>{safe(person.email)}</u></a>', reach))
    return stack + [said(words, reach) for words in (person.telephone, person.note) if words]
