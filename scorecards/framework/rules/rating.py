"""How a figure is judged against its target: one margin, an ordered scheme, the first band that holds."""

from dataclasses import dataclass
from decimal import Decimal

from scorecards.framework.rules.vocabulary import Shape, Tone


@dataclass(frozen=True)
class Band:
    """One state of a scheme. It holds when the margin is at least `least_margin`; None always holds."""

    word: str
    shape: Shape
    tone: Tone
    least_margin: Decimal | None
    acceptable: bool


THREE_STATES: tuple[Band, ...] = (
    Band("On target", Shape.CIRCLE, Tone.GOOD, Decimal(0), True),
    Band("Within tolerance", Shape.DIAMOND, Tone.FAIR, Decimal(-1), True),
    Band("Off target", Shape.TRIANGLE, Tone.POOR, None, False),
)

FIVE_STATES: tuple[Band, ...] = (
    Band("Good", Shape.CIRCLE, Tone.GOOD, Decimal(0), True),
    Band("Acceptable", Shape.RING, Tone.ACCEPTABLE, Decimal(-1), True),
    Band("Some concern", Shape.DIAMOND, Tone.FAIR, Decimal(-2), False),
    Band("Concern", Shape.TRIANGLE, Tone.POOR, Decimal(-3), False),
    Band("Serious concern", Shape.SQUARE, Tone.SEVERE, None, False),
)
