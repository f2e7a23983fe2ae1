"""Stretches of time: how long one is, whether two are as long, and how each basis is said in words."""

from calendar import monthrange
from datetime import date, timedelta

from portal.figures.vocabulary import Basis

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_LENGTH_WORDS = {3: "one quarter", 6: "half-year", 9: "three quarters", 12: "full year", 36: "three years"}


def day_words(day: date) -> str:
    """30 September 2021."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(day: date) -> str:
    """September 2021."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def months_before(day: date, months: int) -> date:
    """The same day of the month, `months` earlier, or that month's last day; a month's end stays a month's end."""
    year, index = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = month_end(year, index + 1)
    if day == month_end(day.year, day.month):
        return last
    return last.replace(day=min(day.day, last.day))


def whole_months(start: date, end: date) -> int | None:
    """How many months the days from `start` to `end` are, both included; None where they are not whole months.

    A month runs from any day to the day before that day of the next month; February ends where it must.
    """
    after, day = end + timedelta(days=1), timedelta(days=1)
    apart = (after.year - start.year) * 12 + after.month - start.month
    for months in (apart, apart + 1):
        if months > 0 and start in (months_before(after, months), months_before(end, months) + day):
            return months
    return None


def as_long(start: date, end: date, other_start: date, other_end: date) -> bool:
    """Whether two stretches are equally long: in whole months, as the same days of another year, or in days."""
    months, other_months = whole_months(start, end), whole_months(other_start, other_end)
    if months is not None or other_months is not None:
        return months == other_months
    anniversary = (start.month, start.day, end.month, end.day)
    if anniversary == (other_start.month, other_start.day, other_end.month, other_end.day):
        return end.year - start.year == other_end.year - other_start.year
    return end - start == other_end - other_start


def length_words(start: date, end: date) -> str:
    """ "half-year", "full year", "4 months", "79 days"."""
    months = whole_months(start, end)
    if months is not None:
        return _LENGTH_WORDS.get(months, f"{months} month" if months == 1 else f"{months} months")
    days = (end - start).days + 1
    return f"{days} day" if days == 1 else f"{days} days"


def period_words(basis: Basis, start: date, end: date) -> str:
    """A figure's basis and dates: "year to date, April to September 2021", "at 30 September 2021"."""
    if basis == Basis.SNAPSHOT:
        return f"at {day_words(end)}"
    if basis == Basis.YEAR_TO_DATE:
        return f"year to date, {span_words(start, end)}"
    if basis == Basis.QUARTER:
        return f"quarter, {span_words(start, end)}"
    if basis == Basis.MONTH:
        return span_words(start, end)
    lead = {
        Basis.ROLLING_6: "6 months to",
        Basis.ROLLING_12: "12 months to",
        Basis.YEAR: "year to",
        Basis.THREE_YEARS: "3 years to",
        Basis.FORECAST: "forecast for the year to",
    }[basis]
    return f"{lead} {day_words(end)}"


def span_words(start: date, end: date) -> str:
    """ "April to September 2021", "September 2021", "December 2020 to May 2021", "1 April to 18 June 2026"."""
    if start.day == 1 and end == month_end(end.year, end.month):
        return _months_span(start, end)
    if start == end:
        return day_words(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_words(end)}"
    first = f"{start.day} {MONTHS[start.month - 1]}"
    return f"{first} to {day_words(end)}" if start.year == end.year else f"{first} {start.year} to {day_words(end)}"


def age_in_months(end: date, on: date) -> int:
    """Whole months from the day after a figure's period ended until `on`; never below zero."""
    after = end + timedelta(days=1)
    months = (on.year - after.year) * 12 + on.month - after.month - (on.day < after.day)
    return max(0, months)


def age_words(end: date, on: date) -> str:
    """How old a benchmark is: "less than a month old", "1 month old", "15 months old"."""
    months = age_in_months(end, on)
    if months == 0:
        return "less than a month old"
    return "1 month old" if months == 1 else f"{months} months old"


def _months_span(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return month_words(end)
    first = MONTHS[start.month - 1] if start.year == end.year else month_words(start)
    return f"{first} to {month_words(end)}"
