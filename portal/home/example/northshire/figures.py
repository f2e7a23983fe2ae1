"""The figures of each of Northshire's quarters, as an upload would hold them. Pure."""

from datetime import date
from decimal import Decimal
from functools import cache

from portal.figures.rounding import half_up
from portal.figures.vocabulary import Basis, Qualifier, Symbol, Unit
from portal.home.example.definitions import FigureFact, LineFact
from portal.home.example.facts import NORTHSHIRE, lines
from portal.home.example.known import known
from portal.home.example.northshire.series import FIRST, POPULATION_NOTE, Parts, parts, together, wave
from portal.home.example.northshire.splits import split
from scorecards.framework.rules import LifeCycle
from scorecards.periods import Quarter, period_dates

MONTHLY = ("FD_CONTACTS", "REF_COUNT")
HISTORY = "History, loaded with the first quarter"
RESTATED = ("REF_REREF_PCT", Quarter(2025, 3))
LATE = Decimal(6)
RESTATED_NOTE = "Restated: 6 re-referrals were recorded after the quarter was signed"

# Where there is no number, or a softened one, and why.
SYMBOLS = {
    ("WF_AGENCY_PCT", Quarter(2026, 2)): (Symbol.NOT_YET, "The agency return closes on 30 November"),
    ("EH_STEP_UP_COUNT", Quarter(2025, 4)): (Symbol.SUPPRESSED, "Our partner’s return prints no number from 1 to 5"),
}
QUALIFIERS = {("FIN_OVERSPEND", Quarter(2024, 3)): (Qualifier.ABOUT, "The first figure was given as a round sum")}


@cache
def own_lines() -> tuple[LineFact, ...]:
    """The lines of both scorecards, read once."""
    return lines(NORTHSHIRE)


def live(line: LineFact, quarter: Quarter) -> bool:
    """Whether the line has a figure of its own in the quarter."""
    if line.life_cycle is LifeCycle.IN_DEVELOPMENT:
        return False
    return line.retired_on is None or quarter.end <= line.retired_on


@cache
def figures(scorecard: str, quarter: Quarter) -> tuple[FigureFact, ...]:
    """Every figure that one quarter's submission carries: its own, its parts, and what it says of earlier ones."""
    kept: list[FigureFact] = []
    for line in own_lines():
        if line.scorecard == scorecard and live(line, quarter):
            kept += _of_line(line, quarter)
    return tuple(kept)


def figure(line: LineFact, quarter: Quarter, note: str = "") -> FigureFact:
    """The line's own figure of the quarter, as it was first stated."""
    start, end = period_dates(line.headline_basis, quarter)
    symbol, reason = SYMBOLS.get((line.indicator, quarter), (None, ""))
    qualifier, softened = QUALIFIERS.get((line.indicator, quarter), (None, ""))
    said = _first_stated(line, quarter)
    return FigureFact(
        indicator=line.indicator,
        category="",
        basis=line.headline_basis,
        period_start=start,
        period_end=end,
        numerator=None if symbol or said.denominator is None else said.numerator,
        denominator=None if symbol else said.denominator,
        value=None if symbol else _rounded(line.indicator, said.value),
        symbol=symbol,
        qualifier=qualifier,
        note=note or reason or softened or (POPULATION_NOTE if line.indicator.endswith("_RATE") else ""),
    )


def _first_stated(line: LineFact, quarter: Quarter) -> Parts:
    right = parts(line.indicator, quarter)
    if (line.indicator, quarter) != RESTATED or right.numerator is None or right.denominator is None:
        return right
    return Parts(right.numerator - LATE, right.denominator, (right.numerator - LATE) / right.denominator * 100)


def _of_line(line: LineFact, quarter: Quarter) -> list[FigureFact]:
    kept = [figure(line, quarter), *split(line, quarter)]
    if line.indicator in MONTHLY:
        kept += _months(line, quarter)
    if quarter.number == 4:
        kept += _year(line, quarter)
    if quarter == FIRST:
        kept += _history(line)
    if (line.indicator, quarter.previous) == RESTATED:
        kept.append(_restated(line, quarter.previous))
    return kept


def _restated(line: LineFact, quarter: Quarter) -> FigureFact:
    start, end = period_dates(line.headline_basis, quarter)
    right = parts(line.indicator, quarter)
    return _figure(line, right, line.headline_basis, (start, end), RESTATED_NOTE)


def _months(line: LineFact, quarter: Quarter) -> list[FigureFact]:
    """Three months, about a thirtieth apart, that add up to the quarter."""
    whole = parts(line.indicator, quarter).value
    first = half_up(whole / 3 + wave(quarter, 2) * whole / 60, 0)
    second = half_up(whole / 3 + wave(quarter, 5) * whole / 60, 0)
    counts = (first, second, whole - first - second)
    return [
        _figure(line, Parts(count, None, count), Basis.MONTH, (month.start, month.end), "")
        for month, count in zip(quarter.months, counts, strict=True)
    ]


def _year(line: LineFact, quarter: Quarter, note: str = "") -> list[FigureFact]:
    """The year that ends with the quarter, for lines that count activity."""
    if line.headline_basis is not Basis.QUARTER:
        return []
    quarters = tuple(quarter.plus(-back) for back in (3, 2, 1, 0))
    dates = (quarters[0].start, quarter.end)
    return [_figure(line, together(line.indicator, quarters), Basis.YEAR, dates, note)]


def _history(line: LineFact) -> list[FigureFact]:
    """Four quarters before the first, and the two years before the one it lies in."""
    kept = [figure(line, FIRST.plus(-back), HISTORY) for back in (4, 3, 2, 1)]
    if line.indicator in MONTHLY:
        kept += [month for back in (4, 3, 2, 1) for month in _months(line, FIRST.plus(-back))]
    for end in (Quarter(2022, 4), Quarter(2023, 4)):
        kept += _year(line, end, HISTORY)
    if line.headline_basis is Basis.SNAPSHOT:
        kept.append(figure(line, Quarter(2022, 4), HISTORY))
    return kept


def _figure(line: LineFact, made: Parts, basis: Basis, dates: tuple[date, date], note: str) -> FigureFact:
    return FigureFact(
        indicator=line.indicator,
        category="",
        basis=basis,
        period_start=dates[0],
        period_end=dates[1],
        numerator=None if made.denominator is None else made.numerator,
        denominator=made.denominator,
        value=_rounded(line.indicator, made.value),
        symbol=None,
        qualifier=None,
        note=note,
    )


def _rounded(indicator: str, value: Decimal) -> Decimal:
    """As an upload prints it; what has both parts is worked out again from them."""
    of = known().indicator(indicator)
    return half_up(value, 0 if of.unit is Unit.COUNT else of.decimals)
