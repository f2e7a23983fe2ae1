"""What the desk reads: one function for each page, in counted queries."""

from scorecards.desk.queries.actions import (
    Promised,
    WantedActions,
    action_page,
    actions,
    listed,
    newest_quarter,
    owners_for,
)
from scorecards.desk.queries.beside import Beside, beside_line
from scorecards.desk.queries.quarters import Opened, opened, quarters, themes_of, to_open
from scorecards.desk.queries.remarks import Place, Remark, remarks_of_quarter, remarks_on_theme
from scorecards.desk.queries.sayings import Sayings, sayings_of_line

__all__ = [
    "Beside",
    "Opened",
    "Place",
    "Promised",
    "Remark",
    "Sayings",
    "WantedActions",
    "action_page",
    "actions",
    "beside_line",
    "listed",
    "newest_quarter",
    "opened",
    "owners_for",
    "quarters",
    "remarks_of_quarter",
    "remarks_on_theme",
    "sayings_of_line",
    "themes_of",
    "to_open",
]
