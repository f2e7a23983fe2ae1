"""Pages upright and lying: the strip in the council's colour, running head, footer, and on a proof its mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from scorecards.publishing.paper.canvas import TaggedCanvas
from scorecards.publishing.paper.flowables import fitted
from scorecards.publishing.paper.grid import (
    BAND,
    COVER_HEAD,
    FOOT,
    HEAD,
    LYING,
    LYING_SIDE,
    LYING_WIDTH,
    SIDE,
    STRIP,
    UPRIGHT,
    WIDTH,
)
from scorecards.publishing.paper.styles import GREY, INK, LINE, WATERMARK, Look
from scorecards.publishing.paper.typeface import BOLD, REGULAR
from scorecards.publishing.story import Story

SIZE = 9.5
COVER, PAGE, LANDSCAPE = "cover", "page", "landscape"
PROOF_MARK = "PROOF"
PROOF_WORDS = "Proof, not signed off"

Painter = Callable[[Any, Any], None]


class Furniture:
    """What every page carries beside its words; all of it is left out of what is read aloud."""

    def __init__(self, story: Story, look: Look, *, proof: bool, total: int) -> None:
        self.story, self.look, self.proof, self.total = story, look, proof, total

    def templates(self) -> list[PageTemplate]:
        return [
            self._template(COVER, UPRIGHT, SIDE, WIDTH, COVER_HEAD, self._cover),
            self._template(PAGE, UPRIGHT, SIDE, WIDTH, HEAD, self._page(SIDE, WIDTH)),
            self._template(LANDSCAPE, LYING, LYING_SIDE, LYING_WIDTH, HEAD, self._page(LYING_SIDE, LYING_WIDTH)),
        ]

    def _template(
        self, name: str, size: tuple[float, float], side: float, width: float, head: float, painter: Painter
    ) -> PageTemplate:
        none = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        frame = Frame(side, FOOT, width, size[1] - FOOT - head, **none)
        return PageTemplate(name, [frame], onPage=painter, pagesize=size)

    def _cover(self, canvas: Any, document: Any) -> None:
        with canvas.artifact("Pagination"):
            canvas.saveState()
            self._proof_mark(canvas)
            self._band(canvas, BAND)
            self._foot(canvas, document, SIDE, WIDTH)
            canvas.restoreState()

    def _page(self, side: float, width: float) -> Painter:
        def paint(canvas: Any, document: Any) -> None:
            with canvas.artifact("Pagination"):
                canvas.saveState()
                self._proof_mark(canvas)
                self._band(canvas, STRIP)
                self._head(canvas, side, width)
                self._foot(canvas, document, side, width)
                canvas.restoreState()

        return paint

    def _band(self, canvas: Any, height: float) -> None:
        width, top = canvas._pagesize
        canvas.setFillColor(HexColor(self.look.band))
        canvas.rect(0, top - height, width, height, stroke=0, fill=1)

    def _head(self, canvas: Any, side: float, width: float) -> None:
        base = canvas._pagesize[1] - 31
        meeting = fitted(_meeting(self.story), REGULAR, SIZE, width * 0.6)
        room = width - stringWidth(meeting, REGULAR, SIZE) - 12
        canvas.setFont(REGULAR, SIZE)
        canvas.setFillColor(HexColor(GREY))
        canvas.drawString(side, base, fitted(self.story.council.name, REGULAR, SIZE, room))
        canvas.drawRightString(side + width, base, meeting)

    def _foot(self, canvas: Any, document: Any, side: float, width: float) -> None:
        canvas.setStrokeColor(HexColor(LINE))
        canvas.setLineWidth(0.6)
        canvas.line(side, 44, side + width, 44)
        canvas.setFont(REGULAR, SIZE)
        canvas.setFillColor(HexColor(GREY))
        middle = side + width * 0.6
        revision = PROOF_WORDS if self.proof else f"Revision {self.story.revision} · {self.story.sha256[:8]}"
        room = width * 0.6 - stringWidth(revision, REGULAR, SIZE) / 2 - 12
        canvas.drawString(side, 30, fitted(self.story.title, REGULAR, SIZE, room))
        canvas.drawCentredString(middle, 30, revision)
        canvas.setFont(BOLD, SIZE)
        canvas.setFillColor(HexColor(INK))
        canvas.drawRightString(side + width, 30, f"Page {document.page} of {self.total}")

    def _proof_mark(self, canvas: Any) -> None:
        if not self.proof:
            return
        width, height = canvas._pagesize
        canvas.saveState()
        canvas.setFillColor(HexColor(WATERMARK))
        canvas.setFont(BOLD, 150)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(45)
        canvas.drawCentredString(0, -50, PROOF_MARK)
        canvas.restoreState()


class Pages(BaseDocTemplate):  # type: ignore[misc]
    """One drawing of the paper; `furniture` knows how many pages the drawing before had."""

    def __init__(self, out: Any, story: Story, furniture: Furniture) -> None:
        meeting = _meeting(story)
        super().__init__(
            out,
            pagesize=UPRIGHT,
            pageTemplates=furniture.templates(),
            title=f"{story.title}: {story.coverage}" if story.coverage else story.title,
            author=story.council.name,
            subject=meeting,
            lang=story.language,
            displayDocTitle=True,
            invariant=1,
            initialFontName=REGULAR,
            pageCompression=1,
        )

    def measure(self, flowables: Sequence[Any]) -> None:
        """Draw without writing, to learn where everything falls; the flowables can be drawn again."""
        undo: list[Any] = []
        self._multiBuildEdits = undo.append
        self._doSave = 0
        self.build(list(flowables), canvasmaker=TaggedCanvas)
        for act, *what in undo:
            act(*what)


def _meeting(story: Story) -> str:
    """The facts of the cover on one line: "Cabinet, 1 December 2021, item 7, public"."""
    return ", ".join(f"item {fact.value}" if fact.label == "Item" else fact.value for fact in story.facts if fact.value)
