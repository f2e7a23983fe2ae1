"""The file that an analyst fills in: a row for each line and category, as CSV and as a workbook. Pure.

Without figures it is empty; with those that the quarter holds, each stands in its row, so that sending the file again
as it is changes nothing.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from portal.figures.rounding import places, trimmed
from portal.figures.vocabulary import Basis, Qualifier, Symbol
from portal.figures.words import SYMBOL_WORDS, UNIT_WORDS
from scorecards.periods import period_dates
from scorecards.submissions.reading import COLUMNS, OPTIONAL, Known, Line, Reading
from scorecards.submissions.reading.sheet import ACTS
from scorecards.submissions.reading.values import value_of
from scorecards.submissions.rules import FigureValue, derive

Row = tuple[str, ...]
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
GUIDE_HEAD = ("indicator", "category", "what it is", "unit", "decimals", "bases, the usual one first")
WIDTHS = {"indicator": 30, "category": 22, "basis": 15, "period_start": 13, "period_end": 13, "note": 50}


def columns(held: Sequence[Reading] = ()) -> Row:
    """The columns of the file: those that are seldom used only where a figure has something to say in them."""
    return (*COLUMNS, *(name for name in OPTIONAL if any(getattr(reading, name) for reading in held)))


def rows(known: Known, held: Sequence[Reading] = ()) -> list[Row]:
    """One row for each live line and each of its categories, on the usual basis and the quarter's own dates.

    Each figure of `held` has a row of its own instead, or beside it where it speaks of earlier dates.
    """
    names = columns(held)
    cells = [row for line in known.lines for row in _of_line(line, known, [r for r in held if r.line == line.id])]
    return [tuple(row.get(name, "") for name in names) for row in cells]


def _of_line(line: Line, known: Known, held: Sequence[Reading]) -> Iterator[dict[str, str]]:
    start, end = period_dates(line.headline, known.period, known.data_date)
    dates = {"basis": line.headline.value, "period_start": start.isoformat(), "period_end": end.isoformat()}
    codes = [(part.id, _category_code(line, part.code, part.breakdown)) for part in line.parts]
    for category, code in [(None, ""), *codes]:
        place = {"indicator": line.code, "category": code}
        mine = [reading for reading in held if reading.category == category]
        of_quarter = [r for r in mine if r.basis == line.headline and r.end >= known.period.start]
        if line.live and not of_quarter:
            yield {**place, **dates}
        yield from ({**place, **_held(reading, known)} for reading in mine)


def _held(reading: Reading, known: Known) -> dict[str, str]:
    """A figure as a file gives it: one that follows from its parts is left to them."""
    figure = value_of(reading, known)
    return {
        "basis": reading.basis.value,
        "period_start": reading.start.isoformat(),
        "period_end": reading.end.isoformat(),
        "numerator": "" if reading.numerator is None else f"{trimmed(reading.numerator):f}",
        "denominator": "" if reading.denominator is None else f"{trimmed(reading.denominator):f}",
        "value": "" if derive(figure) is not None else _value(figure),
        "symbol": reading.symbol or "",
        "qualifier": reading.qualifier or "",
        "population_edition": reading.population_edition,
        "note": reading.note,
    }


def _value(figure: FigureValue) -> str:
    """With all its decimals, and no fewer than it is shown with: fewer would say that it is known less well."""
    if figure.value is None:
        return ""
    return f"{trimmed(figure.value):.{max(places(figure.value), figure.decimals)}f}"


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


def as_csv(known: Known, held: Sequence[Reading] = ()) -> bytes:
    """UTF-8 with a mark at its start, by which Excel knows it."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([columns(held), *([harmless(cell) for cell in row] for row in rows(known, held))])
    return out.getvalue().encode("utf-8-sig")


def as_workbook(known: Known, held: Sequence[Reading] = ()) -> bytes:
    """A sheet to fill in, and one that explains its codes. Every cell is text, so that Excel changes none."""
    book = Workbook()
    figures: Worksheet = book.worksheets[0]
    figures.title = "Figures"
    names = columns(held)
    _fill(figures, [names, *rows(known, held)])
    for column, name in zip(figures.iter_cols(max_row=1), names, strict=True):
        figures.column_dimensions[column[0].column_letter].width = WIDTHS.get(name, 12)
    meanings: Worksheet = book.create_sheet("Guide")
    _fill(meanings, guide(known))
    for letter, width in zip("ABCDEF", (32, 24, 60, 40, 10, 50), strict=True):
        meanings.column_dimensions[letter].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def harmless(text: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula; `reading.sheet` takes the sign off again."""
    if _NUMBER.fullmatch(text):
        return text
    quoted = text.startswith("'") and text[1:2] in (*ACTS, "'")
    return f"'{text}" if text.startswith(ACTS) or quoted else text


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
