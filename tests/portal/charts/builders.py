"""Small builders, so that a test states only what it is about."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

from portal.charts.palette import Palette
from portal.charts.points import History, Point, Series
from portal.charts.primitives import Chart, Mark, Text
from portal.charts.svg import to_svg
from portal.charts.words import text_width
from portal.figures.vocabulary import Basis

PALETTE = Palette("#00594f")
SHAPES = {"svg", "path", "polyline", "polygon", "rect", "circle", "text"}


def a_point(label: str, value: str | None, basis: Basis = Basis.YEAR, months: str = "") -> Point:
    if value is None:
        return Point(label, None, "c, suppressed", basis, months)
    return Point(label, Decimal(value), f"{value}%", basis, months)


def a_part_year(label: str, value: str | None, months: str = "April to September") -> Point:
    return a_point(label, value, Basis.YEAR_TO_DATE, months)


def some_years(*values: str | None, first: int = 2018) -> tuple[Point, ...]:
    return tuple(a_point(str(first + place), value) for place, value in enumerate(values))


def a_history(*values: str | None, **more: object) -> History:
    return History(Series("Northshire", some_years(*values)), **more)  # type: ignore[arg-type]


def marks_of(chart: Chart, kind: type) -> list[Mark]:
    return [mark for mark in chart.marks if isinstance(mark, kind)]


def words_of(chart: Chart) -> list[str]:
    return [mark.words for mark in chart.marks if isinstance(mark, Text)]


def coloured(marks: Sequence[Mark], colour: str) -> list[Mark]:
    return [mark for mark in marks if getattr(mark, "colour", getattr(mark, "fill", "")) == colour]


def box(text: Text) -> tuple[float, float, float, float]:
    """The room that words take: left, top, right, bottom."""
    width = text_width(text.words, text.size, bold=text.bold)
    left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
    return left, text.y - text.size * 0.75, left + width, text.y + text.size * 0.2


def crooked(chart: Chart) -> list[str]:
    """Words that leave the picture, and words that cover others."""
    texts = [mark for mark in chart.marks if isinstance(mark, Text)]
    boxes = [(text.words, box(text)) for text in texts]
    out = [
        words
        for words, (left, top, right, bottom) in boxes
        if left < -0.5 or right > chart.width + 0.5 or top < -0.5 or bottom > chart.height
    ]
    pairs = [(one, other) for one, other in combinations(boxes, 2) if _overlap(one[1], other[1])]
    return out + [f"{one[0]} / {other[0]}" for one, other in pairs]


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = one[0] < other[2] - 0.5 and other[0] < one[2] - 0.5
    return across and one[1] < other[3] - 0.5 and other[1] < one[3] - 0.5


def unlawful(chart: Chart) -> set[str]:
    """Attributes that the page's security policy forbids, and elements that are no plain shape."""
    svg = ElementTree.fromstring(to_svg(chart))  # noqa: S314  (our own text)
    names = {name for element in svg.iter() for name in element.attrib}
    forbidden = {name for name in names if name in ("style", "href") or name.startswith("on")}
    return forbidden | ({element.tag for element in svg.iter()} - SHAPES)
