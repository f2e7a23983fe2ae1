"""What a point of a control chart is called: its special causes in their order, and whether they are good."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from benchmarks.stats.spc import signals
from benchmarks.stats.spc.limits import Limits, Values
from portal.figures.vocabulary import Polarity


class Cause(StrEnum):
    """In the order in which they name a point: the first that applies does."""

    OUTSIDE = "outside the process limits"
    TREND = "7 points rising or falling"
    NEAR = "2 of 3 points near a limit"
    RUN = "7 points on one side of the mean"


class Nature(StrEnum):
    """What variation means; higher and lower where neither direction is better."""

    IMPROVING = "improving"
    CONCERNING = "concerning"
    HIGHER = "higher"
    LOWER = "lower"
    COMMON = "common cause"


class Assurance(StrEnum):
    """What the limits promise of a target, if nothing changes."""

    PASSES = "consistently meets the target"
    FAILS = "consistently misses the target"
    INCONSISTENT = "meets and misses the target by chance"


@dataclass(frozen=True)
class Signal:
    """A special cause at a point; `side` is 1 for above or rising, −1 for below or falling."""

    cause: Cause
    side: int

    @property
    def words(self) -> str:
        return _WORDS[self.cause, self.side]


_WORDS = {
    (Cause.OUTSIDE, 1): "above the upper limit",
    (Cause.OUTSIDE, -1): "below the lower limit",
    (Cause.TREND, 1): "rising for 7 points or more",
    (Cause.TREND, -1): "falling for 7 points or more",
    (Cause.NEAR, 1): "2 of 3 points near the upper limit",
    (Cause.NEAR, -1): "2 of 3 points near the lower limit",
    (Cause.RUN, 1): "above the mean for 7 points or more",
    (Cause.RUN, -1): "below the mean for 7 points or more",
}


def found(values: Values, limits: Limits | None) -> list[tuple[Signal, ...]]:
    """All signals of each point, the one that names it first; none where there are no limits."""
    if limits is None:
        return [()] * len(values)
    side = signals.sides(values, limits.mean)
    marks = {
        Cause.OUTSIDE: signals.outside(values, limits),
        Cause.TREND: signals.reaching_back(signals.trend_ends(values)),
        Cause.NEAR: signals.two_of_three(signals.near(values, limits), side),
        Cause.RUN: signals.reaching_back(signals.run_ends(side)),
    }
    return [
        tuple(Signal(cause, mark[place]) for cause, mark in marks.items() if mark[place])
        for place in range(len(values))
    ]


def nature(signal: Signal | None, polarity: Polarity) -> Nature:
    """Whether a signal is good news; without one, variation is of common causes."""
    if signal is None:
        return Nature.COMMON
    if polarity not in (Polarity.HIGH, Polarity.LOW):
        return Nature.HIGHER if signal.side > 0 else Nature.LOWER
    good = (signal.side > 0) == (polarity == Polarity.HIGH)
    return Nature.IMPROVING if good else Nature.CONCERNING


def assurance(limits: Limits | None, target: Decimal | None, polarity: Polarity) -> Assurance | None:
    """Whether the limits lie on the good or the bad side of the target, or around it (a limit on it is around it).

    None without limits, target or a better direction.
    """
    if limits is None or target is None or polarity not in (Polarity.HIGH, Polarity.LOW):
        return None
    if limits.lower <= target <= limits.upper:
        return Assurance.INCONSISTENT
    return Assurance.PASSES if (limits.lower > target) == (polarity == Polarity.HIGH) else Assurance.FAILS
