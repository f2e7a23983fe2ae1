"""Places among authorities, as in a race: 1 is best, ties share the better place, missing are unranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.stats.present import figure, present
from portal.figures.vocabulary import Polarity
from portal.figures.words import ordinal

FEWEST_RANKED = 5


@dataclass(frozen=True)
class Standing:
    """A place among those that have a value."""

    place: int
    of: int
    joint: bool

    @property
    def words(self) -> str:
        """ "3rd of 11", "joint 3rd of 11"."""
        return f"{'joint ' if self.joint else ''}{ordinal(self.place)} of {self.of}"


def ranks(values: Sequence[Decimal | None], polarity: Polarity) -> list[int | None]:
    """The place of each value; equal values share the better place (1, 2, 2, 4), missing ones have none.

    Polarity NONE and RANGE rank nothing. Raises TypeError for a symbol.
    """
    if polarity not in (Polarity.HIGH, Polarity.LOW):
        return [None] * len(values)
    there = present(values)
    return [None if value is None else 1 + _better(value, there, polarity) for value in values]


def standing(own: Decimal | None, others: Sequence[Decimal | None], polarity: Polarity) -> Standing | None:
    """The place of `own` among itself and `others`; None without a value or a better direction, or among too few.

    Fewer than five values, its own included, give no place. Raises TypeError for a symbol.
    """
    there = present(others)
    if own is None or polarity not in (Polarity.HIGH, Polarity.LOW) or len(there) + 1 < FEWEST_RANKED:
        return None
    return Standing(1 + _better(figure(own), there, polarity), len(there) + 1, own in there)


def _better(own: Decimal, values: Sequence[Decimal], polarity: Polarity) -> int:
    if polarity == Polarity.HIGH:
        return sum(value > own for value in values)
    return sum(value < own for value in values)
