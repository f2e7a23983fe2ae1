"""Formulas of a workbook whose results were not saved with it: they would pass for empty cells. Pure."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl import load_workbook

from scorecards.submissions.reading.columns import HEADER_WITHIN, MAX_COLUMNS, MAX_ROWS

UNSAVED = (
    "This cell holds a formula whose result was not saved in the file. "
    "Open the workbook in Excel, save it there, and send it again"
)
Places = Mapping[tuple[int, int], str]


def without_results(content: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """The formulas without a result by (row from 1, column from 0). One that gives an empty text has a result."""
    if not _any_formula(content):
        return {}
    formulas = {place: cell.value for place, cell in _cells(content, sheet, results=False) if cell.data_type == "f"}
    if not formulas:
        return {}
    given = {place: cell for place, cell in _cells(content, sheet, results=True) if place in formulas}
    return {place: _words(formula) for place, formula in formulas.items() if _lacks(given.get(place))}


def put_in(rows: list[tuple[str, ...]], formulas: Places) -> list[tuple[str, ...]]:
    """The rows with each formula where nothing stood, so that its row is read and can say so."""
    if not formulas:
        return rows
    last = max(row for row, _column in formulas)
    filled = [list(row) for row in (*rows, *([()] * (last - len(rows))))]
    for (row, column), formula in formulas.items():
        cells = filled[row - 1]
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = formula
    return [tuple(row) for row in filled]


def _any_formula(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f>" in text or b"<f " in text or b":f>" in text for text in map(archive.read, sheets))


def _cells(content: bytes, sheet: str, *, results: bool) -> Iterator[tuple[tuple[int, int], Any]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=results)
    try:
        for number, row in enumerate(book[sheet].iter_rows(max_row=MAX_ROWS + HEADER_WITHIN, max_col=MAX_COLUMNS), 1):
            yield from (((number, column), cell) for column, cell in enumerate(row))
    finally:
        book.close()


def _lacks(cell: Any) -> bool:
    return cell is None or (cell.value is None and cell.data_type != "str")


def _words(formula: Any) -> str:
    """A formula as it stands in the cell; one that fills several cells is an object of openpyxl's."""
    text = getattr(formula, "text", formula)
    return text if isinstance(text, str) and text.startswith("=") else "=…"
