"""A scorecard of four lines in quarter 2 of 2021/22, without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from portal.figures.vocabulary import Basis, Unit
from portal.files.sniff import Kind, sniff
from scorecards.periods import Quarter
from scorecards.submissions.reading import COLUMNS, Known, Line, Part, Read, of_csv, of_workbook, read_sheet

BASES = (Basis.YEAR_TO_DATE, Basis.QUARTER, Basis.MONTH)
REFERRALS = Line(1, "REF_COUNT", "Referrals", Unit.COUNT, 0, BASES, Basis.YEAR_TO_DATE)
REPEATS = Line(2, "REF_REREF_PCT", "Re-referrals", Unit.PERCENT, 1, BASES, Basis.YEAR_TO_DATE)
PLANS = Line(4, "CP_RATE", "Plans", Unit.PER_10000, 1, (Basis.SNAPSHOT,), Basis.SNAPSHOT)


def part(number: int, code: str, parent: int | None = None, alias: str = "") -> Part:
    return Part(number, code, code.title(), "age", "Age", True, Unit.PERCENT, 1, parent, alias)


AGES = (
    *(part(10, "under_10", alias="CLA_AGE_U10_PCT"), part(11, "under_5", 10), part(12, "five_to_9", 10)),
    part(13, "ten_plus"),
)
LOOKED_AFTER = Line(3, "CLA_COUNT", "Looked after", Unit.COUNT, 0, (Basis.SNAPSHOT,), Basis.SNAPSHOT, parts=AGES)
KNOWN = Known((REFERRALS, REPEATS, LOOKED_AFTER, PLANS), Quarter(2021, 2), elsewhere={"ado_a1": "Adoption days"})
PART = replace(KNOWN, data_date=date(2021, 8, 18))


def read_csv(
    *rows: str, known: Known = KNOWN, encoding: str = "utf-8", header: str = ",".join(COLUMNS), **given
) -> Read:
    content = "\n".join([header, *rows, ""]).encode(encoding)
    text = sniff("q2.csv", content, allowed={Kind.CSV}).text
    assert text is not None
    return read(of_csv(text), known, **given)


def read_book(content: bytes, known: Known = KNOWN) -> Read:
    return read(of_workbook(content), known)


def read(sheet, known: Known = KNOWN, *, existing=(), before=(), percent: str = "10") -> Read:
    return read_sheet(sheet, known, existing=dict(existing), before=dict(before), large_change_percent=Decimal(percent))
