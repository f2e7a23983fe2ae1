"""What is read of quarters, figures and uploads: one function per page or table."""

from scorecards.submissions.queries.gate import (
    FigureGap,
    current_figures,
    data_date_of,
    expected_dates,
    lines_without_figure,
    live_lines,
    may,
    period_of,
    visible_to,
)
from scorecards.submissions.queries.vintage import Vintage, key_of, newest_signed, value_of, vintage

__all__ = [
    "FigureGap",
    "Vintage",
    "current_figures",
    "data_date_of",
    "expected_dates",
    "key_of",
    "lines_without_figure",
    "live_lines",
    "may",
    "newest_signed",
    "period_of",
    "value_of",
    "vintage",
    "visible_to",
]
