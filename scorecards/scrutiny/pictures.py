"""A line's and a risk's charts, drawn from what a signed copy holds. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from portal.charts.findings import finding
from portal.charts.frames import NARROW, WIDE
from portal.charts.palette import Palette
from portal.charts.points import History, Point, Series
from portal.charts.trend import trend
from portal.figures.vocabulary import Basis, Unit
from scorecards.copies.content.schema import RiskFacts
from scorecards.scrutiny.rules.wording import capital
from scorecards.submissions import pictures
from scorecards.submissions.control import Past, past_of
from scorecards.submissions.pictures import Picture
from scorecards.submissions.standing import LineStanding

LEAST_SCORES = 3  # two are read faster in the table
BESIDE = WIDE.sized(460)  # the narrower of two columns


def line_trend(line: LineStanding, council: str, palette: Palette) -> Past | None:
    """The line's control chart, or its trend with the reason; nothing for a line without any figure."""
    if not any(point.figure.value is not None for point in line.history):
        return None
    return past_of(line, council, palette)


def beside_neighbours(line: LineStanding, palette: Palette) -> Picture | None:
    """The council among its neighbours in the year that they have a number for."""
    found = line.benchmark
    if found is None or not found.members:
        return None
    wide, narrow = (pictures.among_neighbours(line, found, palette, frame) for frame in (BESIDE, NARROW))
    said = ", ".join(filter(None, [found.rank, found.year]))
    return Picture(wide, narrow, f"{capital(said)}." if said else "")


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
