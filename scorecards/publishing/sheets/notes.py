"""The first sheet: where the tables come from, what they cover, and what every letter in them means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.figures.spans import day_words
from scorecards.copies.content.schema import ReportContent
from scorecards.publishing.sheets.tables import Column, Kind, Sheet
from scorecards.publishing.telling.cover import moment_words

COLUMNS = (Column("Subject", Kind.WORDS), Column("Note", Kind.LONG))
WORDS_FROM = (
    "Percentages are given as they are printed: 76.5 is 76.5%. Figures are rounded as in the paper; numerator and "
    "denominator are as they were counted."
)
EXAMPLE = "An invented example: people, children and figures are made up."


def notes(content: ReportContent, sheets: Iterable[Sheet], *, sha256: str) -> Sheet:
    rows = tuple((subject, words) for subject, words in _notes(content, sheets, sha256) if words)
    return Sheet("Notes", "What the tables are", COLUMNS, rows)


def _notes(content: ReportContent, sheets: Iterable[Sheet], sha256: str) -> Iterator[tuple[str, str]]:
    yield "Title", content.title
    yield "Council", content.council.name
    yield "Example", EXAMPLE if content.council.invented else ""
    yield "Coverage", content.coverage[:1].upper() + content.coverage[1:]
    for quarter in content.submissions:
        stands = f"{quarter.quarter.scorecard}, {quarter.quarter.title}: figures at"
        yield "Date of the figures", f"{stands} {day_words(quarter.quarter.data_date)}"
    yield "Revision", f"{content.revision}. {content.revision_reason}".removesuffix(". ")
    yield "Signed off", f"{content.signed_by}, {moment_words(content.signed_at)}"
    yield "Source", "The signed report of the same title; the paper and its page say the same figures."
    yield "Hash of what was signed (SHA-256)", sha256
    for sheet in sheets:
        yield f"Sheet “{sheet.name}”", f"{sheet.title}: {len(sheet.rows)} {'row' if len(sheet.rows) == 1 else 'rows'}."
    yield "Figures", WORDS_FROM
    for letter, meaning in content.symbols:
        yield f"Symbol {letter}", f"In place of a figure: {meaning}."
    for quarter in content.submissions:
        yield "Neighbours", quarter.quarter.neighbours_note
