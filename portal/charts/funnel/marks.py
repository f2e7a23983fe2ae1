"""How a funnel is drawn: denominators across, limits named where they end, the council named above its dot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import sqrt

from portal.charts.axes import Scale, axis_ticks, tick_words, ticks
from portal.charts.findings import NO_FIGURES
from portal.charts.frames import WIDE, Frame
from portal.charts.funnel.definition import OUTSIDE, Funnel, FunnelLimits, FunnelPoint
from portal.charts.labels import EndLabel, end_label, label_room, placed_labels
from portal.charts.notes import Entry, key_marks, note_marks
from portal.charts.palette import ANALYSIS, Palette
from portal.charts.plot import grid_marks
from portal.charts.primitives import Chart, Dash, Dot, Dots, Line, Mark, Place, Poly, Text
from portal.charts.shapes import Marker, marker
from portal.charts.words import text_width, wrap
from portal.figures.vocabulary import Unit

_OUTER_DASH: Dash = (6, 3)
_STEP = 0.01  # of the width, between two places of a curve
_ROOM_ABOVE = Decimal("0.1")  # of the span of figures: limits beyond it leave the picture


@dataclass(frozen=True, slots=True)
class _Field:
    """Where things stand: denominators by their square root, as the funnel narrows with it; figures upwards."""

    y: Scale
    left: float
    right: float
    most: float

    def x(self, denominator: Decimal) -> float:
        return self.left + (self.right - self.left) * sqrt(float(denominator) / self.most)

    def place(self, point: FunnelPoint) -> Place:
        return self.x(point.denominator or Decimal(0)), self.y(point.value or Decimal(0))


def funnel_chart(funnel: Funnel, *, palette: Palette, frame: Frame = WIDE, sentence: str = "") -> Chart:
    """The funnel in the size of `frame`. Limits that lie far beyond all figures leave the picture.

    Raises ValueError without any point.
    """
    if not funnel.points:
        raise ValueError("A funnel needs at least one authority.")
    (head, rows), words = funnel.as_table(), sentence or funnel.sentence
    if not funnel.drawn:
        empty = Text(0, frame.line, NO_FIGURES, palette.quiet, frame.text)
        return Chart(frame.width, frame.line * 2, (empty,), words, head, rows)
    edges = _edges(funnel, frame)
    ends = _end_labels(funnel, frame, palette, edges)
    field = _field(funnel, frame, edges, ends)
    beneath = field.y.start + frame.text * 1.7
    axis, high = note_marks([f"{funnel.of} (scale by square root)"], beneath, frame, palette)
    key, higher = key_marks(_entries(funnel, palette, frame), beneath + high, frame, palette)
    marks = [
        *grid_marks(edges, field.y, (field.left, field.right), funnel.unit, frame, palette),
        *_across(field, frame, palette), *_curves(funnel, field, palette), *_dots(funnel, field, frame, palette),
        *_own(funnel, field, frame, palette), *placed_labels(ends, field.y, field.right, frame, palette), *axis, *key,
    ]  # fmt: skip
    return Chart(frame.width, beneath + high + higher + frame.gap / 2, tuple(marks), words, head, rows)


def _edges(funnel: Funnel, frame: Frame) -> tuple[Decimal, ...]:
    """Ticks that cover all figures, and the limits as far as they lie near them."""
    values = [point.value for point in funnel.drawn if point.value is not None] + [funnel.centre.value]
    low, high = min(values), max(values)
    widest = funnel.limits[len(funnel.limits) // 4]
    room = (high - low) * _ROOM_ABOVE
    covered = [low, high, max(widest.low_998, low - room), min(widest.high_998, high + room)]
    return tuple(axis_ticks(covered, funnel.unit, most=max(2, min(5, int(frame.height / (frame.line * 3))))))


def _field(funnel: Funnel, frame: Frame, edges: Sequence[Decimal], ends: Sequence[EndLabel]) -> _Field:
    left = max(text_width(tick_words(edge, funnel.unit), frame.text) for edge in edges) + frame.gap
    right = max(left + frame.width * 0.3, frame.width - label_room(ends, frame))
    top = frame.line * (len(_own_lines(funnel, frame)) + 0.6)
    bottom = max(frame.height - frame.note * 1.9, top + max(frame.height * 0.5, sum(end.height for end in ends)))
    most = max(limits.denominator for limits in funnel.limits)
    return _Field(Scale(edges[0], edges[-1], bottom, top), left, right, float(most) * 1.02 or 1.0)


def _end_labels(funnel: Funnel, frame: Frame, palette: Palette, edges: Sequence[Decimal]) -> list[EndLabel]:
    """The common figure and the upper limits, named where the curves end."""
    last = funnel.limits[-1]
    named = [(funnel.centre.value, f"{funnel.centre.name} {funnel.centre.shown}", palette.ink)]
    named += [(last.high_95, "95% limits", palette.quiet), (last.high_998, "99.8% limits", palette.quiet)]
    return [end_label(min(value, edges[-1]), words, [], colour, frame) for value, words, colour in named]


def _across(field: _Field, frame: Frame, palette: Palette) -> Iterator[Mark]:
    """Round denominators beneath, from the largest down, as many as have room."""
    free = field.right + frame.gap + text_width("0,000", frame.text) / 2
    wide = ticks(Decimal(0), Decimal(field.most), most=6)
    narrow = ticks(Decimal(0), wide[1], most=4)[1:-1]  # the scale is wider for small denominators
    for tick in sorted({*wide, *narrow}, reverse=True):
        if float(tick) > field.most:
            continue
        words, x = tick_words(tick, Unit.COUNT), field.x(tick)
        half = text_width(words, frame.text) / 2
        if x + half <= free:
            yield Line(x, field.y.start, x, field.y.start + 4, palette.axis)
            yield Text(x, field.y.start + frame.text * 1.35, words, palette.quiet, frame.text, "middle")
            free = x - half - frame.gap


def _curves(funnel: Funnel, field: _Field, palette: Palette) -> Iterator[Mark]:
    """Solid at 95%, dashed at 99.8%; a curve ends where it leaves the picture."""
    y = field.y(funnel.centre.value)
    yield Line(field.left, y, field.right, y, palette.ink, 1.25)
    curve = _apart([(field.x(one.denominator), one) for one in funnel.limits], field)
    for name, dash in (("low_95", ()), ("high_95", ()), ("low_998", _OUTER_DASH), ("high_998", _OUTER_DASH)):
        places = [(x, field.y(getattr(one, name))) for x, one in curve]
        for run in clipped(places, field.y.end, field.y.start):
            yield Poly(run, palette.other, 1.25, dash)


def _apart(limits: Sequence[tuple[float, FunnelLimits]], field: _Field) -> list[tuple[float, FunnelLimits]]:
    """Enough of them for a smooth curve, the first and the last among them; each with its place across."""
    kept, step = list(limits[:1]), _STEP * (field.right - field.left)
    for one in limits[1:-1]:
        if one[0] - kept[-1][0] >= step:
            kept.append(one)
    return [*kept, *limits[1:][-1:]]


def clipped(places: Sequence[Place], top: float, bottom: float) -> Iterator[tuple[Place, ...]]:
    """The parts of a stroke that lie between `top` and `bottom`, cut where it crosses them."""
    run: list[Place] = []
    for (x1, y1), (x2, y2) in pairwise(places):
        if run and top <= y2 <= bottom:
            run.append((x2, y2))
            continue
        near, far = (0.0, 1.0) if top <= y1 <= bottom else (1.0, 0.0)  # a level part is in or out
        if y1 != y2:
            near, far = sorted((edge - y1) / (y2 - y1) for edge in (top, bottom))
        enters, leaves = max(0.0, near), min(1.0, far)
        if enters >= leaves:
            continue
        run = run or [(x1 + (x2 - x1) * enters, y1 + (y2 - y1) * enters)]
        run.append((x1 + (x2 - x1) * leaves, y1 + (y2 - y1) * leaves))
        if leaves < 1:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _dots(funnel: Funnel, field: _Field, frame: Frame, palette: Palette) -> Iterator[Mark]:
    """Small grey dots; a diamond for each authority outside the 99.8% limits."""
    others = [point for point in funnel.drawn if not point.own]
    within = tuple(field.place(point) for point in others if point.standing not in OUTSIDE)
    if within:
        yield Dots(within, frame.dot * 0.75, palette.other)
    for point in others:
        if point.standing in OUTSIDE:
            yield marker(Marker.DIAMOND, *field.place(point), frame.dot * 1.2, ANALYSIS[0])


def _own_lines(funnel: Funnel, frame: Frame) -> list[str]:
    if funnel.own is None or funnel.own.value is None:
        return []
    return wrap(f"{funnel.own.name} {funnel.own.shown}", frame.text, frame.width, bold=True)


def _own(funnel: Funnel, field: _Field, frame: Frame, palette: Palette) -> Iterator[Mark]:
    """A large dot in the accent, tied by a hairline to the council's name above the picture."""
    lines = _own_lines(funnel, frame)
    if funnel.own is None or not lines:
        return
    x, y = field.place(funnel.own)
    yield Line(x, len(lines) * frame.line + 1, x, y, palette.accent, 0.75)
    yield Dot(x, y, frame.dot * 1.6, palette.accent, palette.paper, 1.5)
    for number, words in enumerate(lines):
        half = text_width(words, frame.text, bold=True) / 2
        middle = min(max(x, half), frame.width - half)
        yield Text(middle, frame.text + number * frame.line, words, palette.accent, frame.text, "middle", True)


def _entries(funnel: Funnel, palette: Palette, frame: Frame) -> list[Entry]:
    dot = frame.dot
    others = [point.standing in OUTSIDE for point in funnel.drawn if not point.own]
    entries: list[Entry] = []
    if not all(others):
        entries.append(Entry("Authority", lambda x, y, width: [Dot(x + width / 2, y, dot * 0.75, palette.other)]))
    if any(others):
        diamond = Entry(
            "Outside the 99.8% limits",
            lambda x, y, width: [marker(Marker.DIAMOND, x + width / 2, y, dot * 1.2, ANALYSIS[0])],
        )
        entries.append(diamond)
    return entries
