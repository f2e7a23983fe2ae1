"""The page grid, in points (72 to the inch); A4 upright, and lying for wide tables."""

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

UPRIGHT: tuple[float, float] = A4
LYING: tuple[float, float] = landscape(A4)

SIDE = 20 * mm
WIDTH = UPRIGHT[0] - 2 * SIDE  # 481.9, for all that is upright
HANG = 36.0  # the column of section and paragraph numbers

LYING_SIDE = 34.0
LYING_WIDTH = LYING[0] - 2 * LYING_SIDE

FOOT = 52.0  # from the lower edge to the words
HEAD = 46.0  # from the upper edge to the words
BAND = 96.0  # the cover's band in the council's colour
COVER_HEAD = 26.0
STRIP = 9.0  # the strip at the top of every page

LARGE_FOOT, LARGE_HEAD, LARGE_BAND = 86.0, 70.0, 150.0  # large print

HEIGHT = UPRIGHT[1] - FOOT - HEAD
LYING_HEIGHT = LYING[1] - FOOT - HEAD

FIGURE_WIDTH = 146.0  # an indicator block: the figure at the left …
GUTTER = 18.0
CHART_WIDTH = WIDTH - FIGURE_WIDTH - GUTTER  # … its chart at the right, 317.9
