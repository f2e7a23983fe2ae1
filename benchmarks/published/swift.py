"""Long tables: a line whose every part was met before is put together from what was read then.

A table of a million lines has some hundred places, periods and sets of filters. What is new in a line, and whatever
is not plainly a published figure, is read the long way (`convert.Converter`), so there is one reading of each part.
"""

from collections.abc import Callable
from functools import lru_cache

from benchmarks.importers.ees import Opened
from benchmarks.importers.mapping import Mapping
from benchmarks.importers.rows import EesRow
from benchmarks.published.convert import VALUE, WHOLE, Cell, Converter, Row, period, written
from portal.figures.numbers import NotANumber
from portal.figures.vocabulary import Symbol

REMEMBERED = 1 << 15

# A figure as it is kept as a value and as one that a value was made from, or the symbol that is there instead.
_Figure = tuple[str | None, str | None, str]
_When = tuple[str, ...]
_Span = tuple[str, str]
# One measure of lines: its key, its basis, decimals and category; which figures it is made of; its periods.
_Plan = tuple[Cell, str, Cell, str, int, int, int, dict[_When, _Span]]
_NONE = -1


class Swift:
    """Knows the parts of lines that the long way has read: `learn` shows it one, `rows` asks for the next."""

    def __init__(self, table: Opened, converter: Converter) -> None:
        self._table, self._converter = table, converter
        self._columns = list(table.figures.values())
        self._at = {name: number for number, name in enumerate(table.figures)}
        self._figure: Callable[[str], _Figure] = lru_cache(REMEMBERED)(self._read)
        self._spans: dict[str, dict[_When, _Span]] = {}
        self._missing = converter.script.missing
        self._areas: dict[tuple[str, ...], Cell] = {}
        self._plans: dict[tuple[str, ...], tuple[_Plan, ...]] = {}

    def rows(self, cells: list[str]) -> list[Row] | None:
        """What a line says; None where a part of it is new, is wrong, or must be worked out."""
        table, figure, missing = self._table, self._figure, self._missing
        try:
            area, when = self._areas[table.where(cells)], table.when(cells)
            figures = [figure(cells[at]) for at in self._columns]
            made: list[Row] = []
            for measure, basis, decimals, category, of, above, below, spans in self._plans[table.words(cells)]:
                start, end = spans[when]
                value, _part, symbol = figures[of]
                top = missing if symbol or above < 0 else figures[above][1]
                bottom = missing if symbol or below < 0 else figures[below][1]
                made.append((measure, area, category, basis, start, end, top, bottom, value, decimals, symbol, ""))
        except (KeyError, NotANumber):
            return None
        return made or None

    def learn(self, cells: list[str], row: EesRow) -> None:
        """Keep the parts of a line that was read and converted the long way."""
        table, words = self._table, self._table.words(cells)
        if len(self._areas) + len(self._plans) + sum(map(len, self._spans.values())) > REMEMBERED:
            self._forget()
        self._areas[table.where(cells)] = self._converter.area(row.place)
        taken = self._converter.taker.mappings(row.filters)
        for mapping, _category in taken:
            spans = self._spans.setdefault(mapping.basis.value, {})
            spans[table.when(cells)] = period(mapping.basis, row.period_start, row.period_end)
        if words not in self._plans:
            plain = all(_is_plain(mapping) for mapping, _category in taken)
            self._plans[words] = tuple(self._plan(*each) for each in taken) if plain else ()

    def _forget(self) -> None:
        self._areas.clear()
        self._plans.clear()
        self._spans.clear()  # plans hold what was in it, and are gone with it

    def _plan(self, mapping: Mapping, category: str) -> _Plan:
        measure, basis, decimals = self._converter.fixed(mapping)
        above, below = (self._column(names) if mapping.value else _NONE for names in _made_from(mapping))
        of = self._at[mapping.value or mapping.numerator[0]]
        return measure, basis, decimals, self._converter.script.words(category), of, above, below, self._spans[basis]

    def _column(self, names: tuple[str, ...]) -> int:
        return self._at[names[0]] if names else _NONE

    def _read(self, cell: str) -> _Figure:
        found = self._table.figure(cell)
        if isinstance(found, Symbol):
            return self._missing, self._missing, found.value
        return written(str(found), VALUE), written(str(found), WHOLE), ""


def _made_from(mapping: Mapping) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return mapping.numerator, mapping.denominator


def _is_plain(mapping: Mapping) -> bool:
    """Whether what it says stands in cells: nothing is added up, divided, or looked up elsewhere."""
    if mapping.population or len(mapping.numerator) > 1 or len(mapping.denominator) > 1:
        return False
    return bool(mapping.value) or (len(mapping.numerator) == 1 and not mapping.denominator)
