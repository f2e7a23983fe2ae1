"""What is attached to a report: an appendix of its own for each, with its letter, and the list of all appendices.

Of one that is exempt the public content knows only by which paragraph of the law, and why: so it says that and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.figures.spans import day_words
from portal.prose import List
from scorecards.copies.content.schema import AppendixFacts, ReportContent
from scorecards.publishing.story import Bullets, Para, Part, Section, Story, plain
from scorecards.publishing.story.numbering import letter

HEADING = "Appendices"
EXEMPT = "Exempt, not published"
LAW = "Schedule 12A to the Local Government Act 1972"
# What words refer to the paper's own parts by, beside the sections of its layout.
OWN = frozenset({"resolutions", "how_to_read", "references", "how_checked", "appendices"})
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def sections(content: ReportContent) -> Iterator[Section]:
    """An appendix for each, in their order; the file itself stands beside the paper."""
    for appendix, key in zip(content.appendices, keys(content), strict=True):
        yield Section(_heading(appendix), tuple(_said(appendix)), appendix=True, key=key)


def keys(content: ReportContent) -> list[str]:
    """What words refer to each by, in their order: no two the same, and none that a part of the paper itself has."""
    taken, found = set(OWN) | {section.key for section in content.sections}, []
    for place, appendix in enumerate(content.appendices, 1):
        key = _key_of(appendix, place)
        found.append(f"{key}_{place}" if key in taken else key)
        taken.add(found[-1])
    return found


def letters(content: ReportContent, numbered: Story) -> list[str]:
    """The letter that a numbered story gives to each, in their order."""
    given = {section.key: section.number for section in numbered.sections if section.appendix}
    return [given[key] for key in keys(content)]


def _key_of(appendix: AppendixFacts, place: int) -> str:
    """An exempt one has its place, since its title is exempt too."""
    slug = _NO_SLUG.sub("_", appendix.title.lower()).strip("_") if appendix.open else ""
    return slug or f"exempt_{place}"


def _heading(appendix: AppendixFacts) -> str:
    if not appendix.open:
        return EXEMPT
    return f"{appendix.title} (draft)" if appendix.draft else appendix.title


def _said(appendix: AppendixFacts) -> Iterator[Part]:
    if not appendix.open:
        yield Para(plain(f"There is an exempt appendix. {exemption(appendix)}".strip()), numbered=False)
        return
    if appendix.description:
        yield Para(plain(appendix.description), numbered=False)
    yield Para(plain(_facts(appendix)), numbered=False)


def exemption(of: AppendixFacts) -> str:
    """By which paragraph, in the words of the law, and why the public interest is in not disclosing it."""
    if not of.paragraph:
        return ""
    return (
        f"It is exempt by paragraph {of.paragraph} of Part 1 of {LAW}: {of.exempt_words} "
        f"Why the public interest is in not disclosing it: {_sentence(of.public_interest)}"
    )


def _sentence(words: str) -> str:
    words = words.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _facts(appendix: AppendixFacts) -> str:
    """Which file it is, how old its figures are, whether it is a draft."""
    if not appendix.file_sha256:
        return "No file is attached."
    day = f"Its figures stand at {day_words(appendix.data_date)}." if appendix.data_date else "It states no data date."
    draft = "It is a draft." if appendix.draft else ""
    words = f"Attached as a file of its own: {appendix.file_name}. {day} {draft}".strip()
    return f"{words} SHA-256 {appendix.file_sha256}."


def with_list(content: ReportContent, told: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with the list of appendices under its heading; what is attached is listed in any layout."""
    listed = Bullets(List(False, tuple((plain(words),) for words in _list(content, told))))
    key = next((section.key for section in content.sections if section.source == "appendices"), "")
    if key:
        return tuple(replace(each, parts=(*each.parts, listed)) if each.key == key else each for each in told)
    if not content.appendices:
        return tuple(told)
    first = next((place for place, each in enumerate(told) if each.appendix), len(told))
    own = Section(HEADING, (listed,), numbered=False, key="appendices")
    return (*told[:first], own, *told[first:])


def _list(content: ReportContent, told: Sequence[Section]) -> Iterator[str]:
    attached = dict(zip(keys(content), content.appendices, strict=True))
    for place, section in enumerate((each for each in told if each.appendix), 1):
        facts = attached.get(section.key)
        where = "in this paper" if facts is None else _where(facts)
        yield f"Appendix {letter(place)}, {section.heading}{': ' if where else ''}{where}."


def _where(appendix: AppendixFacts) -> str:
    if not appendix.open:
        return f"paragraph {appendix.paragraph} of {LAW}" if appendix.paragraph else ""
    return f"{appendix.file_name}, beside this paper" if appendix.file_name else "beside this paper"
