"""Tables of Explore education statistics: CSV, one line for each time, place and set of filters."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, islice
from operator import itemgetter

from benchmarks.importers.layout import REQUIRED, STANDARD, Layout, Meta, NotEes, layout
from benchmarks.importers.lines import Numbered, Table, quoted
from benchmarks.importers.periods import REPORTING_YEAR_END, MonthDay, Span, span
from benchmarks.importers.places import COLUMNS, place
from benchmarks.importers.rows import EesRow, Place, Problem, Unreadable, Value
from benchmarks.importers.values import MARKS, value
from portal.figures.numbers import NotANumber
from portal.figures.vocabulary import Symbol

SAMPLE = 2000  # lines that are looked at to tell filters from indicators
REMEMBERED = 1 << 15  # cells whose reading is kept at hand: most numbers come many times

Cells = Callable[[list[str]], tuple[str, ...]]

_OTHERS = {
    "col_name": "It is the .meta.csv of a table, not the table.",
    "Indicator ID": "It looks like a file of Fingertips.",
    "SN1": "It looks like a model of statistical neighbours.",
    "SN_1": "It looks like a model of statistical neighbours.",
}


def read(
    lines: Iterable[str],
    meta: Meta | None = None,
    *,
    filters: Collection[str] = (),
    indicators: Collection[str] = (),
    marks: Mapping[str, Symbol] = MARKS,
    year_end: MonthDay = REPORTING_YEAR_END,
    only: bool = False,
) -> Iterator[EesRow | Problem]:
    """Read a table line by line: each line after the header becomes one row or one problem, in order.

    As `opened`, whose every line is read.
    """
    table = opened(lines, meta, filters=filters, indicators=indicators, marks=marks, year_end=year_end, only=only)
    return map(table.row, table.lines)


def opened(
    lines: Iterable[str],
    meta: Meta | None = None,
    *,
    filters: Collection[str] = (),
    indicators: Collection[str] = (),
    marks: Mapping[str, Symbol] = MARKS,
    year_end: MonthDay = REPORTING_YEAR_END,
    only: bool = False,
) -> "Opened":
    """A table whose lines can be read one by one.

    `lines` keep their line ends (an open file, or `lines.decoded` of one opened for bytes), so that a file cut in half
    is noticed. `filters` and `indicators` are columns that are known to be such; where they are not in the file, it is
    another table. With `only`, rows hold no others, and what stands in others is not looked at. `marks` says what
    else than the published symbols stands for no number, `year_end` when a reporting year ends.

    Raises NotEes at once for a file of another kind, and while rows are taken where it is no UTF-8 or ends in the
    middle of a line; then no row of it may be kept. Memory does not grow with the file.
    """
    table, sample, found = _begin(lines, meta, filters=filters, indicators=indicators, marks=marks)
    if only:
        found = Layout(tuple(filters), tuple(indicators))
    return Opened(chain(sample, table), table.columns, found, marks=marks, year_end=year_end)


def columns(
    lines: Iterable[str],
    meta: Meta | None = None,
    *,
    filters: Collection[str] = (),
    indicators: Collection[str] = (),
    marks: Mapping[str, Symbol] = MARKS,
) -> Layout:
    """What `read` would take for filters and indicators, from the first lines; raises NotEes as it does."""
    return _begin(lines, meta, filters=filters, indicators=indicators, marks=marks)[2]


def _begin(
    lines: Iterable[str],
    meta: Meta | None,
    *,
    filters: Collection[str],
    indicators: Collection[str],
    marks: Mapping[str, Symbol],
) -> tuple[Table, list[Numbered], Layout]:
    table = Table(lines, NotEes)
    _require(table.columns, REQUIRED)
    sample = list(islice(table, SAMPLE))
    read_cells = [cells for _, cells in sample if not isinstance(cells, Problem)]
    _require_places(table.columns, read_cells)
    found = layout(table.columns, read_cells, meta, filters=filters, indicators=indicators, marks=marks)
    return table, sample, found


def _require(names: list[str], needed: Collection[str]) -> None:
    missing = [name for name in needed if name not in names]
    if not missing:
        return
    hints = [words for sign, words in _OTHERS.items() if sign in names]
    if len(names) == 1 and any(sign in names[0] for sign in ";\t|"):
        hints = ["Its columns are not separated by commas."]
    words = f"This is not a table of Explore education statistics: it has no column {quoted(missing)}."
    raise NotEes(" ".join([words, *hints[:1]]))


def _require_places(names: list[str], sample: Iterable[list[str]]) -> None:
    at = names.index("geographic_level")
    levels = {cells[at].strip() for cells in sample}
    for level, needed in COLUMNS.items():
        if level.value in levels:
            _require(names, needed)


def _cells_at(places: Sequence[int]) -> Cells:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda cells: tuple([cells[at] for at in places])


class Opened:
    """Its `lines`, and where they have what: `row` reads one.

    `when`, `where` and `words` are the cells that say its period, its place and its filters, untouched; `figures` are
    its columns of figures, by name, and `figure` reads a cell of theirs.
    """

    def __init__(
        self,
        lines: Iterator[Numbered],
        names: list[str],
        found: Layout,
        *,
        marks: Mapping[str, Symbol],
        year_end: MonthDay,
    ) -> None:
        self.lines = lines
        where = {name: at for at, name in enumerate(names)}
        geography = [name for name in names if name in STANDARD and not name.startswith("time_")]
        self.when: Cells = itemgetter(where["time_identifier"], where["time_period"])
        self.where = _cells_at([where[name] for name in geography])
        self.words = _cells_at([where[name] for name in found.filters])
        self.figures = {name: where[name] for name in found.indicators}
        self._span: Callable[[str, str], tuple[str, Span]] = lru_cache(
            lambda identifier, period: (identifier.strip(), span(identifier, period, year_end))
        )
        self._place: Callable[[tuple[str, ...]], Place] = lru_cache(4096)(
            lambda cells: place(dict(zip(geography, cells, strict=True)))
        )
        # One and the same for all lines that have these filters.
        self._words: Callable[[tuple[str, ...]], Mapping[str, str]] = lru_cache(4096)(
            lambda cells: {name: cell.strip() for name, cell in zip(found.filters, cells, strict=True)}
        )
        self.figure: Callable[[str], Value] = lru_cache(REMEMBERED)(partial(value, marks=marks))

    def row(self, numbered: Numbered) -> EesRow | Problem:
        line, cells = numbered
        if isinstance(cells, Problem):
            return cells
        figure = self.figure
        try:
            identifier, (start, end) = self._span(*self.when(cells))
            place_of, words = self._place(self.where(cells)), self._words(self.words(cells))
            values = {name: figure(cells[at]) for name, at in self.figures.items()}
            return EesRow(line, identifier, start, end, place_of, words, values)
        except Unreadable as trouble:
            return Problem(line, trouble.column, str(trouble))
        except NotANumber:
            return self._unreadable_values(line, cells)

    def _unreadable_values(self, line: int, cells: list[str]) -> Problem:
        """A line is kept whole or not at all; its problem is the first of its cells, and says how many more."""
        wrong = []
        for name, at in self.figures.items():
            try:
                self.figure(cells[at])
            except NotANumber as trouble:
                wrong.append((name, str(trouble)))
        more = f", and {len(wrong) - 1} more of this line cannot be read" if len(wrong) > 1 else ""
        return Problem(line, wrong[0][0], f"{wrong[0][1]}{more}.")
