"""A formula without its result is said at row and column, and never passes for an empty cell."""

import re
import zipfile
from io import BytesIO

import pytest

from scorecards.submissions.reading import COLUMNS, Kind
from scorecards.submissions.reading.formulas import UNSAVED
from tests.scorecards.submissions.files import workbook
from tests.scorecards.submissions.reading.known import read_book


def a_row(**cells):
    return tuple(cells.get(name, "") for name in COLUMNS)


def with_result(content: bytes, formula: bytes, cell: bytes) -> bytes:
    """The workbook as Excel saves it: `cell` stands where openpyxl writes the formula without a result."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            pattern = rb'<c r="H2"[^>]*><f>' + re.escape(formula) + rb"</f><v\s*/?>(</v>)?</c>"
            new.writestr(name, re.sub(pattern, cell, old.read(name)))
    return out.getvalue()


def problems(read):
    return [(f.row, f.column, f.letter, f.given, f.words) for f in read.findings if f.kind == Kind.PROBLEM]


def test_a_formula_without_a_result_is_a_problem_where_it_stands():
    read = read_book(workbook(COLUMNS, a_row(indicator="REF_COUNT", value="=400+568")))
    assert problems(read) == [(2, "value", "H", "=400+568", UNSAVED)]
    assert (read.readings, read.empty) == ((), 0)


def test_a_row_that_is_nothing_but_formulas_is_not_passed_over():
    read = read_book(workbook(COLUMNS, a_row(indicator="=A9", value="=B9")))
    assert [(row, column) for row, column, *_ in problems(read)] == [(2, "indicator"), (2, "value")]


def test_the_other_rows_are_taken():
    good, unsaved = a_row(indicator="REF_COUNT", value=968), a_row(indicator="REF_REREF_PCT", value="=1/8")
    read = read_book(workbook(COLUMNS, unsaved, good))
    assert [(reading.row, reading.value) for reading in read.readings] == [(3, 968)]
    assert [row for row, *_ in problems(read)] == [2]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (b'<c r="H2"><f>484*2</f><v>968</v></c>', ([968], 0)),
        (b'<c r="H2" t="str"><f>484*2</f><v></v></c>', ([], 1)),
    ],
)
def test_a_saved_result_is_read_be_it_an_empty_text(cell, expected):
    content = workbook(COLUMNS, a_row(indicator="REF_COUNT", value="=484*2"))
    saved = with_result(content, b"484*2", cell)
    assert saved != content
    read = read_book(saved)
    assert ([reading.value for reading in read.readings], read.empty) == expected
    assert problems(read) == []


def test_a_formula_in_a_column_that_nobody_reads_is_no_matter():
    header, row = (*COLUMNS, "my sum"), (*a_row(indicator="REF_COUNT", value=968), "=H2*2")
    read = read_book(workbook(header, row))
    assert ([reading.value for reading in read.readings], problems(read)) == ([968], [])
