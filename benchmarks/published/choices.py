"""What can be chosen of a file while its columns are mapped: columns of figures, columns of words and their words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from benchmarks.importers import ees, fingertips
from benchmarks.importers.layout import Meta
from benchmarks.importers.lines import Table as Lines
from benchmarks.importers.lines import decoded
from benchmarks.importers.rows import Problem, WrongFile
from benchmarks.published import formats
from benchmarks.published.models import Import
from benchmarks.published.rules import Format

LINES = 50_000  # lines whose words are offered
MOST = 200  # words of one column that a list can show

_OWN: Mapping[Format, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Format.FINGERTIPS: (fingertips.FILTERS, fingertips.VALUES),
    Format.LAIT: (("measure_code",), ("value",)),
}


@dataclass(frozen=True)
class Choices:
    """`words` are a column's, in order; none where it has too many for a list and is typed instead."""

    figures: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


def choices(job: Import) -> Choices:
    """Raises WrongFile for a file that cannot be read."""
    kind = Format(job.table.format)
    with formats.opened(job.file) as source:
        if kind in _OWN:
            filters, figures = _OWN[kind]
        else:
            filters, figures = _layout(source, formats.meta_of(job.meta))
        source.seek(0)
        return Choices(figures, _words(source, filters))


def _layout(source: Iterable[bytes], meta: Meta | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = ees.columns(decoded(source), meta)
    return found.filters, found.indicators


def _words(source: Iterable[bytes], filters: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    table = Lines(decoded(source), WrongFile)
    places = {name: table.columns.index(name) for name in filters}
    seen: dict[str, set[str]] = {name: set() for name in filters}
    for _line, cells in islice(table, LINES):
        if not isinstance(cells, Problem):
            for name, at in places.items():
                if len(seen[name]) <= MOST:
                    seen[name].add(cells[at].strip())
    return {name: tuple(sorted(found)) if len(found) <= MOST else () for name, found in seen.items()}
