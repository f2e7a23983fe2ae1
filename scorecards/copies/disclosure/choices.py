"""What people decided of single figures: kept with a reason, or counts of a line rounded, nought among them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from portal.figures.vocabulary import Unit
from scorecards.copies.disclosure.cells import Cell

BASES = (5, 10)
_NONE: frozenset[str] = frozenset()


class Choice(StrEnum):
    """What becomes of a finding."""

    SUPPRESS = "suppress"
    ROUND = "round"
    REWORD = "reword"
    KEEP = "keep"


@dataclass(frozen=True)
class Choices:
    """Keys of figures that are `kept` or `suppressed`, and for each line whose counts are rounded the nearest what.

    Who knew that only small counts are rounded would know that they are small: so a whole line is.
    """

    kept: frozenset[str] = _NONE
    rounded: Mapping[str, int] | None = None
    suppressed: frozenset[str] = _NONE

    def base(self, cell: Cell) -> int:
        """The nearest what this cell is rounded to; 0 where it is not."""
        rounds = cell.protected and cell.unit == Unit.COUNT and cell.value is not None
        rounds = rounds and cell.key not in self.kept | self.suppressed
        return (self.rounded or {}).get(line_of(cell), 0) if rounds else 0

    def without(self, lines: Sequence[str]) -> "Choices":
        """The same, with these lines not rounded."""
        left = {line: to for line, to in (self.rounded or {}).items() if line not in lines}
        return Choices(self.kept, left, self.suppressed)


NO_CHOICES = Choices()


def line_of(cell: Cell) -> str:
    return cell.series.partition("|")[0]


def rounded(value: Decimal, base: int) -> Decimal:
    """To the nearest `base`, half up: 2 to 0 and 3 to 5 with a base of 5."""
    return (value + Decimal(base) / 2) // base * base


def could_be(shown: Decimal, base: int) -> tuple[int, int]:
    """The lowest and highest whole number that is rounded to `shown`."""
    low = int(shown) - base // 2
    return max(0, low), low + base - 1
