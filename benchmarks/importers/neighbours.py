"""Models of statistical neighbours as published: one authority a line, its ten neighbours from left to right."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.importers.lines import Table
from benchmarks.importers.places import NUMBER
from benchmarks.importers.rows import Problem, Unreadable, WrongFile

MEMBERS = 10

_OWN = ("old_la_code", "LA num", "LA number")  # columns of the authority's own number, in one edition or another
_NEIGHBOUR = re.compile(r"SN_?(?P<place>[0-9]+)")


class NotNeighbours(WrongFile):
    """The file is no model of statistical neighbours as published."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """An authority's ten neighbours, nearest first, all by DfE number; `closeness` is the model's word for each."""

    line: int
    number: str
    neighbours: tuple[str, ...]
    closeness: tuple[str, ...]


def read(lines: Iterable[str]) -> Iterator[Neighbours | Problem]:
    """Read a wide model of any edition; each line after the header becomes one authority or one problem, in order.

    Names are never looked at: they differ between editions. Raises NotNeighbours for a file of another kind, and while
    lines are taken as `ees.read` does.
    """
    table = Table(lines, NotNeighbours, unnamed=True)
    own = [at for at, name in enumerate(table.columns) if name in _OWN]
    found = {int(match["place"]): at for at, name in enumerate(table.columns) if (match := _NEIGHBOUR.fullmatch(name))}
    if not own or sorted(found) != list(range(1, MEMBERS + 1)):
        raise NotNeighbours(
            "This is not a model of statistical neighbours as published: it should have a column “old_la_code” or "
            f"“LA num” and columns SN1 to SN{MEMBERS} or SN_1 to SN_{MEMBERS}."
        )
    return _authorities(table, own, [found[place] for place in sorted(found)])


def _authorities(table: Table, own: list[int], members: list[int]) -> Iterator[Neighbours | Problem]:
    first: dict[str, int] = {}
    for line, cells in table:
        if isinstance(cells, Problem):
            yield cells
            continue
        try:
            authority = _authority(line, cells, own=own, members=members, columns=table.columns)
            if (earlier := first.setdefault(authority.number, line)) != line:
                raise Unreadable(table.columns[own[0]], f"{authority.number} was on line {earlier} already.")
        except Unreadable as trouble:
            yield Problem(line, trouble.column, str(trouble))
        else:
            yield authority


def _authority(line: int, cells: list[str], *, own: list[int], members: list[int], columns: list[str]) -> Neighbours:
    numbers = [_number(cells[at], columns[at]) for at in own]
    if len(set(numbers)) > 1:
        raise Unreadable(columns[own[-1]], f"This line has two numbers, {numbers[0]} and {numbers[-1]}.")
    neighbours: list[str] = []
    for at in members:
        neighbour = _number(cells[at], columns[at])
        if neighbour in (numbers[0], *neighbours):
            raise Unreadable(columns[at], f"{neighbour} is the authority itself or stands here twice.")
        neighbours.append(neighbour)
    return Neighbours(line, numbers[0], tuple(neighbours), tuple(_closeness(cells, at) for at in members))


def _closeness(cells: list[str], at: int) -> str:
    """The word is in the column to the right of the number, with or without a space at its end."""
    return cells[at + 1].strip() if at + 1 < len(cells) else ""


def _number(text: str, column: str) -> str:
    typed = text.strip()
    if not NUMBER.fullmatch(typed):
        words = f"“{typed}” is not an authority's number." if typed else "There is no authority's number here."
        raise Unreadable(column, words)
    return typed
