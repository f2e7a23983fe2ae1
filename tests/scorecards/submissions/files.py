"""Files of figures as people send them, made on the spot."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from scorecards.submissions.reading import COLUMNS

HEADER = ",".join(COLUMNS)


def csv_file(*rows: str, name: str = "q2.csv", encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "\n".join([HEADER, *rows, ""]).encode(encoding), "text/csv")


def workbook(*rows: tuple, title: str = "Figures", formats: dict[str, str] | None = None) -> bytes:
    """A sheet with the rows given, cells as they are; `formats` are number formats by cell ("H2")."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
