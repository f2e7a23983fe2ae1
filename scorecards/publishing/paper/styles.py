"""Type and colour of the paper. The council's colour is used where it can be read, and ink in its place elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from portal.web import colour as council_colour
from scorecards.framework.rules import Tone
from scorecards.publishing.paper.grid import BAND, FOOT, HANG, HEAD, LARGE_BAND, LARGE_FOOT, LARGE_HEAD, UPRIGHT
from scorecards.publishing.paper.typeface import BOLD, REGULAR

INK, GREY, FAINT, LINE, TINT = "#0b0c0c", "#4a5459", "#6b7579", "#b9c0c3", "#f1f4f4"
LINK = "#1d4f91"
LARGE_BODY, LARGER, WIDER = 18, 6, 1.5  # large print: its least size, how much is added to others, and to indents
TIGHT = 0.6  # of the air between parts
WATERMARK = "#eceff0"

# Words at least 6 to 1 on their own tint and on white.
TONES: dict[Tone, tuple[str, str]] = {
    Tone.GOOD: ("#00663a", "#e3f1ea"),
    Tone.ACCEPTABLE: ("#1f5f6b", "#e3f0f2"),
    Tone.FAIR: ("#7d4400", "#fdf1dc"),
    Tone.POOR: ("#a30d1d", "#fbe6e5"),
    Tone.SEVERE: ("#6d0a3a", "#f6e3ec"),
    Tone.PLAIN: ("#4a5459", "#eef1f2"),
}


def style(
    name: str, size: float, leading: float, font: str = REGULAR, colour: str = INK, **more: Any
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=HexColor(colour),
        allowWidows=0,
        allowOrphans=0,
        **more,
    )


def _hanging(size: float, font: str = REGULAR, hang: float = HANG) -> dict[str, Any]:
    return {"leftIndent": hang, "bulletIndent": 0, "bulletFontName": font, "bulletFontSize": size}


BODY = style("body", 12, 17, spaceAfter=6)
NUMBERED = style("numbered", 12, 17, spaceAfter=6, **_hanging(12))
COVERAGE = style("coverage", 15, 20, colour=GREY)
FACT = style("fact", 13, 17, BOLD)
REACH = style("reach", 12, 16)
SMALL = style("small", 10.5, 14, colour=GREY)
NOTE = style("note", 10.5, 14, colour=GREY, spaceBefore=5, spaceAfter=7)
NOTICE = style("notice", 10.5, 14, spaceAfter=3)
CAPTION = style("caption", 10.5, 13.5, BOLD, spaceAfter=3)
TABLE_CAPTION = style("table caption", 10.5, 13.5, BOLD, spaceBefore=10, spaceAfter=4)
TABLE_NOTE = style("table note", 10.5, 14, colour=GREY, spaceAfter=4)
CONTENTS = {
    2: style("contents", 12, 17, leftIndent=26, spaceBefore=2.5),
    3: style("contents of a theme", 12, 16, colour=GREY, leftIndent=26),
}


def list_item(depth: int, margin: float = HANG) -> ParagraphStyle:
    """Lists stand under the words of numbered paragraphs and go in by 16 for each level."""
    hang = margin + 16 * (depth + 1)
    more = {**_hanging(12, BOLD, hang), "bulletIndent": margin + 16 * depth}
    return style(f"item {depth}", 12, 17, spaceAfter=4, **more)


@dataclass(frozen=True)
class CellType:
    """The type of a table: of its words, its quiet words and its bold ones."""

    size: float
    leading: float
    pad: float

    def style(self, *, bold: bool = False, quiet: bool = False, right: bool = False) -> ParagraphStyle:
        font, ink = (BOLD if bold else REGULAR), (FAINT if quiet else INK)
        return style("cell", self.size, self.leading, font, ink, alignment=2 if right else 0)


UPRIGHT_CELLS = CellType(10.5, 13.5, 3.5)
LYING_CELLS = CellType(9.5, 12, 2.2)
LARGE_CELLS = CellType(18, 23, 5)


def _tightened(manner: ParagraphStyle) -> ParagraphStyle:
    before, after = manner.spaceBefore * TIGHT, manner.spaceAfter * TIGHT
    return manner.clone(manner.name, spaceBefore=before, spaceAfter=after)


@dataclass(frozen=True)
class Look:
    """What follows from a council's colour: `band` as it is, `on_band` for words on it, `brand` for words and lines.

    In `large` print nothing that is read is smaller than 18 points; styles are given to `fit` and sizes to `points`.
    A `tight` paper has less air between its parts, and words as large as ever.
    """

    band: str
    on_band: str
    brand: str
    large: bool = False
    tight: bool = False

    @classmethod
    def of(cls, colour: str, *, large: bool = False) -> Look:
        """Raises portal.web.colour.NotAColour."""
        band = council_colour.parse(colour)
        return cls(band, council_colour.on(band), council_colour.accent(band), large)

    def points(self, size: float) -> float:
        """The size that type of `size` points is printed in."""
        return max(LARGE_BODY, size + LARGER) if self.large else size

    def fit(self, manner: ParagraphStyle) -> ParagraphStyle:
        """The style as it is printed."""
        fitted = self._enlarged(manner) if self.large else manner
        return _tightened(fitted) if self.tight else fitted

    def _enlarged(self, manner: ParagraphStyle) -> ParagraphStyle:
        size = self.points(manner.fontSize)
        more = size / manner.fontSize
        return manner.clone(
            manner.name,
            fontSize=size,
            leading=manner.leading * more,
            spaceBefore=manner.spaceBefore * more,
            spaceAfter=manner.spaceAfter * more,
            leftIndent=manner.leftIndent * WIDER,
            bulletIndent=manner.bulletIndent * WIDER,
            bulletFontSize=self.points(manner.bulletFontSize),
        )

    def cells(self, kind: CellType) -> CellType:
        return LARGE_CELLS if self.large else kind

    @property
    def hang(self) -> float:
        """The column of section and paragraph numbers."""
        return HANG * WIDER if self.large else HANG

    @property
    def head(self) -> float:
        """From the upper edge to the words."""
        return LARGE_HEAD if self.large else HEAD

    @property
    def foot(self) -> float:
        """From the lower edge to the words."""
        return LARGE_FOOT if self.large else FOOT

    @property
    def cover_band(self) -> float:
        """The height of the cover's band."""
        return LARGE_BAND if self.large else BAND

    @property
    def height(self) -> float:
        """Of the words on an upright page."""
        return UPRIGHT[1] - self.head - self.foot

    def list_item(self, depth: int, margin: float | None = None) -> ParagraphStyle:
        """Under the words of numbered paragraphs unless `margin` says where, in points as they are printed."""
        at = self.hang if margin is None else margin
        return self.fit(list_item(depth, at / WIDER if self.large else at))

    @property
    def ink(self) -> Color:
        return HexColor(self.brand)

    def title(self, size: float) -> ParagraphStyle:
        return self.fit(style("title", size, size * 1.125, BOLD, spaceAfter=4))

    def council(self, size: float) -> ParagraphStyle:
        return self.fit(style("council", size, size * 1.2, BOLD, self.on_band))

    @property
    def directorate(self) -> ParagraphStyle:
        return self.fit(style("directorate", 12, 16, colour=self.on_band))

    @property
    def section(self) -> ParagraphStyle:
        return self.fit(style("section", 22, 27, BOLD, self.brand, spaceBefore=18, spaceAfter=8, **_hanging(22, BOLD)))

    @property
    def free_section(self) -> ParagraphStyle:
        """A section without a number starts at the margin."""
        return self.fit(style("free section", 22, 27, BOLD, self.brand, spaceBefore=18, spaceAfter=8))

    @property
    def contents(self) -> ParagraphStyle:
        return self.fit(style("contents heading", 16, 20, BOLD, self.brand, spaceAfter=6))

    @property
    def theme(self) -> ParagraphStyle:
        return self.fit(style("theme", 16, 20, BOLD, spaceBefore=12, spaceAfter=6))

    @property
    def indicator(self) -> ParagraphStyle:
        return self.fit(style("indicator", 14, 18, BOLD))

    @property
    def small_heading(self) -> ParagraphStyle:
        return self.fit(style("small heading", 14, 18, BOLD, spaceBefore=8, spaceAfter=3))

    @property
    def figure(self) -> ParagraphStyle:
        return self.fit(style("figure", 36, 39, BOLD, self.brand, spaceAfter=5))

    def group(self, cells: CellType) -> ParagraphStyle:
        """Of cells that are in large print already."""
        return style("group", cells.size + (1 if cells.size < 10 else 0), cells.leading + 1, BOLD, self.brand)
