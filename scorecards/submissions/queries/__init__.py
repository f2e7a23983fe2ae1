"""What is read of quarters, figures and uploads: one function per page or table."""

from scorecards.submissions.queries.figures import categories_of, figures_at, figures_of_line, figures_page, line_of
from scorecards.submissions.queries.gate import (
    FigureGap,
    current_figures,
    data_date_of,
    expected_dates,
    lines_without_figure,
    live_lines,
    may,
    next_period,
    period_of,
    scorecards_visible_to,
    visible_to,
)
from scorecards.submissions.queries.known import known, said_before, said_in
from scorecards.submissions.queries.uploads import (
    Review,
    findings_of,
    readings_of,
    review,
    uploads_of,
    visible_uploads,
    waiting_uploads,
    would_change,
)
from scorecards.submissions.queries.vintage import Key, Vintage, key_of, newest_signed, value_of, vintage

__all__ = [
    "FigureGap",
    "Key",
    "Review",
    "Vintage",
    "categories_of",
    "current_figures",
    "data_date_of",
    "expected_dates",
    "figures_at",
    "figures_of_line",
    "figures_page",
    "findings_of",
    "key_of",
    "known",
    "line_of",
    "lines_without_figure",
    "live_lines",
    "may",
    "newest_signed",
    "next_period",
    "period_of",
    "readings_of",
    "review",
    "said_before",
    "said_in",
    "scorecards_visible_to",
    "uploads_of",
    "value_of",
    "vintage",
    "visible_to",
    "visible_uploads",
    "waiting_uploads",
    "would_change",
]
