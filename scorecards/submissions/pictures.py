"""A line as charts take it: its past, its past beside its neighbours' and its target, and its place among them. Pure.

The desk, a member's page and the paper draw a line from here, so that one line looks one way wherever it is read.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.charts.bars import Bar, Reference, ranked_bars
from portal.charts.findings import finding
from portal.charts.frames import Frame
from portal.charts.multiples import Multiples, Panel
from portal.charts.palette import Palette
from portal.charts.points import Break, History, Point, Series, Target
from portal.charts.primitives import Chart
from portal.charts.sparkline import sparkline
from portal.charts.trend import trend
from portal.figures.spans import span_words
from portal.figures.vocabulary import Basis, Polarity, Unit
from scorecards.periods import parse_period
from scorecards.submissions.rules.figures import GROWS_WITH_TIME
from scorecards.submissions.standing import BenchmarkShown, HistoryPoint, LineStanding, Shown

OTHER_EDITION = "other population estimate"


@dataclass(frozen=True)
class Picture:
    """One chart at a page's two widths, and what its caption says."""

    wide: Chart
    narrow: Chart
    says: str


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


def over_time(line: LineStanding, name: str, *, target_from: str = "") -> History:
    """The line's past with its neighbours and this quarter's target; `name` is the council's own line.

    The target is drawn from the first period that the quarter `target_from` reaches; everywhere without one.
    """
    own = points(line.history)
    return History(
        own=Series(name, own, line.cohort_changes),
        others=_neighbours(line.history, own),
        targets=_targets(line, own, target_from),
        breaks=_once((*_breaks(line.history, own), *_new_editions(line, own))),
    )


def side_by_side(lines: Sequence[LineStanding], title: str) -> Multiples | None:
    """The lines of a theme that have a past, small, each on its own axis; None for fewer than two of them."""
    panels = tuple(_panel(line) for line in lines if sum(p.figure.value is not None for p in line.history) > 1)
    return Multiples(title, panels) if len(panels) > 1 else None


def _panel(line: LineStanding) -> Panel:
    past, target = over_time(line, line.name), line.target
    limit = Reference("Target", target.value, target.shown) if target and target.value is not None else None
    return Panel(line.name, past.own.points, Unit(line.unit), limit, past.breaks, line.cohort_changes)


def drawn_over_time(line: LineStanding, history: History, palette: Palette, frame: Frame) -> Chart:
    """The trend. What grows with time does not compare at unlike lengths: no line joins a part year to a whole one."""
    unit = Unit(line.unit)
    return trend(history, unit=unit, palette=palette, frame=frame, join_unlike=unit not in GROWS_WITH_TIME)


def found_over_time(history: History) -> str:
    """What the line's own past says, for a caption."""
    return finding(history.own.points, history.breaks, new_groups=history.own.new_groups)


def points(past: Sequence[HistoryPoint]) -> tuple[Point, ...]:
    """The history as charts take it; two periods of one short name are told apart by their full one."""
    seen = Counter(point.label for point in past)
    return tuple(_point(point, point.label if seen[point.label] == 1 else point.figure.period) for point in past)


def _point(past: HistoryPoint, label: str) -> Point:
    figure, part, basis = past.figure, past.kind == "part", Basis(past.figure.basis)
    return Point(
        label=label,
        value=figure.value,
        shown=figure.shown if figure.value is not None else absent_words(figure),
        basis=Basis.YEAR if basis is Basis.YEAR_TO_DATE and not part else basis,
        months=span_words(figure.start, figure.end) if part else "",
        when=figure.period if basis is Basis.SNAPSHOT else "",
        since=_since(figure, basis, label),
    )


def _since(figure: Shown, basis: Basis, label: str) -> str:
    """The period after "since": a day, or the stretch to a day; where its label does, quarters and years, nothing."""
    if basis is Basis.SNAPSHOT:
        return figure.period.removeprefix("at ")
    stretch = basis is Basis.THREE_YEARS or label.startswith("to ")
    return f"the {figure.period}" if stretch else ""


def absent_words(figure: Shown) -> str:
    """Why there is no number: "c, suppressed", "not yet available"."""
    return ", ".join(filter(None, [figure.shown, figure.absent])) or "no figure"


def _breaks(past: Sequence[HistoryPoint], drawn: Sequence[Point]) -> tuple[Break, ...]:
    return tuple(Break(d.label, p.break_before) for p, d in zip(past, drawn, strict=True) if p.break_before)


def _new_editions(line: LineStanding, own: Sequence[Point]) -> Iterator[Break]:
    """Where a rate begins to be worked out with another population."""
    if line.unit != Unit.PER_10000.value:
        return
    before = None
    for past, point in zip(line.history, own, strict=True):
        edition = past.figure.population_edition
        if before is not None and edition != before:
            yield Break(point.label, OTHER_EDITION)
        before = edition


def _once(breaks: Sequence[Break]) -> tuple[Break, ...]:
    """One mark to a period: a new series says more than a new population."""
    found: dict[str, Break] = {}
    for mark in breaks:
        found.setdefault(mark.label, mark)
    return tuple(found.values())


def _neighbours(past: Sequence[HistoryPoint], own: Sequence[Point]) -> tuple[Series, ...]:
    """The neighbours' mean of each period that is one of theirs; the others stay open, so that no line crosses them."""
    if not any(told.neighbours is not None for told in past):
        return ()
    beside = tuple(
        Point(point.label, told.neighbours, told.neighbours_shown or "–", point.basis, point.months, point.when)
        for told, point in zip(past, own, strict=True)
    )
    return (Series("Neighbours", beside),)


def _targets(line: LineStanding, own: Sequence[Point], target_from: str) -> tuple[Target, ...]:
    """This quarter's target, with its tolerance as a band on its worse side, or a range as its own limits."""
    target = line.target
    if target is None:
        return ()
    low, high = target.low, target.high
    if target.value is not None and target.tolerance and line.polarity != Polarity.NONE.value:
        worse = target.value + (target.tolerance if line.polarity == Polarity.LOW.value else -target.tolerance)
        low, high = sorted((worse, target.value))
    start = _first_held(line.history, own, target_from)
    return (Target(target.shown, target.value, low, high, target.words, start),)


def _first_held(past: Sequence[HistoryPoint], own: Sequence[Point], target_from: str) -> str:
    """The first period that the target reaches; empty where it reaches them all."""
    if not target_from:
        return ""
    begins = parse_period(target_from).start
    held = [point.label for told, point in zip(past, own, strict=True) if told.figure.end >= begins]
    start = held[0] if held else own[-1].label
    return start if start != own[0].label else ""


def among_neighbours(
    line: LineStanding, benchmark: BenchmarkShown, palette: Palette, frame: Frame, *, name: str = ""
) -> Chart:
    """The council, under `name` if one is given, and its neighbours in the latest published year, best first."""
    rows = [
        Bar((name if m.own else "") or m.name, m.value, m.shown or "not available", m.own) for m in benchmark.members
    ]
    statistic = "Median" if line.neighbours.statistic == "median" else "Mean"
    reference = None
    if benchmark.mean is not None:
        reference = Reference(f"{statistic} of {benchmark.count}", benchmark.mean, benchmark.mean_shown)
    return ranked_bars(
        rows,
        polarity=line.judged,
        unit=Unit(line.unit),
        palette=palette,
        frame=frame,
        mean=reference,
        period=benchmark.year,
        place=benchmark.rank,
    )
