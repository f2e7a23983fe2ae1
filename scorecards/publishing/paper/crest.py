"""The council's crest on the cover: shapes as lines and curves, or a picture; read by its words."""

from __future__ import annotations

import math
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

from portal.crests.rules import Art, Drawing, Picture, Shape
from scorecards.publishing.paper.flowables import Measured

PAD = 7.0
PLATE = "#ffffff"  # a crest's own colours may be the band's


class CrestFigure(Measured):
    """A crest on a white plate at the right of its room. The plate begins `lift` above where the frame does."""

    def __init__(self, art: Art, alt: str, *, width: float, height: float, lift: float) -> None:
        super().__init__()
        self.art, self.alt, self.lift = art, alt, lift
        self.scale = min((width - 2 * PAD) / self.art.width, (height - 2 * PAD) / self.art.height)
        self.wide, self.high = self.art.width * self.scale, self.art.height * self.scale
        self.plate = self.wide + 2 * PAD
        self.height = height - lift

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = availWidth
        return availWidth, self.height

    def draw(self) -> None:
        canvas, left = self.canv, self.width - self.plate
        high = self.height + self.lift
        with canvas.artifact():
            canvas.saveState()
            canvas.setFillColor(HexColor(PLATE))
            canvas.rect(left, 0, self.plate, high, stroke=0, fill=1)
            canvas.restoreState()
        x, y = left + PAD, (high - self.high) / 2
        at, foot = canvas.absolutePosition(x, y)
        box = PDFArray([round(edge, 2) for edge in (at, foot, at + self.wide, foot + self.high)])
        attributes = {"O": PDFName("Layout"), "BBox": box, "Placement": PDFName("Block")}
        with canvas.mark(canvas.elem(self, "Figure", attributes=attributes, entries={"Alt": self.alt})):
            canvas.saveState()
            canvas.translate(x, y)
            if isinstance(self.art, Picture):
                picture = ImageReader(BytesIO(self.art.content))
                canvas.drawImage(picture, 0, 0, self.wide, self.high, mask="auto")
            else:
                self._shapes(canvas, self.art)
            canvas.restoreState()

    def _shapes(self, canvas: Any, art: Drawing) -> None:
        edge = canvas.beginPath()
        edge.rect(0, 0, self.wide, self.high)
        canvas.clipPath(edge, stroke=0, fill=0)
        for shape in art.shapes:
            _draw(canvas, shape, self.scale, (-art.left * self.scale, (art.top + art.height) * self.scale))


def _draw(canvas: Any, shape: Shape, scale: float, start: tuple[float, float]) -> None:
    """One outline. Its points are enlarged as much as its matrix does, so that no digit is lost in the file."""
    a, b, c, d, e, f = shape.matrix
    more = math.sqrt(abs(a * d - b * c))
    size = more * scale
    canvas.saveState()
    canvas.transform(a / more, -b / more, c / more, -d / more, start[0] + e * scale, start[1] - f * scale)
    canvas.setLineWidth(shape.stroke_width * size)
    canvas.setLineCap(shape.cap)
    canvas.setLineJoin(shape.join)
    canvas.setMiterLimit(shape.mitre)
    if shape.stroke:
        canvas.setStrokeColor(HexColor(shape.stroke))
    if shape.fill:
        canvas.setFillColor(HexColor(shape.fill))
    path = canvas.beginPath()
    acts = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for command, points in shape.steps:
        acts[command](*(point * size for point in points))
    stroked = bool(shape.stroke and shape.stroke_width)
    canvas.drawPath(path, stroke=int(stroked), fill=int(bool(shape.fill)), fillMode=0 if shape.even_odd else 1)
    canvas.restoreState()
