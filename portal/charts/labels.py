"""Names and values at the ends of lines, in place of a legend."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from portal.charts.axes import Scale, spread
from portal.charts.frames import Frame
from portal.charts.palette import Palette
from portal.charts.points import History, Series
from portal.charts.primitives import Line, Mark, Text
from portal.charts.words import text_width, wrap


class EndLabel(NamedTuple):
    """A name with its value in one weight, and beneath it a quiet note, such as the months of a part year."""

    value: Decimal
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    colour: str
    bold: bool
    at_the_end: bool
    height: float
    width: float


def end_labels(history: History, frame: Frame, palette: Palette) -> list[EndLabel]:
    """One label for each line that has a figure, and one for the target with its earlier values beneath."""
    drawn = [series for series in (history.own, *history.others) if series.drawn]
    return [_series_label(series, history, frame, palette) for series in drawn] + _target_label(history, frame, palette)


def _series_label(series: Series, history: History, frame: Frame, palette: Palette) -> EndLabel:
    """Name and value, and the period where the line ends before the picture does."""
    point = series.drawn[-1]
    own, at_the_end = series is history.own, point.label == history.own.points[-1].label
    period = "" if at_the_end or point.months else f", {point.label}"
    words = f"{series.name} {point.shown}{period}"
    colour = palette.accent if own else palette.quiet
    value = point.value or Decimal(0)
    return end_label(value, words, [point.months], colour, frame, bold=own, at_the_end=at_the_end)


def _target_label(history: History, frame: Frame, palette: Palette) -> list[EndLabel]:
    """The last target in words; "to 2020" where it no longer holds."""
    targets = sorted((target for target in history.targets if target.lines), key=history.stretch)
    if not targets:
        return []
    *earlier, last = targets
    middle = sum(last.lines, Decimal(0)) / len(last.lines)
    holds = not last.end or last.end == history.own.points[-1].label
    notes = [f"{target.shown} to {target.end}" for target in reversed(earlier)]
    words = f"Target {last.shown}" if holds else f"Target {last.shown} to {last.end}"
    return [end_label(middle, words, notes, palette.ink, frame, at_the_end=holds)]


def end_label(
    value: Decimal,
    words: str,
    notes: Sequence[str],
    colour: str,
    frame: Frame,
    *,
    bold: bool = False,
    at_the_end: bool = True,
) -> EndLabel:
    """Words that stand at the height of `value`, wrapped to the share of the width that labels may take."""
    room = frame.width * frame.share_for_labels
    width = text_width(words, frame.text, bold=bold)
    if width <= room and not any(notes):  # most labels by far
        return EndLabel(value, (words,), (), colour, bold, at_the_end, frame.line + 2, width)
    lines = tuple(wrap(words, frame.text, room, bold=bold))
    quiet = tuple(line for note in notes if note for line in wrap(note, frame.note, room))
    widths = [text_width(line, frame.text, bold=bold) for line in lines]
    widths += [text_width(line, frame.note) for line in quiet]
    height = (len(lines) + len(quiet)) * frame.line + 2
    return EndLabel(value, lines, quiet, colour, bold, at_the_end, height, max(widths))


def label_room(ends: Sequence[EndLabel], frame: Frame) -> float:
    """The room that labels need to the right of the picture."""
    return max((end.width for end in ends), default=0) + frame.gap


def placed_labels(ends: Sequence[EndLabel], y: Scale, right: float, frame: Frame, palette: Palette) -> Iterator[Mark]:
    """Labels beside the ends of their lines; one that had to move is tied to its line by a hairline."""
    wanted = [y(end.value) for end in ends]
    boxes = [(place - frame.line / 2, end.height) for place, end in zip(wanted, ends, strict=True)]
    tops = spread(boxes, y.end - frame.line / 2, y.start + frame.line / 2)
    x = right + frame.gap
    for end, place, top in zip(ends, wanted, tops, strict=True):
        first_line = top + frame.line / 2
        if end.at_the_end and abs(first_line - place) > frame.line * 0.6:
            yield Line(right - frame.dot, place, x - 2, first_line, palette.axis, 0.75)
        yield from label_marks(end, x, top, frame, palette)


def label_marks(end: EndLabel, x: float, top: float, frame: Frame, palette: Palette) -> list[Mark]:
    """The words of one label, from its upper edge on."""
    baseline = top + frame.text
    marks: list[Mark] = []
    for line in end.lines:
        marks.append(Text(x, baseline, line, end.colour, frame.text, bold=end.bold))
        baseline += frame.line
    for line in end.notes:
        marks.append(Text(x, baseline, line, palette.quiet, frame.note))
        baseline += frame.line
    return marks
