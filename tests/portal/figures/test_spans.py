"""Stretches of time, their lengths and their words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.figures.spans import (
    age_in_months,
    age_words,
    as_long,
    length_words,
    months_before,
    period_words,
    span_words,
    whole_months,
)
from portal.figures.vocabulary import Basis

days = st.dates(date(1950, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("basis", "start", "end", "words"),
    [
        (Basis.YEAR_TO_DATE, date(2021, 4, 1), date(2021, 9, 30), "year to date, April to September 2021"),
        (Basis.YEAR_TO_DATE, date(2026, 4, 1), date(2026, 6, 18), "year to date, 1 April to 18 June 2026"),
        (Basis.SNAPSHOT, date(2021, 9, 30), date(2021, 9, 30), "at 30 September 2021"),
        (Basis.ROLLING_6, date(2025, 12, 19), date(2026, 6, 18), "6 months to 18 June 2026"),
        (Basis.ROLLING_12, date(2020, 10, 1), date(2021, 9, 30), "12 months to 30 September 2021"),
        (Basis.QUARTER, date(2021, 7, 1), date(2021, 9, 30), "quarter, July to September 2021"),
        (Basis.MONTH, date(2021, 9, 1), date(2021, 9, 30), "September 2021"),
        (Basis.YEAR, date(2020, 4, 1), date(2021, 3, 31), "year to 31 March 2021"),
        (Basis.THREE_YEARS, date(2018, 4, 1), date(2021, 3, 31), "3 years to 31 March 2021"),
        (Basis.FORECAST, date(2021, 4, 1), date(2022, 3, 31), "forecast for the year to 31 March 2022"),
    ],
)
def test_a_basis_is_said_with_its_dates(basis: Basis, start: date, end: date, words: str) -> None:
    assert period_words(basis, start, end) == words


def test_spans_name_each_year_once_where_they_can() -> None:
    assert span_words(date(2020, 12, 1), date(2021, 5, 31)) == "December 2020 to May 2021"
    assert span_words(date(2025, 12, 19), date(2026, 6, 18)) == "19 December 2025 to 18 June 2026"
    assert span_words(date(2026, 6, 1), date(2026, 6, 18)) == "1 to 18 June 2026"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2021, 4, 1), date(2021, 9, 30), "half-year"),
        (date(2020, 4, 1), date(2021, 3, 31), "full year"),
        (date(2021, 4, 1), date(2021, 7, 31), "4 months"),
        (date(2026, 4, 1), date(2026, 6, 18), "79 days"),
    ],
)
def test_a_length_has_words(start: date, end: date, words: str) -> None:
    assert length_words(start, end) == words


def test_quarters_are_equally_long_whatever_their_days() -> None:
    assert as_long(date(2021, 7, 1), date(2021, 9, 30), date(2021, 4, 1), date(2021, 6, 30))


def test_a_part_quarter_is_as_long_as_the_same_days_a_leap_year_before() -> None:
    assert as_long(date(2025, 1, 1), date(2025, 3, 18), date(2024, 1, 1), date(2024, 3, 18))


def test_a_part_quarter_is_not_as_long_as_a_whole_one() -> None:
    assert not as_long(date(2026, 4, 1), date(2026, 6, 18), date(2026, 1, 1), date(2026, 3, 31))


@given(days, st.integers(1, 60))
def test_a_rolling_span_is_whole_months(end: date, months: int) -> None:
    assert whole_months(months_before(end, months) + timedelta(days=1), end) == months


@given(days, st.integers(1, 60))
def test_months_from_any_first_day_are_whole(end: date, months: int) -> None:
    first = end.replace(day=1)
    assert whole_months(months_before(first, months), first - timedelta(days=1)) == months


def test_a_benchmark_says_its_age() -> None:
    assert age_in_months(date(2021, 3, 31), date(2021, 12, 1)) == 8
    assert [age_words(date(2021, 3, 31), on) for on in (date(2021, 4, 30), date(2021, 5, 1), date(2022, 6, 30))] == [
        "less than a month old",
        "1 month old",
        "14 months old",
    ]
