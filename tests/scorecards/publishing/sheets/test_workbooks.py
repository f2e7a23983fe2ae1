"""Both workbooks hold the same tidy tables: numbers that are numbers, words that are never run."""

import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from odfdo import Document
from openpyxl import load_workbook

from scorecards.publishing.sheets import Column, Kind, Sheet, as_ods, as_xlsx, book
from scorecards.publishing.sheets.tables import CUT, MOST_SIGNS, plain
from tests.scorecards.publishing.sheets.reports import RUNS, a_full_report

SHA = "a1" * 32
NAMES = ["Notes", "Scorecard", "Figures", "Comparators", "Breakdowns", "Risks", "Actions"]


def told(*given):
    return book(a_full_report(*given), sha256=SHA)


def xlsx(*given):
    return load_workbook(BytesIO(as_xlsx(told(*given))))


def ods(*given):
    return Document(BytesIO(as_ods(told(*given))))


def rows_of(sheet):
    """Of an Excel sheet, a dictionary for each row by the names in its first."""
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_each_table_has_a_sheet_with_its_columns_in_the_first_row_and_notes_come_first():
    found = xlsx()

    assert found.sheetnames == NAMES
    for sheet, each in zip(told().sheets, found, strict=True):
        assert [cell.value for cell in each[1]] == [column.heading for column in sheet.columns]
        assert (each.max_row, each.freeze_panes) == (len(sheet.rows) + 1, "A2")
        assert list(each.merged_cells.ranges) == []
        assert [table.ref for table in each.tables.values()] == [each.dimensions]


def test_a_figure_is_a_number_with_the_format_that_it_is_printed_with():
    row = next(iter(xlsx()["Scorecard"].iter_rows(min_row=2)))
    cell = row[4]

    assert (cell.value, cell.data_type, cell.number_format) == (76.5, "n", "#,##0.0")
    figures = rows_of(xlsx()["Figures"])
    assert [(each["Figure"], each["Numerator"], each["Denominator"]) for each in figures] == [
        (76.5, 412, 538),
        (70, None, None),
        ("c", None, None),
    ]
    assert figures[0]["Period end"] == datetime.datetime(2021, 9, 30)  # noqa: DTZ001 - a cell has no zone


def test_a_withheld_count_is_a_letter_with_its_meaning():
    found = rows_of(xlsx()["Breakdowns"])

    assert [(each["Category"], each["Figure"], each["Why there is no figure"]) for each in found] == [
        ("Part 1", 571, None),
        ("Part 2", "c", "suppressed"),
        ("Part 3", 120, None),
    ]


def test_the_notes_say_source_coverage_dates_symbols_hash_and_revision():
    notes = dict(xlsx()["Notes"].iter_rows(min_row=2, values_only=True))

    assert notes["Title"] == "Children’s services performance"
    assert notes["Coverage"] == "Quarter 2, 2021/22, whole quarter"
    assert notes["Date of the figures"] == "Children’s services, quarter 2, 2021/22: figures at 30 September 2021"
    assert notes["Signed off"] == "Dora Director, 18 November 2021 at 14:05"
    assert (notes["Revision"], notes["Hash of what was signed (SHA-256)"]) == ("1", SHA)
    assert notes["Symbol c"] == "In place of a figure: suppressed."
    assert notes["Sheet “Risks”"] == "Risks as they stood at sign-off: 1 row."


@pytest.mark.parametrize("words", RUNS)
def test_no_words_are_run_as_a_formula(words):
    found = xlsx(words)
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row if cell.value == words.strip()]

    assert len(cells) == 11  # 1 line, 3 figures, 3 comparators, 3 categories, 1 action
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.quotePrefix for cell in cells} == {True}
    content = ZipFile(BytesIO(as_ods(told(words)))).read("content.xml").decode()
    assert "table:formula" not in content


def test_no_part_of_the_workbook_holds_a_formula():
    with ZipFile(BytesIO(as_xlsx(told("=1+1")))) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]

    assert len(sheets) == len(NAMES)
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)


def test_the_files_know_no_day_but_that_of_the_signature():
    facts = xlsx().properties

    signed = datetime.datetime(2021, 11, 18, 14, 5)  # noqa: DTZ001 - the library's dates have no zone
    assert (facts.created, facts.modified) == (signed, signed)
    assert (facts.title, facts.creator) == ("Children’s services performance", "Northshire")
    meta = ods().meta
    assert {meta.creation_date.replace(tzinfo=None), meta.date.replace(tzinfo=None)} == {signed}
    for content in (as_xlsx(told()), as_ods(told())):
        with ZipFile(BytesIO(content)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_open_document_begins_with_what_it_is_and_has_the_same_tables():
    with ZipFile(BytesIO(as_ods(told()))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert "Thumbnails" not in archive.read("META-INF/manifest.xml").decode()
    found = ods().body.tables

    assert [table.name for table in found] == NAMES
    for sheet, table in zip(told().sheets, found, strict=True):
        assert [cell.value for cell in table.get_row(0).cells] == [column.heading for column in sheet.columns]
        assert len(list(table.traverse())) == len(sheet.rows) + 1


def test_an_open_document_keeps_numbers_days_and_symbols_apart():
    table = next(table for table in ods().body.tables if table.name == "Figures")
    first, _second, third = [row.cells for row in table.traverse()][1:4]

    assert [(cell.type, cell.value) for cell in (first[4], third[4])] == [("float", 76.5), ("string", "c")]
    assert (first[10].type, first[10].value) == ("date", datetime.date(2021, 7, 1))


def test_every_heading_row_of_an_open_document_stays_in_sight():
    with ZipFile(BytesIO(as_ods(told()))) as archive:
        settings = archive.read("settings.xml").decode()

    assert settings.count('config:name="VerticalSplitPosition" config:type="int">1<') == len(NAMES)


def test_words_longer_than_a_cell_are_cut_and_say_so_and_control_characters_go():
    assert plain("a\x00b\r\nc") == "a b c"
    assert plain("x" * 40_000) == "x" * MOST_SIGNS + CUT
    assert max(len(cell.value) for cell in xlsx("y " * 20_000)["Actions"][2] if isinstance(cell.value, str)) < 32_767


def test_a_row_with_too_few_cells_is_refused():
    with pytest.raises(ValueError, match="more or fewer cells"):
        Sheet("One", "One", (Column("A"), Column("B", Kind.NUMBER)), (("a",),))
