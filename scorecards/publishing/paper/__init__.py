"""Prints a report's story as the committee paper: a tagged PDF (PDF/UA-1) in the council's colour."""

from scorecards.publishing.paper.grid import CHART_WIDTH, WIDTH
from scorecards.publishing.paper.printer import Paper, render, render_pack
from scorecards.publishing.paper.typeface import FontsMissing

__all__ = ["CHART_WIDTH", "WIDTH", "FontsMissing", "Paper", "render", "render_pack"]
