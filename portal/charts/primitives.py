"""What every chart is made of. Points run from the top left corner; a unit is a pixel on the page, a point on paper.

Marks are named tuples: a chart has hundreds, and these are made in a third of the time.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Dash: TypeAlias = tuple[float, ...]
Place: TypeAlias = tuple[float, float]
Row: TypeAlias = tuple[str, ...]
Table: TypeAlias = tuple[Row, tuple[Row, ...]]
Stretch: TypeAlias = tuple[Place, Place]
Anchor: TypeAlias = Literal["start", "middle", "end"]


class Line(NamedTuple):
    """A straight stroke from one place to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0
    dash: Dash = ()


class Poly(NamedTuple):
    """An open stroke through at least two places."""

    places: tuple[Place, ...]
    colour: str
    width: float
    dash: Dash = ()


class Strokes(NamedTuple):
    """Many straight strokes of one look in one mark, such as a tick for each authority."""

    stretches: tuple[Stretch, ...]
    colour: str
    width: float


class Dots(NamedTuple):
    """Many solid circles of one look in one mark."""

    places: tuple[Place, ...]
    radius: float
    fill: str


class Area(NamedTuple):
    """A closed, filled outline."""

    places: tuple[Place, ...]
    fill: str
    stroke: str = ""
    edge: float = 1.0


class Rect(NamedTuple):
    """An upright rectangle; without `stroke` it has no outline."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = ""
    edge: float = 0.75


class Dot(NamedTuple):
    """A circle; open when `fill` is the paper's own colour and `stroke` is given."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str = ""
    edge: float = 1.0


class Text(NamedTuple):
    """Words on one baseline."""

    x: float
    y: float
    words: str
    colour: str
    size: float
    anchor: Anchor = "start"
    bold: bool = False


Mark: TypeAlias = Line | Poly | Strokes | Dots | Area | Rect | Dot | Text


@dataclass(frozen=True, slots=True)
class Chart:
    """Marks in the order they are painted, the sentence that tells the finding, and the numbers as a table.

    A mark that only repeats the word beside it, such as a rating's shape, has no sentence and no table.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    sentence: str = ""
    table_head: Row = ()
    table_rows: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        if set(map(len, self.table_rows)) - {len(self.table_head)}:
            raise ValueError("Each row of a chart's table has one cell for each heading.")

    def as_table(self) -> Table:
        """Headings and rows: the numbers that were drawn."""
        return self.table_head, self.table_rows
