from datetime import date
from decimal import Decimal

import pytest

from benchmarks.importers import quarterly
from benchmarks.importers.quarterly import NotQuarterly
from benchmarks.importers.rows import EesRow, Level, Problem
from portal.figures.vocabulary import Symbol

HEAD = "measure,area,time_identifier,time_period,basis,category,value,numerator,denominator\n"


def read(*lines: str) -> list[EesRow | Problem]:
    return list(quarterly.read([HEAD, *(f"{line}\n" for line in lines)]))


def test_a_line_is_one_figure_of_a_quarter():
    (row,) = read("REF_REREF_PCT,893,Financial year Q1,202526,quarter,,20.5,41,200")

    assert isinstance(row, EesRow)
    assert (row.period_start, row.period_end) == (date(2025, 4, 1), date(2025, 6, 30))
    assert (row.place.level, row.place.numbers) == (Level.AUTHORITY, ("893",))
    assert row.filters == {"measure": "REF_REREF_PCT", "basis": "quarter", "category": ""}
    assert row.values == {"value": Decimal("20.5"), "numerator": Decimal(41), "denominator": Decimal(200)}


def test_a_place_may_be_named_by_its_code_and_a_figure_may_be_missing():
    (row,) = read("CP_RATE,E12000005,Financial year Q4,202526,snapshot,,c,,")

    assert isinstance(row, EesRow)
    assert (row.place.level, row.place.codes) == (Level.REGIONAL, ("E12000005",))
    assert row.values["value"] == Symbol.SUPPRESSED


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("CP_RATE,Shropshire,Financial year Q1,202526,snapshot,,1,,", "area"),
        ("CP_RATE,893,Financial year Q5,202526,snapshot,,1,,", "time_identifier"),
        ("CP_RATE,893,Financial year Q1,202526,now,,1,,", "basis"),
        ("CP_RATE,893,Financial year Q1,202526,snapshot,,one,,", "value"),
        ("CP_RATE,893,Financial year Q1,202526,snapshot,,1,x1,", "numerator"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_column(line: str, column: str):
    (problem,) = read(line)

    assert isinstance(problem, Problem)
    assert (problem.line, problem.column) == (2, column)


def test_another_file_is_refused():
    with pytest.raises(NotQuarterly, match="no column “measure”"):
        list(quarterly.read(["a,b\n", "1,2\n"]))
