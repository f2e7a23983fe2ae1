"""What is true of a quarter's gate and of the figures in it. Pure."""

from scorecards.submissions.rules.change import Change, Judgement, change
from scorecards.submissions.rules.checks import (
    Problem,
    agrees,
    large_change,
    parts_miss_total,
    period_problems,
    problems,
)
from scorecards.submissions.rules.comparison import comparable, lengths_note
from scorecards.submissions.rules.figures import FigureValue, derive
from scorecards.submissions.rules.states import (
    CANCELLED_FROM,
    MOVES,
    STATE_WORDS,
    Coverage,
    Move,
    RevisionKind,
    State,
    coverage_words,
)

__all__ = [
    "CANCELLED_FROM",
    "MOVES",
    "STATE_WORDS",
    "Change",
    "Coverage",
    "FigureValue",
    "Judgement",
    "Move",
    "Problem",
    "RevisionKind",
    "State",
    "agrees",
    "change",
    "comparable",
    "coverage_words",
    "derive",
    "large_change",
    "lengths_note",
    "parts_miss_total",
    "period_problems",
    "problems",
]
