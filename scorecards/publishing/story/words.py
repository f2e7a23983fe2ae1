"""Words of a story: numbered paragraphs, lists, headings below a section, notes and panels."""

from __future__ import annotations

from dataclasses import dataclass, replace

from portal.prose import List, Paragraph, Run, to_blocks

NAME = "name"  # "[[name: winter]]" says what its paragraph is called


@dataclass(frozen=True)
class Para:
    """A paragraph. Its number ("3.2") is given by `number`, unless it goes without. Words refer to one with a `key`."""

    words: Paragraph
    numbered: bool = True
    number: str = ""
    key: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list as it was written; it belongs to the paragraph above it and has no number."""

    words: List


@dataclass(frozen=True)
class Subheading:
    """A heading below a section's: level 3 for a theme, 4 for what stands under it; `depth` is counted by `number`."""

    words: str
    level: int = 3
    in_contents: bool = True
    anchor: str = ""
    depth: int = 3


@dataclass(frozen=True)
class Listed:
    """A table or figure by its title and where it stands."""

    title: str
    anchor: str


@dataclass(frozen=True)
class Listing:
    """Every table, or every figure, of the report with its title; filled in when numbers are given."""

    of: str
    items: tuple[Listed, ...] = ()


@dataclass(frozen=True)
class Note:
    """Small print: how to read what stands beside it, or where it comes from."""

    words: Paragraph


@dataclass(frozen=True)
class Panel:
    """Words set apart on a tint, under a heading of their own."""

    heading: str
    parts: tuple[Para | Bullets, ...]
    depth: int = 3


@dataclass(frozen=True)
class Recommendations:
    """What the meeting is asked to do: the lead ("Cabinet is asked to:") and one numbered paragraph for each."""

    lead: str
    items: tuple[Para, ...]


def told(markdown: str, *, numbered: bool = True) -> tuple[Para | Bullets, ...]:
    """Officers' Markdown as paragraphs and lists of a story."""
    return tuple(
        para(block, numbered) if isinstance(block, Paragraph) else Bullets(block) for block in to_blocks(markdown)
    )


def para(words: Paragraph, numbered: bool = True) -> Para:
    """A paragraph; the name that stands in it becomes its key, and is not printed."""
    names = [run.reference.key for run in words.runs if run.reference and run.reference.kind == NAME]
    if len(names) != 1:
        return Para(words, numbered)
    kept = [run for run in words.runs if not (run.reference and run.reference.kind == NAME)]
    return Para(Paragraph(_trimmed(kept)), numbered, key=names[0])


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Without the spaces that parted a name from the words, at the ends of the paragraph."""
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(run for run in runs if run.text)


def plain(words: str) -> Paragraph:
    """Words that are no Markdown, such as names and dates, as one paragraph."""
    return Paragraph((Run(words),))
