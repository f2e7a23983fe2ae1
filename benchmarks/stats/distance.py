"""How far a council's value lies from each of the others', one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.stats.present import figure
from benchmarks.stats.verdict import Verdict, side
from portal.figures.vocabulary import Polarity


@dataclass(frozen=True)
class Distance:
    """The council's value minus the other's, in the unit of both; `verdict` is of the council against the other."""

    amount: Decimal
    verdict: Verdict


def distances(own: Decimal | None, others: Sequence[Decimal | None], polarity: Polarity) -> list[Distance | None]:
    """The distance from each of the others, in their order; None where either value is missing.

    Where neither direction is better the words are only higher, lower and same. No uncertainty is weighed here, see
    `verdict.verdict`. Raises TypeError for a symbol.
    """
    return [None if own is None or other is None else _between(own, other, polarity) for other in others]


def _between(own: Decimal, other: Decimal, polarity: Polarity) -> Distance:
    amount = figure(own) - figure(other)
    return Distance(amount, side(amount, polarity))
