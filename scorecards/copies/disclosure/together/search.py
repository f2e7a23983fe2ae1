"""Which whole numbers fit a set of inequalities: narrowed first, then searched to the end. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Range = tuple[int, int | None]
ROOM = 60  # beyond twice the largest number that is known nobody needs to look
STEPS = 12  # of narrowing, for each row; where two unknowns chase each other, the search goes on from there
EFFORT = 250  # steps of one search; what is not found by then counts as impossible, so that rather more is hidden
Terms = tuple[tuple[int, int], ...]  # the number of an unknown and how many times it is taken
Bounds = list[tuple[int, int]]


@dataclass(frozen=True)
class Row:
    """What its terms add up to lies between `low` and `high`; None where that side is open."""

    terms: Mapping[str, int]
    low: int | None
    high: int | None


Inner = tuple[Terms, int | None, int | None]


class Search:
    """All that is known at once. `near` holds a number for some unknowns, where the search begins."""

    def __init__(self, ranges: Mapping[str, Range], rows: Sequence[Row], near: Mapping[str, int]) -> None:
        known = dict.fromkeys([*ranges, *(name for row in rows for name in row.terms)])
        self._places = {name: place for place, name in enumerate(known)}
        self._most = 2 * max([0, *near.values(), *(high or low for low, high in ranges.values())]) + ROOM
        found = [ranges.get(name, (0, None)) for name in known]
        bounds = [(low, self._most if high is None else high) for low, high in found]
        self._near = [near.get(name, low) for name, (low, _high) in zip(known, bounds, strict=True)]
        self._rows = [self._inner(row) for row in rows]
        self._of: dict[int, list[int]] = defaultdict(list)
        for number, (terms, _low, _high) in enumerate(self._rows):
            for place, _times in terms:
                self._of[place].append(number)
        self.fits = self._narrowed(bounds, range(len(self._rows)))
        self._bounds = bounds
        self._left = 0
        self._open: list[int] = []

    @property
    def known(self) -> dict[str, int]:
        """Every unknown that is one number without any search."""
        found = ((name, self._bounds[place]) for name, place in self._places.items())
        return {name: low for name, (low, high) in found if low == high}

    def leaves(self, terms: Mapping[str, int], values: Iterable[int], least: int) -> bool:
        """Whether the sum of `terms` can have at least so many of these values."""
        left = least
        fresh = any(name not in self._places for name in terms)
        for value in values:
            if left and (fresh or self._possible(Row(terms, value, value))):
                left -= 1
        return not left

    def _inner(self, row: Row) -> Inner:
        return tuple((self._places[name], times) for name, times in row.terms.items()), row.low, row.high

    def _possible(self, asked: Row) -> bool:
        self._left = EFFORT
        bounds = list(self._bounds)
        inner = self._inner(asked)
        changed = _narrow(inner, bounds)
        if changed is None or not self._narrowed(bounds, self._touched(changed)):
            return False
        self._rows.append(inner)
        for place, _times in inner[0]:
            self._of[place].append(len(self._rows) - 1)
        try:
            self._open = self._reached(inner, self._bounds)
            return self._search(bounds, self._open)
        finally:
            self._rows.pop()
            for place, _times in inner[0]:
                self._of[place].pop()

    def _reached(self, asked: Inner, bounds: Bounds) -> list[int]:
        """The unknowns that bear on what is asked, through what is not known yet."""
        found = dict.fromkeys(place for place, _times in asked[0])
        waiting = list(found)
        for place in waiting:
            if bounds[place][0] < bounds[place][1]:
                fresh = {other for number in self._of[place] for other, _times in self._rows[number][0]}
                waiting += fresh - found.keys()
                found |= dict.fromkeys(fresh)
        return list(found)

    def _search(self, bounds: Bounds, open_places: Sequence[int]) -> bool:
        self._left -= 1
        if self._left < 0:
            return False
        free = [place for place in open_places if bounds[place][0] < bounds[place][1]]
        if not free:
            return all(_narrow(self._rows[number], bounds) is not None for number in self._touched(self._open))
        place = min(free, key=lambda each: (bounds[each][1] - bounds[each][0], each))
        for half in self._halves(place, *bounds[place]):
            tried = list(bounds)
            tried[place] = half
            if self._narrowed(tried, self._of[place]) and self._search(tried, free):
                return True
        return False

    def _halves(self, place: int, low: int, high: int) -> list[tuple[int, int]]:
        """What is near the begin alone, then what lies beneath and above it."""
        near = min(max(self._near[place], low), high)
        return [(near, near), *([(low, near - 1)] if low < near else []), *([(near + 1, high)] if near < high else [])]

    def _touched(self, places: Iterable[int]) -> dict[int, None]:
        return dict.fromkeys(number for place in places for number in self._of[place])

    def _narrowed(self, bounds: Bounds, numbers: Iterable[int]) -> bool:
        """Narrows each range to what every row leaves it; false where nothing fits."""
        waiting = dict.fromkeys(numbers)
        for _step in range(STEPS * len(self._rows)):
            if not waiting:
                return True
            number = next(iter(waiting))
            del waiting[number]
            changed = _narrow(self._rows[number], bounds)
            if changed is None:
                return False
            for place in changed:
                waiting.update(dict.fromkeys(self._of[place]))
        return True


def _narrow(row: Inner, bounds: Bounds) -> list[int] | None:
    """The unknowns that the row narrows; None where it cannot hold."""
    terms, lowest, highest = row
    least = most = 0
    for place, times in terms:
        low, high = bounds[place]
        least += times * (low if times > 0 else high)
        most += times * (high if times > 0 else low)
    if (highest is not None and least > highest) or (lowest is not None and most < lowest):
        return None
    changed = []
    for place, times in terms:
        low, high = first, last = bounds[place]
        if low == high:
            continue
        # times × unknown is at most `room` and at least `need`
        if highest is not None:
            room = highest - least + times * (first if times > 0 else last)
            low, high = (low, min(high, room // times)) if times > 0 else (max(low, -(-room // times)), high)
        if lowest is not None:
            need = lowest - most + times * (last if times > 0 else first)
            low, high = (max(low, -(-need // times)), high) if times > 0 else (low, min(high, need // times))
        if low > high:
            return None
        if low != first or high != last:
            bounds[place] = low, high
            changed.append(place)
            least += times * (low - first if times > 0 else high - last)
            most += times * (high - last if times > 0 else low - first)
    return changed
