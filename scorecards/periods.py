"""Quarters and months of the financial year (from April), and the days that each basis speaks of in them. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from portal.figures.spans import MONTHS, month_end, months_before
from portal.figures.vocabulary import Basis

_CODE = re.compile(r"(?P<year>[0-9]{4})-q(?P<number>[1-4])")
_SLUG = re.compile(r"(?P<year>[0-9]{4})[-/](?P<next>[0-9]{2})[- ]q(?P<number>[1-4])")
_TITLE = re.compile(r"(?:quarter |q)(?P<number>[1-4]),? (?P<year>[0-9]{4})/(?P<next>[0-9]{2})")
_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<number>0[1-9]|1[0-2])")


class NotAPeriod(ValueError):
    """The text names no quarter or month."""


@dataclass(frozen=True, order=True)
class Quarter:
    """Quarter `number` (1 is April to June) of the financial year that begins in April of `year`."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4 or not 1900 <= self.year <= 9990:
            raise NotAPeriod(f"There is no quarter {self.number} of {self.year}")

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Reads "2021-Q2", "2021/22 Q2", "2021-22-q2", "Q2 2021/22" and "quarter 2, 2021/22"; else NotAPeriod."""
        plain = text.strip().lower()
        found = _CODE.fullmatch(plain) or _SLUG.fullmatch(plain) or _TITLE.fullmatch(plain)
        if not found:
            raise NotAPeriod(f"“{text}” is not a quarter. Write it as 2021-Q2")
        year = int(found["year"])
        if found.groupdict().get("next") not in (None, f"{(year + 1) % 100:02}"):
            raise NotAPeriod(f"“{text}” is not a quarter: the year after {year} is {year + 1}")
        return cls(year, int(found["number"]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that `day` lies in."""
        months = day.year * 12 + day.month - 4
        return cls(months // 12, months % 12 // 3 + 1)

    @property
    def code(self) -> str:
        """2021-Q2; codes sort as quarters do."""
        return f"{self.year}-Q{self.number}"

    @property
    def slug(self) -> str:
        """2021-22-q2, as addresses have it."""
        return f"{self.year}-{(self.year + 1) % 100:02}-q{self.number}"

    @property
    def title(self) -> str:
        """quarter 2, 2021/22."""
        return f"quarter {self.number}, {year_words(self.year)}"

    @property
    def label(self) -> str:
        """Q2 2021/22, for table heads and charts."""
        return f"Q{self.number} {year_words(self.year)}"

    @property
    def start(self) -> date:
        return self.months[0].start

    @property
    def end(self) -> date:
        return self.months[2].end

    @property
    def year_start(self) -> date:
        return date(self.year, 4, 1)

    @property
    def months(self) -> tuple["Month", "Month", "Month"]:
        first = Month.of(date(self.year, 4, 1)).plus((self.number - 1) * 3)
        return first, first.plus(1), first.plus(2)

    @property
    def previous(self) -> "Quarter":
        return self.plus(-1)

    @property
    def same_last_year(self) -> "Quarter":
        return Quarter(self.year - 1, self.number)

    @property
    def year_end_before(self) -> "Quarter":
        """The last quarter of the financial year before this one."""
        return Quarter(self.year - 1, 4)

    def plus(self, quarters: int) -> "Quarter":
        year, index = divmod(self.year * 4 + self.number - 1 + quarters, 4)
        return Quarter(year, index + 1)

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month; `number` 1 is January."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12 or not 1900 <= self.year <= 9991:
            raise NotAPeriod(f"There is no month {self.number} of {self.year}")

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Reads "2021-09"; else NotAPeriod."""
        found = _MONTH.fullmatch(text.strip())
        if not found:
            raise NotAPeriod(f"“{text}” is not a month. Write it as 2021-09")
        return cls(int(found["year"]), int(found["number"]))

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @property
    def code(self) -> str:
        """2021-09; codes sort as months do."""
        return f"{self.year}-{self.number:02}"

    @property
    def slug(self) -> str:
        return self.code

    @property
    def title(self) -> str:
        """September 2021."""
        return f"{MONTHS[self.number - 1]} {self.year}"

    @property
    def label(self) -> str:
        """Sep 2021."""
        return f"{MONTHS[self.number - 1][:3]} {self.year}"

    @property
    def start(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def end(self) -> date:
        return month_end(self.year, self.number)

    @property
    def year_start(self) -> date:
        return self.quarter.year_start

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.start)

    @property
    def previous(self) -> "Month":
        return self.plus(-1)

    @property
    def same_last_year(self) -> "Month":
        return Month(self.year - 1, self.number)

    @property
    def year_end_before(self) -> "Month":
        """March before this month's financial year."""
        return Month(self.year_start.year, 3)

    def plus(self, months: int) -> "Month":
        year, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, index + 1)

    def __str__(self) -> str:
        return self.code


Period = Quarter | Month


def parse_period(text: str) -> Period:
    """A month where `text` is written as one ("2021-09"), else a quarter; raises NotAPeriod for neither."""
    return Month.parse(text) if _MONTH.fullmatch(text.strip()) else Quarter.parse(text)


def year_words(year: int) -> str:
    """The financial year that begins in April of `year`: 2021/22."""
    return f"{year}/{(year + 1) % 100:02}"


@lru_cache(maxsize=4096)  # a scorecard asks for the same few dates for every line
def period_dates(basis: Basis, period: Period, data_date: date | None = None) -> tuple[date, date]:
    """The first and last day that a figure of `basis` is expected to speak of in `period`.

    `data_date` is where the data of a part period stand: activity, snapshots and rolling months end there.
    A year is the last financial year complete at the period's end; a forecast speaks of the whole year it is in.
    Raises ValueError for a data date before the period.
    """
    end = period.end if data_date is None else min(data_date, period.end)
    if end < period.start:
        raise ValueError("The data end before the period begins")
    if basis in (Basis.YEAR, Basis.THREE_YEARS):
        return _complete_years(1 if basis == Basis.YEAR else 3, period)
    starts = {
        Basis.QUARTER: period.start if isinstance(period, Quarter) else period.quarter.start,
        Basis.YEAR_TO_DATE: period.year_start,
        Basis.MONTH: date(end.year, end.month, 1),
        Basis.ROLLING_6: months_before(end, 6) + timedelta(days=1),
        Basis.ROLLING_12: months_before(end, 12) + timedelta(days=1),
        Basis.SNAPSHOT: end,
        Basis.FORECAST: period.year_start,
    }
    return starts[basis], (date(period.year_start.year + 1, 3, 31) if basis == Basis.FORECAST else end)


def _complete_years(years: int, period: Period) -> tuple[date, date]:
    this_year = date(period.year_start.year + 1, 3, 31)
    end = this_year if period.end == this_year else period.year_start - timedelta(days=1)
    return date(end.year - years, 4, 1), end
