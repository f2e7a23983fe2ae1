"""The file that an analyst fills in: a row for each line and category, as CSV and as a workbook. Pure."""

import csv
import io
from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from portal.figures.vocabulary import Basis, Qualifier, Symbol
from portal.figures.words import SYMBOL_WORDS, UNIT_WORDS
from scorecards.periods import period_dates
from scorecards.submissions.reading import COLUMNS, Known, Line

Row = tuple[str, ...]
ACTS = ("=", "+", "-", "@", "\t", "\r")
GUIDE_HEAD = ("indicator", "category", "what it is", "unit", "decimals", "bases, the usual one first")
WIDTHS = {"indicator": 30, "category": 22, "basis": 15, "period_start": 13, "period_end": 13, "note": 50}


def rows(known: Known) -> list[Row]:
    """One row for each live line and each of its categories, on the usual basis and the quarter's own dates."""
    return [row for line in known.lines if line.live for row in _of_line(line, known)]


def _of_line(line: Line, known: Known) -> Iterator[Row]:
    start, end = period_dates(line.headline, known.period, known.data_date)
    dates = (line.headline.value, start.isoformat(), end.isoformat())
    empty = ("",) * (len(COLUMNS) - 5)
    for category in ("", *(_category_code(line, part.code, part.breakdown) for part in line.parts)):
        yield (line.code, category, *dates, *empty)


def _category_code(line: Line, code: str, breakdown: str) -> str:
    """The category's code, with its breakdown's before it where two breakdowns have one of that code."""
    return code if len(line.parts_called(code)) == 1 else f"{breakdown}:{code}"


def guide(known: Known) -> list[Row]:
    """What the codes mean, for the people who fill the template in; nothing of it is read back."""
    said: list[Row] = [GUIDE_HEAD]
    for line in known.lines:
        if not line.live:
            continue
        bases = ", ".join(basis.value for basis in dict.fromkeys((line.headline, *line.bases)))
        said.append((line.code, "", line.name, UNIT_WORDS[line.unit], str(line.decimals), bases))
        for part in line.parts:
            code = _category_code(line, part.code, part.breakdown)
            label = f"{part.breakdown_name}: {part.label}"
            said.append((line.code, code, label, UNIT_WORDS[part.unit], str(part.decimals), bases))
    said += [(), ("symbol", "instead of a figure, says why there is none")]
    said += [(symbol.value, SYMBOL_WORDS[symbol]) for symbol in Symbol]
    said += [(), ("qualifier", "goes with a figure that is not exact")]
    said += [(qualifier.value,) for qualifier in Qualifier]
    said += [(), ("note, qualifier, population_edition", "left blank, keep what the quarter has; - takes it away")]
    said += [(), ("basis", "what stretch of time a figure speaks of"), *((basis.value,) for basis in Basis)]
    return said


def as_csv(known: Known) -> bytes:
    """UTF-8 with a mark at its start, by which Excel knows it."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([COLUMNS, *([harmless(cell) for cell in row] for row in rows(known))])
    return out.getvalue().encode("utf-8-sig")


def as_workbook(known: Known) -> bytes:
    """A sheet to fill in, and one that explains its codes. Every cell is text, so that Excel changes none."""
    book = Workbook()
    figures: Worksheet = book.worksheets[0]
    figures.title = "Figures"
    _fill(figures, [COLUMNS, *rows(known)])
    for column, name in zip(figures.iter_cols(max_row=1), COLUMNS, strict=True):
        figures.column_dimensions[column[0].column_letter].width = WIDTHS.get(name, 12)
    meanings: Worksheet = book.create_sheet("Guide")
    _fill(meanings, guide(known))
    for letter, width in zip("ABCDEF", (32, 24, 60, 40, 10, 50), strict=True):
        meanings.column_dimensions[letter].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def harmless(text: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(ACTS) else text


def _fill(sheet: Worksheet, lines: Sequence[Sequence[str]]) -> None:
    for number, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            if text:
                cell = sheet.cell(number, column, text)
                cell.data_type = "s"  # a name that begins with = stays a name
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top")
    sheet.freeze_panes = "A2"
