"""Lines that hang together: what is true of their figures whatever is printed, and the counts nobody may tell. Pure.

Unknowns are counts, the numerators and bases of shares, and what lies between two days. Parts make their totals, of
each time as of all; periods are made of the times between their days; no part of a time is more than its whole.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from scorecards.copies.disclosure.cells import Cell, Group
from scorecards.copies.disclosure.implied import numerator
from scorecards.copies.disclosure.sums import BaseOf, make_the_whole
from scorecards.copies.disclosure.times import Road, road
from scorecards.copies.disclosure.together.known import Counted, counted, ranges, rows
from scorecards.copies.disclosure.together.search import Range, Row, Search
from scorecards.framework.rules import BreakdownKind

Terms = Mapping[str, int]


class Lines:
    """`rows` hold whatever is printed; `truth` is what we know of every unknown, `kept` what a director lets stand."""

    def __init__(
        self, cells: Mapping[str, Cell], groups: Sequence[Group], kept: Collection[str], base_of: BaseOf
    ) -> None:
        self.cells, self.kept, self.base_of = cells, kept, base_of
        self.counted = {key: found for key, cell in cells.items() if (found := counted(cell, cells, base_of))}
        self.days = sorted({day for each in self.counted.values() if each.of_events for day in road(each.cell)})
        self.withheld = {  # by an earlier paper, and we do not know what
            key: each.cell.threshold
            for key, each in self.counted.items()
            if each.cell.suppressed and each.cell.value is None and each.count == key and each.true is None
        }
        self.of_series: dict[str, list[Counted]] = defaultdict(list)
        for each in self.counted.values():
            self.of_series[each.series].append(each)
        self.sums = list(self._sums(groups))
        self.rows: list[Row] = []
        self.truth: dict[str, int] = {}
        self._settle()

    def _settle(self) -> None:
        """Figures that do not agree over time say less to a reader too: the sums of all times are left away then."""
        open_ones: dict[str, Range] = dict.fromkeys(self.withheld, (1, None))
        was: dict[str, Range] = {
            each.count: (each.true, each.true)
            for each in self.counted.values()
            if each.cell.value is None and each.true is not None
        }
        for over_time, hid in ((True, was), (True, {}), (False, was), (False, {})):
            self.rows = [*self._shares(), *(each.row for each in self.sums), *self._periods()]
            if over_time:
                self.rows += [*self._parts_of_each_time(), *self._under_their_bases()]
            found, printed = self.ranges((), {})
            search = Search(found | open_ones | hid, [*self.rows, *printed], {})
            if search.fits:
                self.truth = search.known
                break

    def ranges(self, hidden: Collection[str], bases: Mapping[str, int]) -> tuple[dict[str, Range], list[Row]]:
        """What is printed of each where these are hidden or rounded: by itself, and of a share and its base."""
        found: dict[str, Range] = {}
        printed: list[Row] = []
        for each in self.counted.values():
            base = self.base_of(each.cell)
            base = base if base is not None or each.whole not in self.truth else Decimal(self.truth[each.whole])
            for name, given in ranges(each, hidden, bases, base):
                found[name] = _both(found.get(name), given)
            printed += rows(each, hidden, base)
        return found, printed

    def true_count(self, each: Counted) -> int | None:
        """The children that it counts; of a share that was typed, by what we know of its base."""
        if each.true is not None or each.count in self.truth:
            return self.truth.get(each.count, each.true)
        base = self.truth.get(each.whole)
        span = numerator(each.cell, Decimal(base)) if base is not None else None
        return span.only if span else None

    def between(self, series: str, period: Road) -> dict[str, int]:
        """The unknowns that make a period of a series."""
        first, last = period
        return {f"{series} {day} {later}": 1 for day, later in pairwise(self.days) if first <= day < last}

    def _shares(self) -> Iterator[Row]:
        for each in self.counted.values():
            if each.whole:
                yield Row({each.whole: 1, each.count: -1}, 0, None)

    def _periods(self) -> Iterator[Row]:
        for each in self.counted.values():
            if each.of_events:
                yield equal({each.count: 1}, self.between(each.series, road(each.cell)))
                if each.own_whole and each.cell.base_series:
                    yield equal({each.whole: 1}, self.between(each.cell.base_series, road(each.cell)))

    def _under_their_bases(self) -> Iterator[Row]:
        """Of each time a share counts no more than its base has."""
        for series, base in self.based():
            for period in pairwise(self.days):
                yield Row({**self.between(base, period), **minus(self.between(series, period))}, 0, None)

    def based(self) -> Iterator[tuple[str, str]]:
        """Series of shares of events with the series that they are shares of."""
        for series, found in self.of_series.items():
            bases = {each.cell.base_series for each in found if each.of_events and each.whole}
            if len(bases) == 1 and all(each.whole for each in found) and "" not in bases:
                yield series, bases.pop()

    def _parts_of_each_time(self) -> Iterator[Row]:
        """The parts make the total between any two days, whatever is printed of it."""
        for series, parts, partial in self.over_time():
            for period in pairwise(self.days):
                counts = (minus(self.between(part, period)) for part in parts)
                yield Row(merged(self.between(series, period), *counts), 0, None if partial else 0)

    def over_time(self) -> list[tuple[str, tuple[str, ...], bool]]:
        """Series of events with those of their parts, and whether these leave some out."""
        of_events = [each for each in self.sums if each.series and each.parts[0].of_events]
        return list(
            dict.fromkeys((each.series, tuple(p.series for p in each.parts), each.partial) for each in of_events)
        )

    def _sums(self, groups: Iterable[Group]) -> Iterator["Sum"]:
        for group in groups:
            parts = [self.counted[key] for key in group.parts if key in self.counted]
            wholes = {part.whole for part in parts}
            if parts and group.kind != BreakdownKind.OVERLAPPING and len(wholes) == 1:
                missing = group.kind == BreakdownKind.PARTIAL or len(parts) < len(group.parts)
                shares = bool(parts[0].whole)
                partial = missing or (shares and not make_the_whole([p.cell for p in parts], None, self.base_of))
                total = parts[0].whole if shares else group.total if group.total in self.counted else ""
                found = Sum(parts, total, parts[0].cell.base_series if shares else group.series, partial)
                if found.adds_up(self.counted):
                    yield found


class Sum:
    """Parts of a total (empty where nobody prints it) or of a series; `partial` ones leave some out."""

    def __init__(self, parts: Sequence[Counted], total: str, series: str, partial: bool) -> None:
        self.parts, self.total, self.series, self.partial = parts, total, series, partial

    @property
    def left(self) -> dict[str, int]:
        """The total less its parts."""
        return merged({self.total: 1} if self.total else {}, *(minus({part.count: 1}) for part in self.parts))

    @property
    def row(self) -> Row:
        if not self.total:
            return Row({}, None, None)
        return Row(self.left, 0, None if self.partial else 0)

    def adds_up(self, all_counted: Mapping[str, Counted]) -> bool:
        """Parts that do not make it, by what we know, say nothing of it."""
        total = all_counted.get(self.total)
        whole = total.true if total else self.parts[0].true_whole
        counts = [part.true for part in self.parts if part.true is not None]
        if not self.total or whole is None or len(counts) < len(self.parts):
            return True
        return whole == sum(counts) or (self.partial and whole > sum(counts))


def equal(one: Terms, other: Terms) -> Row:
    return Row(merged(one, minus(other)), 0, 0)


def minus(terms: Terms) -> dict[str, int]:
    return {name: -times for name, times in terms.items()}


def merged(*all_terms: Terms) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for terms in all_terms:
        for name, times in terms.items():
            found[name] += times
    return {name: times for name, times in found.items() if times}


def _both(one: Range | None, other: Range) -> Range:
    """Where the two lie; the first alone where they miss each other."""
    if one is None:
        return other
    low = max(one[0], other[0])
    high = other[1] if one[1] is None else one[1] if other[1] is None else min(one[1], other[1])
    return (low, high) if high is None or low <= high else one
