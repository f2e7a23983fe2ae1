"""A line's and a risk's charts, drawn from what a signed copy holds. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from portal.charts.bars import Bar, Reference, ranked_bars
from portal.charts.findings import finding
from portal.charts.frames import NARROW, WIDE, Frame
from portal.charts.palette import Palette
from portal.charts.points import Break, History, Point, Series, Target
from portal.charts.primitives import Chart
from portal.charts.sparkline import sparkline
from portal.charts.trend import trend
from portal.figures.spans import span_words
from portal.figures.vocabulary import Basis, Polarity, Unit
from scorecards.copies.content.schema import RiskFacts
from scorecards.scrutiny.rules.wording import capital
from scorecards.submissions.rules.figures import GROWS_WITH_TIME
from scorecards.submissions.standing import HistoryPoint, LineStanding, Shown, TargetShown

LEAST_SCORES = 3  # two are read faster in the table
BESIDE = WIDE.sized(460)  # the narrower of two columns


@dataclass(frozen=True)
class Picture:
    """One chart at its two widths, and what its caption says."""

    wide: Chart
    narrow: Chart
    says: str


def line_spark(line: LineStanding, palette: Palette) -> Chart | None:
    """The line's past in a table cell; nothing for a line without two figures."""
    if sum(point.figure.value is not None for point in line.history) < 2:
        return None
    return sparkline(
        _points(line.history),
        palette=palette,
        breaks=_breaks(line.history),
        name=line.name,
        new_groups=line.cohort_changes,
    )


def line_trend(line: LineStanding, council: str, palette: Palette) -> Picture | None:
    """The line over time with neighbours and target; nothing for a line without any figure."""
    if not any(point.figure.value is not None for point in line.history):
        return None
    history = History(
        own=Series(council, _points(line.history), line.cohort_changes),
        others=_neighbours(line.history),
        targets=_targets(line.target, line.polarity),
        breaks=_breaks(line.history),
    )
    unit = Unit(line.unit)

    def drawn(frame: Frame) -> Chart:
        return trend(history, unit=unit, palette=palette, frame=frame, join_unlike=unit not in GROWS_WITH_TIME)

    says = finding(history.own.points, history.breaks, new_groups=line.cohort_changes)
    return Picture(drawn(WIDE), drawn(NARROW), says)


def _points(history: Sequence[HistoryPoint]) -> tuple[Point, ...]:
    """The past as points; two periods of one short name are told apart by their full one."""
    labels = [point.label for point in history]
    return tuple(
        _point(point.figure, point.label if labels.count(point.label) == 1 else point.figure.period, point.kind)
        for point in history
    )


def _point(figure: Shown, label: str, kind: str) -> Point:
    basis = Basis(figure.basis)
    part = kind == "part"
    return Point(
        label=label,
        value=figure.value,
        shown=figure.shown if figure.value is not None else absent_words(figure),
        basis=Basis.YEAR if basis is Basis.YEAR_TO_DATE and not part else basis,
        months=span_words(figure.start, figure.end) if part else "",
        when=figure.period if basis is Basis.SNAPSHOT else "",
    )


def absent_words(figure: Shown) -> str:
    """ "c, suppressed", "not yet available"."""
    return ", ".join(filter(None, [figure.shown, figure.absent]))


def _breaks(history: Sequence[HistoryPoint]) -> tuple[Break, ...]:
    points = _points(history)
    return tuple(
        Break(point.label, told.break_before) for point, told in zip(points, history, strict=True) if told.break_before
    )


def _neighbours(history: Sequence[HistoryPoint]) -> tuple[Series, ...]:
    own = zip(_points(history), history, strict=True)
    points = [
        Point(point.label, told.neighbours, told.neighbours_shown, point.basis)
        for point, told in own
        if told.neighbours is not None
    ]
    return (Series("Neighbours", tuple(points)),) if points else ()


def _targets(target: TargetShown | None, polarity: str) -> tuple[Target, ...]:
    if target is None:
        return ()
    low, high = target.low, target.high
    if target.value is not None and target.tolerance:
        worse = target.value + (target.tolerance if polarity == Polarity.LOW.value else -target.tolerance)
        low, high = min(worse, target.value), max(worse, target.value)
    return (Target(target.shown, target.value, low, high, target.words if target.value is not None else ""),)


def beside_neighbours(line: LineStanding, palette: Palette) -> Picture | None:
    """The council among its neighbours in the year that they have a number for."""
    benchmark = line.benchmark
    if benchmark is None or not benchmark.members:
        return None
    rows = [Bar(member.name, member.value, member.shown or "not available", member.own) for member in benchmark.members]
    mean = (
        Reference(f"Mean of {benchmark.count}", benchmark.mean, benchmark.mean_shown)
        if benchmark.mean is not None
        else None
    )

    def drawn(frame: Frame) -> Chart:
        return ranked_bars(
            rows,
            polarity=line.judged,
            unit=Unit(line.unit),
            palette=palette,
            frame=frame,
            mean=mean,
            period=benchmark.year,
            place=benchmark.rank,
        )

    said = ", ".join(filter(None, [benchmark.rank, benchmark.year]))
    return Picture(drawn(BESIDE), drawn(NARROW), f"{capital(said)}." if said else "")


def score_trend(scores: Sequence[tuple[str, RiskFacts]], palette: Palette) -> Picture | None:
    """A risk's score quarter by quarter, oldest first; nothing where fewer than three quarters gave a score."""
    if sum(risk.score is not None for _label, risk in scores) < LEAST_SCORES:
        return None
    points = [
        Point(label, None if risk.score is None else Decimal(risk.score), score_words(risk), Basis.QUARTER)
        for label, risk in scores
    ]
    history = History(Series("Score", tuple(points)))
    wide, narrow = (trend(history, unit=Unit.SCORE, palette=palette, frame=frame) for frame in (WIDE, NARROW))
    return Picture(wide, narrow, finding(points))


def score_words(risk: RiskFacts) -> str:
    """ "20, very high", "High" where only a band is stated, "not scored"."""
    if risk.score is None:
        return risk.band or "not scored"
    return f"{risk.score}, {risk.band.lower()}" if risk.band else str(risk.score)
