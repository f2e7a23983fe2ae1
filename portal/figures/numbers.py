"""What people type into a figure's cell, read as a number or refused in plain English."""

import re
from decimal import Decimal

from portal.figures.rounding import places, trimmed
from portal.figures.vocabulary import Unit

MAX_DIGITS = 15  # SQLite keeps no more
MAX_DECIMALS = 6

_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.(?P<part>[0-9]+))?")
_EXPONENT = re.compile(r"[+-]?[0-9.,]+e[+-]?[0-9]+", re.IGNORECASE)


class NotANumber(ValueError):
    """The text is no figure; the message says why and what to do, for the person who typed it."""


def parse_number(text: str, unit: Unit | None = None) -> Decimal:
    """The number that a cell's `text` writes: "1,234", "12.5%", "−3", " 7 ".

    With `unit`, a percent sign is taken only where the unit is percent. Raises NotANumber for blank
    text, words, NaN, infinity, exponents, misplaced commas and figures too long to be kept whole.
    """
    typed = text.strip().replace("\u2212", "-").replace("\u00a0", "")
    if not typed:
        raise NotANumber("There is no number here")
    typed = _without_percent_sign(typed, text, unit)
    found = _NUMBER.fullmatch(typed)
    if not found or not (found["whole"] or found["part"]):
        raise NotANumber(_why_not(typed, text.strip()))
    return kept(Decimal(typed.replace(",", "")))


def kept(value: Decimal) -> Decimal:
    """`value` if it can be kept whole, without zeros at the end of its decimals; raises NotANumber if it cannot."""
    if not value.is_finite():
        raise NotANumber("This is not a number")
    if places(value) > MAX_DECIMALS:
        raise NotANumber(f"A figure can have at most {MAX_DECIMALS} decimals")
    # The column keeps MAX_DECIMALS places whether or not they are used, so they count against the digits.
    if abs(value) >= Decimal(1).scaleb(MAX_DIGITS - MAX_DECIMALS):
        raise NotANumber(f"A figure can have at most {MAX_DIGITS - MAX_DECIMALS} digits before the decimal point")
    short = trimmed(value)
    return abs(short) if short.is_zero() else short


def _without_percent_sign(typed: str, text: str, unit: Unit | None) -> str:
    if not typed.endswith("%"):
        return typed
    if unit not in (None, Unit.PERCENT):
        raise NotANumber(f"“{text.strip()}” is a percentage, but this figure is not")
    return typed[:-1].rstrip()


def _why_not(typed: str, text: str) -> str:
    shown = text if len(text) <= 40 else text[:40] + "…"
    if _EXPONENT.fullmatch(typed):
        return f"“{shown}” is written with an exponent. Write it out in full, for example 12000"
    if re.fullmatch(r"[+-]?[0-9.,]+", typed) and "," in typed:
        return f"“{shown}” has a comma out of place. Use commas for thousands and a point for decimals"
    return f"“{shown}” is not a number"
