"""What a crest is once it has been read: shapes of straight and curved lines with flat colours, or a picture."""

from __future__ import annotations

from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
Step = tuple[str, tuple[float, ...]]  # "M" and "L" with a point, "C" with three points, "Z" with none

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SVG, PNG = "image/svg+xml", "image/png"


class NotACrest(ValueError):
    """A file that is not taken as a crest; the text says what is wrong with it and where, to the person who sent it."""


@dataclass(frozen=True)
class Shape:
    """One outline. Colours are "#rrggbb", empty for none; lengths are those of the drawing before `matrix` moves them.

    `cap` and `join` count as PDF counts them: butt, round, square; mitre, round, bevel.
    """

    steps: tuple[Step, ...]
    fill: str = "#000000"
    even_odd: bool = False
    stroke: str = ""
    stroke_width: float = 1.0
    cap: int = 0
    join: int = 0
    mitre: float = 4.0
    matrix: Matrix = SAME


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order they are painted; what lies outside the box is not seen. The y axis goes down."""

    left: float
    top: float
    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Picture:
    """A PNG with its size in pixels."""

    content: bytes
    width: int
    height: int


Art = Drawing | Picture
