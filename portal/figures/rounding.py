"""Rounding half up on exact decimals; figures are rounded when they are shown, never when they are kept."""

from decimal import ROUND_HALF_UP, Context, Decimal

# Wide enough for any figure we keep (15 digits) times any other.
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_DIVIDE = Context(prec=28)


def quotient(value: Decimal, by: Decimal) -> Decimal:
    """`value` divided by `by` to 28 digits, whatever the context around it says. Raises for a division by nothing."""
    return _DIVIDE.divide(value, by)


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


def agreeing(amount: Decimal, printed: Decimal, decimals: int, *, share: bool = False) -> Decimal:
    """The size of a change that agrees with the two figures printed beside it.

    `amount` is the unrounded change, `printed` the difference of the two figures as they are printed. Where the figures
    print alike nothing changed; where they print differently but `amount` would print as nothing, or the other way,
    it is their printed difference. A `share` (a change in per cent of the earlier figure) is kept: 1 more of 6,430 is
    0.0%, and the words beside it name the direction.
    """
    if printed == 0:
        return Decimal(0)
    return amount if share or half_up(amount, decimals) else printed


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
