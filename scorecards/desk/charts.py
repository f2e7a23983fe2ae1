"""The pictures of a line's page: its past, and its place among its neighbours. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from portal.charts.frames import NARROW, WIDE
from portal.charts.multiples import multiples_chart
from portal.charts.palette import Palette
from scorecards.submissions import control, pictures
from scorecards.submissions.control import Past
from scorecards.submissions.pictures import Picture
from scorecards.submissions.standing import LineStanding

BESIDE = WIDE.sized(430)  # the narrower of two columns


def short_name(council: str) -> str:
    """ "Shropshire Council" as charts name it."""
    return council.removesuffix(" Council") or council


def over_time(line: LineStanding, council: str, palette: Palette, *, target_from: str = "") -> Past | None:
    """The line's control chart, or its trend with the reason. None without two points to draw."""
    if sum(point.figure.value is not None for point in line.history) < 2:
        return None
    past = control.past_of(line, short_name(council), palette, target_from=target_from)
    return past if past.control else replace(past, says=past.says + _how_drawn(line))


def _how_drawn(line: LineStanding) -> str:
    return " An open dot is part of a year." if any(point.kind == "part" for point in line.history) else ""


def of_theme(lines: Sequence[LineStanding], theme: str, palette: Palette) -> Picture | None:
    """A theme's lines over time as small multiples. None for fewer than two that have a past."""
    found = pictures.side_by_side(lines, theme)
    if found is None:
        return None
    wide, narrow = (multiples_chart(found, palette=palette, frame=frame) for frame in (WIDE, NARROW))
    return Picture(wide, narrow, f"{len(found.panels)} lines, each on an axis of its own. {_causes(lines)}")


def _causes(lines: Sequence[LineStanding]) -> str:
    """Which of them show special cause in their newest figure, and of what nature."""
    found = [(line.name, nature) for line in lines if (nature := control.special_cause(line))]
    if not found:
        return "No newest figure among them is a sign of special cause."
    return f"Special cause: {'; '.join(f'{name}, {nature}' for name, nature in found)}."


def among_neighbours(line: LineStanding, council: str, palette: Palette) -> Picture | None:
    """The council and its neighbours in the latest published year, best first. None where none is published."""
    found = line.benchmark
    if found is None or not found.members:
        return None
    wide, narrow = (
        pictures.among_neighbours(line, found, palette, frame, name=short_name(council)) for frame in (BESIDE, NARROW)
    )
    says = ", ".join(filter(None, [found.rank, found.year]))
    return Picture(wide, narrow, f"{says}. The newest year that is published.")
