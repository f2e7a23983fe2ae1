"""The CSV holds every printed figure once, nothing that is withheld, and nothing that a spreadsheet would run."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from scorecards.publishing.figures_file import COLUMNS, as_csv
from tests.scorecards.publishing import contents
from tests.scorecards.scrutiny import builders as content


def report_of(*lines):
    return contents.a_report(contents.a_quarter(*lines))


def rows(report):
    return list(csv.DictReader(io.StringIO(as_csv(report).decode("utf-8-sig"), newline="")))


def test_every_row_has_every_column():
    assert tuple(rows(report_of(content.a_line()))[0]) == COLUMNS


def test_a_figure_stands_with_its_dates_target_and_rating():
    row = rows(report_of(content.a_line()))[0]

    wanted = ("indicator", "basis", "period_start", "period_end", "value", "as_printed", "target", "rating")
    assert tuple(row[name] for name in wanted) == (
        "TIMELY",
        "quarter",
        "2021-07-01",
        "2021-09-30",
        "76.5",
        "76.5%",
        "85%",
        "On target",
    )


def test_a_withheld_figure_is_a_letter_with_its_meaning_and_no_number():
    row = rows(report_of(content.a_line(figure=content.a_shown(None))))[0]

    assert (row["value"], row["symbol"], row["symbol_meaning"]) == ("", "c", "suppressed")


def test_a_comparator_says_its_age_side_definition_source_and_edition():
    told = {"value": Decimal(88), "shown": "88.0%", "reason": "", "note": "2019/20", "age": "20 months old"}
    told |= {"verdict": "worse", "source": "DfE", "edition": "edition 2020", "draft": True}
    england = replace(content.a_line().england, **told)
    _figure, row = rows(report_of(content.a_line(england=england)))

    assert (row["value"], row["note"]) == (
        "88",
        "2019/20, draft, 20 months old; worse by interval; same definition; DfE, edition 2020",
    )


def test_a_figure_of_the_past_stands_once():
    past = content.a_point("70.0", "2021-Q1")
    line = content.a_line(history=(past,), last_period=content.a_change("6.5", "70.0"))
    found = [row["value"] for row in rows(report_of(line))]

    assert found.count("76.5") == 1
    assert found.count("70") == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_words_that_a_spreadsheet_would_run_are_defused(start):
    line = content.a_line(name=f"{start}HYPERLINK(1)")

    assert rows(report_of(line))[0]["line"] == f"'{start}HYPERLINK(1)"


def test_a_negative_number_stays_a_number():
    row = rows(report_of(content.a_line(figure=replace(content.a_shown("-3.5"), shown="−3.5%"))))[0]

    assert row["value"] == "-3.5"
