"""What cannot be true of a figure, in words for the person who typed it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from portal.figures.rounding import half_step, half_up, places, trimmed
from portal.figures.spans import month_end, whole_months
from portal.figures.vocabulary import Basis, Unit
from portal.figures.words import shown
from scorecards.periods import Quarter
from scorecards.submissions.rules.figures import FigureValue, derive

_SUMS = frozenset({Unit.COUNT, Unit.GBP_MILLION, Unit.FTE})
_MONTHS = {Basis.ROLLING_6: 6, Basis.ROLLING_12: 12, Basis.YEAR: 12, Basis.THREE_YEARS: 36, Basis.FORECAST: 12}


@dataclass(frozen=True)
class Problem:
    """What is wrong, and the column it stands in."""

    column: str
    words: str


def problems(figure: FigureValue) -> list[Problem]:
    """Everything about one figure that cannot be accepted; empty when it can."""
    return [*_presence(figure), *_parts(figure), *_value(figure), *period_problems(figure)]


def _presence(figure: FigureValue) -> Iterator[Problem]:
    given = [part for part in (figure.value, figure.numerator) if part is not None]
    if figure.symbol is None and not given:
        yield Problem("value", "There is neither a figure nor a symbol that says why not")
    if figure.symbol is not None and given:
        yield Problem("symbol", "There is a symbol as well as a figure. Keep one of them")
    if figure.qualifier is not None and figure.symbol is not None:
        yield Problem("qualifier", "A symbol cannot be qualified")


def _parts(figure: FigureValue) -> Iterator[Problem]:
    top, base = figure.numerator, figure.denominator
    if top is not None and top < 0 and figure.unit != Unit.GBP_MILLION:
        yield Problem("numerator", "The numerator is below zero")
    if base is not None and base < 0:
        yield Problem("denominator", "The denominator is below zero")
    if top is not None and base == 0:
        yield Problem("denominator", "The denominator is zero: give the symbol z, not applicable, instead")
    if top is not None and base is None and figure.unit in (Unit.PERCENT, Unit.PER_10000):
        yield Problem("denominator", "There is a numerator but no denominator")
    if top is not None and base and figure.unit == Unit.PERCENT and top > base:
        yield Problem("numerator", f"The numerator, {_number(top)}, is above the denominator, {_number(base)}")


def _value(figure: FigureValue) -> Iterator[Problem]:
    value = figure.value
    if value is None:
        return
    if figure.unit == Unit.PERCENT and not 0 <= value <= 100:
        yield Problem("value", "A share lies between 0% and 100%")
    if figure.unit == Unit.COUNT and (value < 0 or value != value.to_integral_value()):
        yield Problem("value", "A count is a whole number, 0 or more")
    if figure.unit == Unit.PER_10000 and value < 0:
        yield Problem("value", "A rate cannot be below zero")
    if contradicted := _contradicted(figure):
        yield Problem("value", contradicted)


def _contradicted(figure: FigureValue) -> str | None:
    value, derived = figure.value, derive(replace(figure, symbol=None))
    if value is None:
        return None
    if derived is None and figure.unit in _SUMS and figure.numerator is not None:
        derived = figure.numerator
    if derived is None or agrees(value, derived, figure.decimals):
        return None
    typed, parts = (shown(each, figure.unit, max(places(value), figure.decimals)) for each in (value, derived))
    return f"The value is {typed}, but its parts give {parts}"


def agrees(stated: Decimal, derived: Decimal, decimals: int) -> bool:
    """Whether a stated value is what was derived, within its own rounding (to at most `decimals` places)."""
    return abs(stated - derived) <= half_step(min(places(stated), decimals))


def period_problems(figure: FigureValue) -> list[Problem]:
    """Whether the dates are ones that the basis can have."""
    start, end, basis = figure.start, figure.end, figure.basis
    if end < start:
        return [Problem("period_end", "The period ends before it starts")]
    words = ""
    if basis == Basis.SNAPSHOT and start != end:
        words = "A snapshot has one date: start and end are the same"
    elif basis == Basis.MONTH and (start.day != 1 or end > month_end(start.year, start.month)):
        words = "A month starts on its first day and ends within it"
    elif basis == Basis.QUARTER and (start != Quarter.of(start).start or end > Quarter.of(start).end):
        words = "A quarter starts on 1 April, July, October or January and ends within three months"
    elif basis == Basis.YEAR_TO_DATE and (start != Quarter.of(end).year_start):
        words = "Year to date starts on 1 April of the year that its end lies in"
    elif basis in _MONTHS and whole_months(start, end) != _MONTHS[basis]:
        words = f"This basis covers {_MONTHS[basis]} whole months, and these dates do not"
    return [Problem("period_start", words)] if words else []


def parts_miss_total(parts: Sequence[FigureValue], total: FigureValue | None) -> str | None:
    """In words, by how much exhaustive parts miss their total; None where they meet it or cannot be checked.

    Counts must add up exactly. Shares of one base must make 100%, give or take the rounding of each; shares
    of several bases are checked by their numerators and denominators. A symbol or an "about" makes no sum, and
    counts are no parts of a total that is a share or a rate.
    """
    values = [part.exact for part in parts]
    if not values or None in values or len({part.unit for part in parts}) > 1:
        return None
    if parts[0].unit in _SUMS:
        return _sum_missed(sum((v for v in values if v is not None), Decimal(0)), total)
    if parts[0].unit == Unit.PERCENT:
        return _shares_missed(parts, total)
    return None


def _sum_missed(added: Decimal, total: FigureValue | None) -> str | None:
    stated = total.exact if total else None
    if total is None or stated is None or added == stated:
        return None
    if total.unit not in _SUMS:
        return None
    return f"The parts make {shown(added, total.unit, total.decimals)}, but the total is {total.words}"


def _shares_missed(parts: Sequence[FigureValue], total: FigureValue | None) -> str | None:
    bases = {part.denominator for part in parts}
    have_parts = all(part.numerator is not None and part.denominator for part in parts)
    tops = sum((part.numerator or Decimal(0) for part in parts), Decimal(0))
    if have_parts and len(bases) == 1 and (total is None or total.exact in (None, 100)):
        base = parts[0].denominator or Decimal(0)
        return None if tops == base else f"The parts make {_number(tops)}, but their base is {_number(base)}"
    if have_parts and total is not None and total.numerator is not None and total.denominator is not None:
        base = sum((part.denominator or Decimal(0) for part in parts), Decimal(0))
        if len(bases) == 1 and tops == total.numerator and total.denominator in bases:
            return None
        if (tops, base) == (total.numerator, total.denominator):
            return None
        stated = f"{_number(total.numerator)} of {_number(total.denominator)}"
        return f"The parts make {_number(tops)} of {_number(base)}, but the total is {stated}"
    if total is not None and total.exact not in (None, 100):
        return None
    added = sum((part.exact or Decimal(0) for part in parts), Decimal(0))
    decimals = max(part.decimals for part in parts)
    slack = sum((_slack(part) for part in parts), Decimal(0))
    return None if abs(added - 100) <= slack else f"The parts make {shown(added, Unit.PERCENT, decimals)}, not 100%"


def _slack(part: FigureValue) -> Decimal:
    """How far a typed share may lie from the true one; one that follows from its parts lies nowhere else."""
    return half_step(min(places(part.value), part.decimals)) if part.typed and part.value is not None else Decimal(0)


def _number(value: Decimal) -> str:
    return f"{trimmed(value):,f}"


def large_change(now: FigureValue, then: FigureValue, percent: Decimal) -> bool:
    """Whether a figure moved by more than `percent` of the earlier one, which an upload warns of."""
    new, old = now.exact, then.exact
    if new is None or old is None:
        return False
    if old == 0:
        return half_up(new, now.decimals) != 0
    return abs(new - old) > abs(old) * percent / 100
