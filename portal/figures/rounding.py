"""Rounding half up on exact decimals; figures are rounded when they are shown, never when they are kept."""

from decimal import ROUND_HALF_UP, Context, Decimal

# Wide enough for any figure we keep (15 digits) times any other.
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


def half_up(value: Decimal, decimals: int) -> Decimal:
    """`value` rounded to `decimals` places, halves away from zero: 0.25 is 0.3, −0.25 is −0.3.

    Raises ValueError for a value that is not finite or a negative number of decimals.
    """
    if not value.is_finite():
        raise ValueError(f"{value} is not a figure")
    if decimals < 0:
        raise ValueError("A figure cannot have fewer than no decimals")
    rounded = value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    return abs(rounded) if rounded.is_zero() else rounded


def half_step(decimals: int) -> Decimal:
    """Half of the last printed place: how far a printed figure may lie from the true one."""
    return Decimal(5).scaleb(-decimals - 1)


def trimmed(value: Decimal) -> Decimal:
    """The same number without zeros at the end of its decimals: 85.00 is 85, 20.50 is 20.5, 100 stays 100."""
    plain = value.normalize(_EXACT)
    exponent = plain.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return plain.quantize(Decimal(1), context=_EXACT)
    return plain


def places(value: Decimal) -> int:
    """How many decimals `value` is written with once zeros at its end are gone."""
    exponent = trimmed(value).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
