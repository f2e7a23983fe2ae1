"""A line's history in a table cell: no axis, no words; the last point is a dot."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from portal.charts.axes import Scale
from portal.charts.findings import finding
from portal.charts.palette import UNLIKE_DASH, Palette
from portal.charts.points import Break, Point, joined, stretches
from portal.charts.primitives import Chart, Dot, Mark, Place, Poly

WIDTH, HEIGHT = 84.0, 26.0
_INSET, _STROKE, _DOT = 4.0, 1.75, 3.0


def sparkline(
    points: Sequence[Point],
    *,
    palette: Palette,
    breaks: Sequence[Break] = (),
    sentence: str = "",
    name: str = "",
    new_groups: bool = False,
) -> Chart:
    """Points in 84 by 26. Gaps and breaks stay open, two bases are dotted, a part year ends in an open dot.

    `name` begins the sentence that is made when none is given.
    """
    places = _places(points)
    marks = [*_strokes(points, breaks, places, palette.accent), *_dots(points, breaks, places, palette)]
    said = finding(points, breaks, new_groups=new_groups)
    words = sentence or (f"{name}: {said}" if name else said)
    rows = tuple((point.label, point.shown) for point in points)
    return Chart(WIDTH, HEIGHT, tuple(marks), words, ("Period", name or "Figure"), rows)


def _places(points: Sequence[Point]) -> dict[str, Place]:
    """Where each point with a value stands, by its label; a level line runs through the middle."""
    values = [point.value for point in points if point.value is not None]
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    y = Scale(low, high, HEIGHT - _INSET, _INSET) if low < high else lambda _: HEIGHT / 2
    step = (WIDTH - 2 * _INSET) / max(1, len(points) - 1)
    return {
        point.label: (_INSET + step * number, y(point.value))
        for number, point in enumerate(points)
        if point.value is not None
    }


def _strokes(points: Sequence[Point], breaks: Sequence[Break], places: dict[str, Place], colour: str) -> Iterator[Mark]:
    for stretch in stretches(points, breaks):
        if len(stretch) > 1:
            yield Poly(tuple(places[point.label] for point in stretch), colour, _STROKE)
    broken = {mark.label for mark in breaks}
    for earlier, later in pairwise(points):
        both = earlier.label in places and later.label in places
        if both and not joined(earlier, later) and later.label not in broken:
            yield Poly((places[earlier.label], places[later.label]), colour, _STROKE, UNLIKE_DASH)


def _dots(
    points: Sequence[Point], breaks: Sequence[Break], places: dict[str, Place], palette: Palette
) -> Iterator[Mark]:
    """The last figure large; figures with no neighbour small, for no line would show them."""
    drawn = [point for point in points if point.label in places]
    for stretch in stretches(points, breaks):
        if len(stretch) == 1 and stretch[0] is not drawn[-1]:
            yield Dot(*places[stretch[0].label], _STROKE, palette.accent)
    if drawn:
        fill, stroke = (palette.paper, palette.accent) if drawn[-1].is_open else (palette.accent, "")
        yield Dot(*places[drawn[-1].label], _DOT, fill, stroke, _STROKE)
