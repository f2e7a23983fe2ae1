"""A paper of many indicators with their charts and the table of all figures."""

from dataclasses import replace
from pathlib import Path

from scorecards.publishing.paper import Paper, render
from scorecards.publishing.story import IndicatorBlock, Story, number
from tests.scorecards.publishing import stories

FONTS = Path(__file__).parents[2] / "node_modules" / "@expo-google-fonts" / "source-sans-3"


def print_one(indicators: int, fonts: Path) -> int:
    """Print a paper of this many indicators; the number of its pages."""
    return paper_of(indicators, fonts).pages


def paper_of(indicators: int, fonts: Path) -> Paper:
    return render(story_of(indicators), fonts=fonts)


def story_of(indicators: int) -> Story:
    """Numbered, as every printer is given it."""
    blocks = [_on_page(stories.an_indicator(f"Indicator {n}")) for n in range(indicators)]
    figures = replace(stories.a_section("All figures", stories.all_figures(indicators)), landscape=True, appendix=True)
    return number(stories.a_story(stories.a_section("Report", *blocks), figures))


def _on_page(block: IndicatorBlock) -> IndicatorBlock:
    """With the chart that a page draws in both of its widths, of which it shows one."""
    shown = block.figure_chart
    return replace(block, figure_chart=shown and replace(shown, wide=shown.chart, narrow=shown.chart))
