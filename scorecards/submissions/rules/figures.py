"""One figure with its basis and dates, and how its value follows from its parts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.figures.rounding import quotient
from portal.figures.spans import day_words, period_words, span_words, whole_months
from portal.figures.vocabulary import Basis, Qualifier, Symbol, Unit
from portal.figures.words import absent, shown

# Counts and sums grow with time; shares, averages and scores do not.
GROWS_WITH_TIME = frozenset({Unit.COUNT, Unit.PER_10000, Unit.GBP_MILLION})

_TIMES = {Unit.PERCENT: Decimal(100), Unit.PER_10000: Decimal(10_000)}
_WHOLE = frozenset({Unit.COUNT, Unit.GBP_MILLION, Unit.FTE, Unit.RANK})


@dataclass(frozen=True)
class FigureValue:
    """What a line or one of its categories said for one stretch of time.

    `numerator` and `denominator` are the parts: children for a share, children and the 0 to 17 population for
    a rate, days and children for an average of days, events and months for a monthly average.
    `population_edition` names the estimate that a rate is based on. `annualised` marks a part-year rate that
    is labelled and worked out as for a whole year.
    """

    basis: Basis
    start: date
    end: date
    unit: Unit
    decimals: int
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    symbol: Symbol | None = None
    qualifier: Qualifier | None = None
    population_edition: str = ""
    annualised: bool = False

    @property
    def figure(self) -> Decimal | None:
        """The figure, from its parts where they give one, else as typed; None under a symbol. Never rounded."""
        if self.symbol is not None:
            return None
        derived = derive(self)
        return self.value if derived is None else derived

    @property
    def exact(self) -> Decimal | None:
        """The figure if arithmetic may use it: neither symbol nor "about"."""
        return None if self.qualifier else self.figure

    @property
    def typed(self) -> bool:
        """Whether a share, rate or average was typed without its parts, which pages and papers mark."""
        return self.unit not in _WHOLE and self.figure is not None and derive(self) is None

    @property
    def words(self) -> str:
        """As a table prints it: "76.5%", "about 800", "c, suppressed"."""
        if self.symbol is not None:
            return absent(self.symbol)
        figure = self.figure
        return absent(Symbol.NOT_YET) if figure is None else shown(figure, self.unit, self.decimals, self.qualifier)

    @property
    def period(self) -> str:
        """Its basis and dates: "year to date, April to September 2021"."""
        words = period_words(self.basis, self.start, self.end)
        return f"{words}, annualised" if self.annualised else words

    @property
    def when(self) -> str:
        """Its dates alone, for a chart or a table's head."""
        return day_words(self.end) if self.basis == Basis.SNAPSHOT else span_words(self.start, self.end)


def derive(figure: FigureValue) -> Decimal | None:
    """The value that the parts give, unrounded (28 digits); None where they give none.

    Percentage: numerator / denominator × 100. Rate: × 10,000, and × 12 / months if annualised. Averages:
    numerator / denominator, where a monthly average's denominator may be left to its dates.
    """
    if figure.numerator is None:
        return None
    if figure.unit in _WHOLE:
        return figure.numerator if figure.value is None else None
    base = _base(figure)
    if not base:
        return None
    times = _TIMES.get(figure.unit, Decimal(1))
    if figure.annualised:
        months = whole_months(figure.start, figure.end)
        if months is None:
            return None
        times, base = times * 12, base * months
    return quotient(figure.numerator * times, base)


def _base(figure: FigureValue) -> Decimal | None:
    if figure.denominator is None and figure.unit == Unit.PER_MONTH:
        months = whole_months(figure.start, figure.end)
        return None if months is None else Decimal(months)
    return figure.denominator
