"""The CSV is a table of Explore education statistics: our own importer reads every line of it back."""

import csv
import datetime
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from benchmarks.importers import ees as importer
from benchmarks.importers.lines import decoded
from benchmarks.importers.periods import span
from benchmarks.importers.rows import EesRow, Level
from portal.figures.vocabulary import Symbol
from scorecards.publishing.sheets import as_ees
from scorecards.publishing.sheets.ees import FILTERS, symbol, when
from tests.scorecards.publishing import contents
from tests.scorecards.publishing.sheets.reports import RUNS, a_full_report
from tests.scorecards.scrutiny import builders as content


def raw(report):
    return list(csv.DictReader(io.StringIO(as_ees(report).decode("utf-8-sig"), newline="")))


def read_back(report, **told):
    found = list(importer.read(decoded(io.BytesIO(as_ees(report))), **told))
    assert all(isinstance(row, EesRow) for row in found), found
    return found


def test_our_importer_reads_every_line_back():
    rows = read_back(a_full_report(), filters=FILTERS)

    assert len(rows) == len(raw(a_full_report())) == 8
    first = rows[0]
    assert (first.period_start, first.period_end) == (datetime.date(2021, 7, 1), datetime.date(2021, 9, 30))
    assert (first.place.level, first.place.numbers, first.place.codes) == (Level.AUTHORITY, ("998",), ("E06000051",))
    assert first.values == {
        "number": Symbol.NOT_APPLICABLE,
        "percentage": Decimal("76.5"),
        "numerator": Decimal(412),
        "denominator": Decimal(538),
    }
    assert (first.filters["indicator"], first.filters["category"]) == ("Timely assessments", "Total")


def test_the_importer_tells_filters_from_figures_by_itself():
    lines = decoded(io.BytesIO(as_ees(a_full_report())))
    assert set(importer.columns(lines).indicators) == {"number", "percentage", "numerator", "denominator"}


def test_a_withheld_figure_comes_back_as_its_symbol_and_nothing_of_it_as_a_number():
    rows = [row for row in read_back(a_full_report(), filters=FILTERS) if row.filters["category"] == "Part 2"]

    assert [row.values["number"] for row in rows] == [Symbol.SUPPRESSED]
    assert not any(isinstance(value, Decimal) for value in rows[0].values.values())


def test_england_and_the_region_stand_at_their_own_levels():
    rows = read_back(a_full_report(), filters=FILTERS)
    others = [(row.place.level, row.place.codes, row.values["percentage"]) for row in rows[-2:]]

    assert others == [
        (Level.REGIONAL, ("E12000005",), Decimal("71.9")),
        (Level.NATIONAL, ("E92000001",), Decimal("74.2")),
    ]


def test_a_council_without_codes_stands_by_its_number_and_its_region_is_left_out():
    report = contents.a_report(contents.a_quarter(*a_full_report().submissions[0].quarter.lines))
    rows = read_back(report, filters=FILTERS)

    assert {row.place.numbers for row in rows} == {("998",), ()}
    assert Level.REGIONAL not in {row.place.level for row in rows}


@pytest.mark.parametrize("words", RUNS[:4])
def test_words_that_a_spreadsheet_would_run_are_defused(words):
    assert raw(a_full_report(words))[0]["indicator"] == f"'{words}"


def test_line_ends_in_words_part_no_line():
    assert read_back(a_full_report('Two\nlines, “quoted” "so"'), filters=FILTERS)[0].filters["indicator"] == (
        'Two lines, “quoted” "so"'
    )


def test_a_negative_number_stays_a_number():
    line = content.a_line(figure=replace(content.a_shown("-3.5"), shown="−3.5%"))
    assert raw(contents.a_report(contents.a_quarter(line)))[0]["percentage"] == "-3.5"


@pytest.mark.parametrize("letter", [each.value for each in Symbol])
def test_every_symbol_is_one_of_the_standard(letter):
    assert symbol(letter) in {"c", "x", "z", "low", "k", "u"}
    assert symbol("ny") == "x"


@pytest.mark.parametrize(
    ("start", "end", "identifier", "period"),
    [
        ("2021-04-01", "2021-06-30", "Financial year Q1", "202122"),
        ("2021-04-01", "2021-09-30", "Financial year Q1-Q2", "202122"),
        ("2022-01-01", "2022-03-31", "Financial year Q4", "202122"),
        ("2020-04-01", "2021-03-31", "Financial year", "202021"),
        ("2020-01-01", "2020-12-31", "Calendar year", "2020"),
        ("2020-09-01", "2021-08-31", "Academic year", "202021"),
        ("2021-09-01", "2021-09-30", "September", "2021"),
    ],
)
def test_a_period_that_the_standard_names_is_read_back_to_the_day(start, end, identifier, period):
    days = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)

    assert when(*days) == (identifier, period)
    assert span(identifier, period) == days


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2020-10-01", "2021-09-30", ("Financial year Q2", "202122")),
        ("2021-09-30", "2021-09-30", ("Financial year Q2", "202122")),
        ("2026-04-01", "2026-06-18", ("Financial year Q1", "202627")),
        ("2022-01-31", "2022-01-31", ("Financial year Q4", "202122")),
    ],
)
def test_any_other_stretch_stands_under_the_quarter_in_which_it_ends(start, end, period):
    assert when(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)) == period
