"""Pages upright and lying: the strip in the council's colour, running head, footer, and on a proof its mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from scorecards.publishing.paper import marking
from scorecards.publishing.paper.canvas import TaggedCanvas
from scorecards.publishing.paper.flowables import fitted, on_lines
from scorecards.publishing.paper.grid import (
    COVER_HEAD,
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
LEADING = 11.5
LARGE_SIZE, LARGE_LEADING = 16, 19
HEAD_LINES = FOOT_LINES = 2  # what is longer still is shortened; the cover and the metadata have it whole
COVER, PAGE, LANDSCAPE = "cover", "page", "landscape"
PROOF_MARK = "PROOF"
PROOF_WORDS = "Proof, not signed off"

Painter = Callable[[Any, Any], None]


class Furniture:
    """What every page carries beside its words; all of it is left out of what is read aloud.

    `begins` tells the pages of one report from those of another in the same file, `about` says what stands at the foot
    where there is no revision.
    """

    def __init__(
        self, story: Story, look: Look, *, total: int, proof: bool = False, begins: str = "", about: str = ""
    ) -> None:
        self.story, self.look, self.proof, self.total, self.begins = story, look, proof, total, begins
        self.revision = about or (PROOF_WORDS if proof else f"Revision {story.revision} · {story.sha256[:8]}")

    def templates(self) -> list[PageTemplate]:
        lying, head = self._page(LYING_SIDE, LYING_WIDTH), self.look.head
        return [
            self._template(COVER, UPRIGHT, SIDE, WIDTH, COVER_HEAD, self._cover),
            self._template(PAGE, UPRIGHT, SIDE, WIDTH, head, self._page(SIDE, WIDTH)),
            self._template(LANDSCAPE, LYING, LYING_SIDE, LYING_WIDTH, head, lying),
        ]

    def _template(
        self, name: str, size: tuple[float, float], side: float, width: float, head: float, painter: Painter
    ) -> PageTemplate:
        none = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        foot = self.look.foot
        frame = Frame(side, foot, width, size[1] - foot - head, **none)
        return PageTemplate(self.begins + name, [frame], onPage=painter, pagesize=size)

    def _cover(self, canvas: Any, document: Any) -> None:
        with canvas.artifact("Pagination"):
            canvas.saveState()
            self._proof_mark(canvas)
            self._band(canvas, self.look.cover_band)
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
        if self.look.large:
            self._large_head(canvas, side, width)
            return
        council = self.story.council.name
        room = max(width * 0.6, width - stringWidth(council, REGULAR, SIZE) - 12)
        meeting = on_lines(_meeting(self.story), REGULAR, SIZE, room, HEAD_LINES)
        taken = max((stringWidth(line, REGULAR, SIZE) for line in meeting), default=0)
        base = canvas._pagesize[1] - (31 if len(meeting) < HEAD_LINES else 27)
        canvas.setFont(REGULAR, SIZE)
        canvas.setFillColor(HexColor(GREY))
        canvas.drawString(side, base, fitted(council, REGULAR, SIZE, width - taken - 12))
        for number, line in enumerate(meeting):
            canvas.drawRightString(side + width, base - number * LEADING, line)

    def _large_head(self, canvas: Any, side: float, width: float) -> None:
        """The meeting alone, on as many lines as it has room for; the cover names the council."""
        canvas.setFont(REGULAR, LARGE_SIZE)
        canvas.setFillColor(HexColor(GREY))
        for number, line in enumerate(on_lines(_meeting(self.story), REGULAR, LARGE_SIZE, width, HEAD_LINES)):
            canvas.drawString(side, canvas._pagesize[1] - 32 - number * LARGE_LEADING, line)

    def _large_foot(self, canvas: Any, document: Any, side: float, width: float) -> None:
        """The title on lines of its own above revision and page."""
        canvas.setStrokeColor(HexColor(LINE))
        canvas.setLineWidth(0.6)
        canvas.line(side, 76, side + width, 76)
        canvas.setFont(REGULAR, LARGE_SIZE)
        canvas.setFillColor(HexColor(GREY))
        for number, line in enumerate(on_lines(self.story.title, REGULAR, LARGE_SIZE, width, FOOT_LINES)):
            canvas.drawString(side, 58 - number * LARGE_LEADING, line)
        canvas.drawString(side, 20, self.revision)
        canvas.setFont(BOLD, LARGE_SIZE)
        canvas.setFillColor(HexColor(INK))
        canvas.drawRightString(side + width, 20, f"Page {document.page} of {self.total}")

    def _foot(self, canvas: Any, document: Any, side: float, width: float) -> None:
        if self.look.large:
            self._large_foot(canvas, document, side, width)
            return
        canvas.setStrokeColor(HexColor(LINE))
        canvas.setLineWidth(0.6)
        canvas.line(side, 44, side + width, 44)
        canvas.setFont(REGULAR, SIZE)
        canvas.setFillColor(HexColor(GREY))
        middle = side + width * 0.6
        room = width * 0.6 - stringWidth(self.revision, REGULAR, SIZE) / 2 - 12
        for number, line in enumerate(on_lines(self.story.title, REGULAR, SIZE, room, FOOT_LINES)):
            canvas.drawString(side, 30 - number * LEADING, line)
        canvas.drawCentredString(middle, 30, self.revision)
        canvas.setFont(BOLD, SIZE)
        canvas.setFillColor(HexColor(INK))
        canvas.drawRightString(side + width, 30, f"Page {document.page} of {self.total}")

    def _proof_mark(self, canvas: Any) -> None:
        marking.draw(canvas, self.story.watermark)
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
    """One drawing of the paper; `furniture` knows how many pages the drawing before had, one for each report in it.

    The file is named, and dated, after `story`.
    """

    called: Mapping[str, str] = MappingProxyType({})  # by anchor, what links are announced with
    measuring = False

    def __init__(self, out: Any, story: Story, furniture: Sequence[Furniture]) -> None:
        meeting = _meeting(story)
        self.empty: list[float] = []
        self.moment = story.signed_at or datetime.now(UTC)
        super().__init__(
            out,
            pagesize=UPRIGHT,
            pageTemplates=[template for each in furniture for template in each.templates()],
            title=f"{story.title}: {story.coverage}" if story.coverage else story.title,
            author=story.council.name,
            subject=meeting,
            lang=story.language,
            displayDocTitle=True,
            invariant=1,
            initialFontName=REGULAR,
            pageCompression=1,
        )

    def beforeDocument(self) -> None:
        """The file says when the report was signed, so that equal content still gives equal bytes; a proof says now."""
        self.canv._doc._timeStamp = _stamp(self.moment)
        self.canv.called, self.canv.measuring = self.called, self.measuring

    def afterPage(self) -> None:
        """Note how much of the page is empty; of the last one too, for a leaf with three lines is as lost there."""
        frame = self.frame
        self.empty.append((frame._y - frame._y1p) / (frame._y2 - frame._y1p))

    def measure(self, flowables: Sequence[Any]) -> None:
        """Place everything without drawing it, to learn what falls on which page; the flowables can be drawn after."""
        self.measuring = True
        undo: list[Any] = []
        self._multiBuildEdits = undo.append
        self._doSave = 0
        self.build(list(flowables), canvasmaker=TaggedCanvas)
        for act, *what in undo:
            act(*what)


def _stamp(moment: datetime) -> TimeStamp:
    stamp, then = TimeStamp(1), moment.astimezone(UTC)
    stamp.t, stamp.lt = then.timestamp(), then.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    return stamp


def _meeting(story: Story) -> str:
    """Where the report is read, on one line: "Cabinet, 1 December 2021, item 7, public"; else the cover's facts."""
    if story.running:
        return story.running
    return ", ".join(f"item {fact.value}" if fact.label == "Item" else fact.value for fact in story.facts if fact.value)
