"""Days on which a council is closed beside weekends and bank holidays, such as those between Christmas and New Year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

MOST_DAYS = 31  # of one closure: a longer one would be a mistake, and papers would be due months before a meeting
MOST = 60


@dataclass(frozen=True, order=True)
class Closure:
    """From `first` to `last`, both included; `words` say what for."""

    first: date
    last: date
    words: str = ""

    @property
    def days(self) -> frozenset[date]:
        return frozenset(self.first + timedelta(number) for number in range((self.last - self.first).days + 1))


def trouble(closures: Iterable[Closure]) -> str:
    """What keeps these closures from being kept, in words; empty where nothing does."""
    found = sorted(closures)
    if len(found) > MOST:
        return f"A council keeps at most {MOST} closures. Take away those that are long past."
    if any(each.last < each.first for each in found):
        return "The last day must be on or after the first."
    if any((each.last - each.first).days >= MOST_DAYS for each in found):
        return f"A council is closed for at most {MOST_DAYS} days at a time."
    if any(later.first <= earlier.last for earlier, later in pairwise(found)):
        return "The council is closed on some of these days already."
    return ""


def as_kept(closures: Iterable[Closure]) -> list[list[str]]:
    """As the council's row keeps them, the earliest first."""
    return [[each.first.isoformat(), each.last.isoformat(), each.words] for each in sorted(closures)]


def as_told(kept: Iterable[Iterable[str]]) -> tuple[Closure, ...]:
    return _told(tuple((first, last, words) for first, last, words in kept))


@lru_cache(maxsize=256)
def _told(kept: tuple[tuple[str, str, str], ...]) -> tuple[Closure, ...]:
    return tuple(Closure(date.fromisoformat(first), date.fromisoformat(last), words) for first, last, words in kept)


def closed_days(closures: tuple[Closure, ...]) -> frozenset[date]:
    """Every day of these closures."""
    return frozenset().union(*(each.days for each in closures))
