"""The counts of one to five children that nobody may tell, whether a figure says them or others together do. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from scorecards.copies.disclosure.cells import Cell
from scorecards.copies.disclosure.times import Road, road
from scorecards.copies.disclosure.together.known import Counted
from scorecards.copies.disclosure.together.lines import Lines, Terms, merged, minus

LEAST = 3  # values that a count which is not printed may still have
NOT_TOLD = 2  # the same of one that only others make: it must not be one number

Levels = Mapping[date, tuple[date, int]]


@dataclass(frozen=True)
class Secret:
    """A count of children that others must not tell; `true` where we know it, `threshold` what it is small by."""

    terms: Terms
    lines: frozenset[str]
    least: int
    threshold: int
    true: int | None


def secrets(lines: Lines) -> list[Secret]:
    """Each once: figures and what they leave out, what lies between two days, and what is left of a total."""
    found: dict[tuple[tuple[str, int], ...], Secret] = {}
    for terms, cell, least, true in _all(lines):
        if terms and (true is None or cell.small(true)):
            line = cell.series.partition("|")[0]
            secret = Secret(terms, frozenset({line}), min(least, cell.threshold), cell.threshold, true)
            found.setdefault(tuple(sorted(terms.items())), secret)
    return list(found.values())


Asked = tuple[Terms, Cell, int, int | None]


def _all(lines: Lines) -> Iterator[Asked]:
    for each in lines.counted.values():
        yield from _of_figure(lines, each)
    for one in lines.sums:
        yield from _of_sum(lines, one.total, one.left, one.parts)
    periods = {series: dict(_known_periods(roads)) for series, roads in _roads(lines).items()}
    for series, found in periods.items():
        yield from _between_days(lines, series, found)
    lefts: list[tuple[str, tuple[str, ...]]] = [(base, (series,)) for series, base in lines.based()]
    for series, parts, _partial in lines.over_time():
        lefts += [(series, parts), *((series, (part,)) for part in parts)]
    for total, parts in dict.fromkeys(lefts):
        yield from _left(lines, total, parts, periods)


def _of_figure(lines: Lines, each: Counted) -> Iterator[Asked]:
    cell, true = each.cell, lines.true_count(each)
    if cell.value is None:
        if cell.suppressed and each.count == cell.key:
            yield {each.count: 1}, cell, LEAST, None
    elif cell.key not in lines.kept and true is not None:
        yield {each.count: 1}, cell, LEAST, true
        whole = lines.truth.get(each.whole, each.true_whole)
        if whole is not None:
            yield {each.whole: 1, each.count: -1}, cell, LEAST, whole - true


def _between_days(lines: Lines, series: str, known: Mapping[Road, int]) -> Iterator[Asked]:
    of_events = [each for each in lines.of_series.get(series, ()) if each.of_events]
    kept = {road(each.cell) for each in of_events if each.cell.key in lines.kept}
    for period, true in known.items() if of_events else ():
        if period not in kept and of_events[0].cell.small(true):
            yield lines.between(series, period), of_events[0].cell, NOT_TOLD, true


def _left(lines: Lines, total: str, parts: Sequence[str], periods: Mapping[str, Mapping[Road, int]]) -> Iterator[Asked]:
    """Between any two days, how many of a total these parts leave out, as far as we know."""
    cell = lines.of_series[parts[0]][0].cell
    counts = [periods.get(series, {}) for series in parts]
    for period, count in periods.get(total, {}).items():
        if all(period in other for other in counts):
            left = count - sum(other[period] for other in counts)
            if cell.small(left):
                terms = (minus(lines.between(part, period)) for part in parts)
                yield merged(lines.between(total, period), *terms), cell, NOT_TOLD, left


def _roads(lines: Lines) -> Mapping[str, list[tuple[Road, int]]]:
    """By series, what we know of the times between its days, of its periods, and of those that only parts make."""
    found: dict[str, list[tuple[Road, int]]] = defaultdict(list)

    def lay(series: str, period: Road, events: int | None) -> None:
        if series and events is not None:
            found[series].append((period, events))

    for each in lines.counted.values():
        if each.of_events:
            lay(each.series, road(each.cell), lines.true_count(each))
            lay(each.cell.base_series, road(each.cell), lines.truth.get(each.whole, each.true_whole))
    for one in lines.sums:
        if one.parts[0].of_events and not one.partial:
            lay(one.series, road(one.parts[0].cell), _all_of(lines, one.parts))
    for series in list(found):
        for day, later in pairwise(lines.days):
            lay(series, (day, later), lines.truth.get(f"{series} {day} {later}"))
    return found


def _known_periods(roads: Iterable[tuple[Road, int]]) -> Iterator[tuple[Road, int]]:
    """What lies between any two days that these join."""
    levels = _walk(roads)
    for first, last in combinations(sorted(levels), 2):
        (one, since), (other, until) = levels[first], levels[last]
        if one == other:
            yield (first, last), until - since


def _all_of(lines: Lines, parts: Sequence[Counted]) -> int | None:
    counts = [lines.true_count(part) for part in parts]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(parts) else None


def _of_sum(lines: Lines, total: str, left: Terms, parts: Sequence[Counted]) -> Iterator[Asked]:
    """What its parts leave out, and all of its parts but one."""
    whole = lines.truth.get(total)
    counts = [lines.true_count(part) for part in parts]
    known = [count for count in counts if count is not None]
    if whole is None or len(known) < len(parts):
        return
    yield left, parts[0].cell, NOT_TOLD, whole - sum(known)
    for part, count in zip(parts, known, strict=True):
        yield {total: 1, part.count: -1}, part.cell, NOT_TOLD, whole - count


def _walk(roads: Iterable[tuple[Road, int]]) -> Levels:
    """Each day as a first day and the events since, over all roads that join them."""
    joined: dict[date, list[tuple[date, int]]] = defaultdict(list)
    for (start, end), events in roads:
        joined[start].append((end, events))
        joined[end].append((start, -events))
    levels: dict[date, tuple[date, int]] = {}
    for first in sorted(joined):
        waiting = [(first, 0)]
        while waiting:
            day, level = waiting.pop()
            if day not in levels:
                levels[day] = first, level
                waiting += [(other, level + events) for other, events in joined[day]]
    return levels
