"""Which columns of a table are filters and which are indicators: as told, as its .meta.csv says, or by content."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from benchmarks.importers.lines import Table, quoted
from benchmarks.importers.places import COLUMNS
from benchmarks.importers.rows import Problem, WrongFile
from benchmarks.importers.values import MARKS, is_value
from portal.figures.vocabulary import Symbol

REQUIRED = ("time_period", "time_identifier", "geographic_level", "country_code", "country_name")
STANDARD = frozenset((*REQUIRED, *(name for names in COLUMNS.values() for name in names)))


class NotEes(WrongFile):
    """The file is no table of Explore education statistics, or not the one that was meant."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Names of columns, in the order of the file."""

    filters: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetaColumn:
    """What a .meta.csv says of a column: `unit` ("%", "") and `decimals` only of indicators."""

    name: str
    is_filter: bool
    label: str
    unit: str
    decimals: int | None


@dataclass(frozen=True, slots=True)
class Meta:
    """A table's .meta.csv: its columns, and those that only group the choices of a filter."""

    columns: tuple[MetaColumn, ...]
    groupings: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        return self.groupings | {column.name for column in self.columns}

    @property
    def filters(self) -> frozenset[str]:
        return self.groupings | {column.name for column in self.columns if column.is_filter}


def read_meta(lines: Iterable[str]) -> Meta:
    """Read a .meta.csv. Raises NotEes where it is none, or where one of its lines cannot be read."""
    table = Table(lines, NotEes)
    if missing := [name for name in ("col_name", "col_type", "label") if name not in table.columns]:
        raise NotEes(f"This is not a .meta.csv: {quoted(missing)} {_is_missing(missing)}.")
    rows: list[tuple[MetaColumn, str]] = []
    for number, cells in table:
        if isinstance(cells, Problem):
            raise NotEes(f"Line {number} of the .meta.csv cannot be read. {cells.words}")
        rows.append(_meta_column(number, dict(zip(table.columns, cells, strict=True))))
    return Meta(tuple(column for column, _ in rows), frozenset(grouping for _, grouping in rows if grouping))


def _meta_column(number: int, cells: Mapping[str, str]) -> tuple[MetaColumn, str]:
    kind = cells["col_type"].strip().lower()
    if kind not in ("filter", "indicator") or not cells["col_name"].strip():
        raise NotEes(f"Line {number} of the .meta.csv names no filter and no indicator.")
    decimals = cells.get("indicator_dp", "").strip()
    known = int(decimals) if decimals.isascii() and decimals.isdigit() else None
    column = MetaColumn(
        cells["col_name"].strip(), kind == "filter", cells["label"].strip(), cells.get("indicator_unit", ""), known
    )
    return column, cells.get("filter_grouping_column", "").strip()


def layout(
    columns: Sequence[str],
    sample: Iterable[Sequence[str]],
    meta: Meta | None = None,
    *,
    filters: Collection[str] = (),
    indicators: Collection[str] = (),
    marks: Mapping[str, Symbol] = MARKS,
) -> Layout:
    """Sort the columns of a table; what is told wins over its meta, its meta over what `sample` lines look like.

    Raises NotEes where a column that was told or that the meta names is not in the file, or none is an indicator.
    """
    _expect(columns, (*filters, *indicators), "This table has no column")
    if meta:
        _expect(columns, sorted(meta.names), "The .meta.csv belongs to another table: this one has no column")
    own = [name for name in columns if name not in STANDARD]
    told = _told(own, meta, filters, indicators)
    lines = list(sample)
    for name in own:
        if name not in told:
            at = columns.index(name)
            told[name] = _looks_like_words([cells[at] for cells in lines], marks)
    found = Layout(tuple(n for n in own if told[n]), tuple(n for n in own if not told[n]))
    if not found.indicators:
        raise NotEes("None of the columns holds figures.")
    return found


def _told(
    own: Sequence[str], meta: Meta | None, filters: Collection[str], indicators: Collection[str]
) -> dict[str, bool]:
    """Of the columns that someone has spoken of, whether each is a filter."""
    if both := sorted(set(filters) & set(indicators)):
        raise NotEes(f"A column cannot be a filter and an indicator: {quoted(both)}.")
    told = {column: column in meta.filters for column in meta.names} if meta else {}
    told |= dict.fromkeys(filters, True) | dict.fromkeys(indicators, False)
    if meta and (silent := [name for name in own if name not in told]):
        raise NotEes(f"The .meta.csv does not say what {quoted(silent)} {_is_or_are(silent)}.")
    return told


def _looks_like_words(cells: Sequence[str], marks: Mapping[str, Symbol]) -> bool:
    """A filter's cells are mostly words.

    In doubt a column is an indicator: a filter taken for one makes problems that are seen ("Total" is not a number),
    an indicator taken for a filter would lose its figures in silence.
    """
    filled = [text for text in cells if text.strip()]
    words = sum(not is_value(text, marks) for text in filled)
    return words * 2 > len(filled)


def _expect(columns: Sequence[str], names: Collection[str], lead: str) -> None:
    missing = [name for name in names if name not in columns]
    if not missing:
        return
    near = [match for name in missing for match in get_close_matches(name, columns, n=1)]
    hint = f" It has {quoted(dict.fromkeys(near))}." if near else ""
    raise NotEes(f"{lead} {quoted(missing)}.{hint}")


def _is_missing(names: Sequence[str]) -> str:
    return "is missing" if len(names) == 1 else "are missing"


def _is_or_are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"
