"""How a figure, a change and a missing figure are written."""

from collections.abc import Mapping
from decimal import Decimal

from portal.figures.rounding import half_up
from portal.figures.vocabulary import Polarity, Qualifier, Symbol, Unit

MINUS = "−"

UNIT_WORDS: Mapping[Unit, str] = {
    Unit.COUNT: "count",
    Unit.PERCENT: "percentage",
    Unit.PER_10000: "rate per 10,000 children aged 0 to 17",
    Unit.PER_MONTH: "average per month",
    Unit.PER_WORKER: "average per full-time worker",
    Unit.FTE: "full-time equivalent",
    Unit.DAYS: "days",
    Unit.SCORE: "score",
    Unit.RANK: "rank",
    Unit.GBP_MILLION: "£ million",
}

SYMBOL_WORDS: Mapping[Symbol, str] = {
    Symbol.NOT_APPLICABLE: "not applicable",
    Symbol.NOT_AVAILABLE: "not available",
    Symbol.SUPPRESSED: "suppressed",
    Symbol.LOW: "rounds to zero",
    Symbol.ROUNDS_TO_ZERO: "rounds to zero",
    Symbol.LOW_RELIABILITY: "low reliability",
    Symbol.NOT_YET: "not yet available",
}

POLARITY_WORDS: Mapping[Polarity, str] = {
    Polarity.HIGH: "Higher is better",
    Polarity.LOW: "Lower is better",
    Polarity.RANGE: "Best within a range",
    Polarity.NONE: "No better direction",
}

# What follows the number in a sentence; in a table the unit stands in the line's note instead.
_SAID: Mapping[Unit, str] = {
    Unit.PER_10000: " per 10,000",
    Unit.PER_MONTH: " a month",
    Unit.PER_WORKER: " per worker",
    Unit.FTE: " full-time equivalent",
}

# What follows a change in its own unit.
_CHANGED: Mapping[Unit, str] = {**_SAID, Unit.SCORE: " in score", Unit.RANK: " in rank"}


def shown(value: Decimal, unit: Unit, decimals: int, qualifier: Qualifier | None = None) -> str:
    """A figure as a table prints it: "13.1%", "6,430", "£2.5m", "12 days", "about 800", with a true minus."""
    words = _with_unit(half_up(value, decimals), unit, decimals)
    return f"{qualifier.value} {words}" if qualifier else words


def said(value: Decimal, unit: Unit, decimals: int, qualifier: Qualifier | None = None) -> str:
    """A figure as a sentence says it, its unit always named: "36.7 per 10,000"."""
    return shown(value, unit, decimals, qualifier) + _SAID.get(unit, "")


def signed(amount: Decimal, unit: str, decimals: int) -> str:
    """A change with its sign and its unit: "+3.3 pp", "−21.4%", "+£0.4m", "−2 days".

    `unit` is "pp", "%", "% relative" or a Unit. What rounds to zero has no sign.
    """
    rounded = half_up(amount, decimals)
    sign = MINUS if rounded < 0 else "+" if rounded > 0 else ""
    size = abs(rounded)
    if unit == "pp":
        return f"{sign}{_grouped(size, decimals)} pp"
    if unit in ("%", "% relative"):
        return f"{sign}{_grouped(size, decimals)}{unit}"
    own = Unit(unit)
    return sign + _with_unit(size, own, decimals) + _CHANGED.get(own, "")


def absent(symbol: Symbol) -> str:
    """What stands in place of a figure that is not there: "c, suppressed"; our own symbols have words only."""
    if symbol == Symbol.NOT_YET:
        return SYMBOL_WORDS[symbol]
    return f"{symbol.value}, {SYMBOL_WORDS[symbol]}"


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    last = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{last}"


def _with_unit(rounded: Decimal, unit: Unit, decimals: int) -> str:
    sign = MINUS if rounded < 0 else ""
    number = _grouped(abs(rounded), decimals)
    if unit == Unit.PERCENT:
        return f"{sign}{number}%"
    if unit == Unit.GBP_MILLION:
        return f"{sign}£{number}m"
    if unit == Unit.DAYS:
        return f"{sign}{number} {'day' if rounded in (1, -1) else 'days'}"
    return sign + number


def _grouped(size: Decimal, decimals: int) -> str:
    return f"{size:,.{decimals}f}"
