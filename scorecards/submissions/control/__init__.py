"""A line's control chart: which of its figures make one, their limits and special causes, and what is said of them."""

from scorecards.submissions.control.chart import CAUSES, ControlLine, control_of
from scorecards.submissions.control.numbers import numbers_of, special_cause
from scorecards.submissions.control.pictures import Past, drawn, past_of
from scorecards.submissions.control.words import why_none

__all__ = [
    "CAUSES",
    "ControlLine",
    "Past",
    "control_of",
    "drawn",
    "numbers_of",
    "past_of",
    "special_cause",
    "why_none",
]
