"""A report as both printers read it: the cover's facts and the sections in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from portal.crests.rules import Art
from scorecards.publishing.story.indicator import Figure, IndicatorBlock
from scorecards.publishing.story.tables import Table
from scorecards.publishing.story.words import Bullets, Listing, Note, Panel, Para, Recommendations, Subheading

Body = Para | Bullets | Note | Listing | Panel | Recommendations | Table | Figure | IndicatorBlock
Part = Body | Subheading

EMPTY_SECTION = "Nothing is reported under this heading."


@dataclass(frozen=True)
class Crest:
    """The council's crest: its words, its file by hash and the council's number, and for the paper what is drawn."""

    alt: str
    sha256: str
    number: str
    art: Art | None = None


@dataclass(frozen=True)
class Council:
    """Whose report it is. The colour is "#rrggbb"."""

    name: str
    colour: str
    directorate: str = ""
    crest: Crest | None = None


@dataclass(frozen=True)
class Fact:
    """One fact of the cover: "Committee", "Date", "Item", "Classification"."""

    label: str
    value: str


@dataclass(frozen=True)
class Person:
    """A name on the cover with its part ("Responsible officer") and how to reach them."""

    part: str
    name: str
    email: str = ""
    telephone: str = ""
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A section of the report. Appendices are lettered, sections counted; some stand without either.

    A landscape section has pages of its own, lying. `key` is what words refer to it by. Where paragraphs have numbers
    they `hang`: the section keeps a column for them.
    """

    heading: str
    parts: tuple[Part, ...]
    numbered: bool = True
    appendix: bool = False
    landscape: bool = False
    new_page: bool = False
    number: str = ""
    anchor: str = ""
    key: str = ""
    hang: bool = False

    @property
    def title(self) -> str:
        """The heading as the contents list and bookmarks say it, without a section's number."""
        return f"Appendix {self.number}: {self.heading}" if self.appendix and self.number else self.heading


@dataclass(frozen=True)
class Story:
    """Everything a report says. Equal stories print to equal bytes.

    `coverage` is the line under the title, `age` says how old the figures are on the day of the meeting,
    `signed` by whom and when, `signed_at` the moment alone (a proof has none), `notices` what a reader must know
    first (that a council is invented). `running` stands at the head of every page. `numbering` is "sections",
    "paragraphs" (these are counted right through the report) or "none".
    """

    title: str
    council: Council
    facts: tuple[Fact, ...]
    people: tuple[Person, ...]
    coverage: str
    age: str
    signed: str
    revision: int
    sha256: str
    sections: tuple[Section, ...]
    subtitle: str = ""
    notices: tuple[str, ...] = ()
    language: str = "en-GB"
    signed_at: datetime | None = None
    running: str = ""
    numbering: str = "sections"
    watermark: tuple[str, ...] = ()  # across every page of what is exempt


@dataclass(frozen=True)
class Entry:
    """One line of the contents list."""

    level: int
    number: str
    words: str
    anchor: str


def contents(story: Story) -> Iterator[Entry]:
    """The contents list of a numbered story: sections, and the themes in them."""
    for section in story.sections:
        yield Entry(2, "" if section.appendix else section.number, section.title, section.anchor)
        for part in section.parts:
            if isinstance(part, Subheading) and part.in_contents and part.level == 3:
                yield Entry(3, "", part.words, part.anchor)
