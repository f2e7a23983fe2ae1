"""A line over time: the council's own in its colour, comparators in grey, the target dashed, names at the ends."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from portal.charts.findings import NO_FIGURES, history_sentence
from portal.charts.frames import WIDE, Frame
from portal.charts.labels import end_labels, placed_labels
from portal.charts.palette import OTHERS, TARGET_DASH, UNLIKE_DASH, Palette, Stroke
from portal.charts.plot import Plot, axis_marks, head_marks, plot_for
from portal.charts.points import Break, History, Point, Series, Target, joined, stretches
from portal.charts.primitives import Chart, Dot, Line, Mark, Poly, Rect, Row, Text
from portal.charts.shapes import Marker, marker
from portal.figures.vocabulary import Unit

_ROOM_FOR_DOTS = 4  # a dot on each point as long as two points lie this many radii apart
_ABSENT = "–"


def trend(
    history: History,
    *,
    unit: Unit,
    palette: Palette,
    frame: Frame = WIDE,
    sentence: str = "",
    period_head: str = "Period",
    join_unlike: bool = True,
) -> Chart:
    """A line chart of `history` in the size of `frame`, with its sentence (made from the points if none is given).

    Points of two bases are joined by a dotted line at most, and with `join_unlike=False` (counts and rates of events,
    which do not compare at unlike lengths of year) not at all. Raises ValueError for a history without any period.
    """
    if not history.own.points:
        raise ValueError("A line over time needs at least one period.")
    head, rows = _table(history, period_head)
    words = sentence or history_sentence(history)
    if not any(series.drawn for series in (history.own, *history.others)):
        empty = Text(0, frame.line, NO_FIGURES, palette.quiet, frame.text)
        return Chart(frame.width, frame.line * 2, (empty,), words, head, rows)
    ends = end_labels(history, frame, palette)
    plot = plot_for(history, unit, frame, palette, ends)
    marks = [*_bands(plot), *axis_marks(plot), *head_marks(plot), *_target_lines(plot)]
    for place, series in enumerate(history.others):
        marks += _other_line(plot, series, OTHERS[place % len(OTHERS)], join_unlike)
    marks += [*_own_line(plot, join_unlike), *placed_labels(ends, plot.y, plot.right, frame, palette)]
    return Chart(frame.width, plot.height, tuple(marks), words, head, rows)


def _bands(plot: Plot) -> Iterator[Mark]:
    """Pale bands of tolerance, behind everything."""
    for target in plot.history.targets:
        if target.low is not None and target.high is not None:
            left, right = _target_edges(plot, target)
            top, bottom = plot.y(target.high), plot.y(target.low)
            yield Rect(left, top, right - left, bottom - top, plot.palette.tint)


def _target_edges(plot: Plot, target: Target) -> tuple[float, float]:
    """From half way before its first period to half way after its last; over the whole picture if it always held."""
    first, last = plot.history.stretch(target)
    left = plot.left if first == 0 else plot.x(first - 0.5)
    right = plot.right if last == len(plot.history.own.points) - 1 else plot.x(last + 0.5)
    return left, right


def _target_lines(plot: Plot) -> Iterator[Mark]:
    """Dashed lines, as far as each target held; their names stand at the end."""
    for target in plot.history.targets:
        left, right = _target_edges(plot, target)
        for value in target.lines:
            yield Line(left, plot.y(value), right, plot.y(value), plot.palette.ink, 1.25, TARGET_DASH)


def _strokes(
    plot: Plot, series: Series, breaks: Sequence[Break], colour: str, width: float, stroke: Stroke, join_unlike: bool
) -> Iterator[Mark]:
    """Solid (or the comparator's own dash) within a basis, dotted between two, nothing over a gap or a break."""
    for stretch in stretches(series.points, breaks):
        if len(stretch) > 1:
            yield Poly(tuple(map(plot.place, stretch)), colour, width, stroke.dash)
    broken = {mark.label for mark in breaks}
    for earlier, later in pairwise(series.points):
        unlike = not joined(earlier, later) and later.label not in broken
        if join_unlike and unlike and earlier.value is not None and later.value is not None:
            yield Line(*plot.place(earlier), *plot.place(later), colour, width * 0.75, UNLIKE_DASH)


def _other_line(plot: Plot, series: Series, stroke: Stroke, join_unlike: bool) -> Iterator[Mark]:
    colour, frame = plot.palette.other, plot.frame
    breaks = [mark for mark in plot.history.breaks if mark.everywhere]
    yield from _strokes(plot, series, breaks, colour, frame.other_line, stroke, join_unlike)
    alone = {stretch[0].label for stretch in stretches(series.points, breaks) if len(stretch) == 1}
    kind = Marker(stroke.marker) if stroke.marker else Marker.CIRCLE
    crowded = plot.pitch < _ROOM_FOR_DOTS * frame.dot or not stroke.marker
    for point in series.drawn:
        if point.label in alone or not crowded:
            x, y = plot.place(point)
            yield marker(kind, x, y, frame.dot * 0.85, colour, fill=plot.palette.paper)


def _own_line(plot: Plot, join_unlike: bool) -> Iterator[Mark]:
    colour, frame, breaks = plot.palette.accent, plot.frame, plot.history.breaks
    own = plot.history.own
    yield from _strokes(plot, own, breaks, colour, frame.own_line, Stroke((), ""), join_unlike)
    alone = {stretch[0].label for stretch in stretches(own.points, breaks) if len(stretch) == 1}
    crowded = plot.pitch < _ROOM_FOR_DOTS * frame.dot
    for point in own.drawn:
        if point.is_open:
            yield Dot(*plot.place(point), frame.dot * 1.5, plot.palette.paper, colour, frame.own_line * 0.9)
        elif not crowded or point.label in alone or point is own.drawn[-1]:
            yield Dot(*plot.place(point), frame.dot, colour)


def _table(history: History, period_head: str) -> tuple[Row, tuple[Row, ...]]:
    """All that is drawn, and all that could not be, with its reason."""
    head = (period_head, history.own.name, *(series.name for series in history.others))
    shown = [{point.label: point.shown for point in series.points} for series in history.others]
    rows = [(_period(history, point), point.shown, *(of.get(point.label, _ABSENT) for of in shown))
            for point in history.own.points]  # fmt: skip
    if not history.targets:
        return head, tuple(rows)
    return (*head, "Target"), tuple((*row, _target_at(history, place)) for place, row in enumerate(rows))


def _period(history: History, point: Point) -> str:
    """The period's name with what a reader of the numbers must know about it."""
    reasons = [f"new series: {mark.reason}" for mark in history.breaks if mark.label == point.label]
    forecast = ["forecast"] if point.basis == "forecast" else []
    return ", ".join([point.label, *([point.months] if point.months else []), *forecast, *reasons])


def _target_at(history: History, place: int) -> str:
    held = [target.in_full for target in history.targets if _holds(history.stretch(target), place)]
    return "; ".join(held) or _ABSENT


def _holds(stretch: tuple[int, int], place: int) -> bool:
    return stretch[0] <= place <= stretch[1]
