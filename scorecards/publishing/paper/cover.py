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
from scorecards.publishing.paper.flowables import Columns, Panel, Para, Rule, stack_height
from scorecards.publishing.paper.grid import BAND, COVER_HEAD, FOOT, UPRIGHT, WIDTH
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
from scorecards.publishing.story import Person, Story

TITLE_SIZES = ((32, 2), (26, 3), (21, 99))  # size, and the lines it may take
OFFICER_WIDTH = WIDTH * 0.6  # a council's e-mail addresses are long, and they stand on the left
COUNCIL_SIZES = ((22, 1), (18, 2), (15, 99))


def fits(cover: Sequence[Any], contents: Sequence[Any]) -> bool:
    """Whether the contents list stands whole on the cover. Else it opens the next page, and the report follows it."""
    return stack_height([*cover, *contents], WIDTH) <= UPRIGHT[1] - FOOT - COVER_HEAD - 1


def contents_under_heading(look: Look, contents: ContentsList) -> list[Any]:
    return [heading("Contents", look.contents, 2, anchor="contents"), contents]


def cover(story: Story, look: Look) -> list[Any]:
    found: list[Any] = [*_band(story, look)]
    if story.facts:
        found += [_facts(story), Spacer(1, 30)]
    title = _size(story.title, TITLE_SIZES)
    found.append(heading(story.title, look.title(title), 1, anchor="title"))
    found += [said(words, COVERAGE) for words in (story.subtitle, story.coverage) if words]
    found += [Spacer(1, 4), *(said(words, SMALL) for words in (story.age, story.signed) if words), Spacer(1, 18)]
    for pair in _pairs(story.people):
        columns = zip((OFFICER_WIDTH, WIDTH - OFFICER_WIDTH), pair, strict=False)
        found += [Columns(*[(width, _person(person)) for width, person in columns], gap=0), Spacer(1, 10)]
    if story.notices:
        found.append(Panel([said(words, NOTICE) for words in story.notices], TINT, GREY, pad=9))
    return [*found, Rule(LINE, 0.8, before=8, after=14)]


def _size(words: str, sizes: Sequence[tuple[int, int]]) -> int:
    """The largest size at which the words keep to their lines."""
    return next(size for size, lines in sizes if stringWidth(words, BOLD, size) <= WIDTH * 0.97 * lines)


def _band(story: Story, look: Look) -> list[Any]:
    """The council's name and directorate on the band; what follows begins under it, however long they are."""
    size = _size(story.council.name, COUNCIL_SIZES)
    names = [said(story.council.name, look.council(size))]
    if story.council.directorate:
        names.append(said(story.council.directorate, look.directorate))
    return [*names, Spacer(1, max(BAND - COVER_HEAD - stack_height(names, WIDTH), 0) + 12)]


def _facts(story: Story) -> Any:
    """Committee, date, item and classification, in columns that share their lines."""
    label = ParagraphStyle("label", SMALL, leading=13.5)
    rows = [[said(fact.label, label) for fact in story.facts], [said(fact.value, FACT) for fact in story.facts]]
    tags = TableTags([Line(0)], row_headers=False, summary=", ".join(fact.label for fact in story.facts))
    commands = (
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 1),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 9),
        ("LINEBELOW", (0, 1), (-1, 1), 1.2, HexColor(INK)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONT", (0, 0), (-1, -1), BOLD, 13, 17),
    )
    return tagged_table(rows, tags, [WIDTH / len(story.facts)] * len(story.facts), commands)


def _pairs(people: Sequence[Person]) -> list[Sequence[Person]]:
    return [people[place : place + 2] for place in range(0, len(people), 2)]


def _person(person: Person) -> list[Any]:
    stack = [said(person.part, SMALL), said(person.name, FACT)]
    if person.email:
        address = quoteattr(f"mailto:{person.email}")
        stack.append(Para(f'<a href={address} color="{LINK}"><u>{safe(person.email)}</u></a>', REACH))
    return stack + [said(words, REACH) for words in (person.telephone, person.note) if words]
