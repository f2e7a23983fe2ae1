"""The regularised incomplete gamma function and its inverse, which the exact Poisson limits are made of.

Floating point inside, Decimal out, right to 12 digits or more for an x up to 500: tests compare it with sums that are
exact. It is asked for counts below 10 and what is expected beside them, which is far less.
"""

import math
from decimal import Decimal

from benchmarks.stats.roots import upwards

_NOTHING = 1e-18


def regularised(shape: float, x: float) -> float:
    """P(a, x) = γ(a, x) / Γ(a), the chance that a Poisson count of mean `x` is at least `shape`, where that is whole.

    The series P(a, x) = xᵃ e⁻ˣ / Γ(a + 1) · Σ xⁿ / ((a + 1) … (a + n)) (Abramowitz and Stegun 6.5.29), whose terms
    are all positive, so nothing cancels. Raises ValueError for a shape that is not positive or an x below 0.
    """
    if shape <= 0 or x < 0:
        raise ValueError("The incomplete gamma function needs a shape above 0 and an x of at least 0")
    if x == 0:
        return 0.0
    term = total = 1.0
    beyond = shape
    while term > _NOTHING * total or beyond < x:
        beyond += 1
        term *= x / beyond
        total += term
    return min(1.0, math.exp(shape * math.log(x) - x - math.lgamma(shape + 1)) * total)


def inverse(shape: Decimal, probability: Decimal) -> Decimal:
    """The x with P(shape, x) = `probability`; twice it is the chi-square quantile with 2 × `shape` degrees of freedom.

    Raises ValueError for a probability that is not between 0 and 1.
    """
    if not 0 < probability < 1:
        raise ValueError("A probability lies between 0 and 1")
    a, p = float(shape), float(probability)
    return Decimal(repr(upwards(lambda x: regularised(a, x) - p, 0.0, a + 1)))
