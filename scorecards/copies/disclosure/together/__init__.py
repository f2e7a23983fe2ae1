"""Periods, parts and shares in one system: what a reader finds who takes all that is printed at once. Pure.

`lines` say what is true of figures that hang together, `known` what is printed of each, `secrets` what nobody may tell;
`search` tries the numbers that fit. Here figures are chosen that are not printed either, until no secret keeps too few
values.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from portal.figures.vocabulary import Unit
from scorecards.copies.disclosure.bounds import MayHide
from scorecards.copies.disclosure.cells import Cell, Group, Reason
from scorecards.copies.disclosure.choices import line_of
from scorecards.copies.disclosure.implied import PER
from scorecards.copies.disclosure.sums import BaseOf
from scorecards.copies.disclosure.together.lines import Lines
from scorecards.copies.disclosure.together.search import Range, Row, Search
from scorecards.copies.disclosure.together.secrets import Secret, secrets

CANDIDATES = 16
MOST_MIXED = 6  # counts that an earlier paper withheld, tried one by one

__all__ = ["Asked", "to_hide", "told"]


@dataclass(frozen=True)
class Asked:
    """All cells that lie side by side, those that are kept, and which of them may be hidden."""

    cells: Mapping[str, Cell]
    groups: Sequence[Group]
    kept: Collection[str]
    base_of: BaseOf
    may_hide: MayHide

    @cached_property
    def lots(self) -> list[tuple[Lines, list[Secret]]]:
        """Lines that hang together and print something new, with what they must not tell; worked out once."""
        return [(lines, found) for lines in _lots(self) if (found := secrets(lines))]


def to_hide(asked: Asked, hidden: Mapping[str, Reason], bases: Mapping[str, int]) -> Iterator[tuple[str, Reason]]:
    """One more figure of each lot of lines that together tell too much; one that is rounded has its own answer."""
    for lines, kept_secret in asked.lots:
        reader = _Reader(lines, hidden, bases)
        for secret in filter(reader.finds, kept_secret):
            beside = [key for key in reader.beside(secret) if asked.may_hide(key, hidden)]
            if reader.rounded(secret) or not reader.is_mended(secret, beside):
                continue
            more = (key for key in beside[:CANDIDATES] if reader.is_mended(secret, [key]))
            yield next(more, beside[0]), Reason.TOGETHER
            break


def told(asked: Asked, hidden: Mapping[str, Reason], bases: Mapping[str, int]) -> list[str]:
    """The rounded lines beside which some small count would still be told."""
    found: set[str] = set()
    for lines, kept_secret in asked.lots if bases else ():
        reader = _Reader(lines, hidden, bases)
        for secret in filter(reader.finds, kept_secret):
            rounded = reader.rounded(secret)
            may = [key for key in reader.beside(secret) if asked.may_hide(key, hidden) or key in bases]
            found |= rounded if rounded and reader.is_mended(secret, may) else rounded & secret.lines
    return sorted(found)


class _Reader:
    """Somebody who has all that is printed of some lines side by side."""

    def __init__(self, lines: Lines, hidden: Collection[str], bases: Mapping[str, int]) -> None:
        self._lines, self._hidden, self._bases = lines, hidden, bases
        self._ranges, printed = lines.ranges(hidden, bases)
        self._rows = [*lines.rows, *printed]

    def finds(self, secret: Secret) -> bool:
        return bool(self._patterns(secret))

    def beside(self, secret: Secret) -> list[str]:
        """The figures that it may be told by: the nearest first, of those the smallest, and noughts last."""
        near, found = self._reached(secret), {}
        for key, each in self._lines.counted.items():
            steps = [near[name] for name in (each.count, each.own_whole) if name in near]
            if steps:
                true = self._lines.true_count(each) or 0
                found[key] = (not true, min(steps), true, key)
        return sorted(found, key=lambda key: found[key])

    def _reached(self, secret: Secret) -> dict[str, int]:
        """Every unknown that bears on it, with how many rows away it is; what is printed leads no further."""
        of: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows:
            for name in row.terms:
                of[name].append(row)
        found = dict.fromkeys(secret.terms, 0)
        waiting = list(found)
        for name in waiting:
            low, high = self._ranges.get(name, (0, None))
            for row in of[name] if low != high or not found[name] else ():
                fresh = [each for each in row.terms if each not in found]
                found |= dict.fromkeys(fresh, found[name] + 1)
                waiting += fresh
        return found

    def rounded(self, secret: Secret) -> set[str]:
        return {line_of(self._lines.cells[key]) for key in self.beside(secret) if key in self._bases}

    def is_mended(self, secret: Secret, gone: Collection[str]) -> bool:
        """Whether it is told in fewer ways where these are not printed either."""
        if not gone:
            return False
        bases = {key: to for key, to in self._bases.items() if key not in gone}
        other = _Reader(self._lines, {*self._hidden, *gone}, bases)
        return other._patterns(secret) < self._patterns(secret)

    def _patterns(self, secret: Secret) -> frozenset[int]:
        """In which of the ways to take what earlier papers withheld it has too few values left."""
        return frozenset(number for number, each in enumerate(self._searches) if each.fits and _too_few(each, secret))

    @cached_property
    def _searches(self) -> list[Search]:
        return [Search(self._ranges | tried, self._rows, self._lines.truth) for tried in _tries(self._lines.withheld)]


def _too_few(search: Search, secret: Secret) -> bool:
    if secret.true is not None:
        near = sorted(range(secret.threshold + secret.least + 1), key=lambda value: abs(value - secret.true))  # type: ignore[operator]
        return not search.leaves(secret.terms, near, secret.least)
    few, more = range(1, secret.threshold + 1), (0, *range(secret.threshold + 1, secret.threshold + secret.least + 1))
    return not search.leaves(secret.terms, chain(few, more), secret.least) and search.leaves(secret.terms, few, 1)


def _tries(withheld: Mapping[str, int]) -> list[dict[str, Range]]:
    """What an earlier paper withheld may be small or not, and a reader may know which: it is tried in several ways."""
    few: dict[str, Range] = {name: (1, threshold) for name, threshold in withheld.items()}
    many: dict[str, Range] = dict.fromkeys(withheld, (1, None))
    mixed = [few | {name: many[name]} for name in few] + [many | {name: few[name]} for name in few]
    return [few, *([many] if few else []), *(mixed if 1 < len(few) <= MOST_MIXED else [])]


def _lots(asked: Asked) -> Iterator[Lines]:
    """Lines that hang together by shares and their bases."""
    beside: dict[str, set[str]] = defaultdict(set)
    cells = {key: c for key, c in asked.cells.items() if c.protected and (c.unit == Unit.COUNT or c.unit in PER)}
    for cell in cells.values():
        for other in (cell.base_series, cell.base_key, cell.numerator_key):
            beside[line_of(cell)].add(line := other.partition("|")[0])
            beside[line].add(line_of(cell))
    beside.pop("", None)
    left = dict.fromkeys(line_of(cell) for cell in cells.values())
    while left:
        lines = _hang_together(next(iter(left)), beside)
        for each in lines:
            left.pop(each, None)
        found = {key: cell for key, cell in cells.items() if line_of(cell) in lines}
        if any(asked.may_hide(key, {}) for key in found):
            yield Lines(found, asked.groups, asked.kept, asked.base_of)


def _hang_together(line: str, beside: Mapping[str, Collection[str]]) -> set[str]:
    found, waiting = set(), [line]
    while waiting:
        each = waiting.pop()
        if each and each not in found:
            found.add(each)
            waiting += beside[each]
    return found
