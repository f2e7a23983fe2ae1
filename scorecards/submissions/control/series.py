"""The figures of a line that follow one another: of one basis, equally long, with a slot for each that is missing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from portal.figures.spans import month_end, months_before, whole_months
from portal.figures.vocabulary import Basis
from scorecards.submissions.assembly.figures import short_period
from scorecards.submissions.standing import HistoryPoint, LineStanding, Shown

# How many periods in a row may be missing; what lies before a longer hole is left out.
LONGEST_HOLE = {1: 6, 3: 2, 12: 2}
NOUNS = {1: "month", 3: "quarter", 12: "year"}


@dataclass(frozen=True)
class Slot:
    """A period of the series, with the line's figure of it if it has one."""

    end: date
    label: str
    point: HistoryPoint | None

    @property
    def value(self) -> Decimal | None:
        """The figure if arithmetic may use it: neither missing nor suppressed, nor only "about"."""
        if self.point is None or self.point.figure.qualifier:
            return None
        return self.point.figure.value


@dataclass(frozen=True)
class Regular:
    """A series of one basis, a slot every `months` months, from its first figure to its last."""

    basis: Basis
    months: int
    slots: tuple[Slot, ...]

    @property
    def noun(self) -> str:
        """quarter, month or year."""
        return NOUNS[self.months]

    @property
    def count(self) -> int:
        return sum(slot.value is not None for slot in self.slots)

    @property
    def following(self) -> int:
        """How often a figure follows the one before it, which is what limits are made of."""
        return sum(earlier.value is not None and later.value is not None for earlier, later in pairwise(self.slots))


def regular(line: LineStanding) -> Regular | None:
    """The series of a line that says most, up to its newest figure; the coarser of two that say as much.

    Years to date and rolling years are none: the one grows through the year, the other shares most of its months
    with the one before it.
    """
    if not line.history:
        return None
    newest = line.history[-1].figure.end
    found = [series for series in _candidates(line) if series.slots[-1].end >= newest]
    return max(found, key=lambda series: series.following, default=None)


def _candidates(line: LineStanding) -> Iterator[Regular]:
    """The coarser first."""
    points = (*line.history, *line.finer)
    if all(point.figure.basis == Basis.YEAR for point in line.history):
        yield from _made(points, Basis.YEAR, 12, _is_whole)
    for months in (3, 1):
        yield from _made(points, Basis.SNAPSHOT, months, _is_at_an_end)
    yield from _made(points, Basis.QUARTER, 3, _is_whole)
    yield from _made(points, Basis.MONTH, 1, _is_whole)


def _is_whole(figure: Shown, months: int) -> bool:
    return _is_at_an_end(figure, months) and whole_months(figure.start, figure.end) == months


def _is_at_an_end(figure: Shown, months: int) -> bool:
    """At the end of a month; of a quarter where there is one figure in three months. A year may end in any month."""
    end = figure.end
    return end == month_end(end.year, end.month) and (months != 3 or end.month % 3 == 0)


def _made(
    points: Sequence[HistoryPoint], basis: Basis, months: int, fits: Callable[[Shown, int], bool]
) -> Iterator[Regular]:
    """The series of a basis, if it has any figure."""
    mine = {_number(p.figure.end): p for p in points if p.figure.basis == basis and fits(p.figure, months)}
    if mine:
        last = max(mine)
        numbers = range(_begins(sorted(number for number in mine if not (last - number) % months), months), last + 1)
        slots = (_slot(mine.get(number), number, basis, months) for number in numbers[::months])
        yield Regular(basis, months, tuple(slots))


def _number(end: date) -> int:
    """Months since the year nought: those of a series are equally far apart."""
    return end.year * 12 + end.month - 1


def _begins(numbers: Sequence[int], months: int) -> int:
    """The first figure that no long hole parts from the last."""
    begins = numbers[0]
    for earlier, later in pairwise(numbers):
        if (later - earlier) // months - 1 > LONGEST_HOLE[months]:
            begins = later
    return begins


def _slot(point: HistoryPoint | None, number: int, basis: Basis, months: int) -> Slot:
    year, month = divmod(number, 12)
    end = month_end(year, month + 1)
    start = end if basis == Basis.SNAPSHOT else months_before(end, months) + timedelta(days=1)
    return Slot(end, short_period(basis, start, end), point)
