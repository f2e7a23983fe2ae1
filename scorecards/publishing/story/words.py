"""Words of a story: numbered paragraphs, lists, headings below a section, notes and panels."""

from __future__ import annotations

from dataclasses import dataclass

from portal.prose import List, Paragraph, Run, to_blocks


@dataclass(frozen=True)
class Para:
    """A paragraph. Its number ("3.2") is given by `number`, unless it goes without."""

    words: Paragraph
    numbered: bool = True
    number: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list as it was written; it belongs to the paragraph above it and has no number."""

    words: List


@dataclass(frozen=True)
class Subheading:
    """A heading below a section's: level 3 for a theme, 4 for what stands under it."""

    words: str
    level: int = 3
    in_contents: bool = True
    anchor: str = ""


@dataclass(frozen=True)
class Note:
    """Small print: how to read what stands beside it, or where it comes from."""

    words: Paragraph


@dataclass(frozen=True)
class Panel:
    """Words set apart on a tint, under a heading of their own."""

    heading: str
    parts: tuple[Para | Bullets, ...]


@dataclass(frozen=True)
class Recommendations:
    """What the meeting is asked to do: the lead ("Cabinet is asked to:") and one numbered paragraph for each."""

    lead: str
    items: tuple[Para, ...]


def told(markdown: str, *, numbered: bool = True) -> tuple[Para | Bullets, ...]:
    """Officers' Markdown as paragraphs and lists of a story."""
    return tuple(
        Para(block, numbered) if isinstance(block, Paragraph) else Bullets(block) for block in to_blocks(markdown)
    )


def plain(words: str) -> Paragraph:
    """Words that are no Markdown, such as names and dates, as one paragraph."""
    return Paragraph((Run(words),))
