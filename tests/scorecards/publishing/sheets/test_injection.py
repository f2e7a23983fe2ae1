"""Whatever people name things, no spreadsheet program is given a formula, a merged cell or a row that is none."""

import csv
import io
import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from odfdo import Document
from openpyxl import load_workbook

from scorecards.publishing.sheets import as_ees, as_ods, as_xlsx, book
from tests.scorecards.publishing.sheets.reports import RUNS, a_full_report

SHA = "a1" * 32
MORE = (
    '=HYPERLINK("http://a.example","x")',
    "=cmd|'/c calc'!A1",
    "\n=1+1",
    '"\n=1+1',
    '",=1+1',
    "  =1+1",
    "@SUM(1,2)*cmd",
)
HOSTILE = (*RUNS, *MORE)
NUMBER = re.compile(r"-?\d+(\.\d+)?")
OFFICE, TABLE = (
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}",
    "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
)


def named(words):
    """The words in every place that people name: council, report, scorecard, line, theme, category, risk, action."""
    report = a_full_report(words)
    (quarter,) = report.submissions
    (theme,) = quarter.quarter.themes
    lines = tuple(replace(line, theme_label=words, owner=words, breakdowns=split(line, words)) for line in theme.lines)
    standing = replace(
        quarter.quarter, scorecard=words, title=words, themes=(replace(theme, label=words, lines=lines),)
    )
    risks = tuple(replace(risk, title=words, owner=words) for risk in quarter.risks)
    quarter = replace(
        quarter, quarter=standing, risks=risks, council=replace(quarter.council, name=words, region=words)
    )
    council = replace(report.council, name=words)
    return replace(report, title=words, council=council, signed_by=words, revision_reason=words, submissions=(quarter,))


def split(line, words):
    return tuple(
        replace(each, name=words, parts=tuple(replace(part, label=words) for part in each.parts))
        for each in line.breakdowns
    )


@cache
def workbook(words):
    return as_xlsx(book(named(words), sha256=SHA))


@cache
def opened(words):
    return as_ods(book(named(words), sha256=SHA))


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_of_a_workbook_is_a_formula_or_merged(words):
    sheets = load_workbook(BytesIO(workbook(words)))
    for sheet in sheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        assert [cell.value for cell in cells if isinstance(cell.value, str) and ord(min(cell.value)) < 32] == []
        assert list(sheet.merged_cells.ranges) == []
        assert sheet.max_row == 1 + len(
            next(each for each in book(named(words), sha256=SHA).sheets if each.name == sheet.title).rows
        )
    with ZipFile(BytesIO(workbook(words))) as archive:
        for name in archive.namelist():
            assert b"<f>" not in archive.read(name)
            assert "externalLink" not in name


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_of_an_open_document_is_a_formula_or_merged(words):
    with ZipFile(BytesIO(opened(words))) as archive:
        content = etree.fromstring(archive.read("content.xml"))
    cells = list(content.iter(f"{TABLE}table-cell"))
    assert len(cells) > 100
    assert {cell.get(f"{OFFICE}value-type") for cell in cells} <= {None, "string", "float", "date"}
    for banned in ("formula", "number-columns-spanned", "number-rows-spanned"):
        assert [cell for cell in cells if cell.get(f"{TABLE}{banned}")] == []
    assert list(content.iter(f"{TABLE}covered-table-cell")) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_both_workbooks_say_the_same_words(words):
    wanted = [sheet.name for sheet in book(named(words), sha256=SHA).sheets]
    excel = load_workbook(BytesIO(workbook(words)))
    free = {table.name: table for table in Document(BytesIO(opened(words))).body.tables}
    assert list(free) == excel.sheetnames == wanted
    for name in wanted:
        ours = [[cell for cell in row if isinstance(cell, str)] for row in excel[name].iter_rows(values_only=True)]
        theirs = [[cell.value for cell in row.cells if cell.type == "string"] for row in free[name].traverse()]
        assert ours == theirs


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_of_the_csv_begins_as_a_formula_does_and_no_row_is_parted(words):
    text = as_ees(named(words)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == len(list(csv.reader(io.StringIO(as_ees(named("Plain")).decode("utf-8-sig"), newline=""))))
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", " ")) or NUMBER.fullmatch(cell)
            assert all(ord(sign) >= 32 for sign in cell)


def test_the_words_are_kept_behind_the_apostrophe():
    (first, *_rest) = csv.DictReader(io.StringIO(as_ees(named("=1+1")).decode("utf-8-sig"), newline=""))
    assert (first["indicator"], first["la_name"], first["scorecard"]) == ("'=1+1",) * 3
