"""Words and lists made short enough for one page: what is said first stays, and where the rest stands is said. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from math import ceil

from portal.prose import Block, Paragraph, Run
from scorecards.publishing.story import NAME

LETTERS = 73  # on a line of the paper at 12 points, where they are wide
WIDE = frozenset("MWmw@%—…")
NARROW = frozenset("fijlrtI .,;:!|()-'’")
ELLIPSIS = "…"


def length(words: str) -> float:
    """How long words are, in usual letters: capitals, m and w take more room, i, t and spaces less."""
    return sum(map(_width, words))


def _width(letter: str) -> float:
    if letter in NARROW:
        return 0.65
    return 1.7 if letter in WIDE else 1.3 if letter.isupper() else 1


def lines(runs: Sequence[Run]) -> int:
    """How many lines words take at most."""
    return max(1, ceil(length("".join(run.text for run in runs)) / LETTERS))


def entries(blocks: Iterable[Block]) -> Iterator[tuple[Run, ...]]:
    """Paragraphs and the items of lists, one by one; the names of paragraphs belong where these stand in full."""
    for block in blocks:
        if isinstance(block, Paragraph):
            runs = tuple(run for run in block.runs if not (run.reference and run.reference.kind == NAME))
            if any(run.text.strip() for run in runs):
                yield runs
        else:
            for item in block.items:
                yield from entries(item)


def cut(runs: Sequence[Run], most: int) -> tuple[Run, ...]:
    """The words on at most so many lines; what is longer ends after a sentence, or else a word, with an ellipsis."""
    room = float(most * LETTERS)
    kept: list[Run] = []
    for run in runs:
        if length(run.text) <= room:
            kept.append(run)
            room -= length(run.text)
            continue
        # A reference stands whole or not at all: half of one leads nowhere.
        part = "" if run.reference else _begins(run.text, room - 2, whole_word=bool(kept))
        part = part if part.endswith(". ") else part.rstrip(" ,;:–")
        return (*kept, replace(run, text=part + ELLIPSIS, reference=None, href=None))
    return tuple(kept)


def _begins(words: str, room: float, *, whole_word: bool) -> str:
    ends = (end for end, taken in enumerate(accumulate(map(length, words)), 1) if taken > room)
    begun = words[: next(ends, len(words) + 1) - 1]
    sentence, end, _rest = begun.rpartition(". ")
    if len(sentence) * 2 > len(begun):
        return f"{sentence}{end}"
    before, space, _last = begun.rpartition(" ")
    return before if space or whole_word else begun


def shared(wanted: Sequence[Sequence[int]], room: int) -> list[int]:
    """How many of each list's entries there is room for, given the lines that each takes: one of each in turn."""
    taken = [0] * len(wanted)
    closed = [not each for each in wanted]
    while not all(closed):
        for place, sizes in enumerate(wanted):
            if closed[place]:
                continue
            if sizes[taken[place]] > room:
                closed[place] = True
                continue
            room -= sizes[taken[place]]
            taken[place] += 1
            closed[place] = taken[place] == len(sizes)
    return taken
