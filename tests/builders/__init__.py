"""Small whole rows for tests, each different from the last; a test states only what it is about.

Rows are made directly: builders know no permission and write no trail. What is not given is made or left at its
default; every name carries a counter, so that two of a kind never clash.
"""

from tests.builders.areas import a_group, an_area
from tests.builders.committee import a_meeting, a_report
from tests.builders.files import a_file, a_neighbour_file, an_area_file
from tests.builders.framework import (
    a_breakdown,
    a_category,
    a_framework,
    a_line,
    a_scheme,
    a_scorecard,
    a_target,
    a_theme,
    an_indicator,
)
from tests.builders.people import PASSWORD, PLACES, a_council, a_membership, a_person, number
from tests.builders.published import a_mapping, a_measure, a_release, a_table, an_import, an_observation
from tests.builders.quarters import a_comment, a_figure, a_narrative, a_submission, an_action
from tests.builders.risks import a_register, a_risk, a_score

__all__ = [
    "PASSWORD",
    "PLACES",
    "a_breakdown",
    "a_category",
    "a_comment",
    "a_council",
    "a_figure",
    "a_file",
    "a_framework",
    "a_group",
    "a_line",
    "a_mapping",
    "a_measure",
    "a_meeting",
    "a_membership",
    "a_narrative",
    "a_neighbour_file",
    "a_person",
    "a_register",
    "a_release",
    "a_report",
    "a_risk",
    "a_scheme",
    "a_score",
    "a_scorecard",
    "a_submission",
    "a_table",
    "a_target",
    "a_theme",
    "an_action",
    "an_area",
    "an_area_file",
    "an_import",
    "an_indicator",
    "an_observation",
    "number",
]
