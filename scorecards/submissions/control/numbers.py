"""A line's control chart in numbers: its series cut where it breaks or was re-based, with limits and special causes."""

from dataclasses import dataclass
from decimal import Decimal

from benchmarks.stats.spc.causes import Nature
from benchmarks.stats.spc.chart import Chart, Reading, Rebase, chart
from benchmarks.stats.spc.limits import FEWEST
from portal.figures.vocabulary import Polarity, Unit
from scorecards.submissions.control.series import Regular, regular
from scorecards.submissions.rules.figures import GROWS_WITH_TIME
from scorecards.submissions.standing import LineStanding, RebaseShown


@dataclass(frozen=True)
class Numbers:
    """The series with its chart; `breaks` and `rebases` by the place of the first slot after them."""

    series: Regular
    chart: Chart
    breaks: dict[int, str]
    rebases: dict[int, RebaseShown]


def numbers_of(line: LineStanding) -> Numbers | None:
    """None where no control chart can be: fewer than 6 figures of one length, or other children each time."""
    if line.cohort_changes:
        return None
    series = regular(line)
    if series is None or series.count < FEWEST:
        return None
    breaks, rebases = _breaks(series), _rebases(line, series)
    begun = {place: Rebase(series.slots[place].end, reason, "") for place, reason in breaks.items()}
    for place, rebased in rebases.items():
        begun.setdefault(place, Rebase(series.slots[place].end, rebased.reason, rebased.by))
    made = chart(
        [Reading(slot.end, slot.value) for slot in series.slots],
        Polarity(line.polarity),
        target=target_of(line, series),
        rebases=begun.values(),
    )
    return Numbers(series, made, breaks, rebases) if any(part.limits for part in made.stretches) else None


def special_cause(line: LineStanding) -> Nature | None:
    """What kind of special cause the line's figure of this quarter is; None where it is none."""
    numbers = numbers_of(line) if line.figure is not None and line.figure.value is not None else None
    latest = numbers.chart.latest if numbers else None
    if latest is None or line.figure is None or latest.period != line.figure.end or latest.signal is None:
        return None
    return latest.nature


def may_stand_beside(line: LineStanding, series: Regular) -> bool:
    """Whether what holds for the line's own figure holds for this series: what grows with time needs one length."""
    own = line.history[-1].figure.basis
    return series.basis == own or Unit(line.unit) not in GROWS_WITH_TIME


def target_of(line: LineStanding, series: Regular) -> Decimal | None:
    """The target where it is one value that the series can be set against."""
    return line.target.value if line.target and may_stand_beside(line, series) else None


def _breaks(series: Regular) -> dict[int, str]:
    slots = enumerate(series.slots)
    return {n: slot.point.break_before for n, slot in slots if n and slot.point and slot.point.break_before}


def _rebases(line: LineStanding, series: Regular) -> dict[int, RebaseShown]:
    """Each by the first period that ends on its day or later; one before or after the whole series changes nothing."""
    found: dict[int, RebaseShown] = {}
    for rebased in line.rebases:
        place = next((n for n, slot in enumerate(series.slots) if slot.end >= rebased.on), 0)
        if place:
            found[place] = rebased
    return found
