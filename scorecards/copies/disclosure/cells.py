"""What a paper would print, stripped to what disclosure control looks at, and what is decided of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.figures.vocabulary import Basis, Counts, Unit
from scorecards.framework.rules import BreakdownKind


class Reason(StrEnum):
    """Why a cell prints as `c`."""

    GIVEN = "given"
    KEPT_BACK = "kept_back"
    SMALL_COUNT = "small_count"
    SMALL_NUMERATOR = "small_numerator"
    SMALL_REST = "small_rest"
    SMALL_BASE = "small_base"
    PROTECTS_PART = "protects_part"
    PROTECTS_TOTAL = "protects_total"
    DIFFERENCE = "difference"
    LINKED = "linked"
    TOGETHER = "together"
    ROUNDED = "rounded"
    CHOSEN = "chosen"


REASON_WORDS: dict[Reason, str] = {
    Reason.GIVEN: "It was loaded as suppressed",
    Reason.KEPT_BACK: "An earlier paper withheld it",
    Reason.SMALL_COUNT: "It counts so few children that they could be recognised",
    Reason.SMALL_NUMERATOR: "It would give away a small number of children",
    Reason.SMALL_REST: "It would give away that all but a few children are in it",
    Reason.SMALL_BASE: "It speaks of so few children that they could be recognised",
    Reason.PROTECTS_PART: "With it a suppressed part could be worked out from the total",
    Reason.PROTECTS_TOTAL: "With it a suppressed total or part could be worked out",
    Reason.DIFFERENCE: "Less an earlier figure, it would give away a small number of children",
    Reason.LINKED: "With it a suppressed figure of another line could be worked out",
    Reason.TOGETHER: "With it the periods and parts of this line together would tell a suppressed one",
    Reason.ROUNDED: "The counts of its line are rounded",
    Reason.CHOSEN: "It was decided to suppress it",
}


@dataclass(frozen=True)
class Cell:
    """One figure that may be printed.

    `key` names it; `series` is shared by the same line and category at other times. `base_key` names the cell
    that prints its denominator, `numerator_key` the one that prints its numerator; `base_series` is what a share is of,
    printed or not. `suppressed` is true where
    the figure came in as `c` already, and `between` holds the lowest and highest that an earlier paper leaves a
    count which it rounded; `was` is what it hid, as far as we know.
    """

    key: str
    series: str
    basis: Basis
    start: date
    end: date
    unit: Unit
    decimals: int
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    counts: Counts = Counts.CHILDREN
    threshold: int = 5
    base_key: str = ""
    numerator_key: str = ""
    base_series: str = ""
    suppressed: bool = False
    between: tuple[int, int] | None = None
    was: Decimal | None = None

    @property
    def protected(self) -> bool:
        """Whether disclosure control looks at it at all: it counts children, and there is a threshold."""
        return self.counts == Counts.CHILDREN and self.threshold > 0

    def small(self, count: Decimal | int) -> bool:
        """Whether `count` is one that must not be printed; zero may be."""
        return 0 < count <= self.threshold


@dataclass(frozen=True)
class Group:
    """The parts that one breakdown splits a total into, by key; a subtotal is the total of a group of its own.

    `series` is what they make, whether that is printed (`total`) or not.
    """

    parts: tuple[str, ...]
    kind: BreakdownKind
    total: str = ""
    series: str = ""


@dataclass(frozen=True)
class Decision:
    """Whether a cell is printed, and rounded to the nearest what; if not, why. Without a figure it prints a symbol."""

    printed: bool
    reason: Reason | None = None
    rounded_to: int = 0


PRINTED = Decision(True)
