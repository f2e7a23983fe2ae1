"""What a comparator group says as one: the mean or the median of the members that have a value."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from benchmarks.stats.present import present

_EXACT = Context(prec=28)


@dataclass(frozen=True)
class GroupFigure:
    """`value` is unrounded, over `n` members of `of`; the council itself is never among them."""

    value: Decimal
    kind: str
    n: int
    of: int

    @property
    def words(self) -> str:
        """ "mean of 10", "mean of 9 of 10"."""
        return f"{self.kind} of {self.n}" if self.n == self.of else f"{self.kind} of {self.n} of {self.of}"


def mean(values: Sequence[Decimal | None]) -> GroupFigure | None:
    """The simple mean of the values that are there; None when none is. Raises TypeError for a symbol."""
    there = present(values)
    if not there:
        return None
    value = _EXACT.divide(sum(there, Decimal(0)), Decimal(len(there)))
    return GroupFigure(value, "mean", len(there), len(values))


def median(values: Sequence[Decimal | None]) -> GroupFigure | None:
    """The middle value, or the mean of the two in the middle; None when there is none.

    Raises TypeError for a symbol.
    """
    there = sorted(present(values))
    if not there:
        return None
    below, above = there[(len(there) - 1) // 2], there[len(there) // 2]
    return GroupFigure(_EXACT.divide(below + above, Decimal(2)), "median", len(there), len(values))
