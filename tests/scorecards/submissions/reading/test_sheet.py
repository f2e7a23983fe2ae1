"""Files as Excel and others write them: encodings, separators, cells of every kind."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from portal.figures.vocabulary import Basis
from portal.files.sniff import Kind as FileKind
from portal.files.sniff import sniff
from scorecards.submissions import template
from scorecards.submissions.reading import COLUMNS, Kind, Unreadable, of_csv, of_workbook
from scorecards.submissions.reading.sheet import MAX_ROWS
from tests.portal.files.test_sniff import archive
from tests.scorecards.submissions.files import HEADER, workbook
from tests.scorecards.submissions.reading.known import KNOWN, read, read_book, read_csv

ROW = "REF_COUNT,,,,,,,968,,,Café"


def notes(found) -> list[str]:
    return [f.words for f in found.findings if f.kind == Kind.NOTE]


def csv_text(content: bytes):
    return sniff("q2.csv", content, allowed={FileKind.CSV}).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_word(encoding):
    found = read_csv(ROW, encoding=encoding)
    assert (found.readings[0].note, notes(found)) == ("Café", [])


def test_latin_1_is_read_and_names_the_letter_to_look_at():
    found = read_csv(ROW, encoding="latin-1")
    assert found.readings[0].note == "Café"
    assert notes(found) == [
        "The file is not in UTF-8, so its letters outside English were read as Windows-1252 (Latin-1). "
        "The first such letter is “é” in row 2, column K. If it is wrong, "
        "save the file as “CSV UTF-8” and send it again."
    ]


@pytest.mark.parametrize(("separator", "named"), [(";", "semicolons"), ("\t", "tabs")])
def test_other_separators_are_read_and_named(separator, named):
    found = read_csv(ROW.replace(",", separator), header=separator.join(COLUMNS))
    assert found.readings[0].value == 968
    assert notes(found) == [f"The values are separated by {named}, not commas. They were read so."]


def test_among_semicolons_a_comma_may_be_a_decimal_one_and_is_not_guessed():
    found = read_csv("REF_COUNT;;;;;;;1,234;;;", header=";".join(COLUMNS))
    said = [f.words for f in found.findings if f.kind == Kind.PROBLEM]
    assert said == ["“1,234” has a comma, which may be a decimal one here. Write 1234 or 1.234"]


def test_a_title_above_the_header_is_passed_over_and_rows_keep_their_numbers():
    content = f"Figures of the quarter\n\n{HEADER}\n{ROW}\n".encode()
    sheet = of_csv(csv_text(content))
    assert (sheet.header.row, [number for number, _cells in sheet.rows]) == (3, [4])


def test_columns_in_another_order_and_others_between_them_are_found():
    found = read_csv("13,us,REF_REREF_PCT", header="Value,Team,Indicator")
    assert found.readings[0].value == 13
    assert notes(found) == [
        "The file has no column “category”, “basis”, “period_start”, “period_end”, “numerator”, “denominator”, "
        "“symbol”, “qualifier” and “note”; it was read as empty.",
        "Not read: column “Team” (B).",
    ]


def test_the_letter_of_a_problem_is_the_files_own():
    found = read_csv("many,REF_COUNT", header="value,indicator")
    assert [(f.column, f.letter) for f in found.findings if f.kind == Kind.PROBLEM] == [("value", "A")]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (
            "code,amount",
            "No row among the first 20 names the columns “indicator” and “value”. Its first row has “code”, ",
        ),
        ("indicator,value,Value", "“value” heads more than one column: B and C. Keep one of them."),
    ],
)
def test_a_file_without_its_columns_is_refused(header, words):
    with pytest.raises(Unreadable) as refused:
        of_csv(csv_text(f"{header}\n1,2,3\n".encode()))
    assert str(refused.value).startswith(words)


def test_too_many_rows_are_refused():
    content = (HEADER + "\n" + "REF_COUNT,,,,,,,1,,,\n" * (MAX_ROWS + 1)).encode()
    with pytest.raises(Unreadable, match=r"^The file has 5,001 rows of figures; at most 5,000 are read\. Split it\.$"):
        of_csv(csv_text(content))


def book(*rows: tuple, **given) -> bytes:
    return workbook(COLUMNS, *rows, **given)


def test_a_workbook_is_read_with_its_dates_and_numbers():
    start = datetime(2021, 7, 1)  # noqa: DTZ001 - a workbook knows no zones
    end = date(2021, 7, 31)
    found = read_book(book(("REF_COUNT", None, "month", start, end, None, None, 310.0, None, None, "July")))
    reading = found.readings[0]
    assert (reading.basis, reading.start, reading.end) == (Basis.MONTH, date(2021, 7, 1), date(2021, 7, 31))
    assert (reading.value, reading.note, reading.row) == (310, "July", 2)


def test_a_long_float_of_a_workbook_is_cut_where_figures_end():
    found = read_book(book(("REF_REREF_PCT", None, None, None, None, None, None, 127 / 968 * 100)))
    assert found.readings[0].value == Decimal("13.119835")


def test_a_cell_shown_as_a_percentage_is_read_as_it_is_shown():
    row = ("REF_REREF_PCT", None, None, None, None, None, None, 0.131)
    assert read_book(book(row, formats={"H2": "0.0%"})).readings[0].value == Decimal("13.1")
    assert read_book(book(row)).readings[0].value == Decimal("0.131")


def test_the_sheet_with_the_header_is_found_among_others():
    opened = load_workbook(BytesIO(book(("REF_COUNT", None, None, None, None, None, None, 968))))
    opened.create_sheet("Read me first", 0).append(["Please fill in"])
    out = BytesIO()
    opened.save(out)
    found = read_book(out.getvalue())
    assert (found.readings[0].value, notes(found)) == (968, ["The sheet “Figures” was read."])


def test_a_control_character_in_a_workbook_is_a_problem_of_its_row():
    found = read_book(book(("REF_COUNT", None, None, None, None, None, None, 5, None, None, "a\u202eb")))
    assert [(f.row, f.column) for f in found.findings] == [(2, "note")]


def test_a_cell_at_the_end_of_the_sheet_is_refused_before_it_is_laid_out():
    opened = load_workbook(BytesIO(book()))
    opened.active["XFD1048576"] = 1
    out = BytesIO()
    opened.save(out)
    with pytest.raises(Unreadable, match=r"^The workbook reaches to row 1048576\."):
        of_workbook(out.getvalue())


def test_a_workbook_that_cannot_be_opened_is_refused():
    with pytest.raises(Unreadable, match="cannot be opened"):
        of_workbook(archive("[Content_Types].xml", "xl/workbook.xml"))


def test_the_template_goes_out_and_comes_back_empty():
    for found in (read_book(template.as_workbook(KNOWN)), _read_template_csv()):
        assert (found.rows, found.empty, found.readings, found.rows_with_problems) == (8, 8, (), set())


def _read_template_csv():
    return read(of_csv(csv_text(template.as_csv(KNOWN))))


def test_the_template_has_a_row_for_each_line_and_category():
    rows = template.rows(KNOWN)
    assert rows[0] == ("REF_COUNT", "", "year_to_date", "2021-04-01", "2021-09-30", *[""] * 6)
    assert [(row[0], row[1]) for row in rows[2:5]] == [
        ("CLA_COUNT", ""),
        ("CLA_COUNT", "under_10"),
        ("CLA_COUNT", "under_5"),
    ]


def test_a_name_that_begins_like_a_formula_stays_a_name():
    known = replace(KNOWN, lines=(replace(KNOWN.lines[0], name='=HYPERLINK("http://x")'),))
    cell = load_workbook(BytesIO(template.as_workbook(known)))["Guide"]["C2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x")')
    assert template.harmless("=1+1") == "'=1+1"
