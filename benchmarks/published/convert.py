"""A line of a file as rows of the table of observations: its area, its period, its figures as text for the database."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from benchmarks.areas.models import Area, AreaCode
from benchmarks.importers.mapping import Mapping, Population, Taker
from benchmarks.importers.rows import EesRow, Place, Unreadable, Value
from benchmarks.published.models import Measure, Observation, Release
from benchmarks.published.rules import POPULATION, start_of
from portal.figures.numbers import NotANumber, kept
from portal.figures.vocabulary import Basis, Symbol

# In this order; release, statistic and quoted are the same for a whole file.
FIELDS = (
    *("measure_id", "area_id", "category", "basis", "period_start", "period_end", "numerator", "denominator"),
    *("value", "decimals", "symbol", "note"),
)
# A row of them, in the script of the database.
Cell = int | str | None
Row = tuple[Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell]
Numbered = tuple[int, list[Row]]  # a line of the file, and the observations that it became
NOTE_LENGTH = 300
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
VALUE, WHOLE = 6, 4  # decimals of a value, and of what it was made from, in the table of observations


@dataclass(frozen=True)
class Script:
    """How a database takes what is missing, a whole number, and words; figures and days are text for all."""

    missing: str | None
    number: Callable[[int], Cell]
    words: Callable[[str], str]


VALUES = Script(None, int, str)  # the arguments of a statement
# The text of COPY; only words that a file brought can hold what COPY takes for its own signs.
COPIED = Script("\\N", str, lru_cache(1 << 13)(lambda words: words.translate(_ESCAPES)))


class MustAsk(Exception):
    """The database must be asked before the line can be read, and this is no moment for it."""


class Places:
    """Areas by every number and code they ever had; joint returns are made when a file brings one."""

    def __init__(self, joint: Callable[[Sequence[Area]], Area]) -> None:
        # While a connection copies rows it answers no question, so joint returns are then made before more is read.
        self.may_ask = True
        self._joint = joint
        self._numbers: dict[str, int] = {n: pk for n, pk in Area.objects.values_list("number", "pk") if n}
        self._codes: dict[str, int] = dict(AreaCode.objects.values_list("code", "area_id"))
        self._names: dict[int, str] = dict(Area.objects.values_list("pk", "name"))
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}

    def of(self, place: Place) -> int:
        """The area's key. Raises Unreadable for a place that is not here, or whose number and code disagree."""
        key = place.numbers, place.codes
        found = self._known.get(key)
        if found is None:
            if place.joint and not self.may_ask:
                raise MustAsk
            found = self._known[key] = self._made(place) if place.joint else self._one(place, *_first(place))
        return found

    def _one(self, place: Place, number: str, code: str) -> int:
        by_number, by_code = self._numbers.get(number), self._codes.get(code)
        if by_number and by_code and by_number != by_code:
            words = f"The number {number} is {self._names[by_number]}'s, the code {code} {self._names[by_code]}'s."
            raise Unreadable("old_la_code", words)
        found = by_number or by_code
        if found is None:
            said = " and ".join(part for part in (number, code) if part)
            raise Unreadable("old_la_code", f"No area here has {said} ({place.name}): load the list of areas.")
        return found

    def _made(self, place: Place) -> int:
        count = max(len(place.numbers), len(place.codes))
        pairs = zip(place.numbers or ("",) * count, place.codes or ("",) * count, strict=True)
        keys = [self._one(place, number, code) for number, code in pairs]
        parts = Area.objects.in_bulk(keys)
        return self._joint([parts[key] for key in keys]).pk


def _first(place: Place) -> tuple[str, str]:
    return next(iter(place.numbers), ""), next(iter(place.codes), "")


class Converter:
    """Reads lines by the mappings of a file; `row` gives every observation of one line, or raises Unreadable."""

    def __init__(
        self, mappings: Sequence[Mapping], places: Places, population: Release | None, script: Script = VALUES
    ) -> None:
        self.taker, self._places, self.script = Taker(mappings), places, script
        codes = {mapping.measure for mapping in mappings}
        measures: dict[str, int] = dict(Measure.objects.filter(code__in=codes).values_list("code", "pk"))
        # By identity: what a mapping writes into each of its rows, without a hash of all that it holds.
        self._fixed: dict[int, tuple[Cell, str, Cell]] = {
            id(each): (script.number(measures[each.measure]), str(each.basis.value), script.number(each.decimals))
            for each in mappings
        }
        self._mappings = mappings
        self._people: Dict[tuple[int, date], Value] = _people(population) if population else {}
        self._of_area: dict[int, Population] = {}

    def area(self, place: Place) -> Cell:
        return self.script.number(self._places.of(place))

    def fixed(self, mapping: Mapping) -> tuple[Cell, str, Cell]:
        """Measure, basis and decimals of each row that a mapping makes."""
        return self._fixed[id(mapping)]

    def rows(self, row: EesRow) -> list[Row]:
        area = self._places.of(row.place)
        script, missing = self.script, self.script.missing
        note = script.words(row.note[:NOTE_LENGTH])
        made: list[Row] = []
        for mapping, category, top, bottom, value, symbol in self.taker.take(row, self._population(area)):
            measure, basis, decimals = self._fixed[id(mapping)]
            start, end = period(mapping.basis, row.period_start, row.period_end)
            made.append(
                (
                    measure,
                    script.number(area),
                    script.words(category),
                    basis,
                    start,
                    end,
                    missing if top is None else written(str(top), WHOLE),
                    missing if bottom is None else written(str(bottom), WHOLE),
                    missing if value is None else written(str(value), VALUE),
                    decimals,
                    "" if symbol is None else symbol.value,
                    note,
                )
            )
        return made

    def _population(self, area: int) -> Population:
        found = self._of_area.get(area)
        if found is None:

            def at(day: date) -> Value | None:
                return self._people.get((area, day))

            found = self._of_area[area] = at
        return found


@lru_cache
def period(basis: Basis, start: date, end: date) -> tuple[str, str]:
    if basis in (Basis.YEAR, Basis.QUARTER, Basis.MONTH):
        return start.isoformat(), end.isoformat()
    return start_of(basis, end).isoformat(), end.isoformat()


@lru_cache(1 << 15)
def written(number: str, most: int) -> str:
    """A figure as it is kept, with `most` decimals. Asked by its text: finding a Decimal takes longer than writing."""
    try:
        whole = kept(Decimal(number))
    except NotANumber as trouble:
        raise Unreadable("", f"{trouble}.") from None
    text = f"{whole:f}"
    return text if len(text.rpartition(".")[2]) <= most or "." not in text else f"{whole:.{most}f}"


def _people(release: Release) -> dict[tuple[int, date], Value]:
    """The population of every area and day of a release; a symbol where the release has one."""
    found = Observation.objects.filter(release=release, measure__code=POPULATION, area__isnull=False)
    rows = found.values_list("area_id", "period_end", "value", "symbol")
    return {
        (area, end): Symbol(symbol) if value is None else value
        for area, end, value, symbol in rows
        if area is not None and end is not None
    }
