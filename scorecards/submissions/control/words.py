"""What is said of a line's control chart, or of why it has none."""

from benchmarks.stats.spc.causes import Assurance
from benchmarks.stats.spc.finding import finding
from benchmarks.stats.spc.limits import FEWEST, FIRM
from portal.figures.vocabulary import Basis
from scorecards.submissions.control.numbers import Numbers, may_stand_beside
from scorecards.submissions.control.series import regular
from scorecards.submissions.standing import LineStanding, Shown

NO_FIGURE = "no figure"
_ASSURED = {
    Assurance.PASSES: "Consistently meets the target of {}: both limits lie on the good side of it.",
    Assurance.FAILS: "Consistently misses the target of {}: both limits lie on the wrong side of it.",
    Assurance.INCONSISTENT: "Meets and misses the target of {} by chance: it lies between the limits.",
}
_OVERLAP = {Basis.ROLLING_6, Basis.ROLLING_12, Basis.THREE_YEARS}


def by_of(line: LineStanding, numbers: Numbers) -> str:
    """ "by month" beside a figure of a quarter; empty where the line's own figure is one of the chart's."""
    series = numbers.series
    return "" if series.basis == line.history[-1].figure.basis else f"by {series.noun}"


def finding_of(numbers: Numbers) -> str:
    """The chart in a sentence, without a full stop; a newer period without a figure is named."""
    slots = {slot.end: slot for slot in numbers.series.slots}
    latest, since, last = numbers.chart.latest, numbers.chart.since, numbers.series.slots[-1]
    if latest is None or since is None:
        raise ValueError("A chart with limits has a latest figure.")
    said = finding(numbers.chart, slots[latest.period].label, slots[since.period].label)
    if last.end == latest.period:
        return said
    return f"{said}. {last.label}: {_shown(last.point.figure) if last.point else NO_FIGURE}"


def _shown(figure: Shown) -> str:
    return ", ".join(filter(None, (figure.shown, figure.absent))) or NO_FIGURE


def assurance_of(line: LineStanding, numbers: Numbers) -> str:
    """What the limits promise of the target; empty where they promise nothing."""
    promised = numbers.chart.assurance
    return _ASSURED[promised].format(line.target.shown) if promised and line.target else ""


def limits_of(numbers: Numbers) -> str:
    """ "Trial limits: 8 points."."""
    around = numbers.chart.stretches[-1].limits
    if around is None:
        last = numbers.chart.stretches[-1]
        there = sum(last.start <= slot.end and slot.value is not None for slot in numbers.series.slots)
        return f"No limits yet in the newest stretch: it has {_points(there)}, and {FEWEST} are needed."
    if around.trial:
        return f"Trial limits: {_points(around.points)}. Until there are {FIRM}, each new one moves them."
    return f"Limits: {_points(around.points)}."


def _points(count: int) -> str:
    return f"{count} point{'' if count == 1 else 's'}"


def how_of(line: LineStanding, numbers: Numbers) -> tuple[str, ...]:
    """How the limits are worked out, which figures they rest on, and what counts as a special cause."""
    series = numbers.series
    return tuple(
        filter(
            None,
            (
                f"Each point is a {series.noun}’s figure{_dated(series.basis)}. What is missing, suppressed or only "
                "“about” is a gap and enters nothing.",
                "The limits are the mean of the points, plus and minus 2.66 times the mean difference between one "
                "point and the next (an XmR chart). They are worked out here from unrounded figures.",
                _screened(numbers),
                f"From {FEWEST} points there are trial limits, from {FIRM} on firm ones. A break in the series begins "
                "limits anew, and so does a re-basing, which has a date, a reason and a name.",
                "A special cause is a point outside the limits; seven in a row rising or falling; two of three near "
                "a limit; seven in a row on one side of the mean. All else is common cause variation: chance alone "
                "explains it.",
                "The target is set for figures of another length, so it is not drawn."
                if line.target and not may_stand_beside(line, series)
                else "",
            ),
        )
    )


def _dated(basis: Basis) -> str:
    return " at its last day" if basis is Basis.SNAPSHOT else ""


def _screened(numbers: Numbers) -> str:
    left_out = sum(part.limits.screened for part in numbers.chart.stretches if part.limits)
    if not left_out:
        return ""
    many = "One difference was" if left_out == 1 else f"{left_out} differences were"
    return f"{many} left out of that mean for being 3.267 times as large as the others together suggest, or more."


def why_none(line: LineStanding) -> str:
    """Why a line has a plain chart and no control chart."""
    if line.cohort_changes:
        return "There is no control chart, since each period speaks of other children."
    series = regular(line)
    if series is None:
        return f"There is no control chart, since {_unlike(line)}."
    if series.count < FEWEST:
        there = "there is 1" if series.count == 1 else f"there are {series.count or 'none'}"
        return f"A control chart needs {FEWEST} figures of one length; {there} so far."
    return f"A control chart needs {FEWEST} figures in one stretch; no stretch has them yet."


def _unlike(line: LineStanding) -> str:
    bases = {Basis(point.figure.basis) for point in line.history}
    if bases & _OVERLAP:
        return "each figure shares months with the one before it"
    if Basis.YEAR_TO_DATE in bases:
        return "a year to date grows through the year, so its figures are not equally long"
    return "the figures are not of one length up to the newest"
