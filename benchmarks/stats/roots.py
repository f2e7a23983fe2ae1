"""Where a rising function crosses zero; what the inverses of distributions are found with.

In floating point: what is found is right to 12 digits or more. Callers hand Decimals in and out.
"""

from collections.abc import Callable

CLOSE = 1e-15
MOST_STEPS = 200
# A secant's last step is far longer than what is still wrong after it.
FEW_STEPS, SURE = 8, 1e-9

Rising = Callable[[float], float]


def root(rising: Rising, low: float, high: float) -> float:
    """The x between `low` and `high` where `rising(x)` is 0.

    False position that halves the weight of an end which stays (the Illinois method: Dowell and Jarratt 1971, BIT
    11), so the answer is always bracketed as with bisection, and found in a dozen steps instead of fifty. Raises
    ValueError where the two ends do not bracket it.
    """
    below, above = rising(low), rising(high)
    if below > 0 or above < 0:
        raise ValueError("The function does not cross zero between these ends")
    weight_below, weight_above = below, above
    for _ in range(MOST_STEPS):
        if below == 0 or above == 0 or high - low <= CLOSE * high:
            break
        between = high - weight_above * (high - low) / (weight_above - weight_below)
        if not low < between < high:
            break
        found = rising(between)
        if found < 0:
            low, below, weight_below, weight_above = between, found, found, weight_above / 2
        else:
            high, above, weight_above, weight_below = between, found, found, weight_below / 2
    return low if abs(below) < abs(above) else high


def near(rising: Rising, low: float, high: float, guess: float) -> float:
    """As `root`, from a guess that is nearly right: a secant finds it in a few steps, or the ends are drawn in."""
    one, two = min(max(guess, low), high), min(max(guess * 1.001 + CLOSE, low), high)
    above_one, above_two = rising(one), rising(two)
    for _ in range(FEW_STEPS):
        if above_two == 0 or above_one == above_two:
            break
        step = above_two * (two - one) / (above_two - above_one)
        one, above_one, two = two, above_two, two - step
        if not low < two < high:
            break
        if abs(step) <= SURE * two:
            return two
        above_two = rising(two)
    return root(rising, low, high)


def upwards(rising: Rising, low: float, first: float) -> float:
    """As `root` from `low`, for an upper end that is not known: `first`, doubled until it lies beyond the crossing."""
    high = first
    while rising(high) < 0:
        high *= 2
    return root(rising, low, high)
