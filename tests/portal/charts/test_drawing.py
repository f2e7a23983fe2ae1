"""The same chart for the paper: upright, in the fonts named, and in no other."""

from io import BytesIO

from reportlab.graphics import shapes
from reportlab.pdfgen.canvas import Canvas

from portal.charts.drawing import to_drawing
from portal.charts.frames import PAPER
from portal.charts.primitives import Area, Chart, Dot, Dots, Line, Poly, Rect, Strokes, Text
from portal.charts.trend import trend
from portal.figures.vocabulary import Unit
from tests.portal.charts.builders import PALETTE, a_history

INK = "#0b0c0c"


def drawing_of(*marks):
    return to_drawing(Chart(100, 50, marks, "One."), font="Courier", bold="Courier-Bold")


def test_the_origin_moves_from_the_top_to_the_foot():
    drawing = drawing_of(
        Line(0, 10, 100, 20, INK),
        Poly(((0, 0), (5, 5)), INK, 2, (5, 4)),
        Area(((0, 0), (5, 5), (0, 5)), INK),
        Rect(10, 5, 30, 20, INK),
        Dot(50, 40, 3, INK),
    )
    line, poly, area, rect, dot = drawing.contents
    assert (line.y1, line.y2) == (40, 30)
    assert (list(poly.points), poly.strokeDashArray) == ([0, 50, 5, 45], [5, 4])
    assert list(area.points) == [0, 50, 5, 45, 0, 45]
    assert (rect.x, rect.y, rect.width, rect.height, rect.strokeColor) == (10, 25, 30, 20, None)
    assert (dot.cx, dot.cy, dot.strokeColor) == (50, 10, None)


def test_many_strokes_are_one_path_and_many_dots_one_group():
    strokes = Strokes((((1, 2), (3, 4)), ((5, 6), (7, 8))), INK, 1)
    path, group = drawing_of(strokes, Dots(((1, 2), (3, 40)), 2, INK)).contents
    assert path.points == [1, 48, 3, 46, 5, 44, 7, 42]
    assert (path.fillColor, path.strokeWidth) == (None, 1)
    assert [(dot.cx, dot.cy, dot.r, dot.strokeColor) for dot in group.contents] == [(1, 48, 2, None), (3, 10, 2, None)]


def test_words_are_set_in_the_fonts_named():
    plain, bold = drawing_of(Text(1, 10, "a", INK, 9, "end"), Text(1, 20, "b", INK, 9, bold=True)).contents
    assert (plain.fontName, plain.textAnchor, plain.y) == ("Courier", "end", 40)
    assert bold.fontName == "Courier-Bold"


def test_a_paper_names_no_font_that_is_not_embedded():
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 300), initialFontName="Courier", pageCompression=0, invariant=1)
    chart = trend(a_history("60", "65"), unit=Unit.PERCENT, palette=PALETTE, frame=PAPER)
    to_drawing(chart, font="Courier", bold="Courier-Bold").drawOn(canvas, 10, 10)
    canvas.save()
    assert b"Helvetica" not in out.getvalue()
    assert b"Courier-Bold" in out.getvalue()


def test_a_drawing_has_a_shape_for_each_mark():
    chart = trend(a_history("60", "65", None, "70"), unit=Unit.PERCENT, palette=PALETTE, frame=PAPER)
    drawing = to_drawing(chart, font="Courier", bold="Courier-Bold")
    assert len(drawing.contents) == len(chart.marks)
    assert all(isinstance(shape, shapes.Shape) for shape in drawing.contents)
