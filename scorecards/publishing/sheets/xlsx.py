"""The tables as an Excel workbook: numbers are numbers, words are words whatever they begin with."""

from __future__ import annotations

from datetime import UTC, date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter

from scorecards.publishing.sheets.tables import Book, Cell, Kind, Sheet, places, plain, width
from scorecards.publishing.sheets.zipped import packed, parts_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAY = "d mmm yyyy"
RUNS = ("=", "+", "-", "@", "'")  # what a program might take for more than words once the cell is edited
BOLD = Font(bold=True)


def as_xlsx(book: Book) -> bytes:
    """Equal books give equal bytes."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    _facts(workbook, book)
    for number, sheet in enumerate(book.sheets, 1):
        _sheet(workbook.create_sheet(sheet.name), sheet, number)
    out = BytesIO()
    # The library's own way to save writes the moment of saving into the file.
    ExcelWriter(workbook, ZipFile(out, "w")).save()
    return packed(parts_of(out.getvalue()).items(), first="[Content_Types].xml")


def _facts(workbook: Any, book: Book) -> None:
    facts = workbook.properties
    facts.title, facts.creator, facts.language = plain(book.title), plain(book.author), "en-GB"
    facts.lastModifiedBy = facts.creator
    facts.created = facts.modified = book.moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _sheet(drawn: Any, sheet: Sheet, number: int) -> None:
    for place, column in enumerate(sheet.columns, 1):
        _put(drawn.cell(1, place), column.heading, Kind.WORDS)
        drawn.cell(1, place).font = BOLD
        drawn.cell(1, place).alignment = Alignment(wrap_text=True, vertical="top")
        drawn.column_dimensions[get_column_letter(place)].width = width(sheet, place - 1)
    for at, row in enumerate(sheet.rows, 2):
        for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True), 1):
            if cell is not None:
                _put(drawn.cell(at, place), cell, column.kind)
    drawn.freeze_panes = "A2"
    if sheet.rows:
        _mark(drawn, sheet, number)


def _put(drawn: Any, cell: Cell, kind: Kind) -> None:
    if isinstance(cell, str):
        words = plain(cell)
        drawn.value = words
        drawn.data_type = "s"  # never a formula
        drawn.quotePrefix = words.startswith(RUNS)
        drawn.alignment = Alignment(
            wrap_text=kind is Kind.LONG, vertical="top", horizontal="right" if kind is Kind.NUMBER else None
        )
        return
    drawn.value = cell
    drawn.alignment = Alignment(vertical="top")
    drawn.number_format = _format(cell)


def _format(cell: Cell) -> str:
    if isinstance(cell, date):
        return DAY
    digits = places(cell) if isinstance(cell, Decimal) else 0
    return f"#,##0.{'0' * digits}" if digits else "#,##0"


def _mark(drawn: Any, sheet: Sheet, number: int) -> None:
    """Say outright that the rows are a table, whose first row heads it: a screen reader reads its columns by name."""
    area = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    table = Table(id=number, name=f"Table{number}", displayName=f"Table{number}", ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    drawn.add_table(table)
