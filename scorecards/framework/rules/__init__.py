"""What is true of lines, targets and ratings. Pure."""

from scorecards.framework.rules.rating import (
    FIVE_STATES,
    THREE_STATES,
    Band,
    Rating,
    Target,
    distance,
    is_whole,
    rate,
    rule_words,
    scheme_problems,
)
from scorecards.framework.rules.vocabulary import (
    BreakdownKind,
    Cadence,
    LifeCycle,
    NarrativeWhen,
    PartYear,
    Shape,
    Tone,
)

__all__ = [
    "FIVE_STATES",
    "THREE_STATES",
    "Band",
    "BreakdownKind",
    "Cadence",
    "LifeCycle",
    "NarrativeWhen",
    "PartYear",
    "Rating",
    "Shape",
    "Target",
    "Tone",
    "distance",
    "is_whole",
    "rate",
    "rule_words",
    "scheme_problems",
]
