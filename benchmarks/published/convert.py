"""A line of a file as rows of the table of observations: its area, its period, its figures as text for the database."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Dict
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
# A row of them: numbers and days as text, which is what both databases take fastest.
Row = tuple[int, int, str, str, str, str, str | None, str | None, str | None, int, str, str]
NOTE_LENGTH = 300


class Places:
    """Areas by every number and code they ever had; joint returns are made when a file brings one."""

    def __init__(self, joint: Callable[[Sequence[Area]], Area]) -> None:
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

    def __init__(self, mappings: Sequence[Mapping], places: Places, population: Release | None) -> None:
        self._taker, self._places = Taker(mappings), places
        codes = {mapping.measure for mapping in mappings}
        self._measures: dict[str, int] = dict(Measure.objects.filter(code__in=codes).values_list("code", "pk"))
        self._people: Dict[tuple[int, date], Value] = _people(population) if population else {}
        self._of_area: dict[int, Population] = {}

    def rows(self, row: EesRow) -> list[Row]:
        area = self._places.of(row.place)
        note = row.note[:NOTE_LENGTH]
        made: list[Row] = []
        for found in self._taker.take(row, self._population(area)):
            mapping = found.mapping
            start, end = _period(mapping.basis, row.period_start, row.period_end)
            made.append(
                (
                    self._measures[mapping.measure],
                    area,
                    found.category,
                    mapping.basis.value,
                    start,
                    end,
                    _text(found.numerator, 4),
                    _text(found.denominator, 4),
                    _text(found.value, 6),
                    mapping.decimals,
                    found.symbol.value if found.symbol else "",
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
def _period(basis: Basis, start: date, end: date) -> tuple[str, str]:
    if basis in (Basis.YEAR, Basis.QUARTER, Basis.MONTH):
        return start.isoformat(), end.isoformat()
    return start_of(basis, end).isoformat(), end.isoformat()


@lru_cache(1 << 15)
def _text(number: Decimal | None, most: int) -> str | None:
    if number is None:
        return None
    try:
        whole = kept(number)
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
