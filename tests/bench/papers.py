"""A paper of many indicators with their charts and the table of all figures."""

from dataclasses import replace
from pathlib import Path

from scorecards.publishing.paper import Paper, render
from scorecards.publishing.story import number
from tests.scorecards.publishing import stories


def print_one(indicators: int, fonts: Path) -> int:
    """Print a paper of this many indicators; the number of its pages."""
    return paper_of(indicators, fonts).pages


def paper_of(indicators: int, fonts: Path) -> Paper:
    blocks = [stories.an_indicator(f"Indicator {n}") for n in range(indicators)]
    figures = replace(stories.a_section("All figures", stories.all_figures(indicators)), landscape=True, appendix=True)
    return render(number(stories.a_story(stories.a_section("Report", *blocks), figures)), fonts=fonts)
