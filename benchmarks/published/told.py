"""Numbers and mappings of published tables in words. Pure."""

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.importers.mapping import Mapping
from portal.figures.rounding import places, trimmed
from portal.figures.vocabulary import Basis, Symbol, Unit
from portal.figures.words import MINUS, absent, shown

MOST_DECIMALS = 4  # beyond these two editions are not told apart on a page

BASES = {
    Basis.YEAR: "Year",
    Basis.SNAPSHOT: "Snapshot at a date",
    Basis.YEAR_TO_DATE: "Year to date",
    Basis.QUARTER: "Quarter",
    Basis.ROLLING_12: "12 months",
    Basis.ROLLING_6: "6 months",
    Basis.MONTH: "Month",
    Basis.THREE_YEARS: "Three years",
    Basis.FORECAST: "Forecast of the year",
}


def exact(value: Decimal | None, symbol: str, unit: Unit, decimals: int) -> str:
    """A published value with all its decimals, as it is told from another edition's; a symbol in its words."""
    if value is None:
        return absent(Symbol(symbol))
    return shown(value, unit, min(MOST_DECIMALS, max(decimals, places(value))))


def difference(amount: Decimal | None, decimals: int) -> str:
    """How much higher or lower, with its sign; a dash where one of the two is no number."""
    if amount is None:
        return "–"
    size = shown(abs(amount), Unit.SCORE, min(MOST_DECIMALS, max(decimals, places(amount))))
    return f"{MINUS if amount < 0 else '+' if amount > 0 else ''}{size}"


def reads(rule: Mapping) -> str:
    """Where the figure comes from: "rate", "count ÷ all × 100", "starts ÷ population aged 0 to 17 × 10,000"."""
    if rule.value:
        return rule.value
    below = _sum(rule.denominator) if rule.denominator else "population aged 0 to 17" if rule.population else ""
    share = f" ÷ {below}" if below else ""
    times = f" × {trimmed(rule.factor):,}" if below and rule.factor != 1 else ""
    return f"{_sum(rule.numerator)}{share}{times}"


def lines_of(rule: Mapping) -> str:
    """Which lines it is in: "sex is “All”, age is “0 to 17”; a part for each region"."""
    where = ", ".join(f"{name} is “{word}”" for name, word in rule.filters) or "every line"
    return f"{where}; a part for each {_and(rule.categories)}" if rule.categories else where


def _sum(names: Iterable[str]) -> str:
    found = list(names)
    return f"({' + '.join(found)})" if len(found) > 1 else found[0]


def _and(names: Iterable[str]) -> str:
    return " and ".join(names)
