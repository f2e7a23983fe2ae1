"""A quarter as it is read: each line with its figure, rating, changes and comparisons, ready to show. Pure.

Pages draw these, sign-off freezes them, papers print them: so each carries both the number and its words.
"""

from scorecards.submissions.standing.compared import BenchmarkShown, ComparedShown, IntervalShown, MemberShown
from scorecards.submissions.standing.figures import BreakdownShown, ChangeShown, HistoryPoint, PartShown, Shown
from scorecards.submissions.standing.lines import (
    LineStanding,
    QuarterStanding,
    RatingShown,
    RebaseShown,
    TargetShown,
    ThemeStanding,
)

__all__ = [
    "BenchmarkShown",
    "BreakdownShown",
    "ChangeShown",
    "ComparedShown",
    "HistoryPoint",
    "IntervalShown",
    "LineStanding",
    "MemberShown",
    "PartShown",
    "QuarterStanding",
    "RatingShown",
    "RebaseShown",
    "Shown",
    "TargetShown",
    "ThemeStanding",
]
