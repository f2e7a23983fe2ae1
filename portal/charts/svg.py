"""A chart as SVG text for a page: presentation attributes only, since the page's security policy forbids styles."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from portal.charts.primitives import Area, Chart, Dot, Dots, Line, Mark, Place, Poly, Rect, Strokes, Text

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WATCHED = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff&<>"]')
_FONTS = "Arial,Helvetica,sans-serif"


def to_svg(chart: Chart, *, css_class: str = "", decorative: bool = False) -> str:
    """The chart as one `svg` element whose label is its sentence; `decorative` hides a shape that repeats a word.

    All words are escaped, and equal charts give equal text. Raises ValueError for a chart without a sentence that is
    not decorative: someone would meet a picture that says nothing.
    """
    named = f' class="{_words(css_class)}"' if css_class else ""
    return _element(chart, named, _label(chart, decorative))


def svg_file(chart: Chart) -> str:
    """The chart as a file of its own, on white, its sentence as title. Raises ValueError for one without a sentence."""
    label = _label(chart, decorative=False)
    within = f'<title>{_words(chart.sentence)}</title><rect width="100%" height="100%" fill="#ffffff"/>'
    drawn = _element(chart, ' xmlns="http://www.w3.org/2000/svg"', label, within)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'


def _element(chart: Chart, named: str, label: str, within: str = "") -> str:
    width, height = _number(chart.width), _number(chart.height)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    fonts = f' font-family="{_FONTS}"' if any(isinstance(mark, Text) for mark in chart.marks) else ""
    marks = "".join([_WRITERS[type(mark)](mark) for mark in chart.marks])
    return f"<svg{named} {size}{label}{fonts}>{within}{marks}</svg>"


def _label(chart: Chart, decorative: bool) -> str:
    if decorative:
        return ' aria-hidden="true" focusable="false"'
    if not chart.sentence.strip():
        raise ValueError("A chart says in a sentence what it shows.")
    return f' role="img" aria-label="{_words(chart.sentence)}"'


def _line(mark: Line) -> str:
    x1, y1, x2, y2, colour, width, dash = mark
    ends = f"M{_tenth(x1)} {(y := f'{y1:.1f}')}L{_tenth(x2)} {y if y1 == y2 else f'{y2:.1f}'}"
    return f'<path d="{ends}"{_stroke(colour, width, dash)}/>'


def _poly(mark: Poly) -> str:
    stroke = _stroke(mark.colour, mark.width, mark.dash)
    return f'<polyline points="{_places(mark.places)}" fill="none"{stroke} stroke-linejoin="round"/>'


def _strokes(mark: Strokes) -> str:
    # To write a number takes longer than all else here; ticks share theirs: one across, two heights for all.
    ends = [
        f"M{(x := f'{x1:.1f}')} {_tenth(y1)}L{x} {_tenth(y2)}" if x1 == x2 else f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
        for (x1, y1), (x2, y2) in mark.stretches
    ]
    return f'<path d="{"".join(ends)}"{_stroke(mark.colour, mark.width)}/>'


def _dots(mark: Dots) -> str:
    """Strokes without length and with round ends: a tenth of the text that as many circles take."""
    centres = "".join([f"M{x:.1f} {y:.1f}h0" for x, y in mark.places])
    return f'<path d="{centres}"{_stroke(mark.fill, mark.radius * 2)} stroke-linecap="round"/>'


def _area(mark: Area) -> str:
    return f'<polygon points="{_places(mark.places)}" fill="{mark.fill}"{_stroke(mark.stroke, mark.edge)}/>'


def _rect(mark: Rect) -> str:
    size = f'width="{_number(mark.width)}" height="{_number(mark.height)}"'
    corner = f'x="{_number(mark.x)}" y="{_number(mark.y)}"'
    return f'<rect {corner} {size} fill="{mark.fill}"{_stroke(mark.stroke, mark.edge)}/>'


def _dot(mark: Dot) -> str:
    centre = f'cx="{_number(mark.x)}" cy="{_number(mark.y)}"'
    return f'<circle {centre} r="{_number(mark.radius)}" fill="{mark.fill}"{_stroke(mark.stroke, mark.edge)}/>'


def _text(mark: Text) -> str:
    x, y, words, colour, size, anchor, bold = mark
    # Words stand in columns and on lines, so the same few places come back.
    return f'<text x="{_tenth(x)}" y="{_tenth(y)}"{_look(size, colour, anchor, bold)}>{_words(words)}</text>'


@lru_cache(maxsize=256)
def _look(size: float, colour: str, anchor: str, bold: bool) -> str:
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    weight = ' font-weight="700"' if bold else ""
    return f' font-size="{_number(size)}" fill="{colour}"{placed}{weight}'


@lru_cache(maxsize=256)
def _stroke(colour: str, width: float, dash: tuple[float, ...] = ()) -> str:
    if not colour:
        return ""
    dashes = f' stroke-dasharray="{" ".join(map(_number, dash))}"' if dash else ""
    return f' stroke="{colour}" stroke-width="{_number(width)}"{dashes}'


def _places(places: tuple[Place, ...]) -> str:
    """To a tenth of a pixel: a chart of all authorities is mostly places, and this is the quick way to write them."""
    return " ".join([f"{x:.1f},{y:.1f}" for x, y in places])


# By the mark's own type: a chart has hundreds, and to try one kind after the other took longer than to write them.
_WRITERS: dict[type[Mark], Callable[[Any], str]] = {
    Line: _line,
    Poly: _poly,
    Strokes: _strokes,
    Dots: _dots,
    Area: _area,
    Rect: _rect,
    Dot: _dot,
    Text: _text,
}


@lru_cache(maxsize=4096)
def _tenth(value: float) -> str:
    return f"{value:.1f}"


@lru_cache(maxsize=1024)  # sizes, radii and widths of strokes are few
def _number(value: float) -> str:
    """Two decimals at most, and never "-0"."""
    return f"{round(value, 2) + 0.0:g}"


@lru_cache(maxsize=4096)  # names and periods come back in each chart of a page
def _words(words: str) -> str:
    if not _WATCHED.search(words):
        return words
    return escape(_NOT_XML.sub("", words), {'"': "&quot;"})
