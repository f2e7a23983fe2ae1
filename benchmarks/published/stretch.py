"""Some lines of a file at a time, read and converted while they are written."""

from collections.abc import Iterator
from typing import Any

from benchmarks.importers.rows import Problem, Unreadable
from benchmarks.published.convert import Converter, MustAsk, Numbered, Places
from benchmarks.published.formats import FileLines
from benchmarks.published.swift import Swift

_END = object()


class Stretch:
    """Lines from one writing to the next: `read` counts them, `problems` are those that became nothing.

    While it is written the database may be asked nothing. A line that must ask, of a joint return that is not here
    yet, ends a stretch and begins the next.
    """

    def __init__(self, lines: FileLines, converter: Converter, places: Places) -> None:
        self._lines, self._converter, self._places = lines, converter, places
        self._swift = Swift(lines.table, converter) if lines.table else None
        self._next: Any = next(lines.each, _END)
        self._first: Numbered | None = None
        self.read = 0
        self.problems: list[Problem] = []

    def begin(self) -> bool:
        """Begin the next; False at the end of the file. What must be asked of its first line is asked now."""
        self.read, self.problems = 0, []
        self._places.may_ask = True
        if self._next is _END:
            return False
        self._first = self._taken(self._next)
        return True

    def lines(self, most: int) -> Iterator[Numbered]:
        """A line is taken when all its mapped cells became observations; otherwise it is a problem, whole."""
        self._places.may_ask = False
        swift = self._swift.rows if self._swift else None
        if self._first is not None:
            yield self._first
        self.read = 1
        for each in self._lines.each:
            if self.read == most:
                self._next = each
                return
            rows = None
            if swift is not None and not isinstance(each[1], Problem):
                rows = swift(each[1])
            if rows is not None:
                yield each[0], rows
            else:
                try:
                    taken = self._taken(each)
                except MustAsk:
                    self._next = each
                    return
                if taken is not None:
                    yield taken
            self.read += 1
        self._next = _END

    def _taken(self, each: Any) -> Numbered | None:
        """One line, read the long way; None where it is a problem."""
        row = self._lines.row(each)
        if isinstance(row, Problem):
            self.problems.append(row)
            return None
        try:
            made = self._converter.rows(row)
        except Unreadable as trouble:
            self.problems.append(Problem(row.line, trouble.column, str(trouble)))
            return None
        if self._swift is not None:
            self._swift.learn(each[1], row)
        return row.line, made
