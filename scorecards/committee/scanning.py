"""What the program can read of an attached file: small numbers beside words for children, as remarks. Pure.

It finds what it can and proves nothing: a person reads every file that is published (`Appendix.confirmed_sha256`).
"""

import csv
import io
import logging
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from time import monotonic

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from portal.files.sniff import Kind
from portal.files.text import Text, read
from portal.prose.children import small_counts_said

MOST = 20
PAGES = 400
SECONDS = 15  # somebody waits for the page, and a file can be made to take hours
_OUT_OF_SIGHT = {
    "xl/pivotCache/": "Behind a pivot table lie the records that it was made of: whoever has the file can show them.",
    "xl/externalLinks/": "It keeps values of other files that it was linked to.",
    "xl/comments": "It holds comments beside cells.",
    "xl/threadedComments/": "It holds comments beside cells.",
}
_SMALL = re.compile(r"[1-5](?:\.0+)?")
_NOT_WORDS = re.compile(r"[\d\W_]+")
logging.getLogger("pypdf").setLevel(logging.ERROR)  # it says of every odd PDF what is odd about it


def remarks(kind: Kind, content: bytes) -> list[str]:
    """Where the file may count one to five children, in words, at most `MOST`; and that it could not be read."""
    try:
        found = list(dict.fromkeys(_found(kind, content)))
    except (PyPdfError, CalamineError, csv.Error, ValueError, KeyError, TypeError, RecursionError, OSError):
        return ["The program could not read this file."]
    more = [f"{len(found) - MOST} more like these."] if len(found) > MOST else []
    return [*found[:MOST], *more]


def _found(kind: Kind, content: bytes) -> Iterator[str]:
    if kind == Kind.CSV:
        yield from _of_table("", _rows(read(content)))
    elif kind == Kind.XLSX:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        yield from _kept_out_of_sight(book, content)
        for name in book.sheet_names:
            yield from _of_table(f"sheet {name}, ", book.get_sheet_by_name(name).to_python())
    elif kind == Kind.PDF:
        yield from _of_pages(content)
    else:
        yield "The program cannot read a picture."


def _kept_out_of_sight(book: CalamineWorkbook, content: bytes) -> Iterator[str]:
    """What a reader of a workbook does not see at first and can open all the same."""
    for sheet in book.sheets_metadata:
        if sheet.visible is not SheetVisibleEnum.Visible:
            yield f"Sheet {sheet.name} is hidden: whoever has the file can show it."
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        inside = archive.namelist()
    yield from (words for part, words in _OUT_OF_SIGHT.items() if any(name.startswith(part) for name in inside))


def _rows(text: Text) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.words), delimiter=text.separator))


def _of_pages(content: bytes) -> Iterator[str]:
    pages, until = PdfReader(io.BytesIO(content), strict=False).pages, monotonic() + SECONDS
    said = [page.extract_text() for page in takewhile(lambda _page: monotonic() < until, pages[:PAGES])]
    if not any(words.strip() for words in said):
        yield "The pages hold pictures and no words: the program could not read them."
    for number, words in enumerate(said, 1):
        yield from (f"Page {number}: “{found}”" for found in small_counts_said(words))
    if len(pages) > len(said):
        yield f"Only the first {len(said)} pages were read."


def _of_table(where: str, rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Words in cells, and each small whole number with the head of its column and the words of its row."""
    heads: list[str] = []
    for number, row in enumerate(rows, 1):
        cells = [_plain(cell) for cell in row]
        if not any(_SMALL.fullmatch(cell) for cell in cells) and any(_worded(cells)):
            heads = cells if len(list(_worded(cells))) > 1 else heads
        for found in _of_row(heads, cells):
            yield f"{where}row {number}: “{found}”"[0].upper() + f"{where}row {number}: “{found}”"[1:]


def _of_row(heads: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    for cell in _worded(cells):
        yield from small_counts_said(cell)
    label = " ".join(_worded(cells))
    for place, cell in enumerate(cells):
        if not _SMALL.fullmatch(cell):
            continue
        head = heads[place] if place < len(heads) else ""
        count = cell.partition(".")[0]
        said = (f"{words}: {count}" for words in (head, label) if words)
        yield from list(dict.fromkeys(found for each in said for found in small_counts_said(each)))[:1]


def _worded(cells: Iterable[str]) -> Iterator[str]:
    return (cell for cell in cells if _NOT_WORDS.sub("", cell))


def _plain(cell: object) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""
