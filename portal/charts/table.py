"""A chart's numbers as a file for spreadsheets."""

import csv
import io
import re
from typing import Protocol

from portal.charts.primitives import Table

_FIGURE = re.compile(r"[−-]?£?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?[%m]?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|")


class Tabled(Protocol):
    """A chart, or the definition of one."""

    def as_table(self) -> Table: ...


def csv_text(definition: Tabled) -> str:
    """Headings and rows as CSV (RFC 4180). Write it with a byte order mark ("utf-8-sig"), or Excel misreads dashes.

    A figure is written as spreadsheets read it: "−1,234" becomes -1234. Any other cell that a spreadsheet could take
    for a formula is quoted with an apostrophe, as OWASP advises against CSV injection.
    """
    head, rows = definition.as_table()
    out = io.StringIO(newline="")
    csv.writer(out).writerows([map(_cell, row) for row in (head, *rows)])
    return out.getvalue()


def _cell(words: str) -> str:
    if _FIGURE.fullmatch(words):
        return words.replace("−", "-").replace(",", "")
    return f"'{words}" if words.lstrip(" \ufeff").startswith(_FORMULA) else words
