"""What a quarter brings into every report that is around it: its performance report and its figures. Pure."""

from __future__ import annotations

from dataclasses import replace

from portal.charts.palette import Palette
from scorecards.copies.content.schema import SubmissionContent
from scorecards.publishing.story import Section, Story
from scorecards.publishing.telling.figures import all_figures
from scorecards.publishing.telling.performance import performance
from scorecards.publishing.telling.quarter import tell_quarter


def tell_alone(content: SubmissionContent) -> Story:
    """Not yet numbered. Its numbers are another report's; what there is to refer to is the same."""
    told = tuple(performance(content, Palette.of_council(content.council.colour), several=False))
    figures = Section("All figures", tuple(all_figures(content)), appendix=True, key="appendix_figures")
    return replace(tell_quarter(content), sections=(Section("Report", told, key="performance"), figures))
