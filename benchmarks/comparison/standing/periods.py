"""Which period of a measure is meant: by its slug in an address, or as people write years."""

import re
from collections.abc import Iterable
from datetime import date

from benchmarks.comparison.rules import Period, year_words
from benchmarks.comparison.standing.kinds import Unknown
from benchmarks.published.rules import start_of
from portal.figures.spans import month_end
from portal.figures.vocabulary import Basis

_YEAR = re.compile(r"^(\d{4})$")
_FINANCIAL = re.compile(r"^(\d{4})[/-]?(\d{2})$")
_QUARTER = re.compile(r"^(\d{4})(?:/?(\d{2}))?[ -]?Q([1-4])$", re.IGNORECASE)
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")

# Of several that end in one year: what speaks of the whole of it, then what is newest.
_WHOLE = (Basis.YEAR, Basis.SNAPSHOT, Basis.THREE_YEARS, Basis.ROLLING_12)


class UnknownPeriod(Unknown):
    """Nothing is published of the period that was asked for; the words name those that are."""


def full(period: Period) -> Period:
    """The period with its first day, where it was published by its end alone."""
    basis, start, end = period
    return basis, start or (start_of(basis, end) if end else None), end


def slug(period: Period) -> str:
    """How an address names it: "year:2025-03-31"."""
    basis, _start, end = period
    return f"{basis.value}:{end}" if end else ""


def ends(period: Period) -> date:
    """Its last day; what has none is older than everything."""
    return period[2] or date.min


def alike(one: Period, other: Period) -> bool:
    """Of the same basis and as many months: a year to date of nine months is not like one of three."""
    return one[0] == other[0] and _months(one) == _months(other)


def _months(period: Period) -> int:
    """How many months it covers; 0 where a day is not known."""
    _basis, start, end = period
    return (end.year - start.year) * 12 + end.month - start.month + 1 if start and end else 0


def newest_first(periods: Iterable[Period]) -> list[Period]:
    """Dated periods in order; of two that end together the shorter, which began later, comes first."""
    dated = {period for period in periods if period[2]}
    return sorted(dated, key=lambda p: (ends(p), p[1] or date.min, p[0].value), reverse=True)


def chosen(asked: str, periods: Iterable[Period]) -> Period:
    """The period that "2025", "2024/25", "2025-Q1", "2025-03" or a slug asks for.

    "2025" is what ends in 2025, the whole year before a quarter of it. Raises UnknownPeriod.
    """
    found = newest_first(periods)
    exact = [period for period in found if slug(period) == asked.strip()]
    wanted = exact or [period for period in found if _fits(asked.strip(), period)]
    if not wanted:
        years = ", ".join(dict.fromkeys(year_words(*period) for period in found[:6])) or "none"
        raise UnknownPeriod(f"Nothing is published of {asked.strip() or 'no period'}; the newest periods are {years}")
    return next((period for period in wanted if period[0] in _WHOLE), wanted[0])


def _fits(asked: str, period: Period) -> bool:
    basis, _start, end = period
    if end is None:
        return False
    if year := _YEAR.match(asked):
        return end.year == int(year[1])
    if quarter := _QUARTER.match(asked):
        return basis == Basis.QUARTER and end == _quarter_end(int(quarter[1]), int(quarter[3]))
    if (financial := _FINANCIAL.match(asked)) and int(financial[2]) == (int(financial[1]) + 1) % 100:
        return (end.year, end.month) == (int(financial[1]) + 1, 3)
    if month := _MONTH.match(asked):
        return (end.year, end.month) == (int(month[1]), int(month[2]))
    return False


def _quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter of the financial year that begins in `year`."""
    return month_end(year + (quarter == 4), (6, 9, 12, 3)[quarter - 1])
