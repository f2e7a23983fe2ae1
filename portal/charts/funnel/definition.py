"""The definition of a funnel: each authority's figure between the limits that chance alone explains at its size."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from portal.charts.bars import Bar, Reference, ranked
from portal.charts.findings import NO_FIGURES
from portal.charts.primitives import Table
from portal.figures.vocabulary import Polarity, Unit

_ABSENT = "–"


class Standing(StrEnum):
    """Where a figure lies to both pairs of limits."""

    WITHIN = "within both limits"
    ABOVE_95 = "above the 95% limit"
    ABOVE_998 = "above the 99.8% limit"
    BELOW_95 = "below the 95% limit"
    BELOW_998 = "below the 99.8% limit"


OUTSIDE = {Standing.ABOVE_998, Standing.BELOW_998}


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """What chance alone explains at one size of denominator. `shown_95` and `shown_998` read "58.1% to 66.2%"."""

    denominator: Decimal
    low_998: Decimal
    low_95: Decimal
    high_95: Decimal
    high_998: Decimal
    shown_95: str = ""
    shown_998: str = ""

    def standing(self, value: Decimal) -> Standing:
        """Where a figure lies; one that equals a limit is still within it."""
        if value > self.high_998:
            return Standing.ABOVE_998
        if value < self.low_998:
            return Standing.BELOW_998
        if value > self.high_95:
            return Standing.ABOVE_95
        return Standing.BELOW_95 if value < self.low_95 else Standing.WITHIN


@dataclass(frozen=True, slots=True)
class FunnelPoint(Bar):
    """An authority with its figure, its denominator and the limits there; without a value it has a reason only.

    Raises ValueError for a value without a denominator or limits, or with the limits of another denominator.
    """

    denominator: Decimal | None = None
    denominator_shown: str = ""
    limits: FunnelLimits | None = None
    standing: Standing | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.value is not None and (self.limits is None or self.denominator != self.limits.denominator):
            raise ValueError(f"{self.name} needs its denominator, and the limits at that denominator.")
        known = None if self.value is None or self.limits is None else self.limits.standing(self.value)
        object.__setattr__(self, "standing", known)


@dataclass(frozen=True, slots=True)
class Funnel:
    """All authorities of one measure and period around their common figure (`centre`).

    `of` names the denominator ("Children in need"). `curve` are limits at further denominators, to draw them smoothly.
    """

    points: tuple[FunnelPoint, ...]
    centre: Reference
    of: str
    polarity: Polarity
    unit: Unit
    curve: tuple[FunnelLimits, ...] = ()
    period: str = ""
    noun: str = "authorities"
    figure: str = "Figure"
    own: FunnelPoint | None = field(init=False, repr=False, compare=False)
    drawn: tuple[FunnelPoint, ...] = field(init=False, repr=False, compare=False)  # all that have a value
    limits: tuple[FunnelLimits, ...] = field(init=False, repr=False, compare=False)  # by denominator, smallest first

    def __post_init__(self) -> None:
        drawn = tuple(point for point in self.points if point.value is not None)
        known = {limits.denominator: limits for limits in self.curve}
        known |= {point.limits.denominator: point.limits for point in drawn if point.limits}
        object.__setattr__(self, "own", next((point for point in self.points if point.own), None))
        object.__setattr__(self, "drawn", drawn)
        object.__setattr__(self, "limits", tuple(known[denominator] for denominator in sorted(known)))

    @property
    def finding(self) -> str:
        """The caption: "Within the funnel's limits, at 63.5%."."""
        if not self.drawn:
            return NO_FIGURES
        outside = sum(point.standing in OUTSIDE for point in self.drawn)
        lies = "lies" if outside == 1 else "lie"
        count = f"{outside or 'None'} of {len(self.drawn)} {self.noun} {lies} outside the 99.8% limits."
        return " ".join(filter(None, [_own_words(self), count]))

    @property
    def sentence(self) -> str:
        """What the chart says to those who cannot see it."""
        kind = ", ".join(
            filter(None, [f"Funnel chart of {len(self.drawn)} {self.noun} by {self.of.lower()}", self.period])
        )
        name = f"{self.own.name}: " if self.own else ""
        return f"{kind}. {name}{self.finding} {self.centre.words}."

    def as_table(self) -> Table:
        """A row for each authority, best first (highest first without a better direction), then the common figure."""
        rows = [_row(point) for point in ranked(self.points, self.polarity)]
        rows.append((self.centre.name, _ABSENT, self.centre.shown, _ABSENT, _ABSENT, _ABSENT))
        return ("Authority", self.of, self.figure, "95% limits", "99.8% limits", "Standing"), tuple(rows)


def _row(point: FunnelPoint) -> tuple[str, ...]:
    limits, standing = point.limits, point.standing
    between = (limits.shown_95 or _ABSENT, limits.shown_998 or _ABSENT) if limits else (_ABSENT, _ABSENT)
    return (point.name, point.denominator_shown or _ABSENT, point.shown, *between, standing or _ABSENT)


def _own_words(funnel: Funnel) -> str:
    own = funnel.own
    if own is None:
        return ""
    if own.standing is None:
        return f"{own.name} has no figure: {own.shown}."
    if own.standing is Standing.WITHIN:
        return f"Within the funnel's limits, at {own.shown}."
    words = own.standing.value
    above = own.standing in (Standing.ABOVE_95, Standing.ABOVE_998)
    better = {Polarity.HIGH: above, Polarity.LOW: not above}.get(funnel.polarity)
    verdict = "" if better is None else f"; {'better' if better else 'worse'} than chance explains"
    return f"{words[0].upper()}{words[1:]}, at {own.shown}{verdict}."
