"""The outline of a path: every command of SVG as absolute moves, lines and cubic curves.

Arcs are parted into curves of at most a quarter turn (SVG 2, appendix B.2: conversion from endpoint to center).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from portal.crests.rules.numbers import Scanner
from portal.crests.rules.shapes import NotACrest, Step

Point = tuple[float, float]
STEPS = 20_000
_COMMANDS = "MmLlHhVvCcSsQqTtAaZz"


def steps_of(text: str) -> tuple[Step, ...]:
    """Raises NotACrest for what is no path."""
    pen, scanner = _Pen(), Scanner(text)
    while scanner.more():
        command = scanner.letter()
        if command not in _COMMANDS:
            raise NotACrest(f"“{command}” is no command of a path")
        if not pen.steps and command not in "Mm":
            raise NotACrest("a path must begin with M")
        pen.draw(command, scanner)
        while command not in "Zz" and scanner.more() and scanner.starts_number():
            # Points that follow the first of a move are lines.
            command = {"M": "L", "m": "l"}.get(command, command)
            pen.draw(command, scanner)
        if len(pen.steps) > STEPS:
            raise NotACrest(f"a path has more than {STEPS:,} points")
    return tuple(pen.steps)


class _Pen:
    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.at = self.began = (0.0, 0.0)
        self.handle: Point | None = None  # the last curve's control point, which S and T mirror
        self.last = ""

    def draw(self, command: str, scanner: Scanner) -> None:
        upper = command.upper()
        kinds: dict[str, Callable[[Callable[[], Point], Scanner, bool], None]] = {
            "M": self._move,
            "L": self._line,
            "H": self._across,
            "V": self._down,
            "C": self._cubic,
            "S": self._smooth,
            "Q": self._quadratic,
            "T": self._smooth_quadratic,
            "A": self._arc,
            "Z": self._close,
        }
        here = self.at if command.islower() else (0.0, 0.0)

        def point() -> Point:
            x, y = scanner.number(), scanner.number()
            return here[0] + x, here[1] + y

        kinds[upper](point, scanner, command.islower())
        self.last = upper

    def _move(self, point: Callable[[], Point], _scanner: Scanner, _relative: bool) -> None:
        self.at = self.began = point()
        self.steps.append(("M", self.at))

    def _to(self, end: Point) -> None:
        self.at = end
        self.steps.append(("L", end))

    def _line(self, point: Callable[[], Point], _scanner: Scanner, _relative: bool) -> None:
        self._to(point())

    def _across(self, _point: Callable[[], Point], scanner: Scanner, relative: bool) -> None:
        self._to((scanner.number() + (self.at[0] if relative else 0), self.at[1]))

    def _down(self, _point: Callable[[], Point], scanner: Scanner, relative: bool) -> None:
        self._to((self.at[0], scanner.number() + (self.at[1] if relative else 0)))

    def _curve(self, first: Point, second: Point, end: Point) -> None:
        self.steps.append(("C", (*first, *second, *end)))
        self.at, self.handle = end, second

    def _cubic(self, point: Callable[[], Point], _scanner: Scanner, _relative: bool) -> None:
        self._curve(point(), point(), point())

    def _smooth(self, point: Callable[[], Point], _scanner: Scanner, _relative: bool) -> None:
        self._curve(self._mirrored("CS"), point(), point())

    def _quadratic(self, point: Callable[[], Point], _scanner: Scanner, _relative: bool) -> None:
        self._quadratic_to(point(), point())

    def _smooth_quadratic(self, point: Callable[[], Point], _scanner: Scanner, _relative: bool) -> None:
        self._quadratic_to(self._mirrored("QT"), point())

    def _quadratic_to(self, handle: Point, end: Point) -> None:
        first = _part(self.at, handle), _part(end, handle)
        self._curve(*first, end)
        self.handle = handle

    def _mirrored(self, after: str) -> Point:
        """The last control point on the other side of where the pen is, after a curve of the same kind."""
        if self.last not in tuple(after) or self.handle is None:
            return self.at
        return 2 * self.at[0] - self.handle[0], 2 * self.at[1] - self.handle[1]

    def _arc(self, point: Callable[[], Point], scanner: Scanner, _relative: bool) -> None:
        radii = abs(scanner.number()), abs(scanner.number())
        turn, large, sweep = math.radians(scanner.number()), scanner.flag(), scanner.flag()
        end = point()
        if end == self.at:
            return
        if not all(radii):
            self._to(end)
            return
        for first, second, to in _curves(self.at, end, radii, turn, large, sweep):
            self._curve(first, second, to)

    def _close(self, _point: Callable[[], Point], _scanner: Scanner, _relative: bool) -> None:
        self.steps.append(("Z", ()))
        self.at = self.began


def _part(end: Point, handle: Point) -> Point:
    """The cubic handle of a quadratic one: two thirds of the way to it."""
    return end[0] + 2 / 3 * (handle[0] - end[0]), end[1] + 2 / 3 * (handle[1] - end[1])


def _curves(
    start: Point, end: Point, radii: Point, turn: float, large: bool, sweep: bool
) -> Iterator[tuple[Point, Point, Point]]:
    """An arc as curves: two handles and an end each."""
    cosine, sine = math.cos(turn), math.sin(turn)
    half = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cosine * half[0] + sine * half[1], cosine * half[1] - sine * half[0]
    grown = math.sqrt(max((x / radii[0]) ** 2 + (y / radii[1]) ** 2, 1))
    rx, ry = radii[0] * grown, radii[1] * grown
    along = (x / rx) ** 2 + (y / ry) ** 2
    far = math.sqrt(max(1 / along - 1, 0)) * (1 if large != sweep else -1)
    cx, cy = far * rx * y / ry, -far * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    sweeps = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if sweep and sweeps < 0:
        sweeps += 2 * math.pi
    if not sweep and sweeps > 0:
        sweeps -= 2 * math.pi
    middle = cosine * cx - sine * cy + (start[0] + end[0]) / 2, sine * cx + cosine * cy + (start[1] + end[1]) / 2

    def placed(a: float, b: float) -> Point:
        return middle[0] + cosine * a * rx - sine * b * ry, middle[1] + sine * a * rx + cosine * b * ry

    pieces = max(math.ceil(abs(sweeps) / (math.pi / 2) - 1e-9), 1)
    step = sweeps / pieces
    reach = 4 / 3 * math.tan(step / 4)
    for number in range(pieces):
        a, b = first + number * step, first + (number + 1) * step
        yield (
            placed(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a)),
            placed(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b)),
            end if number == pieces - 1 else placed(math.cos(b), math.sin(b)),
        )
