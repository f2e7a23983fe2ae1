"""Differencing: no count of events may be worked out by taking one printed period from another.

Each printed count says how many events lie between two days. Seen as a road between those days, any two days
that roads connect have a known number of events between them, however many sums that takes.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from portal.figures.vocabulary import Basis
from scorecards.copies.disclosure.cells import Cell, Reason
from scorecards.copies.disclosure.implied import Span, numerator, rest

BaseOf = Callable[[Cell], Decimal | None]
Road = tuple[date, date]

NOT_EVENTS = frozenset({Basis.SNAPSHOT, Basis.FORECAST})


class Calendar:
    """Days, how many events lie between those that are connected, and the `secret` pairs that never may be."""

    def __init__(self, secret: Collection[Road] = ()) -> None:
        self._secret = secret
        self._group: dict[date, int] = {}
        self._members: dict[int, dict[date, int]] = {}

    def lay(self, road: Road, events: int, small: Callable[[int], bool]) -> bool:
        """Connects two days unless that would give a secret or a small number of events away; says whether it did."""
        first, second = (self._of(day) for day in road)
        if first == second:
            return road not in self._secret
        shift = self._members[first][road[0]] + events - self._members[second][road[1]]
        moved = {day: level + shift for day, level in self._members[second].items()}
        if self._gives_away(self._members[first], moved, small):
            return False
        self._join(first, second, moved)
        return True

    def stands(self, road: Road, events: int) -> None:
        """Connects two days whatever that gives away: it is public already."""
        first, second = (self._of(day) for day in road)
        if first != second:
            shift = self._members[first][road[0]] + events - self._members[second][road[1]]
            self._join(first, second, {day: level + shift for day, level in self._members[second].items()})

    def _gives_away(self, here: Mapping[date, int], there: Mapping[date, int], small: Callable[[int], bool]) -> bool:
        return any(
            small(abs(level - other)) or (min(day, far), max(day, far)) in self._secret
            for day, level in here.items()
            for far, other in there.items()
        )

    def _join(self, first: int, second: int, moved: dict[date, int]) -> None:
        self._members[first].update(moved)
        del self._members[second]
        self._group.update(dict.fromkeys(moved, first))

    def _of(self, day: date) -> int:
        if day not in self._group:
            self._group[day] = number = len(self._group)
            self._members[number] = {day: 0}
        return self._group[day]


def to_hide(
    cells: Iterable[Cell],
    published: Iterable[Cell],
    hidden: Mapping[str, Reason],
    base_of: BaseOf,
    kept_back: Iterable[Cell] = (),
) -> Iterator[tuple[str, Reason]]:
    """The cells that with others of their series would give a small or a hidden count of events away.

    What is published already stands, and what was `kept_back` then is a secret still; of the rest the latest and
    longest periods are kept.
    """
    ours = [cell for cell in cells if cell.protected and cell.basis not in NOT_EVENTS]
    secret: dict[str, set[Road]] = defaultdict(set)
    for cell in ours:
        if cell.key in hidden:
            secret[cell.series].add(road(cell))
    for cell in kept_back:
        if cell.protected and cell.basis not in NOT_EVENTS:
            secret[cell.series].add(road(cell))
    printed = _best_kept_first([cell for cell in ours if cell.key not in hidden])
    for counted in (numerator, rest):
        calendars = {cell.series: Calendar(secret[cell.series]) for cell in ours}
        for cell in published:
            events = only_events(counted(cell, base_of(cell)))
            if cell.series in calendars and cell.basis not in NOT_EVENTS and events is not None:
                calendars[cell.series].stands(road(cell), events)
        for cell in printed:
            events = only_events(counted(cell, base_of(cell)))
            if events is not None and not calendars[cell.series].lay(road(cell), events, cell.small):
                yield cell.key, Reason.DIFFERENCE


def road(cell: Cell) -> Road:
    return cell.start, cell.end + timedelta(days=1)


def only_events(counted: Span | None) -> int | None:
    return None if counted is None else counted.only


def _best_kept_first(cells: Sequence[Cell]) -> list[Cell]:
    """Noughts before the latest and longest: who knows that no small count is nought sees through a hidden one."""
    return sorted(cells, key=lambda cell: (cell.value != 0, -cell.end.toordinal(), cell.start, cell.key))
