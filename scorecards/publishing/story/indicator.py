"""One indicator told in full: figure, rating, chart, comparisons, narrative and actions."""

from __future__ import annotations

from dataclasses import dataclass

from portal.charts.primitives import Chart
from scorecards.publishing.story.tables import Rating, Symbol, Table
from scorecards.publishing.story.words import Bullets, Para


@dataclass(frozen=True)
class Figure:
    """A chart, drawn for the paper; for the page also wide and narrow, since text must not be scaled.

    The chart's sentence says every number it shows and is the text for who cannot see it.
    """

    caption: str
    chart: Chart
    wide: Chart | None = None
    narrow: Chart | None = None
    number: str = ""
    key: str = ""
    anchor: str = ""

    @property
    def title(self) -> str:
        return f"Figure {self.number}: {self.caption}" if self.number else self.caption


@dataclass(frozen=True)
class Comparison:
    """One column of the comparison strip: what it is compared with, the figure there, its period, the change."""

    heading: str
    figure: str | Symbol
    period: str
    against: str


@dataclass(frozen=True)
class Action:
    """What is being done, by whom, until when; `state` in words ("in progress", "3 days late")."""

    what: str
    owner: str
    due: str
    state: str

    @property
    def sentence(self) -> str:
        """The action as one sentence after the word "Action:"."""
        facts = "; ".join(fact for fact in (self.owner, self.due and f"due {self.due}", self.state) if fact)
        what = self.what.strip()
        what = what if what.endswith((".", "!", "?")) else f"{what}."
        return f"{what} {facts}." if facts else what


@dataclass(frozen=True)
class IndicatorBlock:
    """A line of the scorecard. Empty words are left out.

    `comparisons` are those that have a figure; `uncompared` says of the others why there is none. `interval` says what
    chance may make of the figure, or why that cannot be said.
    """

    name: str
    counted: str
    figure: str | Symbol
    unit: str
    basis: str
    rating: Rating
    better: str
    target: str = ""
    figure_chart: Figure | None = None
    comparisons: tuple[Comparison, ...] = ()
    uncompared: str = ""
    narrative: tuple[Para | Bullets, ...] = ()
    actions: tuple[Action, ...] = ()
    breakdowns: tuple[Table, ...] = ()
    anchor: str = ""
    interval: str = ""
    key: str = ""
    depth: int = 3
