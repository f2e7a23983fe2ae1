"""A line's past as pages draw it: its control chart, or the plain trend with the reason why there is none."""

from dataclasses import dataclass

from portal.charts.control import control_chart
from portal.charts.frames import NARROW, WIDE, Frame
from portal.charts.palette import Palette
from portal.charts.primitives import Chart
from scorecards.submissions import pictures
from scorecards.submissions.control.chart import ControlLine, control_of
from scorecards.submissions.control.words import why_none
from scorecards.submissions.pictures import Picture
from scorecards.submissions.standing import LineStanding


@dataclass(frozen=True)
class Past(Picture):
    """A line over time; `control` what is said beside its control chart, `without` why it has none."""

    control: ControlLine | None = None
    without: str = ""

    @property
    def title(self) -> str:
        """ "Over time", "Over time, by month"."""
        return ", ".join(filter(None, ("Over time", self.control.by if self.control else "")))


def past_of(line: LineStanding, name: str, palette: Palette, *, target_from: str = "") -> Past:
    """The control chart, or the trend. Raises ValueError for a line without any period."""
    control = control_of(line, name, target_from=target_from)
    if control is not None:
        wide, narrow = (drawn(control, palette, frame) for frame in (WIDE, NARROW))
        return Past(wide, narrow, control.control.finding, control)
    history = pictures.over_time(line, name, target_from=target_from)
    wide, narrow = (pictures.drawn_over_time(line, history, palette, frame) for frame in (WIDE, NARROW))
    return Past(wide, narrow, pictures.found_over_time(history), without=why_none(line))


def drawn(control: ControlLine, palette: Palette, frame: Frame) -> Chart:
    return control_chart(control.control, palette=palette, frame=frame)
