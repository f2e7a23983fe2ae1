"""Places among authorities, as in a race: 1 is best, ties share the better place, missing are unranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

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

    Polarity NONE and RANGE rank nothing.
    """
    if polarity not in (Polarity.HIGH, Polarity.LOW):
        return [None] * len(values)
    return [None if value is None else 1 + _better(value, values, polarity) for value in values]


def standing(own: Decimal | None, others: Sequence[Decimal | None], polarity: Polarity) -> Standing | None:
    """The place of `own` among itself and `others`; None without a value or a better direction, or among too few.

    Fewer than five values, its own included, give no place.
    """
    present = [value for value in others if value is not None]
    if own is None or polarity not in (Polarity.HIGH, Polarity.LOW) or len(present) + 1 < FEWEST_RANKED:
        return None
    return Standing(1 + _better(own, present, polarity), len(present) + 1, own in present)


def _better(own: Decimal, values: Sequence[Decimal | None], polarity: Polarity) -> int:
    if polarity == Polarity.HIGH:
        return sum(value is not None and value > own for value in values)
    return sum(value is not None and value < own for value in values)
