"""Reads an SVG drawing by a list of what may be in it. What is not on the list is refused, with its line.

A document type, entities and instructions are refused before they are read: none is ever expanded or fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat

from portal.crests.rules import outlines
from portal.crests.rules.numbers import length, numbers
from portal.crests.rules.paint import HANDED_DOWN, PROPERTIES, Paint, painted
from portal.crests.rules.shapes import SAME, Drawing, Matrix, NotACrest, Shape
from portal.crests.rules.transforms import after, matrix_of

LIMIT = 256 * 1024
KEPT_LIMIT = 4 * 1024 * 1024  # short commands become long ones when we write them
SHAPES, POINTS, DEEP = 2_000, 20_000, 30
NAMESPACE = "http://www.w3.org/2000/svg"
WORDS = {"title", "desc"}
GROUPS = {"svg", "g"}
DRAWN = set(outlines.PLACED)
EMPTY = {"defs"}  # written by many programs with nothing in it
EVERYWHERE = {"id", "style", "transform", "class", *PROPERTIES}
OUTERMOST = {"viewBox", "width", "height", "x", "y", "version", "baseProfile", "preserveAspectRatio"}
_XML = "http://www.w3.org/XML/1998/namespace "
INSTEAD = {
    "text": "Turn words into paths",
    "tspan": "Turn words into paths",
    "image": "Draw it as shapes, or send the crest as PNG",
    "style": "Save it with the colours on the shapes (“presentation attributes”)",
    "use": "Unlink clones and symbols",
    "symbol": "Unlink clones and symbols",
    "linearGradient": "Use flat colours, or send the crest as PNG",
    "radialGradient": "Use flat colours, or send the crest as PNG",
    "clipPath": "Cut the shapes themselves, or send the crest as PNG",
    "mask": "Cut the shapes themselves, or send the crest as PNG",
    "filter": "Take effects off, or send the crest as PNG",
    "script": "A crest has no script",
}


def drawing_of(content: bytes, *, limit: int = LIMIT) -> Drawing:
    """Raises NotACrest, which names the line; `limit` is in bytes."""
    if len(content) > limit:
        size = -(-len(content) // 1024)
        raise NotACrest(f"The drawing is too large: {size} KB, and at most {limit // 1024} KB are taken.")
    return _Reader().read(content)


class _Reader:
    def __init__(self) -> None:
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        self.open: list[tuple[str, Paint, Matrix]] = []
        self.box: tuple[float, float, float, float] | None = None
        self.shapes: list[Shape] = []
        self.points = 0
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = lambda *_: self._refuse("a document type (DOCTYPE) is not taken. Delete it")
        parser.EntityDeclHandler = lambda *_: self._refuse("an entity is not taken")
        parser.ProcessingInstructionHandler = lambda name, _: self._refuse(f"an instruction (<?{name}?>) is not taken")

    def read(self, content: bytes) -> Drawing:
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as wrong:
            said = expat.errors.messages.get(wrong.code, expat.ErrorString(wrong.code))
            raise NotACrest(f"Line {wrong.lineno}: this is no well-formed SVG ({said}).") from None
        if not self.shapes or self.box is None:
            raise NotACrest("The drawing draws nothing that can be seen.")
        return Drawing(*self.box, tuple(self.shapes))

    def _refuse(self, words: str) -> NoReturn:
        raise NotACrest(f"Line {self.parser.CurrentLineNumber}: {words}.")

    def _start(self, named: str, said: dict[str, str]) -> None:
        element = self._element(named)
        self._attributes(element, said)
        try:
            self._opened(element, said)
        except NotACrest as wrong:
            self._refuse(f"in <{element}>, {wrong}")

    def _opened(self, element: str, said: Mapping[str, str]) -> None:
        _name, paint, matrix = self.open[-1] if self.open else ("", Paint(), SAME)
        if not self.open:
            self.box = _box(said)
        if element in GROUPS | DRAWN:
            paint = painted(paint, said)
            matrix = after(matrix, matrix_of(said.get("transform", "")))
        if element in DRAWN:
            self._drawn(element, said, paint, matrix)
        self.open.append((element, paint, matrix))
        if len(self.open) > DEEP:
            raise NotACrest(f"groups are nested more than {DEEP} deep")

    def _element(self, named: str) -> str:
        space, _, element = named.rpartition(" ")
        inside = self.open[-1][0] if self.open else ""
        if not self.open and (element, space) != ("svg", NAMESPACE):
            self._refuse(f'this is no SVG drawing: it begins with <{element[:30]}>, not <svg xmlns="{NAMESPACE}">')
        if space != NAMESPACE:
            self._refuse(f"<{element[:30]}> is not of SVG. Save the drawing as plain SVG")
        known = GROUPS | DRAWN | WORDS | EMPTY
        if element not in known or (self.open and element == "svg"):
            self._refuse(f"<{element[:30]}> is not taken. {INSTEAD.get(element, 'Only shapes are drawn')}")
        if inside and not (inside in GROUPS or (inside in DRAWN and element in WORDS)):
            self._refuse(f"<{element}> inside <{inside}> is not taken")
        return element

    def _attributes(self, element: str, said: Mapping[str, str]) -> None:
        known = EVERYWHERE | outlines.PLACED.get(element, set()) | (OUTERMOST if not self.open else set())
        for name in said:
            if name not in known and not name.startswith(_XML):
                attribute = name.rpartition(" ")[2][:30]
                self._refuse(f"<{element}> has {attribute}, which is not taken. Save it as plain SVG")

    def _drawn(self, element: str, said: Mapping[str, str], paint: Paint, matrix: Matrix) -> None:
        steps = outlines.outline(element, said)
        self.points += len(steps)
        # A line has no inside, and what is neither filled nor drawn round is not seen.
        given = {name: getattr(paint, name) for name in HANDED_DOWN}
        stroked = paint.stroke and paint.stroke_width
        if steps and (stroked or (paint.fill and element != "line")):
            self.shapes.append(Shape(steps=steps, matrix=matrix, **given))
        if len(self.shapes) > SHAPES or self.points > POINTS:
            raise NotACrest(f"there are too many shapes: at most {SHAPES:,}, with {POINTS:,} points, are drawn")

    def _end(self, _named: str) -> None:
        self.open.pop()

    def _characters(self, words: str) -> None:
        if words.strip() and self.open[-1][0] not in WORDS:
            self._refuse(f"the words “{words.strip()[:30]}” stand between the shapes")


def _box(said: Mapping[str, str]) -> tuple[float, float, float, float]:
    if "viewBox" in said:
        found = numbers(said["viewBox"])
        if len(found) != 4:
            raise NotACrest("viewBox needs four numbers")
        left, top, width, height = found
    elif "width" in said and "height" in said:
        left, top, width, height = 0.0, 0.0, length(said["width"]), length(said["height"])
    else:
        raise NotACrest("there is neither a viewBox nor a width and height")
    if not (width > 0 and height > 0):
        raise NotACrest("the drawing has no size")
    return left, top, width, height
