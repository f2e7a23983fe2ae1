"""Many observations at once: COPY on PostgreSQL, executemany on SQLite; a contradiction is found line by line."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db import IntegrityError, connection, transaction

from benchmarks.published.convert import FIELDS, Row
from benchmarks.published.models import Observation, Release
from benchmarks.published.rules import Statistic

Numbered = tuple[int, list[Row]]  # a line of the file, and the observations that it became

_TABLE = Observation._meta.db_table
_COLUMNS = ("release_id", "statistic", "quoted", *FIELDS)
_NAMED = ", ".join(f'"{name}"' for name in _COLUMNS)
_COPY = f'COPY "{_TABLE}" ({_NAMED}) FROM STDIN'
_INSERT = f'INSERT INTO "{_TABLE}" ({_NAMED}) VALUES ({", ".join(["%s"] * len(_COLUMNS))})'  # noqa: S608 - our own names
_NONE = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def write(release: Release, lines: Sequence[Numbered]) -> list[int]:
    """Keep the observations of some lines; returns the lines that say something of what another line said already.

    The caller's act has asked for permission, and its transaction is this one's.
    """
    try:
        with transaction.atomic():
            _at_once(release, [row for _line, rows in lines for row in rows])
    except IntegrityError:
        return [line for line, rows in lines if not _one(release, rows)]
    return []


def _at_once(release: Release, rows: list[Row]) -> None:
    if connection.vendor == "postgresql":
        _copy(release, rows)
        return
    first = (release.pk, Statistic.VALUE.value, False)
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [(*first, *row) for row in rows])


def _copy(release: Release, rows: Iterable[Row]) -> None:
    first = f"{release.pk}\t{Statistic.VALUE.value}\tf"
    # The order is that of FIELDS; only words that a file brought can hold what COPY takes for its own signs.
    text = "".join(
        [
            f"{first}\t{measure}\t{area}\t{_escaped(category)}\t{basis}\t{start}\t{end}\t"
            f"{_NONE if top is None else top}\t{_NONE if bottom is None else bottom}\t"
            f"{_NONE if value is None else value}\t{decimals}\t{symbol}\t{_escaped(note)}\n"
            for measure, area, category, basis, start, end, top, bottom, value, decimals, symbol, note in rows
        ]
    )
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(_COPY) as copy:
        copy.write(text)


@lru_cache(1 << 13)
def _escaped(words: str) -> str:
    return words.translate(_ESCAPES)


class _SaidAlready(Exception):
    """An observation of the line is there already."""


def _one(release: Release, rows: list[Row]) -> bool:
    """Keep what one line says, all of it or nothing."""
    first = (release.pk, Statistic.VALUE.value, False)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for row in rows:
                cursor.execute(f"{_INSERT} ON CONFLICT DO NOTHING", (*first, *row))
                if not cursor.rowcount:
                    raise _SaidAlready
    except _SaidAlready:
        return False
    return True
