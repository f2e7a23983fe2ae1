"""Fingertips: its own columns, read as the same rows."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.importers import fingertips
from benchmarks.importers.fingertips import NotFingertips
from benchmarks.importers.rows import EesRow, Level, Place
from portal.figures.vocabulary import Symbol
from tests.benchmarks.importers.tables import HEADER, only_problem, only_row, table

COLUMNS = (
    "Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,"
    "Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,"
    "Time period range"
)
HACKNEY = (
    "90284,Injuries,E09000012,Hackney,Counties & UAs (from Apr 2023),Persons,<15 yrs,,,2023/24,70.84135557,"
    "69.4,72.3,,,595,98246,Value for Hackney and City of London combined,1y"
)


def read(line: str) -> list:
    return list(fingertips.read(table(line, header=COLUMNS)))


def test_a_line_becomes_a_row():
    assert only_row(read(HACKNEY)) == EesRow(
        line=2,
        time_identifier="Financial year",
        period_start=date(2023, 4, 1),
        period_end=date(2024, 3, 31),
        place=Place(Level.AUTHORITY, "Hackney", (), ("E09000012",)),
        filters={
            "Indicator ID": "90284",
            "Indicator Name": "Injuries",
            "Sex": "Persons",
            "Age": "<15 yrs",
            "Category Type": "",
            "Category": "",
        },
        values={
            "Value": Decimal("70.841356"),
            "Lower CI 95.0 limit": Decimal("69.4"),
            "Upper CI 95.0 limit": Decimal("72.3"),
            "Lower CI 99.8 limit": Symbol.NOT_AVAILABLE,
            "Upper CI 99.8 limit": Symbol.NOT_AVAILABLE,
            "Count": Decimal(595),
            "Denominator": Decimal(98246),
        },
        note="Value for Hackney and City of London combined",
    )


def test_a_limit_of_minus_one_is_none():
    values = only_row(read(HACKNEY.replace("69.4,72.3", "-1,-1"))).values

    assert values["Lower CI 95.0 limit"] is Symbol.NOT_AVAILABLE
    assert values["Upper CI 95.0 limit"] is Symbol.NOT_AVAILABLE


def test_a_calendar_year_is_one():
    row = only_row(read(HACKNEY.replace("2023/24", "2023")))

    assert (row.time_identifier, row.period_start, row.period_end) == (
        "Calendar year",
        date(2023, 1, 1),
        date(2023, 12, 31),
    )


@pytest.mark.parametrize(
    ("was", "now", "column", "words"),
    [
        ("2023/24", "2023/25", "Time period", "“202325” is not a year and the one after it."),
        ("1y", "3y", "Time period range", "“3y” is not read here: only single years, 1y."),
        (
            "Counties & UAs",
            "Districts & UAs",
            "Area Type",
            "“Districts & UAs (from Apr 2023)” is not read here: only England, regions, counties and UAs.",
        ),
        ("E09000012", "Hackney", "Area Code", "“Hackney” is not a code such as E92000001."),
        ("595", "many", "Count", "“many” is not a number."),
    ],
)
def test_a_line_that_cannot_be_read_is_listed(was: str, now: str, column: str, words: str):
    problem = only_problem(read(HACKNEY.replace(was, now)))

    assert (problem.line, problem.column, problem.words) == (2, column, words)


def test_a_file_of_another_kind_is_refused_at_once():
    with pytest.raises(NotFingertips, match=r"^This is not a file of Fingertips: it has no column “Indicator ID”"):
        fingertips.read(table("x", header=HEADER))


@given(st.lists(st.one_of(st.text(max_size=60), st.just(HACKNEY)), min_size=1))
def test_every_line_becomes_one_row_or_one_problem(lines: list[str]):
    found = list(fingertips.read([COLUMNS, *lines]))

    assert [each.line for each in found] == list(range(2, len(lines) + 2))
    assert sum(isinstance(each, EesRow) for each in found) == lines.count(HACKNEY)
