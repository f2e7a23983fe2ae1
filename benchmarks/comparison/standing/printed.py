"""A standing as lines of text, for a terminal."""

from collections.abc import Iterator, Sequence

from benchmarks.comparison.standing import words
from benchmarks.comparison.standing.kinds import Standing
from benchmarks.comparison.standing.told import facts, member_rows
from portal.figures.words import POLARITY_WORDS, UNIT_WORDS


def printed(standing: Standing) -> Iterator[str]:
    """Heading, what is known as label and value, the members one by one, the sources."""
    subject = standing.subject
    yield f"{subject.name} ({subject.code}), {standing.council.name}, {standing.year or 'no period is published'}"
    yield f"{UNIT_WORDS[subject.unit].capitalize()}. {POLARITY_WORDS[subject.polarity]}."
    yield ""
    yield from _aligned([(fact.label, fact.value, fact.note) for fact in facts(standing)])
    members = [row for row in member_rows(standing) if not row.own]
    if members:
        yield ""
        head = ("", standing.group.words[:1].upper() + standing.group.words[1:], "Value", "Distance", "", "Place")
        rows = [(str(m.position), m.name, m.value, m.distance, m.verdict, str(m.place or "")) for m in members]
        yield from _aligned([head, *rows])
    if standing.sources:
        yield ""
        yield from (f"Source: {words.source_words(found)}" for found in standing.sources)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
