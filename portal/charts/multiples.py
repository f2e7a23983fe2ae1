"""Small multiples: the lines of a theme side by side, each with its title and its last figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from portal.charts.axes import Scale, axis_ticks, tick_words
from portal.charts.bars import Reference
from portal.charts.findings import finding
from portal.charts.frames import WIDE, Frame
from portal.charts.palette import TARGET_DASH, UNLIKE_DASH, Palette
from portal.charts.points import Break, Point, joined, stretches
from portal.charts.primitives import Chart, Dot, Line, Mark, Place, Poly, Row, Table, Text
from portal.charts.words import text_width, wrap
from portal.figures.vocabulary import Unit

_LEAST_WIDTH = 11.5  # of a panel, in heights of its words
_MOST_COLUMNS = 3
_ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Panel:
    """One line of the theme over time, with its target if it has one."""

    title: str
    points: tuple[Point, ...]
    unit: Unit
    target: Reference | None = None
    breaks: tuple[Break, ...] = ()
    new_groups: bool = False

    @property
    def drawn(self) -> list[Point]:
        """The points that have a value."""
        return [point for point in self.points if point.value is not None]

    @property
    def values(self) -> list[Decimal]:
        """All that the panel's axis must cover."""
        return [point.value for point in self.points if point.value is not None] + (
            [self.target.value] if self.target else []
        )

    @property
    def last(self) -> str:
        """The last figure; its period too where later ones are missing, and the reason where there is none."""
        if not self.drawn:
            return self.points[-1].shown if self.points else "no figures"
        point = self.drawn[-1]
        return point.shown if point is self.points[-1] else f"{point.shown}, {point.label}"

    @property
    def finding(self) -> str:
        """What the panel shows, in a sentence."""
        return finding(self.points, self.breaks, new_groups=self.new_groups)


@dataclass(frozen=True, slots=True)
class Multiples:
    """The panels of a theme in their order. With `common` all stand on one axis, so that heights can be compared.

    Raises ValueError for a common axis over unlike units.
    """

    title: str
    panels: tuple[Panel, ...]
    common: bool = False

    def __post_init__(self) -> None:
        if self.common and len({panel.unit for panel in self.panels}) > 1:
            raise ValueError("One axis for all needs one unit for all.")

    @property
    def finding(self) -> str:
        """The caption: what each panel shows."""
        return " ".join(f"{panel.title}: {panel.finding}" for panel in self.panels)

    @property
    def sentence(self) -> str:
        """What the charts say to those who cannot see them."""
        axis = "on one axis" if self.common else "each on its own axis"
        targets = [f"{panel.title}: {panel.target.words}." for panel in self.panels if panel.target]
        return " ".join([f"{self.title}: {len(self.panels)} small line charts, {axis}.", self.finding, *targets])

    def as_table(self) -> Table:
        """A row for each period of any panel, a column for each panel; targets stand in a row of their own."""
        shown = [{point.label: point.shown for point in panel.points} for panel in self.panels]
        rows: list[Row] = [(label, *(of.get(label, _ABSENT) for of in shown)) for label in _labels(self.panels)]
        if any(panel.target for panel in self.panels):
            rows.append(("Target", *(panel.target.shown if panel.target else _ABSENT for panel in self.panels)))
        return ("Period", *(panel.title for panel in self.panels)), tuple(rows)


def _labels(panels: Sequence[Panel]) -> list[str]:
    """All periods: those of the longest panel in their order, with those that only others have where they fall."""
    found: list[str] = []
    for panel in sorted(panels, key=lambda one: -len(one.points)):
        labels = [point.label for point in panel.points]
        for place, label in enumerate(labels):
            if label not in found:
                found.insert(_falls(found, labels, place), label)
    return found


def _falls(found: Sequence[str], labels: Sequence[str], place: int) -> int:
    """Where a new period belongs: after the one before it, before the next that is known, or at the end."""
    if place and labels[place - 1] in found:
        return found.index(labels[place - 1]) + 1
    known = [label for label in labels[place:] if label in found]
    return found.index(known[0]) if known else len(found)


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where one panel's picture stands: its words above `top`, its periods beneath `bottom`."""

    panel: Panel
    frame: Frame
    palette: Palette
    left: float
    x: Scale
    y: Scale

    def place(self, number: int, point: Point) -> Place:
        return self.x(Decimal(number)), self.y(point.value or Decimal(0))


def multiples_chart(multiples: Multiples, *, palette: Palette, frame: Frame = WIDE, sentence: str = "") -> Chart:
    """The panels in the width of `frame`, at most three side by side. Raises ValueError without any panel."""
    if not multiples.panels:
        raise ValueError("Small multiples need at least one panel.")
    columns = max(1, min(_MOST_COLUMNS, int(frame.width / (frame.text * _LEAST_WIDTH)), len(multiples.panels)))
    apart = frame.text * 1.6
    width = (frame.width - apart * (columns - 1)) / columns
    shared = [value for panel in multiples.panels for value in panel.values] if multiples.common else None
    marks: list[Mark] = []
    top = 0.0
    for first in range(0, len(multiples.panels), columns):
        row = multiples.panels[first : first + columns]
        lines = max(len(_title(panel, frame, width)) for panel in row) + any(panel.target for panel in row)
        for number, panel in enumerate(row):
            marks += _panel_marks(panel, frame, palette, number * (width + apart), top, width, lines, shared)
        top += _height(lines, frame) + frame.text * 1.4
    head, rows = multiples.as_table()
    words = sentence or multiples.sentence
    return Chart(frame.width, top - frame.text * 0.9, tuple(marks), words, head, rows)


def _title(panel: Panel, frame: Frame, width: float) -> list[str]:
    return wrap(panel.title, frame.text, width, bold=True)


def _height(lines: int, frame: Frame) -> float:
    """Of a panel: its title, its last figure, its picture and its periods."""
    return (lines + 1) * frame.line + frame.text * 6.4 + frame.note * 1.5


def _panel_marks(
    panel: Panel,
    frame: Frame,
    palette: Palette,
    left: float,
    top: float,
    width: float,
    lines: int,
    shared: Sequence[Decimal] | None,
) -> Iterator[Mark]:
    """Title and figure, then the picture; titles of fewer lines leave room so that pictures of a row stand level."""
    for number, words in enumerate(_title(panel, frame, width)):
        yield Text(left, top + frame.text + number * frame.line, words, palette.ink, frame.text, bold=True)
    baseline = top + frame.text + len(_title(panel, frame, width)) * frame.line
    bold, colour = bool(panel.drawn), palette.accent if panel.drawn else palette.quiet
    yield Text(left, baseline, panel.last, colour, frame.text, bold=bold)
    if panel.target:
        yield Text(left, baseline + frame.line, panel.target.words, palette.quiet, frame.note)
    if panel.drawn:
        upper = top + (lines + 1) * frame.line + frame.text * 1.1
        lower = top + _height(lines, frame) - frame.note * 1.5
        cell = _cell(panel, frame, palette, (left, left + width), (upper, lower), shared)
        yield from (*_axes(cell, left + width), *_target(cell), *_line(cell))


def _cell(
    panel: Panel,
    frame: Frame,
    palette: Palette,
    across: tuple[float, float],
    down: tuple[float, float],
    shared: Sequence[Decimal] | None,
) -> _Cell:
    ticks = axis_ticks(panel.values if shared is None else shared, panel.unit, most=2)
    room = max(text_width(tick_words(tick, panel.unit), frame.note) for tick in (ticks[0], ticks[-1])) + frame.gap
    inset = 2 * frame.dot
    x = Scale(Decimal(0), Decimal(max(1, len(panel.points) - 1)), across[0] + room + inset, across[1] - inset)
    return _Cell(panel, frame, palette, across[0], x, Scale(ticks[0], ticks[-1], down[1], down[0]))


def _axes(cell: _Cell, right: float) -> Iterator[Mark]:
    """The two ends of the scale with their values, and the first and last period."""
    frame, quiet, left = cell.frame, cell.palette.quiet, cell.x.start - 2 * cell.frame.dot
    for tick in (cell.y.low, cell.y.high):
        y = cell.y(tick)
        yield Line(left, y, right, y, cell.palette.grid)
        yield Text(
            left - frame.gap * 0.6, y + frame.note * 0.33, tick_words(tick, cell.panel.unit), quiet, frame.note, "end"
        )
    points, baseline = cell.panel.points, cell.y.start + frame.note * 1.5
    yield Text(right, baseline, points[-1].label, quiet, frame.note, "end")
    free = right - sum(text_width(point.label, frame.note) for point in (points[0], points[-1])) - frame.gap
    if len(points) > 1 and free >= cell.left:
        yield Text(min(left, free), baseline, points[0].label, quiet, frame.note)


def _target(cell: _Cell) -> Iterator[Mark]:
    if cell.panel.target:
        y, inset = cell.y(cell.panel.target.value), 2 * cell.frame.dot
        yield Line(cell.x.start - inset, y, cell.x.end + inset, y, cell.palette.ink, 1, TARGET_DASH)


def _line(cell: _Cell) -> Iterator[Mark]:
    """Solid within a basis, dotted between two, nothing over a gap or a break; the last figure is a dot."""
    panel, colour, width = cell.panel, cell.palette.accent, cell.frame.other_line
    places = {point.label: cell.place(number, point) for number, point in enumerate(panel.points)}
    for stretch in stretches(panel.points, panel.breaks):
        if len(stretch) > 1:
            yield Poly(tuple(places[point.label] for point in stretch), colour, width)
        elif stretch[0] is not panel.drawn[-1]:
            yield Dot(*places[stretch[0].label], cell.frame.dot * 0.6, colour)
    broken = {mark.label for mark in panel.breaks}
    for earlier, later in pairwise(panel.points):
        both = earlier.value is not None and later.value is not None
        if both and not joined(earlier, later) and later.label not in broken:
            yield Poly((places[earlier.label], places[later.label]), colour, width * 0.75, UNLIKE_DASH)
    last = panel.drawn[-1]
    fill, stroke = (cell.palette.paper, colour) if last.is_open else (colour, "")
    yield Dot(*places[last.label], cell.frame.dot, fill, stroke, width)
