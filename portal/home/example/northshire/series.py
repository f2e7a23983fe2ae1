"""How each of Northshire's numbers runs over time: a level, a drift that turns, a season and a swing. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from portal.figures.rounding import half_up
from scorecards.framework.catalogue.rows import Row, read
from scorecards.periods import Quarter

FOLDER = Path(__file__).parent
FIRST, LAST = Quarter(2024, 3), Quarter(2026, 2)
POPULATION = 61_400
POPULATION_NOTE = "Invented population of 61,400 children aged 0 to 17"
COLUMNS = (
    "indicator", "base", "drift", "turn", "drift_after", "step", "season", "swing", "pattern", "denominator",
    "own_denominator",
)  # fmt: skip

# Sums to zero, so that a swing moves no trend; a pattern is the stride through it.
_WAVE = (0, 3, -2, 4, -4, 1, 5, -3, 2, -5, -1)
# Children counted before the first quarter that adds to them and takes from them.
_BEGUN = Quarter(2022, 1)
_STOCKS = {"CP_COUNT": (204, "CP_STARTED", "CP_ENDED"), "CLA_COUNT": (441, "CLA_STARTED", "CLA_CEASED")}
_RATES = {"CP_RATE": "CP_COUNT", "CLA_RATE": "CLA_COUNT"}


@dataclass(frozen=True)
class Series:
    """`turn` counts quarters after the first; there the drift changes and the step is taken."""

    base: Decimal
    drift: Decimal
    turn: int
    drift_after: Decimal
    step: Decimal
    season: tuple[Decimal, ...]
    swing: Decimal
    pattern: int
    denominator: str
    own_denominator: Decimal | None


@dataclass(frozen=True)
class Parts:
    """A number with what it is made of: a count has no denominator, a sum of money neither part."""

    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal


def index(quarter: Quarter) -> int:
    """Quarters after the first that Northshire reports; earlier ones are negative."""
    return quarter.year * 4 + quarter.number - FIRST.year * 4 - FIRST.number


def wave(quarter: Quarter, pattern: int) -> Decimal:
    """A swing from −1 to 1, the same at every reading."""
    return Decimal(_WAVE[(index(quarter) * pattern + 2 * pattern) % len(_WAVE)]) / 5


@cache
def parts(indicator: str, quarter: Quarter) -> Parts:
    """The number of one quarter. Raises KeyError for an indicator that Northshire does not count."""
    if indicator in _STOCKS:
        return _count(Decimal(_stock(indicator, quarter)))
    if indicator in _RATES:
        children = Decimal(_stock(_RATES[indicator], quarter))
        return Parts(children, Decimal(POPULATION), children / POPULATION * 10_000)
    series = all_series()[indicator]
    level = _level(series, quarter)
    if series.denominator or series.own_denominator is not None:
        return _share(indicator, _denominator(series, quarter), level)
    if indicator == "FIN_OVERSPEND":
        return Parts(None, None, half_up(level, 1))
    return _count(max(Decimal(0), half_up(level, 0)))


def together(indicator: str, quarters: tuple[Quarter, ...]) -> Parts:
    """What several quarters of activity come to."""
    each = [parts(indicator, quarter) for quarter in quarters]
    numerator = sum((one.numerator or Decimal(0) for one in each), Decimal(0))
    if each[0].denominator is None:
        return _count(numerator)
    return _per_hundred(numerator, sum((one.denominator or Decimal(0) for one in each), Decimal(0)))


@cache
def all_series() -> dict[str, Series]:
    """What series.csv says, by indicator."""
    return {row.needed("indicator"): _series(row) for row in read(FOLDER / "series.csv", COLUMNS)}


def _series(row: Row) -> Series:
    season = tuple(Decimal(word) for word in row.needed("season").split())
    if len(season) != 4:
        raise row.refuse("season has not one number for each quarter of the year")
    return Series(
        base=_number(row, "base"),
        drift=_number(row, "drift"),
        turn=row.whole("turn"),
        drift_after=_number(row, "drift_after"),
        step=_number(row, "step"),
        season=season,
        swing=_number(row, "swing"),
        pattern=row.whole("pattern"),
        denominator=row.text("denominator"),
        own_denominator=row.number("own_denominator"),
    )


def _number(row: Row, name: str) -> Decimal:
    value = row.number(name)
    if value is None:
        raise row.refuse(f"{name} is empty")
    return value


def _level(series: Series, quarter: Quarter) -> Decimal:
    after = max(0, index(quarter) - series.turn)
    level = series.base + series.drift * (index(quarter) - after) + series.drift_after * after
    if index(quarter) >= series.turn:
        level += series.step
    return level + series.season[quarter.number - 1] + series.swing * wave(quarter, series.pattern)


def _denominator(series: Series, quarter: Quarter) -> Decimal:
    if series.own_denominator is not None:
        return series.own_denominator + half_up(wave(quarter, 3) * 4, 0)
    whole = parts(series.denominator, quarter).numerator
    assert whole is not None, "a denominator is a count"  # noqa: S101
    return whole


def _share(indicator: str, denominator: Decimal, level: Decimal) -> Parts:
    if indicator == "WF_CASELOAD_AVG":
        cases = half_up(denominator * level, 0)
        return Parts(cases, denominator, cases / denominator)
    numerator = min(denominator, max(Decimal(0), half_up(denominator * level / 100, 0)))
    return _per_hundred(numerator, denominator)


def _per_hundred(numerator: Decimal, denominator: Decimal) -> Parts:
    return Parts(numerator, denominator, numerator / denominator * 100)


def _count(number: Decimal) -> Parts:
    return Parts(number, None, number)


@cache
def _stock(indicator: str, quarter: Quarter) -> int:
    """Children at the end of the quarter: those before, those who came, less those who went."""
    begun, came, went = _STOCKS[indicator]
    if quarter < _BEGUN:
        return begun
    change = parts(came, quarter).value - parts(went, quarter).value
    return _stock(indicator, quarter.previous) + int(change)
