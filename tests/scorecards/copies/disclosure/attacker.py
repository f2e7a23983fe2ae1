"""A reader who works out what a paper hides, with nothing but what is printed. Shares no line with what is attacked.

Every printed word is a linear inequality over whole numbers: `571` is one value, `about 570` ten, `0.7%` of 571 those
whose share rounds to it, `c` one to five where the reader even knows which letters hide few. The search goes through
all whole numbers that fit: what has one value left in all of them is found.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

MOST = 1_000  # more children than any table of the tests has
EFFORT = 4_000  # tables that are tried before a search counts as too long
Terms = Mapping[str, int]
Domains = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Fact:
    """What a reader knows: the terms add up to no less than `low` and no more than `high`."""

    terms: Terms
    low: int | None
    high: int | None


class TooLongError(Exception):
    """The search gave up: neither found nor safe."""


def count(names: Iterable[str], low: int, high: int | None = None) -> Fact:
    """A count of these together: one value, or those between the two."""
    return Fact(dict.fromkeys(names, 1), low, low if high is None else high)


def at_least(names: Iterable[str], low: int) -> Fact:
    return Fact(dict.fromkeys(names, 1), low, None)


def share(part: Iterable[str], whole: Iterable[str], printed: str, per: int = 100) -> list[Fact]:
    """`part` of `whole` rounds half up to what is printed: 0.65 ≤ share < 0.75 for 0.7."""
    value = Decimal(printed)
    places = -int(value.as_tuple().exponent) + 1
    scale = 10**places
    middle, half = int(value * scale), 5
    numerator, denominator = dict.fromkeys(part, scale * per), list(whole)
    return [
        Fact(_less(numerator, denominator, middle - half), 0, None),
        Fact(_less(numerator, denominator, middle + half), None, -1),
    ]


def _less(numerator: Terms, denominator: Sequence[str], times: int) -> Terms:
    found = dict(numerator)
    for name in denominator:
        found[name] = found.get(name, 0) - times
    return found


class Reader:
    """Lays all facts side by side; every unknown is a whole number, nought or more.

    `near` says where to look first, which makes the search short and finds nothing else.
    """

    def __init__(self, facts: Iterable[Fact], near: Mapping[str, int]) -> None:
        self._near = near
        self._facts = [fact for fact in facts if fact.terms]
        self._names = sorted({name for fact in self._facts for name in fact.terms})

    def values(self, terms: Terms, *, enough: int, start: int) -> set[int]:
        """Values that the sum of `terms` can have, at most `enough` of them, beginning with the nearest to `start`."""
        return set(self._possible(terms, enough, start))

    def _possible(self, terms: Terms, enough: int, start: int) -> Iterator[int]:
        found = 0
        for value in _around(start):
            if self._fits(Fact(terms, value, value)):
                yield value
                found += 1
            if found == enough:
                return

    def _fits(self, more: Fact) -> bool:
        self._left = EFFORT
        return self._search(dict.fromkeys([*self._names, *more.terms], (0, MOST)), [*self._facts, more])

    def _search(self, domains: Domains, facts: Sequence[Fact]) -> bool:
        self._left -= 1
        if self._left < 0:
            raise TooLongError
        if not _narrow(domains, facts):
            return False
        free = [name for name, (low, high) in domains.items() if low < high]
        if not free:
            return True
        name = min(free, key=lambda each: domains[each][1] - domains[each][0])
        low, high = domains[name]
        near = min(max(self._near.get(name, low), low), high)
        parts = ((near, near), (low, near - 1), (near + 1, high))
        return any(self._search(domains | {name: part}, facts) for part in parts if part[0] <= part[1])


def _around(start: int) -> Iterator[int]:
    """The values of one to five and a few beyond, the nearest first."""
    yield from sorted(range(max(0, start - 6), start + 7), key=lambda value: (abs(value - start), value))


def _narrow(domains: Domains, facts: Sequence[Fact]) -> bool:
    """Every domain to what each fact leaves it, until nothing moves; false where nothing fits."""
    moved = True
    while moved:
        moved = False
        for fact in facts:
            lows = {name: min(times * each for each in domains[name]) for name, times in fact.terms.items()}
            highs = {name: max(times * each for each in domains[name]) for name, times in fact.terms.items()}
            least, most = sum(lows.values()), sum(highs.values())
            if (fact.high is not None and least > fact.high) or (fact.low is not None and most < fact.low):
                return False
            for name, times in fact.terms.items():
                low, high = domains[name]
                if fact.high is not None:
                    room = fact.high - least + lows[name]
                    low, high = (low, min(high, room // times)) if times > 0 else (max(low, -(room // -times)), high)
                if fact.low is not None:
                    need = fact.low - most + highs[name]
                    low, high = (max(low, -(-need // times)), high) if times > 0 else (low, min(high, need // times))
                if low > high:
                    return False
                if (low, high) != domains[name]:
                    domains[name], moved = (low, high), True
    return True
