"""Quarters and months of the financial year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.figures.vocabulary import Basis
from scorecards.periods import Month, NotAPeriod, Quarter, parse_period, period_dates

quarters = st.builds(Quarter, st.integers(1950, 2100), st.integers(1, 4))
months = st.builds(Month, st.integers(1950, 2100), st.integers(1, 12))
Q2 = Quarter(2021, 2)


def test_a_quarter_has_its_names_and_days() -> None:
    assert (Q2.code, Q2.title, Q2.slug, Q2.label) == (
        "2021-Q2",
        "quarter 2, 2021/22",
        "2021-22-q2",
        "Q2 2021/22",
    )
    assert (Q2.start, Q2.end) == (date(2021, 7, 1), date(2021, 9, 30))


def test_the_fourth_quarter_lies_in_the_next_calendar_year() -> None:
    assert (Quarter(2021, 4).start, Quarter(2021, 4).end) == (date(2022, 1, 1), date(2022, 3, 31))
    assert Quarter(1999, 4).title == "quarter 4, 1999/00"


def test_a_quarter_knows_what_it_is_compared_with() -> None:
    first = Quarter(2021, 1)
    assert (first.previous, first.same_last_year, first.year_end_before) == (
        Quarter(2020, 4),
        Quarter(2020, 1),
        Quarter(2020, 4),
    )


@pytest.mark.parametrize(
    "text", ["2021-Q2", "2021/22 Q2", "2021-22-q2", "Q2 2021/22", "Quarter 2, 2021/22", " 2021-q2 "]
)
def test_a_quarter_is_read_as_people_write_it(text: str) -> None:
    assert Quarter.parse(text) == Q2


@pytest.mark.parametrize("text", ["2021-Q5", "2021/23 Q2", "2021-23-q2", "Q2", "", "2021-Q2; drop", "0000-Q1"])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(NotAPeriod):
        Quarter.parse(text)


@given(quarters)
def test_every_name_of_a_quarter_reads_back(quarter: Quarter) -> None:
    names = (quarter.code, quarter.title, quarter.slug, quarter.label)
    assert {Quarter.parse(name) for name in names} == {quarter}


@given(quarters)
def test_quarters_follow_each_other_without_a_gap(quarter: Quarter) -> None:
    assert quarter.previous.end + timedelta(days=1) == quarter.start
    assert quarter.plus(4).same_last_year == quarter
    assert Quarter.of(quarter.start) == Quarter.of(quarter.end) == quarter


@given(quarters, quarters)
def test_codes_sort_as_quarters_do(one: Quarter, other: Quarter) -> None:
    assert (one < other) == (one.code < other.code) == (one.end < other.end)


@given(months)
def test_months_follow_each_other_and_read_back(month: Month) -> None:
    assert month.previous.end + timedelta(days=1) == month.start
    assert parse_period(month.code) == month
    assert month in month.quarter.months
    assert month.year_end_before.end == month.year_start - timedelta(days=1)


def test_a_month_has_its_names() -> None:
    september = Month.parse("2021-09")
    assert (september.title, september.label, september.slug) == ("September 2021", "Sep 2021", "2021-09")
    assert september.same_last_year == Month(2020, 9)


@pytest.mark.parametrize(
    ("basis", "dates"),
    [
        (Basis.QUARTER, (date(2021, 7, 1), date(2021, 9, 30))),
        (Basis.YEAR_TO_DATE, (date(2021, 4, 1), date(2021, 9, 30))),
        (Basis.ROLLING_6, (date(2021, 4, 1), date(2021, 9, 30))),
        (Basis.ROLLING_12, (date(2020, 10, 1), date(2021, 9, 30))),
        (Basis.MONTH, (date(2021, 9, 1), date(2021, 9, 30))),
        (Basis.YEAR, (date(2020, 4, 1), date(2021, 3, 31))),
        (Basis.THREE_YEARS, (date(2018, 4, 1), date(2021, 3, 31))),
        (Basis.SNAPSHOT, (date(2021, 9, 30), date(2021, 9, 30))),
        (Basis.FORECAST, (date(2021, 4, 1), date(2022, 3, 31))),
    ],
)
def test_each_basis_has_its_days_in_a_quarter(basis: Basis, dates: tuple[date, date]) -> None:
    assert period_dates(basis, Q2) == dates


def test_the_last_quarter_completes_its_own_year() -> None:
    assert period_dates(Basis.YEAR, Quarter(2021, 4)) == (date(2021, 4, 1), date(2022, 3, 31))


def test_part_quarters_end_where_their_data_stand() -> None:
    part = {basis: period_dates(basis, Quarter(2026, 1), date(2026, 6, 18)) for basis in Basis}
    assert part[Basis.ROLLING_6][1] == date(2026, 6, 18)
    assert part[Basis.SNAPSHOT] == (date(2026, 6, 18), date(2026, 6, 18))
    assert part[Basis.QUARTER] == (date(2026, 4, 1), date(2026, 6, 18))
    assert part[Basis.YEAR] == (date(2025, 4, 1), date(2026, 3, 31))


def test_data_cannot_end_before_the_quarter_begins() -> None:
    with pytest.raises(ValueError, match="before the period begins"):
        period_dates(Basis.SNAPSHOT, Q2, date(2021, 6, 30))
