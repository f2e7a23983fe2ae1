"""Small builders: a cell that states only what a test is about."""

from datetime import date
from decimal import Decimal
from typing import Any

from portal.figures.vocabulary import Basis, Unit
from scorecards.copies.disclosure import Cell, Decision, Group, Reason, decide
from scorecards.framework.rules import BreakdownKind
from scorecards.periods import Quarter, period_dates
from scorecards.submissions.rules import FigureValue

Q1, Q2, Q3 = Quarter(2021, 1), Quarter(2021, 2), Quarter(2021, 3)


def a_count(key: str, value: int | None, basis: Basis = Basis.SNAPSHOT, period: Quarter = Q2, **more: Any) -> Cell:
    return _cell(key, None if value is None else Decimal(value), Unit.COUNT, basis, period, decimals=0, **more)


def a_share(
    key: str,
    value: str | None = None,
    of: tuple[int, int] | None = None,
    basis: Basis = Basis.SNAPSHOT,
    period: Quarter = Q2,
    **more: Any,
) -> Cell:
    """A percentage; `of` gives its parts, and its value follows from them."""
    if of:
        more |= {"numerator": Decimal(of[0]), "denominator": Decimal(of[1])}
    worked_out = Decimal(of[0]) * 100 / Decimal(of[1]) if of and value is None else Decimal(value or 0)
    return _cell(key, worked_out, Unit.PERCENT, basis, period, **{"decimals": 1, **more})


def a_rate(key: str, value: str, period: Quarter = Q2, **more: Any) -> Cell:
    return _cell(key, Decimal(value), Unit.PER_10000, Basis.SNAPSHOT, period, **{"decimals": 1, **more})


def cell_of(figure: FigureValue) -> Cell:
    """The cell "a" of a figure, with its value worked out from its parts where it has them."""
    parts = {"numerator": figure.numerator, "denominator": figure.denominator}
    dates = {"basis": figure.basis, "start": figure.start, "end": figure.end}
    return Cell("a", "a", unit=figure.unit, decimals=figure.decimals, value=figure.figure, **dates, **parts)


def _cell(key: str, value: Decimal | None, unit: Unit, basis: Basis, period: Quarter, **more: Any) -> Cell:
    start, end = more.pop("dates", None) or period_dates(basis, period)
    series = more.pop("series", key)
    return Cell(key=key, series=series, basis=basis, start=start, end=end, unit=unit, value=value, **more)


def parts(*keys: str, total: str = "", kind: BreakdownKind = BreakdownKind.EXHAUSTIVE) -> Group:
    return Group(keys, kind, total)


def hidden(
    cells: list[Cell],
    groups: list[Group] | None = None,
    published: list[Cell] | None = None,
    kept_back: list[Cell] | None = None,
) -> dict[str, str]:
    """The keys that are not printed, with the reason."""
    decisions: dict[str, Decision] = decide(cells, groups or [], published or [], kept_back or [])
    return {key: _value(decision.reason) for key, decision in decisions.items() if not decision.printed}


def _value(reason: Reason | None) -> str:
    assert reason is not None
    return reason.value


def day(text: str) -> date:
    return date.fromisoformat(text)
