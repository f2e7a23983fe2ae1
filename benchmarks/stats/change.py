"""Whether a figure has changed by more than chance: differences and ratios with their intervals.

The two figures are taken to be independent. The same children counted twice (children in care at two year ends) are
not, so there an interval is wider than it need be.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from benchmarks.stats.intervals import ONE, PER_10000, Confidence, Interval, proportion, rate
from benchmarks.stats.present import exact, figure
from benchmarks.stats.verdict import Verdict, side
from portal.figures.vocabulary import Polarity

NEWCOMBE, MOVER, CONDITIONAL = "Newcombe", "recovered from both intervals", "conditional on both counts"


class Course(StrEnum):
    IMPROVED = "improved"
    WORSENED = "worsened"
    RISEN = "risen"
    FALLEN = "fallen"
    UNCLEAR = "no clear change"


_COURSES = {
    Verdict.BETTER: Course.IMPROVED,
    Verdict.WORSE: Course.WORSENED,
    Verdict.HIGHER: Course.RISEN,
    Verdict.LOWER: Course.FALLEN,
}


@dataclass(frozen=True)
class Counted:
    """What a figure is made of: events, and of how many they are counted; a missing part is None."""

    events: Decimal | None
    of: Decimal | None


@dataclass(frozen=True)
class Change:
    """Now against before: a difference in the figure's unit, none being 0; or a ratio, none being 1.

    Without an interval, where only the two values were published, nobody can say whether it is significant.
    """

    value: Decimal
    lower: Decimal | None
    upper: Decimal | None
    confidence: Confidence | None
    method: str
    none: Decimal = Decimal(0)

    @property
    def significant(self) -> bool | None:
        """Whether the interval leaves out "no change"."""
        if self.lower is None or self.upper is None:
            return None
        return not self.lower <= self.none <= self.upper

    def course(self, polarity: Polarity) -> Course | None:
        """In a word; None without an interval."""
        if self.significant is None:
            return None
        if not self.significant:
            return Course.UNCLEAR
        return _COURSES[side(self.value - self.none, polarity)]


@exact()
def plain(before: Decimal | None, now: Decimal | None) -> Change | None:
    """The difference of two published values, without an interval; None where either is missing."""
    if before is None or now is None:
        return None
    return Change(figure(now) - figure(before), None, None, None, "")


def of_proportions(
    before: Counted, now: Counted, confidence: Confidence = Confidence.P95, per: Decimal = ONE
) -> Change | None:
    """The difference of two proportions: Newcombe 1998, Statistics in Medicine 17, p. 873, method 10.

    Made of both Wilson intervals, so it never leaves −`per` to `per`. None where a part is missing.
    """
    first = proportion(before.events, before.of, confidence, per)
    second = proportion(now.events, now.of, confidence, per)
    return _recovered(first, second, NEWCOMBE)


def of_rates(
    before: Counted, now: Counted, confidence: Confidence = Confidence.P95, per: Decimal = PER_10000
) -> Change | None:
    """The difference of two rates by the same square-and-add from the exact or Byar interval of each.

    Zou and Donner 2008, Statistics in Medicine 27, p. 1693 (method of variance estimates recovery). None where a
    part is missing.
    """
    first = rate(before.events, before.of, confidence, per)
    second = rate(now.events, now.of, confidence, per)
    return _recovered(first, second, MOVER)


@exact()
def _recovered(before: Interval | None, now: Interval | None, method: str) -> Change | None:
    """d − √((p₂ − l₂)² + (u₁ − p₁)²) to d + √((u₂ − p₂)² + (p₁ − l₁)²)."""
    if before is None or now is None or before.lower is None or now.lower is None:
        return None
    value = now.value - before.value
    down = ((now.value - now.lower) ** 2 + (before.upper - before.value) ** 2).sqrt()
    up = ((now.upper - now.value) ** 2 + (before.value - before.lower) ** 2).sqrt()
    return Change(value, value - down, value + up, now.confidence, method)


@exact()
def ratio(before: Counted, now: Counted, confidence: Confidence = Confidence.P95) -> Change | None:
    """Now's rate over before's: 1.2 is a fifth more.

    Given the sum of both counts, now's share π of it is binomial, and the ratio is π/(1 − π) · n₁/n₂ (Przyborowski
    and Wilenski 1940; Armitage and Berry, 4th edition, 5.2), here with Wilson's interval of π as in Price and Bonett
    2000. None where a part is missing or there was no event before.
    """
    if before.events is None or now.events is None or not before.of or not now.of or not before.events:
        return None
    share = proportion(now.events, figure(before.events) + figure(now.events), confidence)
    if share is None or share.lower is None:
        return None
    sizes = figure(before.of) / figure(now.of)
    value, lower, upper = (limit / (1 - limit) * sizes for limit in (share.value, share.lower, share.upper))
    return Change(value, lower, upper, confidence, CONDITIONAL, none=ONE)
