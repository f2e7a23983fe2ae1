"""A control chart in numbers: readings cut where the process was re-based, each stretch with limits of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile

from benchmarks.stats.present import figure
from benchmarks.stats.spc.causes import Assurance, Nature, Signal, assurance, found, nature
from benchmarks.stats.spc.limits import Limits, limits
from portal.figures.vocabulary import Polarity


@dataclass(frozen=True)
class Reading:
    """One period, by the date it starts (or ends, if all do) on, and its value; None where it is missing."""

    period: date
    value: Decimal | None


@dataclass(frozen=True)
class Rebase:
    """From `start` on the process is another one: `reason` says why, `by` who decided it."""

    start: date
    reason: str
    by: str


@dataclass(frozen=True)
class Point:
    """A reading with its signals, the one that names it first; `stretch` counts the stretches from 0."""

    period: date
    value: Decimal | None
    signals: tuple[Signal, ...]
    nature: Nature
    stretch: int

    @property
    def signal(self) -> Signal | None:
        return self.signals[0] if self.signals else None


@dataclass(frozen=True)
class Stretch:
    """The periods between two re-basings; `rebase` is None for the first, `limits` where the points are too few."""

    start: date
    end: date
    limits: Limits | None
    rebase: Rebase | None


@dataclass(frozen=True)
class Chart:
    """Points in the order of their periods; `assurance` is of the last stretch only."""

    points: tuple[Point, ...]
    stretches: tuple[Stretch, ...]
    assurance: Assurance | None

    @property
    def latest(self) -> Point | None:
        """The last point that has a value."""
        return next((point for point in reversed(self.points) if point.value is not None), None)

    @property
    def since(self) -> Point | None:
        """The first of the unbroken row, within its stretch, of points that have the signal that names the latest."""
        if self.latest is None:
            return None
        latest = self.latest
        back = (point for point in reversed(self.points) if point.period <= latest.period)
        *_, first = takewhile(lambda p: p.value is not None and _also(p, latest), back)
        return first


def chart(
    readings: Iterable[Reading],
    polarity: Polarity,
    *,
    target: Decimal | None = None,
    rebases: Iterable[Rebase] = (),
    screened: bool = True,
) -> Chart:
    """The control chart of one series.

    No run, trend or moving range crosses a re-basing. Raises ValueError for a period or a re-basing that comes twice,
    TypeError for a symbol.
    """
    ordered = sorted(readings, key=lambda reading: reading.period)
    breaks = sorted(rebases, key=lambda rebase: rebase.start)
    _once([reading.period for reading in ordered], "period")
    _once([rebase.start for rebase in breaks], "re-basing")
    points: list[Point] = []
    stretches: list[Stretch] = []
    for part, rebase in _cut(ordered, breaks):
        values = [reading.value for reading in part]
        around = limits(values, screened=screened)
        stretches.append(Stretch(part[0].period, part[-1].period, around, rebase))
        points += _points(part, found(values, around), polarity, len(stretches) - 1)
    last = stretches[-1].limits if stretches else None
    wanted = None if target is None else figure(target)
    return Chart(tuple(points), tuple(stretches), assurance(last, wanted, polarity))


def _also(point: Point, latest: Point) -> bool:
    if point.stretch != latest.stretch:
        return False
    return latest.signal in point.signals if latest.signal else not point.signals


def _once(days: Sequence[date], what: str) -> None:
    if len(set(days)) < len(days):
        raise ValueError(f"A {what} comes twice")


def _cut(ordered: Sequence[Reading], breaks: Sequence[Rebase]) -> list[tuple[list[Reading], Rebase | None]]:
    """The stretches that have readings; of re-basings without one between them the last counts."""
    parts: dict[int, list[Reading]] = {}
    for reading in ordered:
        passed = sum(rebase.start <= reading.period for rebase in breaks)
        parts.setdefault(passed, []).append(reading)
    return [(part, breaks[passed - 1] if passed else None) for passed, part in parts.items()]


def _points(
    part: Sequence[Reading], signals: Sequence[tuple[Signal, ...]], polarity: Polarity, stretch: int
) -> list[Point]:
    return [
        Point(reading.period, reading.value, own, nature(own[0] if own else None, polarity), stretch)
        for reading, own in zip(part, signals, strict=True)
    ]
