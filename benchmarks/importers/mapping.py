"""Which cells of a table say what of which measure: sums, shares, rates; a symbol stays a symbol."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from benchmarks.importers.rows import EesRow, Unreadable, Value
from portal.figures.numbers import MAX_DECIMALS, NotANumber, kept
from portal.figures.rounding import half_up
from portal.figures.spans import months_before
from portal.figures.vocabulary import Basis, Symbol

CATEGORY_LENGTH = 160
REMEMBERED = 1 << 13  # sets of filters whose mappings are kept at hand
_JOINT = " / "
# How many months a line's own period must have; other bases count back from its last day.
_MONTHS = {Basis.MONTH: 1, Basis.QUARTER: 3, Basis.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Mapping:
    """One measure of a table, in the table's own names.

    `value` is the column of a published value; without one it is worked out: the sum of `numerator` columns, divided
    by the sum of `denominator` columns or by the `population` aged 0 to 17, times `factor` (100 for a percentage,
    10,000 for a rate). Beside a published value they are what it was made from. `filters` are the lines it is in.
    `categories` are filter columns whose words make the category, `category` a fixed one. `basis` SNAPSHOT reads the
    figures as at the last day of a line's period.
    """

    measure: str
    basis: Basis
    decimals: int
    value: str = ""
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    population: bool = False
    factor: Decimal = Decimal(1)
    filters: tuple[tuple[str, str], ...] = ()
    categories: tuple[str, ...] = ()
    category: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """Columns of figures that it needs."""
        return tuple(dict.fromkeys((*((self.value,) if self.value else ()), *self.numerator, *self.denominator)))

    @property
    def filter_columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*(name for name, _ in self.filters), *self.categories)))


class Taken(NamedTuple):
    """What one line says of one measure: a value or a symbol, and what it was made from."""

    mapping: Mapping
    category: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    symbol: Symbol | None


# The population aged 0 to 17 of the area that is being read, at a day; None where it is not known.
Population = Callable[[date], Value | None]


class Taker:
    """Reads lines by mappings; finds those of a line by its filters at once, however many there are."""

    def __init__(self, mappings: Iterable[Mapping]) -> None:
        self._always: list[Mapping] = []
        self._by_filters: dict[tuple[str, ...], dict[tuple[str, ...], list[Mapping]]] = {}
        self._known: dict[tuple[tuple[str, str], ...], list[tuple[Mapping, str]]] = {}
        for mapping in mappings:
            if not mapping.filters:
                self._always.append(mapping)
                continue
            names, words = zip(*sorted(mapping.filters), strict=True)
            self._by_filters.setdefault(names, {}).setdefault(words, []).append(mapping)

    def of(self, filters: Dict[str, str]) -> list[Mapping]:
        """The mappings that lines with these filters are of."""
        if not self._by_filters:
            return self._always
        found = list(self._always)
        for names, table in self._by_filters.items():
            found += table.get(tuple(filters[name] for name in names), ())
        return found

    def take(self, row: EesRow, population: Population) -> list[Taken]:
        """What a line says of each of its measures. Raises Unreadable where no mapping takes it, or one cannot."""
        return [taken(mapping, category, row, population) for mapping, category in self.mappings(row.filters)]

    def mappings(self, filters: Dict[str, str]) -> list[tuple[Mapping, str]]:
        """The mappings of such lines, each with its category. Raises Unreadable where there is none."""
        key = tuple(filters.items())
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._found(filters)
        return found

    def _found(self, filters: Dict[str, str]) -> list[tuple[Mapping, str]]:
        found = self.of(filters)
        if not found:
            words = ", ".join(f"{name} “{value}”" for name, value in filters.items()) or "no filters"
            raise Unreadable("", f"No measure is mapped to such a line: {words}.")
        return [(mapping, category_of(mapping, filters)) for mapping in found]


def taken(mapping: Mapping, category: str, row: EesRow, population: Population) -> Taken:
    """One measure of one line. Raises Unreadable."""
    fits(mapping.basis, row.period_start, row.period_end)
    if not mapping.value and not mapping.denominator and not mapping.population:
        return _whole(mapping, category, _sum(row.values, mapping.numerator))
    top = _sum(row.values, mapping.numerator) if mapping.numerator else None
    bottom = _bottom(mapping, row, population)
    if mapping.value:
        return _published(mapping, category, row.values[mapping.value], top, bottom)
    return _worked_out(mapping, category, top, bottom)


@lru_cache
def fits(basis: Basis, start: date, end: date) -> None:
    """Raise Unreadable where a line's period cannot be of the basis: a month's figure is no year's."""
    months = _MONTHS.get(basis)
    if months and (months_before(end, months) - start).days != -1:
        raise Unreadable("time_identifier", f"This line is not of {months} months, as its measure is.")


def category_of(mapping: Mapping, filters: Dict[str, str]) -> str:
    if not mapping.categories:
        return mapping.category
    parts = (mapping.category, *(filters[name] for name in mapping.categories))
    words = _JOINT.join(part for part in parts if part)
    if len(words) > CATEGORY_LENGTH:
        raise Unreadable(mapping.categories[-1], f"“{words[:60]}…” is too long for a category.")
    return words


def mid_year_before(end: date) -> date:
    """The day of the population that a rate of a period ending on `end` is made with: 30 June before it."""
    this = date(end.year, 6, 30)
    return this if this < end else date(end.year - 1, 6, 30)


def _bottom(mapping: Mapping, row: EesRow, population: Population) -> Value | None:
    if not mapping.population:
        return _sum(row.values, mapping.denominator) if mapping.denominator else None
    day = mid_year_before(row.period_end)
    found = population(day)
    if found is None:
        raise Unreadable("", f"There is no population aged 0 to 17 of {row.place.name} at {day.day} June {day.year}.")
    return found


def _sum(values: Dict[str, Value], columns: tuple[str, ...]) -> Value:
    """The sum of several cells; where one is a symbol, that symbol."""
    if len(columns) == 1:
        return values[columns[0]]
    total = Decimal(0)
    for name in columns:
        cell = values[name]
        if isinstance(cell, Symbol):
            return cell
        total += cell
    return total


def _whole(mapping: Mapping, category: str, value: Value) -> Taken:
    if isinstance(value, Symbol):
        return Taken(mapping, category, None, None, None, value)
    return Taken(mapping, category, None, None, value, None)


def _published(mapping: Mapping, category: str, value: Value, top: Value | None, bottom: Value | None) -> Taken:
    if isinstance(value, Symbol):
        return Taken(mapping, category, None, None, None, value)
    above = None if isinstance(top, Symbol) else top
    below = None if isinstance(bottom, Symbol) else bottom
    return Taken(mapping, category, above, below, value, None)


def _worked_out(mapping: Mapping, category: str, top: Value | None, bottom: Value | None) -> Taken:
    for cell in (top, bottom):
        if isinstance(cell, Symbol):
            return Taken(mapping, category, None, None, None, cell)
    if not isinstance(top, Decimal) or not isinstance(bottom, Decimal):
        raise Unreadable("", f"{mapping.measure} is mapped to no figures.")
    if bottom.is_zero():
        return Taken(mapping, category, None, None, None, Symbol.NOT_APPLICABLE)
    try:
        value = kept(half_up(top * mapping.factor / bottom, MAX_DECIMALS))
    except NotANumber as trouble:
        raise Unreadable(mapping.numerator[0], f"{trouble}.") from None
    return Taken(mapping, category, top, bottom, value, None)
