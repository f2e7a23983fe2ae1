"""A council's colour: what it is as numbers, what stays readable on it, and which colours follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.charts.palette import LEAST_CONTRAST, contrast

INK = "#0b0c0c"
BLACK = "#000000"
WHITE = "#ffffff"
DARKER_BY = 0.37

WRITTEN = re.compile(r"#[0-9a-f]{6}")


class NotAColour(ValueError):
    """The text is not a colour written as # and six digits."""


@dataclass(frozen=True)
class Palette:
    """What the pages of one council are drawn with.

    `council` fills bands, `on_council` is the colour of words on them; `accent` is for words, lines and buttons,
    which white words stand on, and `accent_dark` for what is pressed or pointed at.
    """

    council: str
    council_dark: str
    on_council: str
    accent: str
    accent_dark: str


def parse(text: str) -> str:
    """The colour in small letters; raises NotAColour unless it is # and six hexadecimal digits."""
    colour = text.strip().lower()
    if not WRITTEN.fullmatch(colour):
        raise NotAColour("Enter a colour as # and six digits or letters from a to f, for example #00594f.")
    return colour


def darken(colour: str, by: float = DARKER_BY) -> str:
    """The colour with this share (0 to 1) of its light taken away."""
    return "#" + "".join(f"{round(part * (1 - by)):02x}" for part in _parts(colour))


def carries_white(colour: str) -> bool:
    """Whether white words can be read on the colour, and the colour's own words on white: 4.5 to 1 or more."""
    return contrast(colour, WHITE) >= LEAST_CONTRAST


def accent(colour: str) -> str:
    """The colour for words, lines and buttons: the council's own, or ink where it is too pale to be read on white."""
    return colour if carries_white(colour) else INK


def on(colour: str) -> str:
    """The colour of words on a band of this colour: white, ink, or black where ink just falls short."""
    if carries_white(colour):
        return WHITE
    return INK if contrast(colour, INK) >= LEAST_CONTRAST else BLACK


def palette(colour: str) -> Palette:
    """All colours that follow from a council's own; raises NotAColour."""
    council = parse(colour)
    strong = accent(council)
    return Palette(council, darken(council), on(council), strong, BLACK if strong == INK else darken(strong))


def readable(colour: str) -> str:
    """What happens to a colour that is too pale for white words, as a sentence; empty when nothing does.

    Raises NotAColour.
    """
    council = parse(colour)
    if carries_white(council):
        return ""
    # Rounded down: 4.46 must not be reported as the 4.5 that it misses.
    ratio = int(contrast(council, WHITE) * 10) / 10
    return (
        f"{council} is too pale for white words: the contrast is {ratio} to 1, and 4.5 is needed. "
        "It stays on the band at the top of the page, with dark words. Words, lines and buttons are black."
    )


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
