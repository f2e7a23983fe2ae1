"""The layout that all bar charts share: names at the left, bars from zero, a column of values at the right edge."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from portal.charts.axes import Scale, tick_words, ticks
from portal.charts.frames import Frame
from portal.charts.palette import Palette
from portal.charts.primitives import Line, Mark, Rect, Text
from portal.charts.words import text_width, wrap
from portal.figures.vocabulary import Unit

_ROOM_FOR_NAMES = 0.36  # of the width; longer names take two lines


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where rows stand: `tops` are their upper edges, the last one being the lower edge of the last row."""

    frame: Frame
    palette: Palette
    x: Scale
    names: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]

    @property
    def height(self) -> float:
        """The whole picture's, with the axis under the last row."""
        return self.tops[-1] + self.frame.line * 1.4

    def middle(self, place: int) -> float:
        """The middle of a row."""
        return (self.tops[place] + self.tops[place + 1]) / 2

    def bar(self, value: Decimal, top: float, thick: float, fill: str, stroke: str) -> Rect:
        """A bar from zero; a value under zero goes to the left."""
        zero, end = self.x(Decimal(0)), self.x(value)
        return Rect(min(zero, end), top, abs(end - zero), thick, fill, stroke)

    def name_marks(self, place: int, *, bold: bool) -> list[Mark]:
        """A row's name before its bar, around the middle of the row."""
        lines, size = self.names[place], self.frame.text
        first = self.middle(place) + size * 0.34 - (len(lines) - 1) * self.frame.line / 2
        x, ink = self.x.start - self.frame.gap, self.palette.ink
        return [
            Text(x, first + number * self.frame.line, line, ink, size, "end", bold) for number, line in enumerate(lines)
        ]

    def axis_marks(self, unit: Unit) -> list[Mark]:
        """The line at zero, and the two ends of the scale in words."""
        zero, size = self.x(Decimal(0)), self.frame.text
        marks: list[Mark] = [Line(zero, self.tops[0], zero, self.tops[-1], self.palette.axis)]
        for end in (self.x.low, self.x.high):
            words, y = tick_words(end, unit), self.tops[-1] + size * 1.25
            marks.append(Text(self.x(end), y, words, self.palette.quiet, size, "middle"))
        return marks


def sheet_for(
    names: Sequence[str], values: Sequence[Decimal], frame: Frame, palette: Palette, *, column: float, head: float
) -> Sheet:
    """A sheet with room for the longest name, for values of the width `column` and for a head line."""
    lines = [tuple(wrap(name, frame.text, frame.width * _ROOM_FOR_NAMES, bold=True)) for name in names]
    left = max(text_width(line, frame.text, bold=True) for name in lines for line in name) + frame.gap
    right = max(left + frame.width * 0.2, frame.width - column - frame.gap * 2)
    edges = ticks(min([*values, Decimal(0)]), max([*values, Decimal(0)]), most=4)
    tops = [head + frame.text * 0.4]
    for name in lines:
        tops.append(tops[-1] + frame.pitch + (len(name) - 1) * frame.line)
    return Sheet(frame, palette, Scale(edges[0], edges[-1], left, right), tuple(lines), tuple(tops))
