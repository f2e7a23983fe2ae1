"""A narrative as it is read: the parts that say something, its forecast, and whose quarter it is of."""

from dataclasses import dataclass

from portal.figures.spans import day_words
from portal.figures.vocabulary import Unit
from portal.figures.words import said
from scorecards.commentary.forms import PARTS
from scorecards.commentary.models import Narrative, Wording
from scorecards.desk.words import sentence
from scorecards.framework.models import ScorecardLine
from scorecards.periods import parse_period


@dataclass(frozen=True)
class Spoken:
    """One narrative: (label, words) of each part that is not empty."""

    narrative: Narrative
    parts: tuple[tuple[str, str], ...]
    forecast: str
    title: str


def spoken(narrative: Narrative, line: ScorecardLine | None = None) -> Spoken:
    parts = tuple((label, words) for name, label in PARTS.items() if (words := getattr(narrative, name)))
    period = parse_period(narrative.submission.period)
    return Spoken(narrative, parts, forecast_words(narrative, line), sentence(period.title))


def forecast_words(wording: Wording, line: ScorecardLine | None) -> str:
    """ "85.0% by 31 March 2022"; empty without a forecast."""
    if wording.forecast_value is None or wording.forecast_for is None or line is None:
        return ""
    value = said(wording.forecast_value, Unit(line.indicator.unit), line.indicator.decimals)
    return f"{value} by {day_words(wording.forecast_for)}"
