"""The picture inside a line chart: its edges, its scale upwards, the place of each period, and both axes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from portal.charts.axes import Scale, axis_ticks, shown_labels, tick_words
from portal.charts.frames import Frame
from portal.charts.labels import EndLabel, label_room
from portal.charts.palette import Palette
from portal.charts.points import Break, History, Point
from portal.charts.primitives import Anchor, Line, Mark, Place, Strokes, Text
from portal.charts.words import text_width, wrap
from portal.figures.vocabulary import Unit


@dataclass(frozen=True, slots=True)
class Headline:
    """Words above the picture: that the scale is cut, or why a series breaks. `x` is where they begin or end."""

    words: str
    x: float
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Plot:
    """Where things stand in one line chart."""

    history: History
    frame: Frame
    palette: Palette
    unit: Unit
    ticks: tuple[Decimal, ...]
    left: float
    right: float
    top: float
    bottom: float

    y: Scale = field(init=False)
    pitch: float = field(init=False)  # from one period to the next

    def __post_init__(self) -> None:
        object.__setattr__(self, "y", Scale(self.ticks[0], self.ticks[-1], self.bottom, self.top))
        steps = max(1, len(self.history.own.points) - 1)
        object.__setattr__(self, "pitch", (self.right - self.left - 6 * self.frame.dot) / steps)

    @property
    def height(self) -> float:
        """The whole picture's, with the periods beneath."""
        return self.bottom + self.frame.note * 1.9

    def x(self, place: float) -> float:
        """Where the period with this number stands; a single one stands in the middle."""
        if len(self.history.own.points) == 1:
            return (self.left + self.right) / 2
        return self.left + 3 * self.frame.dot + self.pitch * place

    def xs(self) -> list[float]:
        """Where every period stands."""
        count, first = len(self.history.own.points), self.left + 3 * self.frame.dot
        return [self.x(0)] if count == 1 else [first + self.pitch * place for place in range(count)]

    def place(self, point: Point) -> Place:
        """Where a point stands. Raises ValueError for one without a value."""
        if point.value is None:
            raise ValueError(f"There is no figure to place in {point.label}.")
        return self.x(self.history.place_of[point.label]), self.y(point.value)


def plot_for(history: History, unit: Unit, frame: Frame, palette: Palette, ends: Sequence[EndLabel]) -> Plot:
    """The picture's edges, with room for the words around it; it grows downwards where labels need more than it has."""
    most = max(2, min(5, int(frame.height * 0.7 / (frame.line * 2.2))))
    ticks = tuple(axis_ticks(history.values(), unit, most=most))
    left = max(text_width(tick_words(tick, unit), frame.text) for tick in ticks) + frame.gap
    right = max(left + frame.width * 0.3, frame.width - label_room(ends, frame))
    flat = Plot(history, frame, palette, unit, ticks, left, right, 0, 0)
    lines = sum(len(_headlines_of(flat, mark)) for mark in drawn_breaks(history)) + bool(cut_scale(flat))
    top = lines * frame.line + frame.text * 0.6
    needed = max(frame.height * 0.5, sum(end.height for end in ends))
    bottom = max(frame.height - frame.note * 1.9, top + needed)
    return Plot(history, frame, palette, unit, ticks, left, right, top, bottom)


def cut_scale(plot: Plot) -> str:
    """Says so when the scale leaves out zero."""
    starts_at_zero = plot.ticks[0] <= 0 <= plot.ticks[-1]
    return "" if starts_at_zero else f"Scale starts at {tick_words(plot.ticks[0], plot.unit)}"


def drawn_breaks(history: History) -> list[Break]:
    """Breaks that have a period before them in the picture."""
    return [mark for mark in history.breaks if history.place_of[mark.label] > 0]


def break_x(plot: Plot, mark: Break) -> float:
    """Half way between the last period of the old series and the first of the new."""
    return plot.x(plot.history.place_of[mark.label] - 0.5)


def _headlines_of(plot: Plot, mark: Break) -> list[Headline]:
    """The reason of a break, on the side of its mark that has more room."""
    x = break_x(plot, mark)
    room = max(x, plot.frame.width - x)
    anchor: Anchor = "start" if x < plot.frame.width / 2 else "end"
    return [Headline(line, x, anchor) for line in wrap(f"New series: {mark.reason}", plot.frame.note, room)]


def head_marks(plot: Plot) -> list[Mark]:
    """What stands above the picture, and the vertical marks of breaks that reach down from their reasons."""
    marks: list[Mark] = []
    size, colour, baseline = plot.frame.note, plot.palette.quiet, plot.frame.note
    if words := cut_scale(plot):
        marks.append(Text(0, baseline, words, colour, size))
        baseline += plot.frame.line
    for mark in drawn_breaks(plot.history):
        for line in _headlines_of(plot, mark):
            marks.append(Text(line.x, baseline, line.words, colour, size, line.anchor))
            baseline += plot.frame.line
        x = break_x(plot, mark)
        marks.append(Line(x, baseline - plot.frame.line + 4, x, plot.bottom, plot.palette.quiet, 1, (2, 2)))
    return marks


def grid_marks(
    ticks: Sequence[Decimal], y: Scale, across: tuple[float, float], unit: Unit, frame: Frame, palette: Palette
) -> list[Mark]:
    """A hairline for each tick, with its value at the left."""
    left, right = across
    x, drop = left - frame.gap * 0.8, frame.text * 0.33
    marks: list[Mark] = [Strokes(tuple(((left, y(tick)), (right, y(tick))) for tick in ticks), palette.grid, 1)]
    marks += [Text(x, y(tick) + drop, tick_words(tick, unit), palette.quiet, frame.text, "end") for tick in ticks]
    return marks


def axis_marks(plot: Plot) -> list[Mark]:
    """Hairlines with their values at the left, and as many periods beneath as have room."""
    frame, palette = plot.frame, plot.palette
    marks = grid_marks(plot.ticks, plot.y, (plot.left, plot.right), plot.unit, frame, palette)
    points = plot.history.own.points
    size, width = frame.text, frame.width
    centres, extents = [], []
    for x, point in zip(plot.xs(), points, strict=True):
        half = text_width(point.label, size) / 2
        # Under its point, but never over the edge of the picture.
        centre = min(max(x, half), width - half)
        centres.append(centre)
        extents.append((centre - half, centre + half))
    baseline = plot.bottom + frame.text * 1.35
    for place in shown_labels(extents, frame.gap):
        marks.append(Text(centres[place], baseline, points[place].label, palette.quiet, size, "middle"))
    return marks
