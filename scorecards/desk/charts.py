"""The pictures of a line: its history in a cell and on its page, and its place among its neighbours. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from portal.charts.bars import Bar, Reference, ranked_bars
from portal.charts.findings import finding
from portal.charts.frames import NARROW, WIDE
from portal.charts.palette import Palette
from portal.charts.points import Break, History, Point, Series, Target
from portal.charts.primitives import Chart
from portal.charts.sparkline import sparkline
from portal.charts.trend import trend
from portal.figures.spans import MONTHS, whole_months
from portal.figures.vocabulary import Basis, Polarity, Unit
from scorecards.periods import parse_period
from scorecards.submissions.standing import HistoryPoint, LineStanding

# What grows with time does not compare at unlike lengths, so no line joins a part year to a whole one.
GROWS = frozenset({Unit.COUNT, Unit.PER_10000, Unit.GBP_MILLION})
BARS = 430
OTHER_EDITION = "other population estimate"


@dataclass(frozen=True)
class Pictures:
    """A chart at its two widths, with its title and what it says."""

    wide: Chart
    narrow: Chart
    title: str
    says: str


def short_name(council: str) -> str:
    """ "Shropshire Council" as charts name it."""
    return council.removesuffix(" Council") or council


def spark(line: LineStanding, palette: Palette) -> Chart | None:
    """The history in a cell; a rate keeps the population edition of its last figure. None for fewer than two points."""
    past = _one_edition(line.history) if line.unit == Unit.PER_10000.value else line.history
    drawn = points(past)
    if sum(point.value is not None for point in drawn) < 2:
        return None
    return sparkline(
        drawn, palette=palette, breaks=_breaks(past, drawn), name=line.name, new_groups=line.cohort_changes
    )


def _one_edition(past: Sequence[HistoryPoint]) -> Sequence[HistoryPoint]:
    edition = past[-1].figure.population_edition if past else ""
    return [point for point in past if point.figure.population_edition == edition]


def points(past: Sequence[HistoryPoint]) -> tuple[Point, ...]:
    """The history as charts take it, each period under a name of its own."""
    seen = Counter(point.label for point in past)
    return tuple(_point(point, point.label if seen[point.label] == 1 else point.figure.period) for point in past)


def _point(past: HistoryPoint, label: str) -> Point:
    figure = past.figure
    basis = Basis(figure.basis)
    if basis == Basis.YEAR_TO_DATE and past.kind == "whole":
        basis = Basis.YEAR
    months = _months(past) if basis == Basis.YEAR_TO_DATE else ""
    return Point(label, figure.value, figure.shown if figure.value is not None else figure.absent, basis, months)


def _months(past: HistoryPoint) -> str:
    start, end = past.figure.start, past.figure.end
    if whole_months(start, end) is None:
        return past.figure.period.removeprefix("year to date, ")
    first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
    return first if first == last else f"{first} to {last}"


def _breaks(past: Sequence[HistoryPoint], drawn: Sequence[Point]) -> tuple[Break, ...]:
    return tuple(Break(d.label, p.break_before) for p, d in zip(past, drawn, strict=True) if p.break_before)


def over_time(line: LineStanding, council: str, palette: Palette, *, target_from: str = "") -> Pictures | None:
    """The line over time beside its neighbours and target. None without two points to draw."""
    own = points(line.history)
    if sum(point.value is not None for point in own) < 2:
        return None
    breaks = (*_breaks(line.history, own), *_new_editions(line, own))
    history = History(
        own=Series(short_name(council), own, line.cohort_changes),
        others=_neighbours(line, own),
        targets=_targets(line, own, target_from),
        breaks=_once(breaks),
    )
    wide, narrow = (
        trend(history, unit=Unit(line.unit), palette=palette, frame=frame, join_unlike=Unit(line.unit) not in GROWS)
        for frame in (WIDE, NARROW)
    )
    return Pictures(wide, narrow, "Over time", _says(line, history))


def _says(line: LineStanding, history: History) -> str:
    own = history.own.points
    return finding(own, history.breaks, new_groups=line.cohort_changes) + _how_drawn(own)


def _how_drawn(own: Sequence[Point]) -> str:
    return " An open dot is part of a year." if any(p.basis == Basis.YEAR_TO_DATE for p in own) else ""


def _new_editions(line: LineStanding, own: Sequence[Point]) -> list[Break]:
    """Where a rate begins to be worked out with another population."""
    if line.unit != Unit.PER_10000.value:
        return []
    found, before = [], None
    for past, point in zip(line.history, own, strict=True):
        edition = past.figure.population_edition
        if before is not None and edition != before:
            found.append(Break(point.label, OTHER_EDITION))
        before = edition
    return found


def _once(breaks: Sequence[Break]) -> tuple[Break, ...]:
    """One mark to a period: a new series says more than a new population."""
    found: dict[str, Break] = {}
    for mark in breaks:
        found.setdefault(mark.label, mark)
    return tuple(found.values())


def _neighbours(line: LineStanding, own: Sequence[Point]) -> tuple[Series, ...]:
    """The neighbours' mean where a period of the line is one of theirs."""
    if not any(past.neighbours is not None for past in line.history):
        return ()
    beside = tuple(
        Point(point.label, past.neighbours, past.neighbours_shown or "–", point.basis, point.months)
        for past, point in zip(line.history, own, strict=True)
    )
    return (Series("Neighbours", beside),)


def _targets(line: LineStanding, own: Sequence[Point], target_from: str) -> tuple[Target, ...]:
    """This quarter's target, drawn from the first period that it held in."""
    target = line.target
    if target is None:
        return ()
    begins = parse_period(target_from).start if target_from else None
    held = [
        point.label
        for past, point in zip(line.history, own, strict=True)
        if begins is None or past.figure.end >= begins
    ]
    start = held[0] if held else own[-1].label
    low, high = target.low, target.high
    if target.value is not None and target.tolerance and line.polarity != Polarity.NONE.value:
        good_high = line.polarity == Polarity.HIGH.value
        low = target.value - target.tolerance if good_high else target.value
        high = target.value if good_high else target.value + target.tolerance
    return (Target(target.shown, target.value, low, high, target.words, start if start != own[0].label else ""),)


def among_neighbours(line: LineStanding, council: str, palette: Palette) -> Pictures | None:
    """The council and its neighbours in the latest published year, best first. None where none is published."""
    found = line.benchmark
    if found is None or not found.members:
        return None
    rows = [Bar(short_name(m.name) if m.own else m.name, m.value, m.shown, m.own) for m in found.members]
    name = "Median" if line.neighbours.statistic == "median" else "Mean"
    mean = Reference(f"{name} of {found.count}", found.mean, found.mean_shown) if found.mean is not None else None
    wide, narrow = (
        ranked_bars(
            rows,
            polarity=line.judged,
            unit=Unit(line.unit),
            palette=palette,
            frame=frame,
            mean=mean,
            period=found.year,
            place=found.rank,
        )
        for frame in (WIDE.sized(BARS), NARROW)
    )
    says = ", ".join(filter(None, [found.rank, found.year]))
    return Pictures(wide, narrow, "Beside its neighbours", f"{says}. The newest year that is published.")
