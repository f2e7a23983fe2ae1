"""The printed figures as CSV: one tidy row for each, from the public copy alone. Pure."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scorecards.copies.content.schema import ReportContent, SubmissionContent
from scorecards.submissions.standing import ComparedShown, LineStanding, Shown

COLUMNS = (
    "council",
    "scorecard",
    "quarter",
    "revision",
    "theme",
    "indicator",
    "line",
    "breakdown",
    "category",
    "of",
    "basis",
    "period_start",
    "period_end",
    "unit",
    "value",
    "numerator",
    "denominator",
    "symbol",
    "symbol_meaning",
    "qualifier",
    "as_printed",
    "target",
    "rating",
    "restated_from",
    "note",
)
Row = dict[str, str]

# A spreadsheet runs what begins like this; words that do are given an apostrophe, numbers are left alone.
_RUNS = ("=", "+", "-", "@", "\t", "\r")
_NUMBERS = frozenset({"value", "numerator", "denominator"})


@dataclass(frozen=True)
class _Place:
    """What the rows of one line share."""

    content: SubmissionContent
    line: LineStanding

    def row(self, of: str, **fields: str) -> Row:
        quarter = self.content.quarter
        shared = {
            "council": self.content.council.name,
            "scorecard": quarter.scorecard,
            "quarter": self.content.period,
            "revision": str(self.content.revision),
            "theme": self.line.theme_label,
            "indicator": self.line.indicator,
            "line": self.line.name,
            "of": of,
        }
        return {**shared, **fields}


def as_csv(content: ReportContent) -> bytes:
    """Every figure of the report's quarters as UTF-8 with a mark that spreadsheets know it by."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for quarter in content.submissions:
        writer.writerows({name: _safe(name, words) for name, words in row.items()} for row in rows(quarter))
    return out.getvalue().encode("utf-8-sig")


def rows(content: SubmissionContent) -> Iterator[Row]:
    """Headline, earlier and other figures, each once; the categories; then the comparators."""
    for line in content.quarter.lines:
        place = _Place(content, line)
        yield from _own(place)
        for breakdown in line.breakdowns:
            for part in breakdown.parts:
                if part.figure:
                    own = content.council.name
                    yield place.row(own, breakdown=breakdown.name, category=part.label, **_figure(part.figure))
        yield from (_compared(place, compared) for compared in line.comparisons if compared.value is not None)


def _own(place: _Place) -> Iterator[Row]:
    line, council = place.line, place.content.council.name
    if line.figure:
        target = line.target.shown if line.target else ""
        yield place.row(council, target=target, rating=line.rating.word, **_figure(line.figure))
    earlier = [point.figure for point in line.history] + [c.then for c in line.changes if c.then]
    for figure in dict.fromkeys((*earlier, *line.other_figures)):
        if figure != line.figure:
            yield place.row(council, **_figure(figure))


def _figure(figure: Shown) -> Row:
    absent = figure.value is None
    return {
        "basis": figure.basis,
        "period_start": figure.start.isoformat(),
        "period_end": figure.end.isoformat(),
        "unit": figure.unit,
        "value": _number(figure.value),
        "numerator": _number(figure.numerator),
        "denominator": _number(figure.denominator),
        "symbol": figure.symbol if absent else "",
        "symbol_meaning": figure.absent if absent else "",
        "qualifier": figure.qualifier,
        "as_printed": figure.shown,
        "restated_from": figure.restated_from or ("not shown" if figure.restated else ""),
        "note": figure.note,
    }


def _compared(place: _Place, compared: ComparedShown) -> Row:
    return place.row(
        compared.who,
        period_start=compared.start.isoformat() if compared.start else "",
        period_end=compared.end.isoformat() if compared.end else "",
        unit=place.line.unit,
        value=_number(compared.value),
        as_printed=compared.shown,
        note="; ".join(filter(None, _said(compared))),
    )


def _said(compared: ComparedShown) -> tuple[str, ...]:
    side, source = compared.by_interval, ", ".join(filter(None, (compared.source, compared.edition)))
    return compared.dated, side, compared.cautioned, compared.defined, source


def _number(value: Decimal | None) -> str:
    """In full, without exponent and without zeros that were never given."""
    if value is None:
        return ""
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _safe(name: str, words: str) -> str:
    return f"'{words}" if words.startswith(_RUNS) and name not in _NUMBERS else words
