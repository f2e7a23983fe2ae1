"""What is true of lines, targets and ratings. Pure."""

from scorecards.framework.rules.rating import FIVE_STATES, THREE_STATES, Band
from scorecards.framework.rules.vocabulary import BreakdownKind, Cadence, LifeCycle, NarrativeWhen, Shape, Tone

__all__ = [
    "FIVE_STATES",
    "THREE_STATES",
    "Band",
    "BreakdownKind",
    "Cadence",
    "LifeCycle",
    "NarrativeWhen",
    "Shape",
    "Tone",
]
