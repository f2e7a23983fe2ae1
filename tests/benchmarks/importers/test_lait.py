from datetime import date
from decimal import Decimal

import pytest

from benchmarks.importers import lait
from benchmarks.importers.lait import NotLait
from benchmarks.importers.rows import EesRow, Level, Place, Problem
from portal.figures.vocabulary import Symbol

HEAD = "topic,measure_code,measure,polarity,unit,year_type,year,geographic_level,la_number,area_name,value\n"


def line(kind: str = "Financial Year", year: str = "2025", place: str = "Local authority,301,Barking", value="1.0"):
    return f"Topic,LAC,Rate,-,Rate,{kind},{year},{place},{value}\n"


def read(*lines: str) -> list[EesRow | Problem]:
    return list(lait.read([HEAD, *lines]))


def test_a_line_is_a_measure_of_a_place_in_a_year():
    (row,) = read(line(value="348.0"))

    assert isinstance(row, EesRow)
    assert (row.line, row.filters, row.values) == (2, {"measure_code": "LAC"}, {"value": Decimal(348)})
    assert row.place == Place(Level.AUTHORITY, "Barking", ("301",), ())


@pytest.mark.parametrize(
    ("kind", "year", "start", "end"),
    [
        ("Financial Year", "2025", date(2024, 4, 1), date(2025, 3, 31)),
        ("Annual", "2025", date(2024, 4, 1), date(2025, 3, 31)),
        ("Annual (end of Sept)", "2025", date(2024, 10, 1), date(2025, 9, 30)),
        ("Academic Year", "2024", date(2023, 9, 1), date(2024, 8, 31)),
        ("Calendar Year", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("Financial Year", "2016-17 (OT)", date(2016, 4, 1), date(2017, 3, 31)),
        ("Financial Year", "2024-25", date(2024, 4, 1), date(2025, 3, 31)),
    ],
)
def test_every_kind_of_year_ends_on_its_own_day(kind: str, year: str, start: date, end: date):
    (row,) = read(line(kind, year))

    assert isinstance(row, EesRow)
    assert (row.period_start, row.period_end) == (start, end)


@pytest.mark.parametrize(
    ("place", "level", "code"),
    [
        ("National,970,England", Level.NATIONAL, "E92000001"),
        ("Regional,987,London (Inner)", Level.REGIONAL, "E13000001"),
    ],
)
def test_regions_have_numbers_of_the_tools_own(place: str, level: Level, code: str):
    (row,) = read(line(place=place))

    assert isinstance(row, EesRow)
    assert (row.place.level, row.place.numbers, row.place.codes) == (level, (), (code,))


def test_an_empty_value_is_a_symbol():
    (row,) = read(line(value=""))

    assert isinstance(row, EesRow)
    assert row.values == {"value": Symbol.NOT_AVAILABLE}


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        (line("Academic Year", "0"), "year"),
        (line(year="2016-18"), "year"),
        (line("Term"), "year_type"),
        (line(place="Regional,979,Nowhere"), "la_number"),
        (line(place="Local authority,30,Barking"), "la_number"),
        (line(value="many"), "value"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_column(wrong: str, column: str):
    (problem,) = read(wrong)

    assert isinstance(problem, Problem)
    assert (problem.line, problem.column) == (2, column)


def test_another_file_is_refused():
    with pytest.raises(NotLait, match="no column “measure_code”"):
        list(lait.read(["a,b\n", "1,2\n"]))
