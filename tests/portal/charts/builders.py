"""Small builders, so that a test states only what it is about."""

from collections.abc import Sequence
from decimal import Decimal

from portal.charts.palette import Palette
from portal.charts.points import History, Point, Series
from portal.charts.primitives import Chart, Mark, Text
from portal.figures.vocabulary import Basis

PALETTE = Palette("#00594f")


def a_point(label: str, value: str | None, basis: Basis = Basis.YEAR, months: str = "") -> Point:
    if value is None:
        return Point(label, None, "c, suppressed", basis, months)
    return Point(label, Decimal(value), f"{value}%", basis, months)


def a_part_year(label: str, value: str | None, months: str = "April to September") -> Point:
    return a_point(label, value, Basis.YEAR_TO_DATE, months)


def some_years(*values: str | None, first: int = 2018) -> tuple[Point, ...]:
    return tuple(a_point(str(first + place), value) for place, value in enumerate(values))


def a_history(*values: str | None, **more: object) -> History:
    return History(Series("Northshire", some_years(*values)), **more)  # type: ignore[arg-type]


def marks_of(chart: Chart, kind: type) -> list[Mark]:
    return [mark for mark in chart.marks if isinstance(mark, kind)]


def words_of(chart: Chart) -> list[str]:
    return [mark.words for mark in chart.marks if isinstance(mark, Text)]


def coloured(marks: Sequence[Mark], colour: str) -> list[Mark]:
    return [mark for mark in marks if getattr(mark, "colour", getattr(mark, "fill", "")) == colour]
