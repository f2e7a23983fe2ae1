"""`time_identifier` and `time_period` as the first and last day they speak of."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from benchmarks.importers.rows import Unreadable
from portal.figures.spans import MONTHS, month_end, months_before

Span = tuple[date, date]
MonthDay = tuple[int, int]

# Statistics of children's social care speak of the year to 31 March; the workforce's of the year to 30 September.
REPORTING_YEAR_END: MonthDay = (3, 31)
FIRST_YEAR, LAST_YEAR = 1900, 2199

_QUARTERS = re.compile(r"(?P<year>calendar|financial) year q(?P<first>[1-4])(?:-q(?P<last>[1-4]))?")
_NAMES = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}


def span(identifier: str, period: str, year_end: MonthDay = REPORTING_YEAR_END) -> Span:
    """First and last day: ("Financial year Q1", "202526") is 1 April to 30 June 2025.

    A reporting year is the twelve months up to `year_end`. An academic year begins on 1 September, a financial year on
    1 April, a tax year on 6 April. Raises Unreadable for weeks, terms and whatever else is no such period.
    """
    name = " ".join(identifier.split()).lower()
    if name in _NAMES:
        return _months(_single(identifier, period), _NAMES[name], 1)
    if found := _QUARTERS.fullmatch(name):
        return _quarters(identifier, period, found)
    if name == "reporting year":
        return _reporting(_single(identifier, period), year_end)
    if name not in _WHOLE:
        raise Unreadable("time_identifier", f"“{identifier.strip()}” is not a kind of period that is read here.")
    year_of, whole = _WHOLE[name]
    return whole(year_of(identifier, period))


def _reporting(year: int, year_end: MonthDay) -> Span:
    month, day = year_end
    last = month_end(year, month)
    end = last if day >= last.day else last.replace(day=day)
    return months_before(end, 12) + timedelta(days=1), end


def _quarters(identifier: str, period: str, found: re.Match[str]) -> Span:
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if last < first:
        raise Unreadable("time_identifier", f"“{identifier.strip()}” ends before it begins.")
    if found["year"] == "calendar":
        return _months(_single(identifier, period), first * 3 - 2, (last - first + 1) * 3)
    return _months(_double(identifier, period), first * 3 + 1, (last - first + 1) * 3)


def _months(year: int, month: int, months: int) -> Span:
    """`months` months from the first of `month`, where 13 is the next year's January."""
    last = year * 12 + month + months - 2
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1), month_end(last // 12, last % 12 + 1)


def _single(identifier: str, period: str) -> int:
    """The year of a period of four digits."""
    typed = period.strip()
    if not re.fullmatch(r"[0-9]{4}", typed):
        raise Unreadable("time_period", f"“{typed}” should be four digits, as in 2025, for {identifier.strip()}.")
    return _sane(int(typed), typed)


def _double(identifier: str, period: str) -> int:
    """The first year of a period of six digits, as 2025 of 202526."""
    typed = period.strip()
    if not re.fullmatch(r"[0-9]{6}", typed):
        raise Unreadable("time_period", f"“{typed}” should be six digits, as in 202526, for {identifier.strip()}.")
    year = int(typed[:4])
    if int(typed[4:]) != (year + 1) % 100:
        raise Unreadable("time_period", f"“{typed}” is not a year and the one after it.")
    return _sane(year, typed)


def _sane(year: int, typed: str) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable("time_period", f"“{typed}” is not a year that statistics speak of.")
    return year


_WHOLE: dict[str, tuple[Callable[[str, str], int], Callable[[int], Span]]] = {
    "calendar year": (_single, lambda year: _months(year, 1, 12)),
    "financial year": (_double, lambda year: _months(year, 4, 12)),
    "academic year": (_double, lambda year: _months(year, 9, 12)),
    "tax year": (_double, lambda year: (date(year, 4, 6), date(year + 1, 4, 5))),
    "part 1 (april to september)": (_double, lambda year: _months(year, 4, 6)),
    "part 2 (october to march)": (_double, lambda year: _months(year, 10, 6)),
}
