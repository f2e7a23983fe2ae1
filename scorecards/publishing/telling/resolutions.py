"""What a committee asked for at earlier meetings and what came of it, as a table of its next report."""

from __future__ import annotations

from collections.abc import Iterator

from portal.figures.spans import day_words
from portal.prose import to_blocks
from scorecards.copies.content.schema import ReportContent, ResolutionFacts
from scorecards.publishing.story import Column, Group, Part, Prose, Row, Simple, Stack, Table, Words

HEADING = "What was asked and what came of it"
SOURCE = "resolutions"


def has_own_section(content: ReportContent) -> bool:
    return any(section.source == SOURCE for section in content.sections)


def came_of_it(content: ReportContent) -> Iterator[Part]:
    if not content.resolutions:
        return
    columns = (Column("Resolved", share=90), Column("What", share=170), Column("What came of it", share=232))
    rows = tuple(Row((_when(each), _what(each), _then(each))) for each in content.resolutions)
    yield Table(HEADING, columns, (Group(rows),), kind="resolutions")


def _when(resolution: ResolutionFacts) -> Stack:
    minute = (Words(f"Minute {resolution.minute}", quiet=True),) if resolution.minute else ()
    return Stack((Words(day_words(resolution.meeting_on), bold=True), resolution.kind, *minute))


def _what(resolution: ResolutionFacts) -> Stack | str:
    if not resolution.respondent:
        return resolution.text
    return Stack((resolution.text, Words(f"To be answered by {resolution.respondent}.", quiet=True)))


def _then(resolution: ResolutionFacts) -> Stack:
    return Stack(tuple(_parts(resolution)))


def _parts(resolution: ResolutionFacts) -> Iterator[Simple]:
    if resolution.answer and resolution.answered_on:
        yield Words(f"Answered {day_words(resolution.answered_on)}.", bold=True)
        yield Prose(tuple(to_blocks(resolution.answer)))
    elif resolution.due_on:
        yield Words(f"Not answered yet. The answer is due {day_words(resolution.due_on)}.", bold=True)
    else:
        yield Words("Not answered yet.", bold=True)
    yield from (f"Action: {action}" for action in resolution.actions)
