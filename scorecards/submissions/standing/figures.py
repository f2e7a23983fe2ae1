"""A figure as it is read: with its words, against an earlier one, in its parts and its past. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from portal.figures.spans import day_words

LOCAL = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Shown:
    """One figure with everything that must stand beside it. Without a value, `absent` says why.

    `restated_from` is what was signed before in its place, in words; `restated_at` when this figure was put in.
    `rounded_to` is the nearest what a count is rounded to for members, so that no child is recognised.
    """

    basis: str
    start: date
    end: date
    unit: str
    decimals: int
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    symbol: str
    qualifier: str
    shown: str
    absent: str
    period: str
    period_short: str
    typed: bool = False
    restated: bool = False
    restated_from: str = ""
    population_edition: str = ""
    note: str = ""
    restated_at: datetime | None = None
    rounded_to: int = 0

    @property
    def restated_on(self) -> date | None:
        """The day of it, by the clocks here."""
        return self.restated_at.astimezone(LOCAL).date() if self.restated_at else None

    @property
    def restated_words(self) -> str:
        """ "restated on 12 November 2021, was 9.6%"; without what it was where that is withheld."""
        on = f" on {day_words(self.restated_on)}" if self.restated_on else ""
        was = f", was {self.restated_from}" if self.restated_from else ""
        return f"restated{on}{was}" if self.restated else ""

    @property
    def words(self) -> str:
        """What stands in the figure's place, a letter with its meaning: "76.5%", "c, suppressed"."""
        if self.value is not None:
            return self.shown
        return ", ".join(filter(None, (self.shown, self.absent)))


@dataclass(frozen=True)
class ChangeShown:
    """A figure against an earlier one; `reason` says why no change is shown. `verdict` is better, worse or ""."""

    against: str
    then: Shown | None
    amount: Decimal | None
    shown: str
    words: str
    verdict: str
    reason: str


@dataclass(frozen=True)
class PartShown:
    """One category of a breakdown. `level` 1 is a part of the subtotal above it."""

    code: str
    label: str
    level: int
    figure: Shown | None


@dataclass(frozen=True)
class BreakdownShown:
    code: str
    name: str
    kind: str
    unit: str
    period: str
    parts: tuple[PartShown, ...]
    note: str


@dataclass(frozen=True)
class HistoryPoint:
    """One point of the line's past: its own figure, and a comparator's of the same period where there is one.

    `label` is the period in short; `kind` "whole" or "part" of a year; `break_before` a reason if the series
    breaks between the point before and this one.
    """

    label: str
    figure: Shown
    kind: str
    break_before: str
    neighbours: Decimal | None = None
    neighbours_shown: str = ""
