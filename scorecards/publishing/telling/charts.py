"""The chart of a line: its past beside the neighbours', or its place among them where the past is too short."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from portal.charts.bars import Bar, Reference, bars, ranked_bars
from portal.charts.findings import finding
from portal.charts.frames import NARROW, PAPER, WIDE, Frame
from portal.charts.palette import Palette
from portal.charts.points import Break, History, Point, Series, Target, stretches
from portal.charts.primitives import Chart
from portal.charts.trend import trend
from portal.figures.spans import MONTHS
from portal.figures.vocabulary import Basis, Unit
from scorecards.publishing.story import Figure
from scorecards.submissions.rules.figures import GROWS_WITH_TIME
from scorecards.submissions.standing import HistoryPoint, LineStanding, TargetShown

ON_PAPER = PAPER.sized(317)  # the column beside a figure
LEAST_POINTS = 2  # that a line joins: two figures on both sides of a break compare with nothing
LEAST_BARS = 3


def figure_chart(line: LineStanding, council: str, palette: Palette) -> Figure | None:
    """The chart at its three sizes; None where there are too few figures to draw."""
    past = _history(line, council) if line.history else None
    if past and any(len(stretch) >= LEAST_POINTS for stretch in stretches(past.own.points, past.breaks)):
        return _over_time(line, past, palette)
    ranked = [member for member in line.benchmark.members if member.value is not None] if line.benchmark else []
    return _among(line, palette) if len(ranked) >= LEAST_BARS else _beside(line, council, palette)


def _over_time(line: LineStanding, past: History, palette: Palette) -> Figure:
    unlike = Unit(line.unit) not in GROWS_WITH_TIME
    caption = f"{line.name}. {_finding(line, past)}".removesuffix(".")
    return _figure(
        caption,
        lambda frame: trend(past, unit=Unit(line.unit), palette=palette, frame=frame, join_unlike=unlike),
    )


def _finding(line: LineStanding, past: History) -> str:
    return finding(past.own.points, past.breaks, new_groups=line.cohort_changes)


def _figure(caption: str, draw: Callable[[Frame], Chart]) -> Figure:
    return Figure(caption, draw(ON_PAPER), draw(WIDE), draw(NARROW))


def _history(line: LineStanding, council: str) -> History:
    points = _with_own_labels(line.history)
    others = tuple(
        Point(p.label, p.neighbours, p.neighbours_shown or "not available", _basis(p), when=_when(p)) for p in points
    )
    beside = (Series("Neighbours", others),) if any(p.neighbours is not None for p in points) else ()
    return History(
        own=Series(council, tuple(map(_point, points)), line.cohort_changes),
        others=beside,
        targets=(_target(line.target),) if line.target else (),
        breaks=tuple(Break(p.label, p.break_before) for p in points if p.break_before),
    )


def _with_own_labels(points: tuple[HistoryPoint, ...]) -> list[HistoryPoint]:
    """Each period stands once on an axis: where two have one short name, both are said in full."""
    labels = [point.label for point in points]
    return [p if labels.count(p.label) == 1 else replace(p, label=p.figure.period) for p in points]


def _point(point: HistoryPoint) -> Point:
    figure = point.figure
    shown = figure.shown if figure.value is not None else figure.absent or "no figure"
    months = _months(point) if point.kind == "part" else ""
    return Point(point.label, figure.value, shown, _basis(point), months, _when(point))


def _basis(point: HistoryPoint) -> Basis:
    """A year to date that covers the whole year is a year."""
    basis = Basis(point.figure.basis)
    return Basis.YEAR if basis is Basis.YEAR_TO_DATE and point.kind == "whole" else basis


def _when(point: HistoryPoint) -> str:
    return point.figure.period if point.figure.basis == Basis.SNAPSHOT.value else ""


def _months(point: HistoryPoint) -> str:
    """What a part year covers: "April to September"."""
    first, last = MONTHS[point.figure.start.month - 1], MONTHS[point.figure.end.month - 1]
    return f"{first} to {last} {point.figure.end.year}"


def _target(target: TargetShown) -> Target:
    """The target of this quarter, with its tolerance as a band, or a range as its own limits."""
    low, high = target.low, target.high
    if target.value is not None and target.tolerance:
        low, high = target.value - target.tolerance, target.value + target.tolerance
    return Target(target.shown, target.value, low, high, target.words if target.value is not None else "")


def _among(line: LineStanding, palette: Palette) -> Figure | None:
    found = line.benchmark
    if found is None:
        return None
    rows = [Bar(m.name, m.value, m.shown or "not available", m.own) for m in found.members]
    mean = Reference(f"Mean of {found.count}", found.mean, found.mean_shown) if found.mean is not None else None
    place = found.rank
    caption = ", ".join(filter(None, (f"{line.name} among neighbours", found.year, place)))
    return _figure(
        caption,
        lambda frame: ranked_bars(
            rows,
            polarity=line.judged,
            unit=Unit(line.unit),
            palette=palette,
            frame=frame,
            mean=mean,
            period=found.year,
            place=place,
        ),
    )


def _beside(line: LineStanding, council: str, palette: Palette) -> Figure | None:
    """The council's figure beside the comparators that may stand beside it, each with its year."""
    found = [compared for compared in line.comparisons if compared.value is not None]
    if line.figure is None or line.figure.value is None or len(found) + 1 < LEAST_BARS:
        return None
    own = Bar(f"{council}, {line.figure.period_short}", line.figure.value, line.figure.shown, own=True)
    rows = [own, *(Bar(f"{c.who}, {c.note}", c.value, c.shown) for c in found)]
    target = line.target
    limit = Reference("Target", target.value, target.shown) if target and target.value is not None else None
    return _figure(
        f"{line.name} beside {_listed([c.who for c in found])}",
        lambda frame: bars(rows, unit=Unit(line.unit), palette=palette, frame=frame, reference=limit),
    )


def _listed(names: list[str]) -> str:
    names = [name if name != "Neighbours" else "neighbours" for name in names]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
