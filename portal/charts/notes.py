"""Words beneath a picture: a key of the shapes that were used, and notes that take whole lines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from portal.charts.frames import Frame
from portal.charts.palette import Palette
from portal.charts.primitives import Mark, Text
from portal.charts.words import text_width, wrap

Sample: TypeAlias = Callable[[float, float, float], Iterable[Mark]]  # left edge, middle, width


@dataclass(frozen=True, slots=True)
class Entry:
    """A shape or stroke of the picture with what it means."""

    words: str
    sample: Sample


def key_marks(entries: Sequence[Entry], top: float, frame: Frame, palette: Palette) -> tuple[list[Mark], float]:
    """Samples with their words, as many on a line as have room; also how high they are together."""
    marks: list[Mark] = []
    width, x, line = frame.text * 1.5, 0.0, 0
    for entry in entries:
        indent = width + frame.text * 0.45
        lines = wrap(entry.words, frame.note, frame.width - indent)
        room = indent + max(text_width(words, frame.note) for words in lines)
        if x and x + room > frame.width:
            x, line = 0.0, line + 1
        baseline = top + frame.note + line * frame.line
        marks += entry.sample(x + 1, baseline - frame.note * 0.34, width - 2)
        for number, words in enumerate(lines):
            marks.append(Text(x + indent, baseline + number * frame.line, words, palette.ink, frame.note))
        x, line = x + room + frame.text * 1.2, line + len(lines) - 1
    return marks, (line + 1) * frame.line if entries else 0.0


def note_marks(notes: Sequence[str], top: float, frame: Frame, palette: Palette) -> tuple[list[Mark], float]:
    """Each note on lines of its own, over the whole width; also how high they are together."""
    lines = [line for note in notes for line in wrap(note, frame.note, frame.width)]
    marks: list[Mark] = [
        Text(0, top + frame.note + number * frame.line, line, palette.quiet, frame.note)
        for number, line in enumerate(lines)
    ]
    return marks, len(lines) * frame.line


def lanes(extents: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """For words side by side, in the order of the picture: the lowest lane in which each is clear of the others."""
    ends: list[float] = []
    found = []
    for start, end in extents:
        lane = next((place for place, taken in enumerate(ends) if taken + gap <= start), len(ends))
        ends[lane : lane + 1] = [end]
        found.append(lane)
    return found
