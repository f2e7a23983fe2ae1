"""Rating shapes: six outlines, the same on page and paper."""

import pytest

from portal.charts.primitives import Area, Dot, Line, Rect
from portal.charts.shapes import Marker, Way, arrow, marker, rating_shape
from portal.charts.svg import to_svg

RED = "#a3161c"


def test_every_rating_has_an_outline_of_its_own():
    drawings = [to_svg(rating_shape(kind, RED), decorative=True) for kind in Marker]
    assert len(set(drawings)) == len(Marker)


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        (Marker.CIRCLE, Dot(6, 6, 5, RED, "", 2)),
        (Marker.SQUARE, Rect(1.5, 1.5, 9, 9, RED, "", 2)),
        (Marker.DASH, Line(1, 6, 11, 6, RED, 2)),
        (Marker.RING, Dot(6, 6, 4, "#ffffff", RED, 2)),
    ],
)
def test_a_shape_fills_its_box(kind, mark):
    assert marker(kind, 6, 6, 5, RED) == mark


@pytest.mark.parametrize(("kind", "corners"), [(Marker.DIAMOND, 4), (Marker.TRIANGLE, 3)])
def test_cornered_shapes_stay_inside_their_box(kind, corners):
    (shape,) = rating_shape(kind, RED).marks
    assert isinstance(shape, Area)
    assert len(shape.places) == corners
    assert all(0 <= number <= 12 for place in shape.places for number in place)


@pytest.mark.parametrize(
    "drawn", [lambda colour: rating_shape(Marker.DASH, colour), lambda colour: arrow(Way.UP, colour)]
)
def test_a_shape_takes_plain_colours_only(drawn):
    with pytest.raises(ValueError, match="Not a colour"):
        drawn('red" onload="alert(1)')


def test_arrows_point_three_ways():
    tips = {way: arrow(way, RED).marks[0].places[1] for way in Way}
    assert tips == {Way.UP: (6, 1), Way.LEVEL: (11, 6), Way.DOWN: (6, 11)}
