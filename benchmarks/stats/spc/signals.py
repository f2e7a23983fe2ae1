"""The rules that find a special cause in a row of points. A missing point ends every run, trend and trio.

Sides and signs are 1 (above, rising), −1 (below, falling) and 0 (neither, or no point).
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from benchmarks.stats.spc.limits import Limits, Values

RUN = 7
NEAR_OF = 3


def sign(amount: Decimal) -> int:
    return (amount > 0) - (amount < 0)


def sides(values: Values, middle: Decimal) -> list[int]:
    """Which side of `middle` each value lies on; one that lies on it is on neither."""
    return [0 if value is None else sign(value - middle) for value in values]


def outside(values: Values, limits: Limits) -> list[int]:
    """1 above the upper limit, −1 below the lower; a value that lies on a limit is inside."""
    lower, upper = limits.lower, limits.upper
    return [_beyond(value, lower, upper) for value in values]


def near(values: Values, limits: Limits) -> list[int]:
    """1 in the outer third below the upper limit, −1 in the outer third above the lower; 0 beyond them."""
    lower, upper = limits.near_lower, limits.near_upper
    close = [_beyond(value, lower, upper) for value in values]
    return [0 if out else there for out, there in zip(outside(values, limits), close, strict=True)]


def run_ends(side: Sequence[int]) -> list[int]:
    """The side, at each point that is at least the 7th in a row on it; else 0."""
    return [_all_of(side[max(0, place - RUN + 1) : place + 1], RUN) for place in range(len(side))]


def trend_ends(values: Values) -> list[int]:
    """The direction, at each point that is at least the 7th of a row that only rises or only falls; else 0."""
    steps = [0, *(0 if was is None or now is None else sign(now - was) for was, now in pairwise(values))]
    return [_all_of(steps[max(0, place - RUN + 2) : place + 1], RUN - 1) for place in range(len(values))]


def reaching_back(ends: Sequence[int]) -> list[int]:
    """Each end's sign at all of its 7 points; where two rows share a point, the later counts."""
    marks = [0] * len(ends)
    for place, end in enumerate(ends):
        if end:
            start = max(0, place - RUN + 1)
            marks[start : place + 1] = [end] * (place + 1 - start)
    return marks


def two_of_three(close: Sequence[int], side: Sequence[int]) -> list[int]:
    """The side, at each near point of any three in a row that are all on it, two of them near its limit."""
    marks = [0] * len(close)
    for start in range(len(close) - NEAR_OF + 1):
        trio = range(start, start + NEAR_OF)
        where = _all_of([side[place] for place in trio], NEAR_OF)
        if where and sum(bool(close[place]) for place in trio) >= 2:
            for place in trio:
                marks[place] = where if close[place] else marks[place]
    return marks


def _beyond(value: Decimal | None, lower: Decimal, upper: Decimal) -> int:
    return 0 if value is None else (value > upper) - (value < lower)


def _all_of(signs: Sequence[int], count: int) -> int:
    """The sign that all `count` have; 0 where they differ or are fewer."""
    return signs[0] if len(signs) == count and len(set(signs)) == 1 else 0
