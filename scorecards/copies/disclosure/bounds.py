"""Bounds: everybody knows that `c` is 1 to the threshold, so an equation of few hidden periods may tell them all.

163 of 184 in the year leaves 21 out; where two quarters print 12 of them and two are `c`, those are 4 and 5. Periods
make a system of differences between days; its shortest paths are the tightest bounds that any reader can find.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from scorecards.copies.disclosure.cells import Cell, Reason
from scorecards.copies.disclosure.implied import Span, numerator, rest
from scorecards.copies.disclosure.times import NOT_EVENTS, BaseOf, Road, only_events, road

LEAST = 3  # values that a hidden count may still have
Counted = Callable[[Cell, Decimal | None], Span | None]
Known = frozenset[tuple[Road, int]]
MayHide = Callable[[str, Mapping[str, Reason]], bool]


def too_narrow(left: int, cells: int, threshold: int) -> bool:
    """Whether `cells` counts of 1 to the threshold that make `left` together can be told too well."""
    low, high = max(1, left - (cells - 1) * threshold), min(threshold, left - (cells - 1))
    return low <= high and high - low + 1 < min(LEAST, threshold)


def to_hide(
    cells: Mapping[str, Cell],
    published: Iterable[Cell],
    hidden: Mapping[str, Reason],
    base_of: BaseOf,
    may_hide: MayHide,
    kept_back: Iterable[Cell] = (),
) -> Iterator[tuple[str, Reason]]:
    """One more period of each series whose hidden counts can be told too well.

    What no earlier paper printed goes first, and of that the period that counts fewest: a year is kept before a
    quarter where either does.
    """
    old = {cell.key for cell in published}
    gone = set(hidden) | ({cell.key for cell in kept_back} - old)
    for periods in _of_one_series(cells.values(), gone):
        for counted in (numerator, rest):
            series = _Series(periods, gone, old, counted, base_of)
            may = [cell for cell in series.printed if may_hide(cell.key, hidden)]
            if may and series.tells():
                choice = sorted(may, key=lambda cell: (cell.key in old, _size(cell), cell.key))
                yield (
                    next((cell for cell in choice if not series.tells(without=cell.key)), choice[0]).key,
                    (Reason.DIFFERENCE),
                )
                break


def _of_one_series(cells: Iterable[Cell], gone: Collection[str]) -> list[list[Cell]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.protected and cell.basis not in NOT_EVENTS:
            found[cell.series].append(cell)
    return [each for each in found.values() if any(cell.key in gone for cell in each)]


def _size(cell: Cell) -> Decimal:
    return cell.denominator or cell.value or Decimal(0)


class _Series:
    """The periods of one line or part, printed and hidden, counted by what they count or by what they leave out."""

    def __init__(
        self, periods: Sequence[Cell], gone: Collection[str], old: Collection[str], counted: Counted, base_of: BaseOf
    ) -> None:
        self.printed = [cell for cell in periods if cell.key not in gone]
        self._known = {cell.key: (road(cell), only_events(counted(cell, base_of(cell)))) for cell in self.printed}
        self._threshold = periods[0].threshold
        concealed = [(cell, counted(cell, base_of(cell))) for cell in periods if cell.key in gone]
        self._few = frozenset(road(cell) for cell, span in concealed if span is not None and span.meets_small(cell))
        self._unknown = frozenset(road(cell) for cell, span in concealed if span is None)
        self._more = frozenset(road(cell) for cell, _span in concealed) - self._few - self._unknown

    def tells(self, *, without: str = "") -> bool:
        """Whether some hidden count has too few values left; a `c` that nobody typed here is taken for a small one."""
        known = frozenset(
            (span, count) for key, (span, count) in self._known.items() if count is not None and key != without
        )
        if not known:
            return False
        tried = [(self._few | self._unknown, self._more)]
        if self._unknown:
            tried.append((self._few, self._more | self._unknown))
        for few, more in tried:
            widths = _widths(known, few, more, self._threshold)
            if widths is not None:
                return any(width < min(LEAST, self._threshold) for width in widths)
        return False


@lru_cache(maxsize=4096)
def _widths(known: Known, few: frozenset[Road], more: frozenset[Road], threshold: int) -> tuple[int, ...] | None:
    """How many values each of the `few` may have; None where no counts fit what is printed."""
    if not few:
        return ()
    at = _places({day for span in {*(one for one, _count in known), *few, *more} for day in span}, known)
    limits = [(start, end, threshold) for start, end in few]
    limits += [(end, start, -1) for start, end in few | more]
    days = sorted(at)
    limits += [(later, day, 0) for day, later in pairwise(days)]
    far = _shortest(at, limits)
    if any(far.get((group, group), 0) < 0 for group, _shift in at.values()):
        return None
    return tuple(_most(at, far, start, end) + _most(at, far, end, start) + 1 for start, end in few)


def _places(days: Collection[date], known: Known) -> dict[date, tuple[date, int]]:
    """Each day as a first day and the events since: days between which all is printed share the first."""
    roads = defaultdict(list)
    for (start, end), count in known:
        roads[start].append((end, count))
        roads[end].append((start, -count))
    at: dict[date, tuple[date, int]] = {}
    for first in sorted(days):
        waiting = [(first, 0)]
        while waiting:
            day, level = waiting.pop()
            if day not in at:
                at[day] = first, level
                waiting.extend((next_day, level + count) for next_day, count in roads[day])
    return at


def _shortest(
    at: Mapping[date, tuple[date, int]], limits: Iterable[tuple[date, date, int]]
) -> dict[tuple[date, date], int]:
    """At most so many events from one first day to another, through all limits together."""
    far: dict[tuple[date, date], int] = {}
    for start, end, most in limits:
        (one, since), (other, later) = at[start], at[end]
        far[one, other] = min(far.get((one, other), most + since - later), most + since - later)
    groups = sorted({group for group, _shift in at.values()})
    for via in groups:
        for one in groups:
            for other in groups:
                if (one, via) in far and (via, other) in far:
                    through = far[one, via] + far[via, other]
                    far[one, other] = min(far.get((one, other), through), through)
    return far


def _most(at: Mapping[date, tuple[date, int]], far: Mapping[tuple[date, date], int], start: date, end: date) -> int:
    (one, since), (other, later) = at[start], at[end]
    return (0 if one == other else far[one, other]) + later - since
