"""The printed figures as CSV in the shape of Explore education statistics, which our own importer reads back.

A line for each figure: when, where, filters, then one column for each unit, in which what is not of that unit is `z`.
The period is told twice: as the standard names it, and by its first and last day, since a figure may be of a stretch
that the standard has no name for; it then stands under the financial quarter in which it ends.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.figures.rounding import half_up
from portal.figures.spans import MONTHS, month_end
from portal.figures.vocabulary import Symbol, Unit
from scorecards.copies.content.schema import CouncilFacts, ReportContent, SubmissionContent
from scorecards.publishing.sheets.tables import plain
from scorecards.publishing.sheets.told import own_figures
from scorecards.submissions.standing import ComparedShown, LineStanding, Shown

TIME = ("time_period", "time_identifier")
_ENGLAND_AND_REGION = ("geographic_level", "country_code", "country_name", "region_code", "region_name")
PLACE = (*_ENGLAND_AND_REGION, "old_la_code", "new_la_code", "la_name")
FILTERS = (
    "scorecard",
    "quarter",
    "revision",
    "theme",
    "indicator_code",
    "indicator",
    "breakdown",
    "category",
    "basis",
    "period_start",
    "period_end",
    "statistic",
    "stated_as",
)
UNITS: dict[Unit, str] = {
    Unit.COUNT: "number",
    Unit.PERCENT: "percentage",
    Unit.PER_10000: "rate_per_10000",
    Unit.PER_MONTH: "average_per_month",
    Unit.PER_WORKER: "average_per_worker",
    Unit.FTE: "full_time_equivalent",
    Unit.DAYS: "days",
    Unit.SCORE: "score",
    Unit.RANK: "rank",
    Unit.GBP_MILLION: "pounds_million",
}
MADE_FROM = ("numerator", "denominator")
TOTAL = "Total"
VALUE = "value"
EXACT = "as it is"
NONE, UNKNOWN = Symbol.NOT_APPLICABLE.value, Symbol.NOT_AVAILABLE.value
ENGLAND_CODE, ENGLAND = "E92000001", "England"

# A spreadsheet runs what begins like this; words that do are given an apostrophe.
RUNS = ("=", "+", "-", "@")

Row = dict[str, str]


def as_ees(content: ReportContent) -> bytes:
    """Every figure that can be placed in time and on the map, as UTF-8 with a mark that spreadsheets know it by."""
    rows = [row for quarter in content.submissions for row in _quarter(quarter)]
    units = [name for name in UNITS.values() if any(name in row for row in rows)]
    columns = (*TIME, *PLACE, *FILTERS, *units, *MADE_FROM)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval=NONE, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


@dataclass(frozen=True)
class _Line:
    """What the rows of one line share."""

    content: SubmissionContent
    line: LineStanding

    def row(self, place: Row, start: date, end: date, **given: str) -> Row:
        identifier, period = when(start, end)
        quarter = self.content.quarter
        filters = {
            "scorecard": quarter.scorecard,
            "quarter": quarter.title,
            "revision": f"revision {self.content.revision}",
            "theme": self.line.theme_label,
            "indicator_code": self.line.indicator,
            "indicator": self.line.name,
            "breakdown": TOTAL,
            "category": TOTAL,
            "period_start": start.isoformat(),
            "period_end": end.isoformat(),
            "statistic": VALUE,
            "stated_as": EXACT,
        }
        filters |= {name: given.pop(name) for name in FILTERS if name in given}
        words = {name: _safe(words) for name, words in {**place, **filters}.items()}
        return {"time_period": period, "time_identifier": identifier, **words, **given}


def _quarter(content: SubmissionContent) -> Iterator[Row]:
    for line in content.quarter.lines:
        about, home = _Line(content, line), _council(content.council)
        for figure in own_figures(line):
            yield about.row(home, figure.start, figure.end, **_figure(figure))
        for split in line.breakdowns:
            for part in split.parts:
                if part.figure:
                    given = {"breakdown": split.name, "category": part.label, **_figure(part.figure)}
                    yield about.row(home, part.figure.start, part.figure.end, **given)
        yield from _others(about)


def _others(about: _Line) -> Iterator[Row]:
    """England, and the region where its code is known. Of neighbours there is no level in the standard."""
    line, council = about.line, about.content.council
    for compared, place in ((line.region, _region(council)), (line.england, _country())):
        if compared.value is None or not place or compared.start is None or compared.end is None:
            continue
        yield about.row(place, compared.start, compared.end, **_compared(compared, compared.value, line))


def _compared(compared: ComparedShown, value: Decimal, line: LineStanding) -> Row:
    own = UNITS[Unit(line.unit)]
    shown = number(half_up(value, line.decimals))
    basis = f"as compared with: {compared.dated or compared.year}"
    made_from = dict.fromkeys(MADE_FROM, UNKNOWN)
    return {"basis": basis, "statistic": compared.statistic or VALUE, own: shown, **made_from}


def _figure(figure: Shown) -> Row:
    own = UNITS[Unit(figure.unit)]
    shown = symbol(figure.symbol) if figure.value is None else number(half_up(figure.value, figure.decimals))
    absent = shown if figure.value is None else UNKNOWN
    found = {"basis": figure.basis.replace("_", " "), "stated_as": figure.qualifier or EXACT, own: shown}
    if figure.numerator is None and figure.denominator is None and figure.unit == Unit.COUNT.value:
        return found  # a count is made from nothing else
    found["numerator"] = absent if figure.numerator is None else number(figure.numerator)
    found["denominator"] = absent if figure.denominator is None else number(figure.denominator)
    return found


def symbol(letter: str) -> str:
    """A letter of the standard; what is not there yet is "not available" to it."""
    return letter if letter and letter != Symbol.NOT_YET.value else UNKNOWN


def number(value: Decimal) -> str:
    """In full, without exponent and without zeros that were never given."""
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _council(council: CouncilFacts) -> Row:
    code, name = council.region_code or "", council.region or ""
    return {
        "geographic_level": "Local authority",
        "country_code": ENGLAND_CODE,
        "country_name": ENGLAND,
        "region_code": code,
        "region_name": name,
        "old_la_code": council.number,
        "new_la_code": council.code or UNKNOWN,
        "la_name": council.name,
    }


def _region(council: CouncilFacts) -> Row | None:
    if not council.region_code:
        return None
    here = {"region_code": council.region_code, "region_name": council.region}
    return {**_country(), **here, "geographic_level": "Regional"}


def _country() -> Row:
    blank = dict.fromkeys(PLACE, "")
    return {**blank, "geographic_level": "National", "country_code": ENGLAND_CODE, "country_name": ENGLAND}


def when(start: date, end: date) -> tuple[str, str]:
    """`time_identifier` and `time_period`: ("Financial year Q1-Q2", "202122") is April to September 2021."""
    whole = _whole(start, end)
    if whole:
        return whole
    year = end.year - (end.month < 4)
    return f"Financial year Q{_quarter_of(end)}", _years(year)


def _whole(start: date, end: date) -> tuple[str, str] | None:
    """A stretch of whole months that has a name."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day != 1 or end != month_end(end.year, end.month):
        return None
    if months == 1:
        return MONTHS[start.month - 1], str(start.year)
    if months == 12 and start.month in _YEARS:
        name, two = _YEARS[start.month]
        return name, _years(start.year) if two else str(start.year)
    year = start.year - (start.month < 4)
    first, last = _quarter_of(start), _quarter_of(end)
    if start.month % 3 == 1 and months % 3 == 0 and months < 12 and last - first + 1 == months // 3:
        return f"Financial year Q{first}" + (f"-Q{last}" if last > first else ""), _years(year)
    return None


_YEARS = {4: ("Financial year", True), 1: ("Calendar year", False), 9: ("Academic year", True)}


def _quarter_of(day: date) -> int:
    return ((day.month - 4) % 12) // 3 + 1


def _years(year: int) -> str:
    return f"{year}{(year + 1) % 100:02}"


def _safe(words: str) -> str:
    found = plain(words)
    return f"'{found}" if found.startswith(RUNS) else found
