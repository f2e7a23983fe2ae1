"""The pictures of a line's page: its past, and its place among its neighbours. Pure."""

from collections.abc import Sequence

from portal.charts.frames import NARROW, WIDE
from portal.charts.palette import Palette
from portal.charts.points import Point
from portal.figures.vocabulary import Basis
from scorecards.submissions import pictures
from scorecards.submissions.pictures import Picture
from scorecards.submissions.standing import LineStanding

BESIDE = WIDE.sized(430)  # the narrower of two columns


def short_name(council: str) -> str:
    """ "Shropshire Council" as charts name it."""
    return council.removesuffix(" Council") or council


def over_time(line: LineStanding, council: str, palette: Palette, *, target_from: str = "") -> Picture | None:
    """The line over time beside its neighbours and target. None without two points to draw."""
    if sum(point.figure.value is not None for point in line.history) < 2:
        return None
    history = pictures.over_time(line, short_name(council), target_from=target_from)
    wide, narrow = (pictures.drawn_over_time(line, history, palette, frame) for frame in (WIDE, NARROW))
    return Picture(wide, narrow, pictures.found_over_time(history) + _how_drawn(history.own.points))


def _how_drawn(own: Sequence[Point]) -> str:
    return " An open dot is part of a year." if any(p.basis == Basis.YEAR_TO_DATE for p in own) else ""


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
