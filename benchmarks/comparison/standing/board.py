"""All measures of a council at once, by how it stands; what got worse comes first."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from benchmarks.comparison.standing.kinds import Standing
from benchmarks.stats.ranks import Standing as Rank
from benchmarks.stats.verdict import Verdict


class Show(StrEnum):
    """Which measures are asked for."""

    ALL = ""
    WORSE = "worse"
    BETTER = "better"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True)
class Wanted:
    """What a person asked to see: measures with these words in their name, of one kind of standing."""

    words: str = ""
    show: Show = Show.ALL


def fits(standing: Standing, wanted: Wanted) -> bool:
    """Whether a measure is among those asked for; `low` and `high` are the worst and the best quarter of England."""
    if wanted.words.casefold() not in standing.subject.name.casefold():
        return False
    moved = standing.moved.change.verdict if standing.moved else None
    return {
        Show.ALL: True,
        Show.WORSE: moved == Verdict.WORSE,
        Show.BETTER: moved == Verdict.BETTER,
        Show.LOW: standing.everyone.band == "D",
        Show.HIGH: standing.everyone.band == "A",
    }[wanted.show]


def in_order(standings: Iterable[Standing]) -> list[Standing]:
    """Those that got worse first; then, within each, the worst place among the group; then by name."""
    return sorted(standings, key=lambda each: (turn(each), -share(each.rank), each.subject.name))


def turn(standing: Standing) -> int:
    """0 got worse, 1 stayed or cannot be said, 2 got better."""
    moved = standing.moved.change.verdict if standing.moved else None
    return {Verdict.WORSE: 0, Verdict.BETTER: 2}.get(moved, 1) if moved else 1


def share(rank: Rank | None) -> Decimal:
    """How far down a place lies, from 0 to 1; what has none comes after all that have."""
    return Decimal(rank.place) / rank.of if rank else Decimal(0)


def counted(standings: Iterable[Standing]) -> tuple[int, int, int]:
    """How many got worse, better, and neither."""
    turns = [turn(each) for each in standings]
    return turns.count(0), turns.count(2), turns.count(1)
