"""How groups and shapes are moved: the list of transforms of SVG as one matrix."""

from __future__ import annotations

import math
import re

from portal.crests.rules.numbers import numbers
from portal.crests.rules.shapes import SAME, Matrix, NotACrest

_ONE = re.compile(r"\s*,?\s*([a-zA-Z]+)\s*\(([^()]*)\)\s*")
TAKES = {"matrix": {6}, "translate": {1, 2}, "scale": {1, 2}, "rotate": {1, 3}, "skewX": {1}, "skewY": {1}}


def matrix_of(text: str) -> Matrix:
    """The matrix of "translate(2 3) rotate(45)"; raises NotACrest."""
    found, at, text = SAME, 0, text.strip()
    while at < len(text):
        one = _ONE.match(text, at)
        if not one:
            raise NotACrest(f"the transform “{text[at : at + 20]}” cannot be read")
        found, at = after(found, _matrix(one.group(1), numbers(one.group(2)))), one.end()
    if not abs(found[0] * found[3] - found[1] * found[2]) > 1e-12:
        raise NotACrest(f"the transform “{text[:20]}” leaves nothing to see")
    return found


def after(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that moves by `second`, and what comes of that by `first`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def _matrix(name: str, given: list[float]) -> Matrix:
    if name not in TAKES or len(given) not in TAKES[name]:
        raise NotACrest(f"the transform “{name}” cannot be read")
    if name == "matrix":
        a, b, c, d, e, f = given
        return (a, b, c, d, e, f)
    if name == "translate":
        return (1, 0, 0, 1, given[0], given[1] if len(given) > 1 else 0)
    if name == "scale":
        return (given[0], 0, 0, given[-1], 0, 0)
    if name == "rotate":
        return _turned(math.radians(given[0]), (given[1], given[2]) if len(given) > 1 else (0.0, 0.0))
    slope = math.tan(math.radians(given[0]))
    return (1, 0, slope, 1, 0, 0) if name == "skewX" else (1, slope, 0, 1, 0, 0)


def _turned(angle: float, about: tuple[float, float]) -> Matrix:
    cosine, sine = math.cos(angle), math.sin(angle)
    x, y = about
    return (cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y)
