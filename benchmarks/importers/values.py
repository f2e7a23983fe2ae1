"""A published cell: a number, or the symbol that says why there is none."""

import re
from collections.abc import Mapping
from decimal import Decimal

from benchmarks.importers.rows import Value
from portal.figures.numbers import MAX_DECIMALS, NotANumber, kept, parse_number
from portal.figures.rounding import half_up
from portal.figures.vocabulary import Symbol

_PUBLISHED = (
    Symbol.NOT_APPLICABLE,
    Symbol.NOT_AVAILABLE,
    Symbol.SUPPRESSED,
    Symbol.LOW,
    Symbol.ROUNDS_TO_ZERO,
    Symbol.LOW_RELIABILITY,
)
SYMBOLS: Mapping[str, Symbol] = {
    written: symbol for symbol in _PUBLISHED for written in (symbol.value, f"[{symbol.value}]")
}
# Marks that publications gave up or never agreed on: "-" has meant nil, negligible and missing. None is a number, and
# "not available" claims least; who knows what a file meant says so, as in {"~": Symbol.SUPPRESSED}.
MARKS: Mapping[str, Symbol] = dict.fromkeys(("", "-", "–", "~", ":", ".", ".."), Symbol.NOT_AVAILABLE)

_LONG = re.compile(r"-?[0-9]+\.[0-9]+")
# How nearly every figure is written: nothing to strip, to trim or to refuse. It is what makes long files fast.
_PLAIN = re.compile(r"0|-?(?:[1-9][0-9]{0,8}|0(?=\.))(?:\.[0-9]{0,5}[1-9])?")


def value(text: str, marks: Mapping[str, Symbol] = MARKS) -> Value:
    """The number or symbol that a cell holds. Raises NotANumber, with words, for anything else.

    Numbers with more decimals than a figure can be kept with are rounded half up to those, here and once, so that two
    editions of one number are compared as they are kept.
    """
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    typed = text.strip()
    symbol = SYMBOLS.get(typed.lower()) or marks.get(typed)
    if symbol:
        return symbol
    try:
        return parse_number(typed)
    except NotANumber:
        if not _LONG.fullmatch(typed):
            raise
    return kept(half_up(Decimal(typed), MAX_DECIMALS))


def is_value(text: str, marks: Mapping[str, Symbol] = MARKS) -> bool:
    """Whether a cell could stand in a column of figures."""
    try:
        value(text, marks)
    except NotANumber:
        return False
    return True
