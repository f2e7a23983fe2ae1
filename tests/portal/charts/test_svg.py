"""SVG: well-formed, labelled, escaped, and without any style."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.charts.points import History, Series
from portal.charts.primitives import Area, Chart, Dot, Dots, Line, Poly, Rect, Strokes, Text
from portal.charts.shapes import Marker, rating_shape
from portal.charts.svg import svg_file, to_svg
from portal.charts.trend import trend
from portal.figures.vocabulary import Unit
from tests.portal.charts.builders import PALETTE, a_history, some_years, words_of

INK = "#0b0c0c"
NAMESPACE_FREE_TAGS = {"svg", "path", "polyline", "polygon", "rect", "circle", "text"}


def test_each_primitive_becomes_one_element():
    marks = (
        Line(0, 1, 10, 1.256, INK, 1.25, (5, 4)),
        Poly(((0, 0), (5, 5)), INK, 2),
        Area(((0, 0), (5, 5), (0, 5)), INK),
        Rect(1, 2, 3, 4, INK, "#ffffff"),
        Dot(-0.001, 2, 3, "#ffffff", INK, 1.5),
        Text(1, 2, "A & B", INK, 13, "end", True),
        Strokes((((1, 2), (3, 4)), ((5, 6), (7, 8))), INK, 1),
        Dots(((1, 2), (3, 4)), 2.5, INK),
    )
    assert to_svg(Chart(20, 10, marks, "Two lines.")) == (
        '<svg viewBox="0 0 20 10" width="20" height="10" role="img" aria-label="Two lines."'
        ' font-family="Arial,Helvetica,sans-serif">'
        '<path d="M0.0 1.0L10.0 1.3" stroke="#0b0c0c" stroke-width="1.25" stroke-dasharray="5 4"/>'
        '<polyline points="0.0,0.0 5.0,5.0" fill="none" stroke="#0b0c0c" stroke-width="2" stroke-linejoin="round"/>'
        '<polygon points="0.0,0.0 5.0,5.0 0.0,5.0" fill="#0b0c0c"/>'
        '<rect x="1" y="2" width="3" height="4" fill="#0b0c0c" stroke="#ffffff" stroke-width="0.75"/>'
        '<circle cx="0" cy="2" r="3" fill="#ffffff" stroke="#0b0c0c" stroke-width="1.5"/>'
        '<text x="1.0" y="2.0" font-size="13" fill="#0b0c0c" text-anchor="end" font-weight="700">A &amp; B</text>'
        '<path d="M1.0 2.0L3.0 4.0M5.0 6.0L7.0 8.0" stroke="#0b0c0c" stroke-width="1"/>'
        '<path d="M1.0 2.0h0M3.0 4.0h0" stroke="#0b0c0c" stroke-width="5" stroke-linecap="round"/>'
        "</svg>"
    )


def test_a_shape_beside_its_word_is_hidden_from_readers():
    assert to_svg(rating_shape(Marker.CIRCLE, "#0b5c3e"), decorative=True) == (
        '<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">'
        '<circle cx="6" cy="6" r="5" fill="#0b5c3e"/></svg>'
    )


@given(st.text(max_size=30))
def test_any_words_leave_a_well_formed_picture_with_the_same_words(words):
    chart = Chart(10, 10, (Text(0, 0, words, INK, 13),), f"So: {words}")
    svg = ElementTree.fromstring(to_svg(chart, css_class="los-spark"))  # noqa: S314  (our own text)
    readable = "".join(letter for letter in words if letter.isprintable())
    assert "".join(letter for letter in svg[0].text or "" if letter.isprintable()) == readable
    assert svg.get("class") == "los-spark"


def test_words_cannot_become_markup():
    hostile = '"><script>alert(1)</script><b a="'
    chart = trend(History(Series(hostile, some_years("1", "2"))), unit=Unit.PERCENT, palette=PALETTE)
    svg = ElementTree.fromstring(to_svg(chart))  # noqa: S314  (our own text)
    assert {element.tag for element in svg.iter()} <= NAMESPACE_FREE_TAGS
    assert hostile in (svg.get("aria-label") or "")


def test_a_chart_carries_no_style_and_no_script_and_says_its_sentence():
    chart = trend(a_history("60", "65", "63"), unit=Unit.PERCENT, palette=PALETTE)
    svg = ElementTree.fromstring(to_svg(chart))  # noqa: S314  (our own text)
    names = {name for element in svg.iter() for name in element.attrib}
    assert {name for name in names if name in ("style", "href") or name.startswith("on")} == set()
    assert (svg.get("role"), svg.get("aria-label")) == ("img", chart.sentence)
    assert [element.text for element in svg.iter("text")] == words_of(chart)


@pytest.mark.parametrize("sentence", ["", "  "])
def test_a_picture_that_says_nothing_is_refused(sentence):
    with pytest.raises(ValueError, match="sentence"):
        to_svg(Chart(10, 10, (), sentence))


def test_a_table_with_a_crooked_row_is_refused():
    with pytest.raises(ValueError, match="heading"):
        Chart(10, 10, (), "One.", ("Year", "Share"), (("2018",),))


def test_a_file_stands_alone_with_its_sentence_as_title_on_white():
    drawn = svg_file(trend(a_history("60", "65"), unit=Unit.PERCENT, palette=PALETTE, sentence="Up & away."))
    svg = ElementTree.fromstring(drawn.encode())  # noqa: S314  (our own text)
    title, ground = svg[0], svg[1]
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    assert (title.text, ground.get("fill")) == ("Up & away.", "#ffffff")
    with pytest.raises(ValueError, match="sentence"):
        svg_file(Chart(10, 10, ()))
