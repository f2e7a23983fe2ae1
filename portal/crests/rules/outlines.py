"""The outlines of rectangles, circles, ellipses, lines and polygons, from the attributes that SVG gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portal.crests.rules.numbers import length, numbers
from portal.crests.rules.paths import steps_of
from portal.crests.rules.shapes import NotACrest, Step

Said = Mapping[str, str]
ROUND = 0.5522847498  # the handles of a quarter circle, in radii


def outline(element: str, said: Said) -> tuple[Step, ...]:
    """What an element of this name draws; nothing where a size is zero. Raises NotACrest."""
    return _OUTLINES[element](said)


def _path(said: Said) -> tuple[Step, ...]:
    return steps_of(said.get("d", ""))


def _size(said: Said, name: str) -> float:
    value = length(said.get(name, "0"))
    if value < 0:
        raise NotACrest(f"{name} is less than nothing")
    return value


def _rectangle(said: Said) -> tuple[Step, ...]:
    x, y, width, height = length(said.get("x", "0")), length(said.get("y", "0")), _size(said, "width"), 0.0
    height = _size(said, "height")
    if not width or not height:
        return ()
    given = {name: _size(said, name) for name in ("rx", "ry") if name in said}
    rx = min(given.get("rx", given.get("ry", 0)), width / 2)
    ry = min(given.get("ry", given.get("rx", 0)), height / 2)
    right, foot = x + width, y + height
    if not rx or not ry:
        return (("M", (x, y)), ("L", (right, y)), ("L", (right, foot)), ("L", (x, foot)), ("Z", ()))
    kx, ky = rx * (1 - ROUND), ry * (1 - ROUND)
    return (
        ("M", (x + rx, y)),
        ("L", (right - rx, y)),
        ("C", (right - kx, y, right, y + ky, right, y + ry)),
        ("L", (right, foot - ry)),
        ("C", (right, foot - ky, right - kx, foot, right - rx, foot)),
        ("L", (x + rx, foot)),
        ("C", (x + kx, foot, x, foot - ky, x, foot - ry)),
        ("L", (x, y + ry)),
        ("C", (x, y + ky, x + kx, y, x + rx, y)),
        ("Z", ()),
    )


def _circle(said: Said) -> tuple[Step, ...]:
    radius = _size(said, "r")
    return _round(said, radius, radius)


def _ellipse(said: Said) -> tuple[Step, ...]:
    return _round(said, _size(said, "rx"), _size(said, "ry"))


def _round(said: Said, rx: float, ry: float) -> tuple[Step, ...]:
    x, y = length(said.get("cx", "0")), length(said.get("cy", "0"))
    if not rx or not ry:
        return ()
    kx, ky = rx * ROUND, ry * ROUND
    return (
        ("M", (x + rx, y)),
        ("C", (x + rx, y + ky, x + kx, y + ry, x, y + ry)),
        ("C", (x - kx, y + ry, x - rx, y + ky, x - rx, y)),
        ("C", (x - rx, y - ky, x - kx, y - ry, x, y - ry)),
        ("C", (x + kx, y - ry, x + rx, y - ky, x + rx, y)),
        ("Z", ()),
    )


def _line(said: Said) -> tuple[Step, ...]:
    x1, y1, x2, y2 = (length(said.get(name, "0")) for name in ("x1", "y1", "x2", "y2"))
    return (("M", (x1, y1)), ("L", (x2, y2)))


def _polyline(said: Said) -> tuple[Step, ...]:
    found = numbers(said.get("points", ""))
    if len(found) % 2:
        raise NotACrest("points must come in pairs")
    points = list(zip(found[::2], found[1::2], strict=True))
    return tuple(("L" if place else "M", point) for place, point in enumerate(points))


def _polygon(said: Said) -> tuple[Step, ...]:
    steps = _polyline(said)
    return (*steps, ("Z", ())) if steps else ()


_OUTLINES: dict[str, Callable[[Said], tuple[Step, ...]]] = {
    "path": _path,
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}
# The attributes by which each says where it is.
PLACED = {
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}
