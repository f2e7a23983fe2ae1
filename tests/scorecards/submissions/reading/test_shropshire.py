"""The figures of two real committee papers, read as a file against the catalogue's own lines."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from portal.figures.vocabulary import Basis
from portal.files.sniff import Kind as FileKind
from portal.files.sniff import sniff
from scorecards.framework.catalogue.reader import catalogue
from scorecards.framework.rules import BreakdownKind
from scorecards.periods import Quarter, parse_period
from scorecards.submissions.reading import Kind, Known, Line, Part, Read, of_csv
from tests.scorecards.submissions.reading.known import read

FOLDER = Path(__file__).resolve().parents[4] / "portal" / "home" / "example" / "shropshire"


def parts_of(indicator: str) -> tuple[Part, ...]:
    whole = catalogue()
    numbers = {(c.indicator, c.breakdown, c.code): at for at, c in enumerate(whole.categories, 1)}
    return tuple(
        Part(
            *(numbers[c.indicator, c.breakdown, c.code], c.code, c.label, c.breakdown),
            breakdown_name=(split := whole.breakdown(indicator, c.breakdown)).name,
            exhaustive=split.kind == BreakdownKind.EXHAUSTIVE,
            unit=split.unit,
            decimals=split.decimals,
            parent=numbers.get((c.indicator, c.breakdown, c.parent)),
            alias=c.alias,
        )
        for c in whole.categories
        if c.indicator == indicator
    )


def known(scorecard: str, quarter: Quarter, data_date=None) -> Known:
    with (FOLDER / "lines.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["scorecard"] == scorecard]
    lines = []
    for number, row in enumerate(rows, 1):
        indicator = catalogue().indicator(row["indicator"])
        lines.append(
            Line(
                *(number, indicator.code, indicator.name, indicator.unit, indicator.decimals, indicator.bases),
                headline=Basis(row["headline_basis"]),
                live=row["life_cycle"] == "live",
                parts=parts_of(indicator.code),
            )
        )
    return Known(tuple(lines), quarter, data_date)


def read_file(name: str, lines: Known) -> Read:
    text = sniff(name, (FOLDER / name).read_bytes(), allowed={FileKind.CSV}).text
    assert text is not None
    return read(of_csv(text), lines)


@pytest.mark.parametrize(
    ("name", "scorecard", "period", "part"),
    [("2021-q2.csv", "shropshire-2021", "2021-Q2", False), ("2026-q1.csv", "shropshire-2026", "2026-Q1", True)],
)
def test_every_row_of_the_papers_is_taken(name, scorecard, period, part):
    quarter = parse_period(period)
    found = read_file(name, known(scorecard, quarter, date(2026, 6, 18) if part else None))
    assert [(f.row, f.column, f.words) for f in found.findings if f.kind == Kind.PROBLEM] == []
    assert len(found.readings) == found.rows > 15


def test_the_papers_main_figures_are_read():
    lines = known("shropshire-2021", Quarter(2021, 2))
    by_code = {line.id: line.code for line in lines.lines}
    now = {
        (by_code[r.line], r.basis): r.value
        for r in read_file("2021-q2.csv", lines).readings
        if r.category is None and r.end == lines.period.end
    }
    wanted = {
        ("REF_COUNT", Basis.YEAR_TO_DATE): Decimal(968),
        ("REF_REREF_PCT", Basis.YEAR_TO_DATE): Decimal("13.1"),
        ("ASM_45D_PCT", Basis.YEAR_TO_DATE): Decimal("76.5"),
        ("CP_COUNT", Basis.SNAPSHOT): Decimal(221),
        ("CP_RATE", Basis.SNAPSHOT): Decimal("36.7"),
        ("CLA_COUNT", Basis.SNAPSHOT): Decimal(571),
    }
    assert {key: now.get(key) for key in wanted} == wanted
