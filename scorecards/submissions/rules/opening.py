"""What a quarter may be opened for: a period that its scorecard has, and a date that the data can stand at."""

from datetime import date

from portal.audit.refusals import NotPossible
from portal.figures.spans import day_words
from scorecards.framework.rules import Cadence
from scorecards.periods import NotAPeriod, Period, Quarter, parse_period
from scorecards.submissions.rules.states import Coverage

# Before it no scorecard was kept, and comparisons look years back from a quarter.
FIRST_YEAR = 2000


def period_of(text: str, cadence: Cadence, *, today: date) -> Period:
    """The period that a scorecard of this cadence can be opened for, from 2000 to the quarter after today's.

    Raises NotPossible for any other text.
    """
    try:
        period = parse_period(text)
    except NotAPeriod as wrong:
        raise NotPossible(str(wrong), "period") from None
    if isinstance(period, Quarter) != (cadence == Cadence.QUARTER):
        wanted = "quarters, for example 2021-Q2" if cadence == Cadence.QUARTER else "months, for example 2021-09"
        raise NotPossible(f"This scorecard is reported in {wanted}", "period")
    _check_reach(period, today)
    return period


def _check_reach(period: Period, today: date) -> None:
    if period.start.year < FIRST_YEAR:
        raise NotPossible(f"Choose a period from {FIRST_YEAR} on: {period.title} is too long ago", "period")
    latest = Quarter.of(today).plus(1)
    if period.start > latest.end:
        raise NotPossible(
            f"It is too early for {period.title}: the latest that can be opened is {latest.title}", "period"
        )


def check_dates(
    period: Period, data_date: date, coverage: Coverage, narrative_due: date | None, *, today: date
) -> None:
    """Raise NotPossible unless data that stand at `data_date` can cover the period whole, or in part."""
    if data_date > today:
        raise NotPossible(f"Data cannot stand at {day_words(data_date)}: that day has not come yet", "data_date")
    if data_date < period.start:
        raise NotPossible(f"The data must stand at {day_words(period.start)} or later", "data_date")
    if coverage == Coverage.WHOLE and data_date < period.end:
        raise NotPossible(
            f"Data at {day_words(data_date)} cover {period.title} in part: it ends on {day_words(period.end)}",
            "coverage",
        )
    if coverage == Coverage.PART and data_date >= period.end:
        raise NotPossible(
            f"Data at {day_words(data_date)} cover {period.title} whole: it ends on {day_words(period.end)}",
            "coverage",
        )
    if narrative_due is not None and narrative_due < period.start:
        raise NotPossible("Narrative cannot be due before the period begins", "narrative_due")
