"""The colours of a chart: one accent, the council's own, and greys that stay apart in a black and white print."""

import re
from dataclasses import dataclass

from portal.charts.primitives import Dash

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: words of ordinary size on their background
_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`. Raises ValueError for anything else, since they are written into markup."""

    accent: str
    ink: str = "#0b0c0c"
    quiet: str = "#4a5456"
    other: str = "#6f7b79"
    axis: str = "#8b9896"
    grid: str = "#d3d9d8"
    pale: str = "#c3cecb"
    tint: str = "#e9efee"
    paper: str = "#ffffff"

    def __post_init__(self) -> None:
        for name in self.__slots__:
            checked(getattr(self, name))

    @classmethod
    def of_council(cls, colour: str) -> "Palette":
        """The palette for a council; ink takes the place of a colour too light to be read as words on white."""
        own = cls(accent=colour)
        return own if contrast(own.accent, own.paper) >= LEAST_CONTRAST else cls(accent=own.ink)


@dataclass(frozen=True, slots=True)
class Stroke:
    """How one comparator's line differs from the next without help of colour."""

    dash: Dash
    marker: str


# The target is dashed 5 4; these must not look like it, so each later one also carries a marker of its own.
OTHERS = (Stroke((), ""), Stroke((7, 3), "diamond"), Stroke((1.5, 2.5), "square"), Stroke((8, 3, 2, 3), "triangle"))
# The categorical colours of the Government Analysis Function, made to stand apart where one lies beside the next.
ANALYSIS = ("#12436d", "#28a197", "#801650", "#f46a25")
ANALYSIS_GREY = "#3d3d3d"
ANALYSIS_PURPLE = "#a285d1"
TARGET_DASH: Dash = (5, 4)
UNLIKE_DASH: Dash = (2, 4)


def checked(colour: str) -> str:
    """The colour, if it is written `#rrggbb`: it goes into markup as it stands. Raises ValueError otherwise."""
    if not _HEX.fullmatch(colour):
        raise ValueError(f"Not a colour like #00594f: {colour!r}")
    return colour


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
