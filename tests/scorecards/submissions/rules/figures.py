"""A small builder: a figure that states only what a test is about."""

from datetime import date
from decimal import Decimal
from typing import Any

from portal.figures.vocabulary import Basis, Unit
from scorecards.periods import Period, Quarter, period_dates
from scorecards.submissions.rules import FigureValue

Q1, Q2 = Quarter(2021, 1), Quarter(2021, 2)
LAST_Q2, YEAR_END = Quarter(2020, 2), Quarter(2020, 4)


def a_figure(
    value: str | None = None,
    unit: Unit = Unit.COUNT,
    basis: Basis = Basis.YEAR_TO_DATE,
    period: Period = Q2,
    of: tuple[int, int] | None = None,
    dates: tuple[date, date] | None = None,
    **more: Any,
) -> FigureValue:
    """A figure of `period`; `of` gives its numerator and denominator."""
    start, end = dates or period_dates(basis, period)
    return FigureValue(
        basis=basis,
        start=start,
        end=end,
        unit=unit,
        decimals=more.pop("decimals", 0 if unit == Unit.COUNT else 1),
        value=None if value is None else Decimal(value),
        numerator=Decimal(of[0]) if of else None,
        denominator=Decimal(of[1]) if of else None,
        **more,
    )
