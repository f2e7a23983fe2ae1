"""The six outlines of ratings and the arrows of movement, defined once for page and paper. Words stand beside them."""

from enum import StrEnum

from portal.charts.palette import checked
from portal.charts.primitives import Area, Chart, Dot, Line, Mark, Place, Poly, Rect

BOX = 12.0  # both are drawn in a box of 12 by 12
_MIDDLE = BOX / 2


class Marker(StrEnum):
    """Outlines that a grey print still tells apart, in the order in which schemes use them."""

    CIRCLE = "circle"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    DASH = "dash"
    SQUARE = "square"
    RING = "ring"


class Way(StrEnum):
    """Where a figure moved, whichever way is better."""

    UP = "up"
    LEVEL = "level"
    DOWN = "down"


def marker(
    kind: Marker, x: float, y: float, radius: float, colour: str, *, fill: str = "", edge: float | None = None
) -> Mark:
    """One outline around its centre: solid, or open when its `fill` is given. A ring is open always."""
    inside, stroke = fill or colour, colour if fill else ""
    edge = radius * 0.4 if edge is None else edge
    match kind:
        case Marker.CIRCLE:
            return Dot(x, y, radius, inside, stroke, edge)
        case Marker.DIAMOND:
            return Area(_diamond(x, y, radius * 1.1), inside, stroke, edge)
        case Marker.TRIANGLE:
            return Area(_triangle(x, y, radius * 1.1), inside, stroke, edge)
        case Marker.SQUARE:
            half = radius * 0.9
            return Rect(x - half, y - half, 2 * half, 2 * half, inside, stroke, edge)
        case Marker.DASH:
            return Line(x - radius, y, x + radius, y, colour, edge)
        case Marker.RING:
            return Dot(x, y, radius - edge / 2, fill or "#ffffff", colour, edge)


def _diamond(x: float, y: float, reach: float) -> tuple[Place, ...]:
    return (x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)


def _triangle(x: float, y: float, reach: float) -> tuple[Place, ...]:
    return (x, y - reach), (x + reach * 1.02, y + reach * 0.85), (x - reach * 1.02, y + reach * 0.85)


def rating_shape(kind: Marker, colour: str) -> Chart:
    """A rating's shape by itself, to be set beside its word; it says nothing that the word does not."""
    return Chart(BOX, BOX, (marker(kind, _MIDDLE, _MIDDLE, 5, checked(colour)),))


def arrow(way: Way, colour: str) -> Chart:
    """A movement's arrow by itself, to be set beside its words."""
    turned = {Way.UP: _upwards, Way.LEVEL: _rightwards, Way.DOWN: _downwards}[way]
    shaft = Poly((turned(-5), turned(5)), checked(colour), 1.8)
    head = Poly((turned(1.2, 3.8), turned(5), turned(1.2, -3.8)), colour, 1.8)
    return Chart(BOX, BOX, (shaft, head))


def _rightwards(along: float, across: float = 0) -> Place:
    return _MIDDLE + along, _MIDDLE + across


def _upwards(along: float, across: float = 0) -> Place:
    return _MIDDLE + across, _MIDDLE - along


def _downwards(along: float, across: float = 0) -> Place:
    return _MIDDLE + across, _MIDDLE + along
