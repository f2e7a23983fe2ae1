"""Periods and parts in one system: what a reader finds who takes every sum of a line at once. Pure.

Each count of a line is an unknown with a lowest and a highest value: printed ones have one, rounded ones as many as
round to them, `c` is 1 to the threshold. Parts make their totals, and periods are made of the times between their days.
The equations are solved (by elimination), then narrowed by what each leaves the others, until nothing moves. Shares
are left to the rules that stand before this one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import ceil, floor

from portal.figures.vocabulary import Unit
from scorecards.copies.disclosure.bounds import LEAST, MayHide
from scorecards.copies.disclosure.cells import Cell, Group, Reason
from scorecards.copies.disclosure.choices import could_be, line_of, rounded
from scorecards.copies.disclosure.times import NOT_EVENTS, road
from scorecards.framework.rules import BreakdownKind

Equation = Mapping[str, Fraction]  # what its terms add up to is nought; "" stands for one
Range = tuple[int, int | None]
ROUNDS = 30  # of narrowing; each is sound by itself
CANDIDATES = 12
MOST_MIXED = 6  # counts that an earlier paper withheld, tried one by one
MOST_TERMS = 160  # a larger system is narrowed, not solved


@dataclass(frozen=True)
class Unknown:
    """A count as a reader sees it; `secret` where it may be a small one that must not be told."""

    low: int
    high: int | None
    secret: bool = False


def to_hide(
    cells: Mapping[str, Cell],
    groups: Sequence[Group],
    hidden: Mapping[str, Reason],
    may_hide: MayHide,
    bases: Mapping[str, int],
) -> Iterator[tuple[str, Reason]]:
    """One more count of each line of which too much is told; a line that is rounded has its own answer."""
    for counts in _lines(cells).values():
        if any(cell.key in bases for cell in counts) or not any(cell.key in hidden for cell in counts):
            continue
        system = System(counts, groups, hidden, bases)
        if not system.tells():
            continue
        may = sorted((c for c in counts if may_hide(c.key, hidden)), key=lambda c: (not c.value, c.value or 0, c.key))
        more = (c.key for c in may[:CANDIDATES] if not system.tells(without=c.key))
        if choice := next(more, may[0].key if may else ""):
            yield choice, Reason.TOGETHER


def told(
    cells: Mapping[str, Cell], groups: Sequence[Group], hidden: Mapping[str, Reason], bases: Mapping[str, int]
) -> list[str]:
    """The rounded lines whose small counts would still be told."""
    return [
        line
        for line, counts in _lines(cells).items()
        if any(cell.key in bases for cell in counts) and System(counts, groups, hidden, bases).tells()
    ]


def _lines(cells: Mapping[str, Cell]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells.values():
        if cell.protected and cell.unit == Unit.COUNT:
            found[line_of(cell)].append(cell)
    return found


class System:
    """The counts of one line with all their sums."""

    def __init__(
        self, cells: Sequence[Cell], groups: Sequence[Group], hidden: Collection[str], bases: Mapping[str, int]
    ) -> None:
        self._cells = {cell.key: cell for cell in cells}
        self._threshold = cells[0].threshold
        self._unknown = {cell.key: _unknown(cell, hidden, bases) for cell in cells}
        self._equations = [*_sums(self._cells, groups), *_periods(cells)]

    def tells(self, *, without: str = "") -> bool:
        """Whether some secret count keeps too few values; never where no counts fit all that is printed.

        What an earlier paper withheld may be small or not: a reader may know which, so it is tried in several ways.
        """
        unknown = dict(self._unknown)
        if without:
            unknown[without] = Unknown(1 if self._cells[without].value else 0, None)
        if not any(each.secret for each in unknown.values()):
            return False
        return any(self._tells(unknown | tried) for tried in self._tries)

    @cached_property
    def _tries(self) -> list[dict[str, Unknown]]:
        few = {name: each for name, each in self._unknown.items() if self._cells[name].suppressed}
        many = {name: Unknown(each.low, None, secret=True) for name, each in few.items()}
        mixed = [few | {name: many[name]} for name in few] + [many | {name: few[name]} for name in few]
        return [few, *([many] if few else []), *(mixed if 1 < len(few) <= MOST_MIXED else [])]

    def _tells(self, unknown: Mapping[str, Unknown]) -> bool:
        ranges = narrowed({name: (u.low, u.high) for name, u in unknown.items()}, self._equations)
        if ranges is None:
            return False
        least = min(LEAST, self._threshold)
        return any(self._too_few(ranges[name], least) for name, each in unknown.items() if each.secret)

    def _too_few(self, found: Range, least: int) -> bool:
        low, high = found
        return high is not None and high - low + 1 < least and low <= self._threshold and high >= 1


def _unknown(cell: Cell, hidden: Collection[str], bases: Mapping[str, int]) -> Unknown:
    """As this paper leaves it, and within what an earlier one that rounded it left."""
    found = _in_this_paper(cell, hidden, bases)
    if cell.between is None:
        return found
    low, high = max(found.low, cell.between[0]), cell.between[1]
    high = high if found.high is None else min(high, found.high)
    return Unknown(low, high, found.secret or cell.value is None) if low <= high else found


def _in_this_paper(cell: Cell, hidden: Collection[str], bases: Mapping[str, int]) -> Unknown:
    if cell.value is None:
        return Unknown(1, cell.threshold, secret=True) if cell.suppressed else Unknown(0, None)
    if cell.key in bases:
        low, high = could_be(rounded(cell.value, bases[cell.key]), bases[cell.key])
        return Unknown(low, high, secret=cell.small(cell.value))
    if cell.key in hidden:
        small = cell.small(cell.value)
        return Unknown(1 if cell.value else 0, cell.threshold if small else None, secret=small)
    return Unknown(int(cell.value), int(cell.value))


def _sums(cells: Mapping[str, Cell], groups: Iterable[Group]) -> Iterator[Equation]:
    """Parts less their total; parts that do not make it, by what is known, say nothing of it."""
    for group in groups:
        parts = [cells[key] for key in group.parts if key in cells]
        total = cells.get(group.total)
        if total is None or not parts or group.kind == BreakdownKind.OVERLAPPING:
            continue
        partial = group.kind == BreakdownKind.PARTIAL or len(parts) < len(group.parts)
        values = [part.value for part in parts if part.value is not None]
        if total.value is not None and not partial and len(values) == len(parts) and sum(values) != total.value:
            continue
        equation = {part.key: Fraction(1) for part in parts} | {total.key: Fraction(-1)}
        yield equation | ({f"left {group.total} {group.parts[0]}": Fraction(1)} if partial else {})


def _periods(cells: Iterable[Cell]) -> Iterator[Equation]:
    """Each period less the times between days that it is made of."""
    of_series: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.basis not in NOT_EVENTS:
            of_series[cell.series].append(cell)
    for series, found in of_series.items():
        if len(found) < 2:
            continue
        days = sorted({day for cell in found for day in road(cell)})
        for cell in found:
            start, end = road(cell)
            between = [f"between {series} {day} {later}" for day, later in pairwise(days) if start <= day < end]
            yield dict.fromkeys(between, Fraction(1)) | {cell.key: Fraction(-1)}


def narrowed(given: Mapping[str, Range], equations: Sequence[Equation]) -> dict[str, Range] | None:
    """The lowest and highest that each can be by all equations; None where nothing fits. What is not given is ≥ 0."""
    ranges: dict[str, Range] = {name: (0, None) for equation in equations for name in equation} | dict(given)
    known = {name: low for name, (low, high) in ranges.items() if low == high}
    rows = [_without_known(equation, known) for equation in equations]
    if sum(map(len, rows)) <= MOST_TERMS * 4:
        rows += _solved(rows)
    for _round in range(ROUNDS):
        before = dict(ranges)
        for row in rows:
            if not _narrow(row, ranges):
                return None
        if ranges == before:
            break
    return ranges


def _without_known(equation: Equation, known: Mapping[str, int]) -> dict[str, Fraction]:
    row: dict[str, Fraction] = {}
    for name, times in equation.items():
        place, term = ("", times * known[name]) if name in known else (name, times)
        row[place] = row.get(place, Fraction(0)) + term
    return row


def _solved(rows: Sequence[Mapping[str, Fraction]]) -> list[dict[str, Fraction]]:
    """The same equations with one unknown each that stands in no other; times between days go first."""
    found: list[tuple[str, dict[str, Fraction]]] = []
    for row in map(dict, rows):
        for pivot, other in found:
            _take(row, other, pivot)
        names = sorted((name for name in row if name), key=lambda name: (not _between_days(name), name))
        if not names:
            continue
        pivot = names[0]
        row = {name: times / row[pivot] for name, times in row.items()}
        for _pivot, other in found:
            _take(other, row, pivot)
        found.append((pivot, row))
    return [row for _pivot, row in found]


def _between_days(name: str) -> bool:
    return name.startswith("between ")


def _take(row: dict[str, Fraction], other: Mapping[str, Fraction], pivot: str) -> None:
    times = row.get(pivot)
    if not times:
        return
    for name, each in other.items():
        left = row.get(name, Fraction(0)) - times * each
        if left or not name:
            row[name] = left
        else:
            row.pop(name, None)


def _narrow(row: Mapping[str, Fraction], ranges: dict[str, Range]) -> bool:
    """Whether the equation can hold; each of its unknowns then lies within what the others leave."""
    constant = row.get("", Fraction(0))
    spans = {name: _span(times, ranges[name]) for name, times in row.items() if name and times}
    lows, highs = [low for low, _ in spans.values()], [high for _, high in spans.values()]
    if not spans:
        return constant == 0
    for name, (low, high) in spans.items():
        # times × unknown = −(constant + the others)
        most = None if _open(lows, low) else -(constant + _sum(lows) - (low or 0))
        least = None if _open(highs, high) else -(constant + _sum(highs) - (high or 0))
        if not _set(name, row[name], least, most, ranges):
            return False
    return True


def _span(times: Fraction, found: Range) -> tuple[Fraction | None, Fraction | None]:
    low, high = (None if each is None else times * each for each in found)
    return (low, high) if times > 0 else (high, low)


def _open(bounds: Sequence[Fraction | None], own: Fraction | None) -> bool:
    """Whether a bound of any of the others is missing."""
    return bounds.count(None) > (own is None)


def _sum(bounds: Iterable[Fraction | None]) -> Fraction:
    return sum((each for each in bounds if each is not None), Fraction(0))


def _set(name: str, times: Fraction, least: Fraction | None, most: Fraction | None, ranges: dict[str, Range]) -> bool:
    one, other = (None if each is None else each / times for each in (least, most))
    bottom, top = (one, other) if times > 0 else (other, one)
    low, high = ranges[name]
    low = low if bottom is None else max(low, ceil(bottom))
    if top is not None:
        high = floor(top) if high is None else min(high, floor(top))
    ranges[name] = low, high
    return high is None or low <= high
