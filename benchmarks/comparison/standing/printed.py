"""A standing as lines of text, for a terminal."""

from collections.abc import Iterator, Sequence

from benchmarks.comparison.standing import words
from benchmarks.comparison.standing.kinds import Against, Standing
from portal.figures.words import POLARITY_WORDS, UNIT_WORDS


def printed(standing: Standing) -> Iterator[str]:
    """Heading, what is known as label and value, the members one by one, the sources."""
    subject = standing.subject
    yield f"{subject.name} ({subject.code}), {standing.council.name}, {standing.year or 'no period is published'}"
    yield f"{UNIT_WORDS[subject.unit].capitalize()}. {POLARITY_WORDS[subject.polarity]}."
    yield ""
    yield from _aligned([row for row in _facts(standing) if row[1]])
    if standing.members:
        yield ""
        head = ("", standing.group.words[:1].upper() + standing.group.words[1:], "Value", "Distance", "Place")
        yield from _aligned([head, *(_member(standing, member) for member in standing.members)])
    if standing.sources:
        yield ""
        yield from (f"Source: {words.source_words(found)}" for found in standing.sources)


def _facts(standing: Standing) -> list[tuple[str, str]]:
    subject, decimals = standing.subject, standing.decimals
    moved = standing.moved
    facts = [
        ("Value", words.value_words(subject, standing.own)),
        ("Restated, was", words.value_words(subject, standing.restated) if standing.restated else ""),
        ("Change", words.moved_words(subject, moved, decimals) if moved else ""),
        ("Mean", words.group_words(subject, standing.mean, decimals)),
        ("Median", words.group_words(subject, standing.median, decimals)),
        ("Lowest", _named(standing, standing.lowest)),
        ("Highest", _named(standing, standing.highest)),
        ("Place in the group", words.rank_words(standing)),
        (standing.region_name or "Region", words.value_words(subject, standing.region)),
        ("England", words.value_words(subject, standing.england)),
        ("Place in England", words.england_words(standing)),
    ]
    for said in standing.said:
        stated = f"{words.said_words(subject, said)}, {said.found.year}, {words.source_words(said.found)}"
        facts.append((f"{words.STATISTICS[said.statistic]}, as stated", stated))
    return facts


def _named(standing: Standing, member: Against | None) -> str:
    return f"{words.value_words(standing.subject, member.found)}, {member.place_of.name}" if member else ""


def _member(standing: Standing, member: Against) -> tuple[str, ...]:
    far = member.distance
    return (
        str(member.position),
        member.place_of.name,
        words.value_words(standing.subject, member.found),
        words.distance_words(standing.subject, far.amount, standing.decimals) if far else "",
        str(member.place or ""),
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
