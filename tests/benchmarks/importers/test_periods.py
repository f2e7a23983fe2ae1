"""Periods as days."""

from datetime import date

import pytest

from benchmarks.importers.periods import span
from benchmarks.importers.rows import Unreadable


@pytest.mark.parametrize(
    ("identifier", "period", "start", "end"),
    [
        ("Reporting year", "2025", date(2024, 4, 1), date(2025, 3, 31)),
        ("Calendar year", "2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("Calendar year Q4", "2025", date(2025, 10, 1), date(2025, 12, 31)),
        ("Financial year", "202526", date(2025, 4, 1), date(2026, 3, 31)),
        ("Financial Year", "199900", date(1999, 4, 1), date(2000, 3, 31)),
        ("Financial year Q1", "202526", date(2025, 4, 1), date(2025, 6, 30)),
        ("Financial year Q3", "202526", date(2025, 10, 1), date(2025, 12, 31)),
        ("Financial year Q4", "202526", date(2026, 1, 1), date(2026, 3, 31)),
        ("Financial year Q1-Q3", "202526", date(2025, 4, 1), date(2025, 12, 31)),
        ("Academic year", "202324", date(2023, 9, 1), date(2024, 8, 31)),
        ("Tax year", "202526", date(2025, 4, 6), date(2026, 4, 5)),
        ("Part 2 (October to March)", "202526", date(2025, 10, 1), date(2026, 3, 31)),
        ("February", "2024", date(2024, 2, 1), date(2024, 2, 29)),
        (" december ", " 2024 ", date(2024, 12, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(identifier: str, period: str, start: date, end: date):
    assert span(identifier, period) == (start, end)


@pytest.mark.parametrize(
    ("year_end", "days"),
    [
        ((9, 30), (date(2024, 10, 1), date(2025, 9, 30))),
        ((12, 31), (date(2025, 1, 1), date(2025, 12, 31))),
        ((2, 28), (date(2024, 3, 1), date(2025, 2, 28))),
        ((7, 15), (date(2024, 7, 16), date(2025, 7, 15))),
    ],
)
def test_a_reporting_year_ends_when_told(year_end: tuple[int, int], days: tuple[date, date]):
    assert span("Reporting year", "2025", year_end) == days


@pytest.mark.parametrize(
    ("identifier", "period", "column", "words"),
    [
        ("Financial year", "2025", "time_period", "“2025” should be six digits, as in 202526, for Financial year."),
        ("Financial year", "202527", "time_period", "“202527” is not a year and the one after it."),
        ("Calendar year", "202526", "time_period", "“202526” should be four digits, as in 2025, for Calendar year."),
        ("Calendar year", "٢٠٢٥", "time_period", "“٢٠٢٥” should be four digits, as in 2025, for Calendar year."),
        ("January", "0000", "time_period", "“0000” is not a year that statistics speak of."),
        ("Autumn term", "202526", "time_identifier", "“Autumn term” is not a kind of period that is read here."),
        ("Financial year Q3-Q1", "202526", "time_identifier", "“Financial year Q3-Q1” ends before it begins."),
    ],
)
def test_what_is_no_period_is_refused_in_words(identifier: str, period: str, column: str, words: str):
    with pytest.raises(Unreadable) as refused:
        span(identifier, period)

    assert (refused.value.column, str(refused.value)) == (column, words)
