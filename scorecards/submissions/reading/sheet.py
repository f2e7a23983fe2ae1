"""A file's bytes as rows of text, numbered and lettered as a spreadsheet shows them."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter
from python_calamine import CalamineError, CalamineWorkbook

from portal.figures.numbers import MAX_DECIMALS
from portal.figures.rounding import half_up, trimmed
from portal.files.text import Text
from scorecards.submissions.reading.columns import (
    HEADER_WITHIN,
    MAX_COLUMNS,
    MAX_ROWS,
    Header,
    Unreadable,
    find_header,
)
from scorecards.submissions.reading.formulas import put_in, without_results

_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]*)([0-9]+)["']""")
# What begins so would be taken for a formula; the template writes a sign before it.
ACTS = ("=", "+", "-", "@", "\t", "\r")
_PER_CENT = re.compile(rb"""numFmtId\s*=\s*["'](9|10)["']|%""")


@dataclass(frozen=True)
class Sheet:
    """The header that was found, the rows beneath it as (row number, texts), and what to say of the file.

    `unsaved` are the places, as (row number, column from 0), of formulas whose results the file does not hold.
    """

    header: Header
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()
    separator: str = ","
    unsaved: frozenset[tuple[int, int]] = frozenset()

    def unsaved_in(self, number: int) -> frozenset[str]:
        """The columns of a row in which a formula stands without its result."""
        return frozenset(name for name, place in self.header.places.items() if (number, place) in self.unsaved)


def of_csv(text: Text) -> Sheet:
    """The rows of a CSV file whose encoding and separator were recognised. Raises Unreadable."""
    try:
        reader = csv.reader(io.StringIO(text.words, newline=""), delimiter=text.separator)
        rows = [tuple(_shown(cell) for cell in row) for row in reader]
    except csv.Error as trouble:
        raise Unreadable("A value in the file is far too long, or a quotation mark is never closed.") from trouble
    header = find_header(rows)
    if header is None:
        raise Unreadable(_no_header(rows))
    notes = (*_separator_note(text), *_encoding_note(text, rows))
    return Sheet(header, _beneath(header, rows), notes, text.separator)


def of_workbook(content: bytes) -> Sheet:
    """The first sheet of an .xlsx file that has the header row; of formulas, their results. Raises Unreadable."""
    _refuse_far_cells(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}
    except (CalamineError, ValueError, OSError) as trouble:
        raise Unreadable("The workbook cannot be opened. Save it again as .xlsx, or as CSV.") from trouble
    for name, cells in sheets.items():
        plain = [tuple(_text(cell) for cell in row) for row in cells]
        if header := find_header(plain):
            per_cent = _percent_cells(content, name, len(cells))
            rows = [_with_percents(row, at, per_cent) for at, row in enumerate(plain)]
            unsaved = without_results(content, name)
            said = (f"The sheet “{name}” was read.",) if len(names) > 1 else ()
            return Sheet(header, _beneath(header, put_in(rows, unsaved)), said, unsaved=frozenset(unsaved))
    raise Unreadable(_no_header([]))


def _shown(cell: str) -> str:
    """A cell as a spreadsheet shows it: the sign that keeps a text from being a formula is no part of it."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in (*ACTS, "'") else cell


def _beneath(header: Header, rows: list[tuple[str, ...]]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    found = tuple(
        (number, tuple(cell.strip() for cell in row))
        for number, row in enumerate(rows, 1)
        if number > header.row and any(cell.strip() for cell in row)
    )
    if len(found) > MAX_ROWS:
        raise Unreadable(f"The file has {len(found):,} rows of figures; at most {MAX_ROWS:,} are read. Split it.")
    return found


def _no_header(rows: list[tuple[str, ...]]) -> str:
    seen = ", ".join(f"“{cell.strip()}”" for cell in next(iter(rows), ()) if cell.strip())[:200]
    said = f" Its first row has {seen}." if seen else ""
    return (
        f"No row among the first {HEADER_WITHIN} names the columns “indicator” and “value”.{said} "
        "Download the template and fill it in."
    )


def _separator_note(text: Text) -> Iterator[str]:
    named = {";": "semicolons", "\t": "tabs"}.get(text.separator)
    if named:
        yield f"The values are separated by {named}, not commas. They were read so."


def _encoding_note(text: Text, rows: list[tuple[str, ...]]) -> Iterator[str]:
    if text.encoding != "latin-1":
        return
    where = (
        (number, column, character)
        for number, row in enumerate(rows, 1)
        for column, cell in enumerate(row, 1)
        for character in cell
        if ord(character) > 127
    )
    number, column, character = next(where, (0, 0, ""))
    place = (
        f" The first such letter is “{character}” in row {number}, column {get_column_letter(column)}."
        if number
        else ""
    )
    yield (
        "The file is not in UTF-8, so its letters outside English were read as Windows-1252 (Latin-1)."
        f"{place} If it is wrong, save the file as “CSV UTF-8” and send it again."
    )


def _text(cell: Any) -> str:
    """A cell as a person would type it; long floats are cut where Excel's own digits end."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and abs(cell) >= 1e15:
        return repr(cell)  # too large for any figure: refused where its column is known
    if isinstance(cell, float):
        return f"{trimmed(half_up(Decimal(repr(cell)), MAX_DECIMALS)):f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, (date, time, timedelta)):
        return cell.isoformat() if isinstance(cell, date) else str(cell)
    return str(cell)


def _refuse_far_cells(content: bytes) -> None:
    """A cell at the far end of a sheet would make the whole area between be laid out in memory."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/"):
                continue
            for letters, digits in _REFERENCE.findall(archive.read(name)):
                far = letters and (len(letters) > 3 or column_index_from_string(letters.decode()) > MAX_COLUMNS * 10)
                if far or int(digits) > MAX_ROWS * 10:
                    where = f"column {letters.decode()}" if far else f"row {digits.decode()}"
                    raise Unreadable(f"The workbook reaches to {where}. Delete what stands far from the figures.")


def _percent_cells(content: bytes, sheet: str, rows: int) -> set[tuple[int, int]]:
    """Where a cell is formatted as a percentage: one that shows 13.1% holds 0.131."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in archive.namelist() else b""
    if not _PER_CENT.search(styles):
        return set()
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        found = book[sheet].iter_rows(max_row=min(rows, MAX_ROWS + HEADER_WITHIN), max_col=MAX_COLUMNS)
        return {(r, c) for r, row in enumerate(found) for c, cell in enumerate(row) if _shows_percent(cell)}
    finally:
        book.close()


def _shows_percent(cell: Any) -> bool:
    return isinstance(cell.value, (int, float)) and "%" in str(cell.number_format)


def _with_percents(row: tuple[str, ...], at: int, per_cent: set[tuple[int, int]]) -> tuple[str, ...]:
    if not per_cent:
        return row
    return tuple(_times_hundred(cell) if (at, column) in per_cent else cell for column, cell in enumerate(row))


def _times_hundred(cell: str) -> str:
    return f"{trimmed(Decimal(cell) * 100):f}%" if cell else cell
