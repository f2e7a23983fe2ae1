"""How each kind of file is opened, looked at and read."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from benchmarks.importers import ees, fingertips, lait, quarterly
from benchmarks.importers.layout import REQUIRED, Meta, NotEes, read_meta
from benchmarks.importers.lines import Table as Lines
from benchmarks.importers.lines import decoded
from benchmarks.importers.mapping import Mapping
from benchmarks.importers.rows import EesRow, Problem, WrongFile
from benchmarks.published.models import Table
from benchmarks.published.rules import Format
from portal.files.models import PrivateFile

SAMPLE = 2000
Rows = Iterator[EesRow | Problem]


@dataclass(frozen=True)
class FileLines:
    """The lines of a file as they come: `row` reads one. `table` is where those of our commonest format have what."""

    each: Iterator[Any]
    row: Callable[[Any], EesRow | Problem]
    table: ees.Opened | None = None


@contextmanager
def opened(file: PrivateFile) -> Iterator[BinaryIO]:
    """The stored bytes, as a plain file where there is one: its lines are read twice as fast."""
    with file.content.open("rb") as stored:
        inner: Any = getattr(stored, "file", stored)
        yield getattr(inner, "file", inner)


def meta_of(file: PrivateFile | None) -> Meta | None:
    if file is None:
        return None
    with opened(file) as source:
        return read_meta(decoded(source))


def columns(source: Iterable[bytes]) -> tuple[str, ...]:
    """The columns of a file. Raises WrongFile for what is no CSV with columns."""
    return tuple(Lines(decoded(source), WrongFile).columns)


def words(source: Iterable[bytes], wanted: Dict[str, Collection[str]], *, all_lines: bool) -> dict[str, set[str]]:
    """What stands in some columns: of the first lines, or of all until everything `wanted` was seen."""
    table = Lines(decoded(source), WrongFile)
    places = {name: table.columns.index(name) for name in wanted}
    seen: dict[str, set[str]] = {name: set() for name in wanted}
    for number, (_line, cells) in enumerate(table, start=1):
        if not isinstance(cells, Problem):
            for name, at in places.items():
                seen[name].add(cells[at].strip())
        if number >= SAMPLE and (not all_lines or (number % SAMPLE == 0 and _all_seen(wanted, seen))):
            break
    return seen


def _all_seen(wanted: Dict[str, Collection[str]], seen: Dict[str, set[str]]) -> bool:
    return all(seen[name].issuperset(known) for name, known in wanted.items())


def lines(table: Table, source: Iterable[bytes], mappings: Sequence[Mapping], meta: Meta | None) -> FileLines:
    """Every line of a file, each to be read as a row or a problem; `mappings` are in the file's names.

    Raises WrongFile, here and while lines are taken.
    """
    if Format(table.format) == Format.EES:
        opened_table = _ees(table, source, mappings, meta)
        return FileLines(opened_table.lines, opened_table.row, opened_table)
    return FileLines(_READERS[Format(table.format)](decoded(source)), lambda row: row)


def _ees(table: Table, source: Iterable[bytes], mappings: Sequence[Mapping], meta: Meta | None) -> ees.Opened:
    month, _, day = table.year_end.partition("-")
    return ees.opened(
        decoded(source),
        meta,
        filters=_unique(name for each in mappings for name in each.filter_columns),
        indicators=_unique(name for each in mappings for name in each.values),
        year_end=(int(month), int(day)),
        only=True,
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def required(table: Table) -> set[str]:
    """The columns without which a file is not of the table's format."""
    return set(_REQUIRED[Format(table.format)])


def require(table: Table, given: Collection[str]) -> None:
    """Raise WrongFile where a file has not even the columns of its format."""
    if missing := [name for name in _REQUIRED[Format(table.format)] if name not in given]:
        named = ", ".join(f"“{name}”" for name in islice(missing, 3))
        raise NotEes(f"This is no file of “{table.publication}”: it has no column {named}.")


_REQUIRED: dict[Format, Sequence[str]] = {
    Format.EES: REQUIRED,
    Format.FINGERTIPS: fingertips.REQUIRED,
    Format.LAIT: lait.REQUIRED,
    Format.QUARTERLY: quarterly.REQUIRED,
}
# Formats whose files hold any of their measures: one that is not in a file is no matter of questions.
OPEN_ENDED = frozenset((Format.LAIT, Format.QUARTERLY))

# Formats that say of each line by itself what it is.
_READERS: dict[Format, Callable[[Iterable[str]], Rows]] = {
    Format.FINGERTIPS: fingertips.read,
    Format.LAIT: lait.read,
    Format.QUARTERLY: quarterly.read,
}
