"""What is measured and how it is arranged: the shared catalogue, and each council's scorecards."""

from scorecards.framework.models.catalogue import (
    Breakdown,
    Category,
    Framework,
    Indicator,
    IndicatorTheme,
    Theme,
)
from scorecards.framework.models.rating import RatingBand, RatingScheme
from scorecards.framework.models.scorecard import Rebase, Scorecard, ScorecardLine, SeriesBreak, Target

__all__ = [
    "Breakdown",
    "Category",
    "Framework",
    "Indicator",
    "IndicatorTheme",
    "RatingBand",
    "RatingScheme",
    "Rebase",
    "Scorecard",
    "ScorecardLine",
    "SeriesBreak",
    "Target",
    "Theme",
]
