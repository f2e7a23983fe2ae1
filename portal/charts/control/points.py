"""What a control chart is made of. Limits and causes are worked out by whoever knows the rules; here they are drawn."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from portal.charts.points import Point
from portal.figures.vocabulary import Basis


class Cause(StrEnum):
    """The nature of a special cause. NEUTRAL: there is no better direction."""

    IMPROVING = "improving"
    CONCERNING = "concerning"
    NEUTRAL = "neutral"


CAUSE_WORDS = {
    Cause.IMPROVING: "improving",
    Cause.CONCERNING: "concerning",
    Cause.NEUTRAL: "no better direction",
}


@dataclass(frozen=True, slots=True)
class ControlPoint(Point):
    """A period's figure with its special cause, if it is part of one, and the rule that found it.

    `rule` is said before "since Q3 2025/26", so it reads "above the upper limit" or "seven below the mean".
    """

    basis: Basis = Basis.QUARTER
    cause: Cause | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ControlLimits:
    """Mean and limits of the periods `start` to `end` (labels), each ready to print.

    A limit that cannot be (under zero, over 100%) is None. `trial`: few points, so the limits will still move.
    `reason` says why the limits begin anew here, with its date and whoever decided it.
    """

    start: str
    end: str
    mean: Decimal
    lower: Decimal | None
    upper: Decimal | None
    mean_shown: str
    lower_shown: str = ""
    upper_shown: str = ""
    trial: bool = False
    reason: str = ""

    @property
    def values(self) -> tuple[Decimal, ...]:
        """All that an axis must cover."""
        return tuple(value for value in (self.lower, self.mean, self.upper) if value is not None)

    @property
    def in_words(self) -> str:
        """ "Mean 61.2%, limits 54.3% to 68.1% (trial limits)"."""
        limits = {
            (True, True): f", limits {self.lower_shown} to {self.upper_shown}",
            (True, False): f", lower limit {self.lower_shown}",
            (False, True): f", upper limit {self.upper_shown}",
            (False, False): "",
        }[self.lower is not None, self.upper is not None]
        return f"Mean {self.mean_shown}{limits}{' (trial limits)' if self.trial else ''}"


@dataclass(frozen=True, slots=True)
class Level:
    """A target, or a comparator's figure, as a level line from the period `start` to `end` (labels; empty: always).

    `note` is printed beneath its name: "2024/25, 20 months old".
    """

    name: str
    value: Decimal
    shown: str
    start: str = ""
    end: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something that happened in a period: an event, or with `new_series` a change of what the figures mean."""

    label: str
    words: str
    new_series: bool = False
