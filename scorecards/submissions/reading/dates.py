"""Days as people write them, the dates that a basis has, and whether a figure may stand in a quarter."""

import re
from datetime import date, datetime

from portal.figures.spans import day_words
from portal.figures.vocabulary import Basis
from scorecards.periods import Month, Quarter, period_dates
from scorecards.submissions.reading.known import Known

_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y-%m-%d %H:%M:%S")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-](\d{1,2}|[A-Za-z]{3})[/.-]\d{2}")
EARLIEST = date(1990, 1, 1)


class NotADay(ValueError):
    """The text is no date; the message says how to write one."""


def parse_day(text: str) -> date:
    """The day that a cell names: 2021-09-30, 30/09/2021 (day first), 30 September 2021. Raises NotADay."""
    typed = " ".join(text.split())
    if _SHORT_YEAR.fullmatch(typed):
        raise NotADay(f"“{typed}” has a year of two digits. Write 2021-09-30 or 30/09/2021")
    for form in _FORMS:
        try:
            # Only the day is taken, so there is no time whose zone could matter.
            found = datetime.strptime(typed, form).date()  # noqa: DTZ007
        except ValueError:
            continue
        if found < EARLIEST:
            raise NotADay(f"“{typed}” is too long ago for a figure. Write it as 2021-09-30")
        return found
    raise NotADay(f"“{typed[:40]}” is not a date. Write it as 2021-09-30 or 30/09/2021")


def start_for(basis: Basis, end: date) -> date:
    """The day on which a figure of this basis begins that ends on `end`."""
    if basis in (Basis.QUARTER, Basis.YEAR_TO_DATE):
        return Quarter.of(end).start if basis == Basis.QUARTER else Quarter.of(end).year_start
    if basis == Basis.FORECAST:
        return Quarter.of(end).year_start
    if basis in (Basis.YEAR, Basis.THREE_YEARS):
        years = 1 if basis == Basis.YEAR else 3
        return date(Quarter.of(end).year + 1 - years, 4, 1)
    return period_dates(basis, Month.of(end), end)[0]


def not_in_quarter(basis: Basis, start: date, end: date, known: Known) -> str:
    """Why a figure of these dates cannot stand in the quarter that is open; empty when it can."""
    if basis == Basis.FORECAST:
        wanted = period_dates(basis, known.period)
        return "" if end <= wanted[1] else f"A forecast in this quarter is for the year to {day_words(wanted[1])}"
    if end > known.last_day:
        said = f"the data stand at {day_words(known.last_day)}" if known.data_date else _ends(known)
        return f"This ends on {day_words(end)}, but {said}. Change the date, or wait for the next quarter"
    if known.data_date is None and basis == Basis.QUARTER and known.period.start <= start and end < known.last_day:
        return f"This ends on {day_words(end)}, but the data cover the whole quarter, to {day_words(known.last_day)}"
    return ""


def _ends(known: Known) -> str:
    return f"{known.period.title} ends on {day_words(known.last_day)}"
