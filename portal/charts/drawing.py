"""A chart as a ReportLab Drawing for the paper. Its sentence becomes the alternative text of the figure around it."""

from reportlab.graphics import shapes
from reportlab.lib.colors import Color, HexColor

from portal.charts.primitives import Area, Chart, Dot, Dots, Line, Mark, Place, Poly, Rect, Strokes, Text

_ROUND = 1  # line joins


def to_drawing(chart: Chart, *, font: str, bold: str) -> shapes.Drawing:
    """The chart in points, with upwards as ReportLab counts; `font` and `bold` name registered fonts.

    A Drawing selects a font before it draws anything; without `initialFontName` that is Helvetica, which is not
    embedded, and the paper would fail PDF/UA.
    """
    drawing = shapes.Drawing(chart.width, chart.height, initialFontName=font)
    for mark in chart.marks:
        drawing.add(_shape(mark, chart.height, font, bold))
    return drawing


def _shape(mark: Mark, height: float, font: str, bold: str) -> shapes.Shape:
    match mark:
        case Line():
            stroke = _stroke(mark.colour, mark.width, mark.dash)
            return shapes.Line(mark.x1, height - mark.y1, mark.x2, height - mark.y2, **stroke)
        case Poly():
            stroke = _stroke(mark.colour, mark.width, mark.dash)
            return shapes.PolyLine(_flat(mark.places, height), strokeLineJoin=_ROUND, **stroke)
        case Strokes():
            path = shapes.Path(fillColor=None, **_stroke(mark.colour, mark.width, ()))
            for (x1, y1), (x2, y2) in mark.stretches:
                path.moveTo(x1, height - y1)
                path.lineTo(x2, height - y2)
            return path
        case Dots():
            filled = _filled(mark.fill, "", 0)
            return shapes.Group(*(shapes.Circle(x, height - y, mark.radius, **filled) for x, y in mark.places))
        case Area():
            return shapes.Polygon(_flat(mark.places, height), **_filled(mark.fill, mark.stroke, mark.edge))
        case Rect():
            filled = _filled(mark.fill, mark.stroke, mark.edge)
            return shapes.Rect(mark.x, height - mark.y - mark.height, mark.width, mark.height, **filled)
        case Dot():
            return shapes.Circle(mark.x, height - mark.y, mark.radius, **_filled(mark.fill, mark.stroke, mark.edge))
        case Text():
            named = {"fontName": bold if mark.bold else font, "fontSize": mark.size, "textAnchor": mark.anchor}
            return shapes.String(mark.x, height - mark.y, mark.words, fillColor=HexColor(mark.colour), **named)


def _stroke(colour: str, width: float, dash: tuple[float, ...]) -> dict[str, object]:
    return {"strokeColor": HexColor(colour), "strokeWidth": width, "strokeDashArray": list(dash) or None}


def _filled(fill: str, stroke: str, edge: float) -> dict[str, object]:
    outline: Color | None = HexColor(stroke) if stroke else None
    return {"fillColor": HexColor(fill), "strokeColor": outline, "strokeWidth": edge}


def _flat(places: tuple[Place, ...], height: float) -> list[float]:
    return [number for x, y in places for number in (x, height - y)]
