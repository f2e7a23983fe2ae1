"""Many observations at once: COPY on PostgreSQL, executemany on SQLite; a contradiction is found line by line."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.db import IntegrityError, connection, transaction
from psycopg.copy import QueuedLibpqWriter

from benchmarks.published.convert import COPIED, FIELDS, VALUES, Numbered, Script
from benchmarks.published.models import Observation, Release
from benchmarks.published.rules import Statistic

_TABLE = Observation._meta.db_table
_COLUMNS = ("release_id", "statistic", "quoted", *FIELDS)
_NAMED = ", ".join(f'"{name}"' for name in _COLUMNS)
_COPY = f'COPY "{_TABLE}" ({_NAMED}) FROM STDIN'
_INSERT = f'INSERT INTO "{_TABLE}" ({_NAMED}) VALUES ({", ".join(["%s"] * len(_COLUMNS))})'  # noqa: S608 - our own names
_PIECE = 500  # lines that go to the server together, which takes them in while the next are read


def script() -> Script:
    """How rows are to be written down for `write`."""
    return COPIED if connection.vendor == "postgresql" else VALUES


def write(release: Release, lines: Iterable[Numbered]) -> list[int]:
    """Keep the observations of some lines; returns the lines that say something of what another line said already.

    `lines` may be read while they are written, so whatever makes them asks the database nothing. The caller's act
    has asked for permission, and its transaction is this one's.
    """
    every = iter(lines)
    seen: list[Numbered] = []
    try:
        with transaction.atomic(), _no_search_for_loops():
            _at_once(release, every, seen)
    except IntegrityError:
        seen += every
        return [each[0] for each in seen if not _one(release, each)]
    return []


def reckon() -> None:
    """Let the database see how much came, or it goes through a release as if it held a handful of rows."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'ANALYZE "{_TABLE}"')


@contextmanager
def _no_search_for_loops() -> Iterator[None]:
    """Rows are cells and hold no loops; looking for such among all that is kept costs a third of a long load."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


def _at_once(release: Release, lines: Iterator[Numbered], seen: list[Numbered]) -> None:
    if connection.vendor == "postgresql":
        with (
            connection.cursor() as cursor,
            connection.wrap_database_errors,
            cursor.copy(_COPY, writer=QueuedLibpqWriter(cursor.cursor)) as copy,
        ):
            while piece := list(islice(lines, _PIECE)):
                seen += piece
                copy.write(_text(release, piece))
        return
    seen += lines
    first = (release.pk, Statistic.VALUE.value, False)
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [(*first, *row) for _line, rows in seen for row in rows])


def _text(release: Release, lines: Iterable[Numbered]) -> str:
    first = f"{release.pk}\t{Statistic.VALUE.value}\tf\t"
    join = "\t".join  # the cells are text already (`COPIED`), in the order of FIELDS
    return "".join([f"{first}{join(row)}\n" for _line, rows in lines for row in rows])  # type: ignore[arg-type]


def _one(release: Release, line: Numbered) -> bool:
    """Keep what one line says, all of it or nothing."""
    try:
        with transaction.atomic():
            _at_once(release, iter((line,)), [])
    except IntegrityError:
        return False
    return True
