"""A drawing written as SVG by us: paths with flat colours and nothing else, the same bytes for the same drawing."""

from __future__ import annotations

from collections.abc import Iterator

from portal.crests.rules.numbers import written
from portal.crests.rules.paint import CAPS, JOINS
from portal.crests.rules.shapes import SAME, Drawing, Shape
from portal.crests.rules.svg import NAMESPACE


def as_svg(drawing: Drawing) -> bytes:
    """Read again, it is the same drawing but for the seventh digit of its numbers."""
    box = " ".join(map(written, (drawing.left, drawing.top, drawing.width, drawing.height)))
    size = f'width="{written(drawing.width)}" height="{written(drawing.height)}"'
    shapes = "".join(f"<path {' '.join(_attributes(shape))}/>\n" for shape in drawing.shapes)
    return f'<svg xmlns="{NAMESPACE}" {size} viewBox="{box}">\n{shapes}</svg>\n'.encode()


def _attributes(shape: Shape) -> Iterator[str]:
    yield f'd="{" ".join(_steps(shape))}"'
    yield f'fill="{shape.fill or "none"}"'
    if shape.fill and shape.even_odd:
        yield 'fill-rule="evenodd"'
    if shape.stroke:
        cap, join = _name(CAPS, shape.cap), _name(JOINS, shape.join)
        yield f'stroke="{shape.stroke}" stroke-width="{written(shape.stroke_width)}"'
        yield f'stroke-linecap="{cap}" stroke-linejoin="{join}" stroke-miterlimit="{written(shape.mitre)}"'
    if shape.matrix != SAME:
        yield f'transform="matrix({" ".join(map(written, shape.matrix))})"'


def _steps(shape: Shape) -> Iterator[str]:
    for command, points in shape.steps:
        yield command + " ".join(map(written, points))


def _name(names: dict[str, int], number: int) -> str:
    return next(name for name, each in names.items() if each == number)
