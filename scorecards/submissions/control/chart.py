"""A line's control chart as charts take it: points, limits, target and comparators, each ready to print."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from benchmarks.stats.spc.causes import Nature
from benchmarks.stats.spc.chart import Point
from benchmarks.stats.spc.limits import Limits
from portal.charts.control import Annotation, Cause, Control, ControlLimits, ControlPoint, Level
from portal.figures.spans import age_in_months, day_words
from portal.figures.vocabulary import Basis, Unit
from portal.figures.words import shown
from scorecards.periods import parse_period
from scorecards.submissions.control import words
from scorecards.submissions.control.numbers import Numbers, may_stand_beside, numbers_of, target_of
from scorecards.submissions.control.series import Slot
from scorecards.submissions.pictures import OTHER_EDITION, absent_words
from scorecards.submissions.standing import ComparedShown, LineStanding

CAUSES = {
    Nature.IMPROVING: Cause.IMPROVING,
    Nature.CONCERNING: Cause.CONCERNING,
    Nature.HIGHER: Cause.NEUTRAL,
    Nature.LOWER: Cause.NEUTRAL,
}


@dataclass(frozen=True)
class ControlLine:
    """The definition that pages and papers draw, and what is said beside it.

    `by` is "by month" where the chart's periods are not those of the line's own figure, else empty; `how` are
    sentences on the making of its limits.
    """

    control: Control
    by: str
    finding: str
    assurance: str
    limits: str
    how: tuple[str, ...]


def control_of(line: LineStanding, name: str, *, target_from: str = "") -> ControlLine | None:
    """The control chart of a line, `name` being the council's; None where there are too few figures for limits.

    The target is drawn from the first period that the quarter `target_from` reaches; everywhere without one.
    """
    numbers = numbers_of(line)
    if numbers is None:
        return None
    finding = words.finding_of(numbers)
    control = Control(
        name=name,
        points=tuple(map(_point, numbers.chart.points, numbers.series.slots)),
        limits=tuple(_limits(line, numbers)),
        unit=Unit(line.unit),
        target=_target(line, numbers, target_from),
        benchmarks=(*_range(line, numbers, target_from), *_comparators(line, numbers)),
        annotations=tuple(_annotations(line, numbers)),
        assurance=numbers.chart.assurance or "",
        found=finding,
    )
    return ControlLine(
        control,
        words.by_of(line, numbers),
        finding,
        words.assurance_of(line, numbers),
        words.limits_of(numbers),
        words.how_of(line, numbers),
    )


def _point(point: Point, slot: Slot) -> ControlPoint:
    figure = slot.point.figure if slot.point else None
    basis = Basis(figure.basis) if figure else Basis.QUARTER
    return ControlPoint(
        label=slot.label,
        value=point.value,
        shown=words.NO_FIGURE if figure is None else figure.shown if figure.value is not None else absent_words(figure),
        basis=basis,
        when=figure.period if figure and basis is Basis.SNAPSHOT else "",
        cause=CAUSES.get(point.nature),
        rule=point.signal.words if point.signal else "",
    )


def _limits(line: LineStanding, numbers: Numbers) -> Iterator[ControlLimits]:
    """Each stretch that has limits; those that cannot be (below nought, over 100 %) are left out of the picture."""
    places = {slot.end: place for place, slot in enumerate(numbers.series.slots)}
    values = [slot.value for slot in numbers.series.slots if slot.value is not None]
    for part in numbers.chart.stretches:
        if part.limits is None:
            continue
        start, end = places[part.start], places[part.end]
        lower, upper = _possible(part.limits, values, Unit(line.unit))
        yield ControlLimits(
            start=numbers.series.slots[start].label,
            end=numbers.series.slots[end].label,
            mean=part.limits.mean,
            lower=lower,
            upper=upper,
            mean_shown=_shown(line, part.limits.mean),
            lower_shown="" if lower is None else _shown(line, lower),
            upper_shown="" if upper is None else _shown(line, upper),
            trial=part.limits.trial,
            reason=_reason(numbers, start),
        )


def _possible(limits: Limits, values: list[Decimal], unit: Unit) -> tuple[Decimal | None, Decimal | None]:
    whole = unit == Unit.PERCENT and max(values) <= 100
    never_below = unit != Unit.GBP_MILLION and min(values) >= 0
    lower = None if never_below and limits.lower < 0 else limits.lower
    return lower, None if whole and limits.upper > 100 else limits.upper


def _shown(line: LineStanding, value: Decimal) -> str:
    """A mean of whole numbers is none itself, so it has one decimal place at least."""
    return shown(value, Unit(line.unit), max(1, line.decimals))


def _reason(numbers: Numbers, place: int) -> str:
    """Why limits begin anew here, from which day, and who decided it; a break in the series says so itself."""
    rebased = numbers.rebases.get(place)
    return f"{rebased.reason} (from {day_words(rebased.on)}, {rebased.by})" if rebased else ""


def _annotations(line: LineStanding, numbers: Numbers) -> Iterator[Annotation]:
    """Breaks, re-basings whose limits are not drawn, and where a rate begins to use another population."""
    slots = numbers.series.slots
    for place, reason in numbers.breaks.items():
        yield Annotation(slots[place].label, reason, new_series=True)
    first, *others = [part.start for part in numbers.chart.stretches if part.limits]
    for place in numbers.rebases:
        if slots[place].end not in others:
            few = "" if slots[place].end == first else ", with too few figures for limits yet"
            yield Annotation(slots[place].label, f"limits begin anew{few}: {_reason(numbers, place)}")
    before = ""
    for slot in slots:
        edition = slot.point.figure.population_edition if slot.point else ""
        if before and edition and edition != before:
            yield Annotation(slot.label, OTHER_EDITION)
        before = edition or before


def _target(line: LineStanding, numbers: Numbers, target_from: str) -> Level | None:
    value = target_of(line, numbers.series)
    if line.target is None or value is None:
        return None
    return Level("Target", value, line.target.shown, _held_from(numbers, target_from))


def _range(line: LineStanding, numbers: Numbers, target_from: str) -> Iterator[Level]:
    """Both ends of a target that is a range."""
    target = line.target
    if target and target.low is not None and target.high is not None and may_stand_beside(line, numbers.series):
        for name, value in (("Target from", target.low), ("Target up to", target.high)):
            yield Level(name, value, shown(value, Unit(line.unit), line.decimals), _held_from(numbers, target_from))


def _held_from(numbers: Numbers, target_from: str) -> str:
    """The first period that the target reaches; empty where it reaches them all."""
    if not target_from:
        return ""
    begins, slots = parse_period(target_from).start, numbers.series.slots
    label = next((slot.label for slot in slots if slot.end >= begins), slots[-1].label)
    return label if label != slots[0].label else ""


def _comparators(line: LineStanding, numbers: Numbers) -> Iterator[Level]:
    """Neighbours and England where they may stand beside the line's figure, each with its year and its age."""
    if not may_stand_beside(line, numbers.series):
        return
    for compared in (line.neighbours, line.england):
        if compared.value is not None:
            yield Level(compared.who, compared.value, compared.shown, note=_aged(compared, numbers))


def _aged(compared: ComparedShown, numbers: Numbers) -> str:
    """ "mean of 10, 2024/25, 18 months old"."""
    months = age_in_months(compared.end, numbers.series.slots[-1].end + timedelta(days=1)) if compared.end else 0
    age = f"{months} month{'' if months == 1 else 's'} old" if months else ""
    return ", ".join(filter(None, (compared.note, age)))
