"""The chart of a line: its control chart, else its past beside the neighbours', or its place among them."""

from collections.abc import Callable
from dataclasses import replace

from portal.charts.bars import Bar, Reference, bars
from portal.charts.frames import NARROW, PAPER, WIDE, Frame
from portal.charts.palette import Palette
from portal.charts.points import History, stretches
from portal.charts.primitives import Chart
from portal.figures.vocabulary import Unit
from scorecards.publishing.story import Figure
from scorecards.submissions import pictures
from scorecards.submissions.control import ControlLine, control_of, drawn
from scorecards.submissions.standing import BenchmarkShown, LineStanding

ON_PAPER = PAPER.sized(317, 100)  # the column beside a figure; low, so that two blocks stand on a page
MANY_BARS = replace(ON_PAPER, pitch=12)  # eleven councils, their names as large as other words of a chart
LEAST_POINTS = 2  # that a line joins: two figures on both sides of a break compare with nothing
LEAST_BARS = 3


def figure_chart(line: LineStanding, council: str, palette: Palette) -> Figure | None:
    """The chart at its three sizes, a control chart from six figures on; None where there are too few to draw."""
    control = control_of(line, council)
    if control:
        caption = f"{', '.join(filter(None, (line.name, control.by)))}. {control.finding}"
        return _figure(caption, lambda frame: _controlled(control, palette, frame))
    past = pictures.over_time(line, council)
    if any(len(stretch) >= LEAST_POINTS for stretch in stretches(past.own.points, past.breaks)):
        return _over_time(line, past, palette)
    found = line.benchmark
    if found and sum(member.value is not None for member in found.members) >= LEAST_BARS:
        return _among(line, found, palette)
    return _beside(line, council, palette)


def _controlled(control: ControlLine, palette: Palette, frame: Frame) -> Chart:
    """On paper the strip beneath says of when the others' figures are; at the chart's side they would heighten it."""
    whole = drawn(control, palette, frame)
    if frame is not ON_PAPER:
        return whole
    others = tuple(replace(level, note="") for level in control.control.benchmarks)
    plain = drawn(replace(control, control=replace(control.control, benchmarks=others)), palette, frame)
    return replace(whole, height=plain.height, marks=plain.marks)


def _over_time(line: LineStanding, past: History, palette: Palette) -> Figure:
    caption = f"{line.name}. {pictures.found_over_time(past)}".removesuffix(".")
    return _figure(caption, lambda frame: pictures.drawn_over_time(line, past, palette, frame))


def _among(line: LineStanding, found: BenchmarkShown, palette: Palette) -> Figure:
    caption = ", ".join(filter(None, (f"{line.name} among neighbours", found.year, found.rank)))
    return _figure(caption, lambda frame: pictures.among_neighbours(line, found, palette, frame), paper=MANY_BARS)


def _figure(caption: str, draw: Callable[[Frame], Chart], *, paper: Frame = ON_PAPER) -> Figure:
    return Figure(caption, draw(paper), draw(WIDE), draw(NARROW))


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
