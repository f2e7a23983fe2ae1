"""Lists of the framework, ready to draw: formatting only, no query."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import django_tables2 as tables

from portal.figures.rounding import places, trimmed
from portal.figures.vocabulary import Basis, Polarity, Unit
from portal.figures.words import POLARITY_WORDS, UNIT_WORDS, shown
from portal.web.tables import FigureColumn, Table
from scorecards.framework import queries
from scorecards.framework.models import Indicator, Scorecard, ScorecardLine, Target, Theme
from scorecards.framework.rules import LifeCycle
from scorecards.framework.rules.words import BASIS_CHOICES, CADENCE_CHOICES, LIFE_CYCLE_CHOICES
from scorecards.periods import NotAPeriod, parse_period

PER_PAGE = 25


class ScorecardTable(Table):
    """The scorecards that a person sees."""

    caption = "Scorecards"
    name = tables.Column(verbose_name="Scorecard", linkify=("framework:scorecard", {"pk": tables.A("pk")}))
    council = tables.Column(order_by=("council__name", "name"))
    lead_officer = tables.Column(verbose_name="Lead officer", default="Nobody yet")
    cadence = tables.Column(verbose_name="Reported")
    live = FigureColumn(verbose_name="Lines")

    class Meta:
        model = Scorecard
        fields = ("name", "council", "lead_officer", "cadence", "live")
        empty_text = "There are no scorecards yet."

    def render_cadence(self, record: Scorecard) -> str:
        return {str(cadence.value): words for cadence, words in CADENCE_CHOICES.items()}[record.cadence]

    def render_live(self, record: Scorecard, value: int) -> str:
        coming = getattr(record, "coming", 0)
        return f"{value} and {coming} in development" if coming else str(value)


@dataclass(frozen=True)
class LineRow:
    """A line on the scorecard's set-up page, in words."""

    line: ScorecardLine
    measured: str
    basis: str
    target: str
    target_note: str
    life_cycle: str
    life_note: str
    tone: str


@dataclass(frozen=True)
class TargetRow:
    """A target in the history of its line."""

    target: Target
    words: str
    tolerance: str
    span: str


def by_theme(lines: Iterable[ScorecardLine]) -> list[tuple[Theme, list[LineRow]]]:
    """The lines, as ordered, under their themes."""
    return [(theme, [row_of(line) for line in found]) for theme, found in groupby(lines, key=lambda line: line.theme)]


def row_of(line: ScorecardLine) -> LineRow:
    target = queries.latest_target(line)
    life_cycle = LifeCycle(line.life_cycle)
    return LineRow(
        line=line,
        measured=measured(line.indicator),
        basis=BASIS_CHOICES[Basis(line.headline_basis)],
        target=target_words(target, line.indicator) if target else "",
        target_note=_span(target) if target else "",
        life_cycle=LIFE_CYCLE_CHOICES[life_cycle],
        life_note=_when(life_cycle, line.expected_on, line.retired_on),
        tone="now" if life_cycle == LifeCycle.IN_DEVELOPMENT else "",
    )


def target_rows(line: ScorecardLine) -> list[TargetRow]:
    """All targets of a line, the latest first."""
    return [
        TargetRow(target, target_words(target, line.indicator), tolerance_words(target, line.indicator), _span(target))
        for target in sorted(line.targets.all(), key=lambda each: each.from_period, reverse=True)
    ]


def measured(indicator: Indicator) -> str:
    """ "Percentage. Higher is better."."""
    unit = UNIT_WORDS[Unit(indicator.unit)]
    return f"{unit[0].upper()}{unit[1:]}. {POLARITY_WORDS[Polarity(indicator.polarity)]}."


def target_words(target: Target, indicator: Indicator) -> str:
    """ "85%", "30% to 40%"."""
    if target.value is not None:
        return number(target.value, indicator)
    low, high = (Decimal(0) if end is None else end for end in (target.low, target.high))
    return f"{number(low, indicator)} to {number(high, indicator)}"


def tolerance_words(target: Target, indicator: Indicator) -> str:
    """ "5 points" of a percentage, "0.5" of a rate, "50" of a count."""
    if Unit(indicator.unit) != Unit.PERCENT:
        return number(target.tolerance, indicator)
    size = trimmed(target.tolerance)
    return f"{size} {'point' if size == 1 else 'points'}"


def number(value: Decimal, indicator: Indicator) -> str:
    """A target's number with just the decimals that it was set with."""
    return shown(trimmed(value), Unit(indicator.unit), places(value))


def period_label(code: str) -> str:
    """ "Q2 2021/22"; what is no period stays as it is."""
    try:
        return parse_period(code).label
    except NotAPeriod:
        return code


def _span(target: Target) -> str:
    first = period_label(target.from_period)
    if not target.to_period:
        return f"from {first}"
    return f"{first} only" if target.to_period == target.from_period else f"{first} to {period_label(target.to_period)}"


def _when(life_cycle: LifeCycle, expected: datetime.date | None, retired: datetime.date | None) -> str:
    if life_cycle == LifeCycle.IN_DEVELOPMENT and expected:
        return f"expected from {expected.day} {expected:%B %Y}"
    if life_cycle == LifeCycle.RETIRED and retired:
        return f"from {retired.day} {retired:%B %Y}"
    return ""
