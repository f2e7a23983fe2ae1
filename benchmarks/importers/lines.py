"""A CSV file as its header and its lines, one at a time; a fault in one line never reaches the next."""

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from benchmarks.importers.rows import Problem, WrongFile

Numbered = tuple[int, list[str] | Problem]
TOGETHER = 100  # lines that are looked at together

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_NOT_UTF8 = "is not UTF-8, so letters such as ô would be lost. Save the file as “CSV UTF-8” and send it again."


def decoded(source: Iterable[bytes]) -> Iterator[str]:
    """The lines of a file opened for bytes, as text. Raises WrongFile, with the line's number, where one is no UTF-8.

    Official files are UTF-8, with or without a byte-order mark; reading others as if they were Latin-1 would be a
    guess.
    """
    number, lines = 1, iter(source)
    try:
        for line in lines:
            if line.startswith(_WIDE):
                raise WrongFile(f"The file {_NOT_UTF8}")
            yield line.decode("utf-8-sig")
            break
        for number, line in enumerate(lines, start=2):  # noqa: B007 - said where one is wrong
            yield line.decode()
    except UnicodeDecodeError as trouble:
        raise WrongFile(f"Line {number} {_NOT_UTF8}") from trouble


def quoted(names: Iterable[str]) -> str:
    """“a”, “b” and “c”."""
    said = [f"“{name}”" for name in names]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


class Table:
    """`columns`, then an iterator over (line number, its cells or what is wrong with it); it keeps no line.

    Each line is parsed by itself: official tables have no line ends inside a cell, and a quotation mark that is left
    open would otherwise swallow all that follows. Raises `wrong`, a kind of WrongFile, for a file that has no lines,
    has columns without a name or two of the same name (unless `unnamed` allows them), is not UTF-8, or ends in the
    middle of a line.
    """

    def __init__(self, lines: Iterable[str], wrong: type[WrongFile], *, unnamed: bool = False) -> None:
        self._lines, self._wrong, self._number = iter(lines), wrong, 0
        header = self._next_line()
        if header is None or not header.strip("\ufeff\r\n\t ,;"):
            raise wrong("The file is empty.")
        self._ends_lines = header.endswith("\n")
        self.columns = self._header(header)
        if not unnamed:
            self._refuse_unclear_names()
        first = self._next_line()
        if first is None:
            raise wrong("The file names its columns, but has no lines beneath.")
        self._lines, self._number = chain((first,), self._lines), 1

    def __iter__(self) -> Iterator[Numbered]:
        # The loop of every long file: some lines are looked at together, and those that are plain only split.
        width, nothing = len(self.columns), "," * (len(self.columns) - 1)
        while some := self._next_lines():
            text = "".join(some)
            printable = text.replace("\r\n", "\n").replace("\n", "").isprintable()
            plain = printable and '"' not in text and text.endswith("\n")
            for line in some:
                self._number += 1
                if plain:
                    text = line.rstrip("\r\n")
                    found = text.split(",")
                    if len(found) == width and text != nothing:
                        yield self._number, found
                        continue
                yield self._number, self._read_line(line)

    def _next_lines(self) -> list[str]:
        try:
            return list(islice(self._lines, TOGETHER))
        except UnicodeDecodeError as trouble:
            raise self._wrong(f"The file {_NOT_UTF8}") from trouble
        except WrongFile as trouble:
            raise self._wrong(str(trouble)) from trouble

    def _read_line(self, line: str) -> list[str] | Problem:
        if self._ends_lines and not line.endswith("\n"):
            return self._last(line)
        return self._read(line.rstrip("\r\n"))

    def _last(self, line: str) -> Problem:
        """What is wrong with a last line that has no line end."""
        read = self._read(line.rstrip("\r"))
        if isinstance(read, Problem) or len(read) < len(self.columns):
            raise self._wrong(
                f"The file ends in the middle of line {self._number}: the rest is missing. Fetch it again."
            )
        words = "The last line has no line end, so its last figure may be cut off. Fetch the file again."
        return Problem(self._number, self.columns[-1], words)

    def _next_line(self) -> str | None:
        self._number += 1
        try:
            return next(self._lines, None)
        except UnicodeDecodeError as trouble:
            raise self._wrong(f"The file {_NOT_UTF8}") from trouble
        except WrongFile as trouble:
            raise self._wrong(str(trouble)) from trouble

    def _header(self, line: str) -> list[str]:
        try:
            return [name.strip() for name in cells(line.removeprefix("\ufeff").rstrip("\r\n"))]
        except csv.Error as trouble:
            raise self._wrong(
                "The first line, which names the columns, has a quotation mark out of place."
            ) from trouble

    def _refuse_unclear_names(self) -> None:
        if "" in self.columns:
            raise self._wrong(f"Column {self.columns.index('') + 1} has no name.")
        if twice := sorted({name for name in self.columns if self.columns.count(name) > 1}):
            raise self._wrong(f"More than one column is named {quoted(twice)}.")

    def _read(self, line: str) -> list[str] | Problem:
        if not line.isprintable() and (found := _CONTROL.search(line)):
            return self._problem(f"Character {found.start() + 1} is a control character (U+{ord(found[0]):04X}).")
        try:
            found_cells = cells(line)
        except csv.Error:
            return self._problem("A quotation mark is out of place or not closed.")
        if not any(found_cells):
            return self._problem("This line is empty.")
        if len(found_cells) != len(self.columns):
            return self._problem(f"This line has {len(found_cells)} values for {len(self.columns)} columns.")
        return found_cells

    def _problem(self, words: str) -> Problem:
        return Problem(self._number, "", words)


def cells(line: str) -> list[str]:
    """The cells of one line without its line end. Raises csv.Error where quotation marks are out of place."""
    if '"' not in line:
        return line.split(",")
    return next(csv.reader([line], strict=True))
