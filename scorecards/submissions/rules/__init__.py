"""What is true of a quarter's gate and of the figures in it. Pure."""

from scorecards.submissions.rules.states import (
    MOVES,
    STATE_WORDS,
    Coverage,
    Move,
    RevisionKind,
    State,
    coverage_words,
    moves_from,
)

__all__ = [
    "MOVES",
    "STATE_WORDS",
    "Coverage",
    "Move",
    "RevisionKind",
    "State",
    "coverage_words",
    "moves_from",
]
