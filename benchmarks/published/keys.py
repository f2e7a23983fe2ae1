"""The triggers that stand for the foreign keys of observations on PostgreSQL (migration 0004); decision 23."""

from collections.abc import Iterable

from django.db import connections

from benchmarks.published.models import Observation

_TABLE = Observation._meta.db_table
_STAND = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"  # for everybody's writes


def wanted(columns: Iterable[str]) -> list[str]:
    """The triggers for these columns: of rows written, of rows changed, and of each table that they name rows of."""
    stays = [f"{_TABLE}_{column}_stays" for column in columns]
    return sorted([f"{_TABLE}_keys_i", f"{_TABLE}_keys_u", *stays]) if stays else []


def columns() -> list[str]:
    """Where an observation names a row of another table."""
    return [str(field.column) for field in Observation._meta.concrete_fields if field.is_relation]


def missing(using: str = "default") -> list[str]:
    """Those that do not stand, of columns without a foreign key; none on SQLite, nor before the table is made."""
    connection = connections[using]
    if connection.vendor != "postgresql" or _TABLE not in connection.introspection.table_names():
        return []
    with connection.cursor() as cursor:
        kept = connection.introspection.get_relations(cursor, _TABLE)
        cursor.execute(_STAND)
        standing = {name for (name,) in cursor.fetchall()}
    needed = wanted(column for column in columns() if column not in kept)
    return [name for name in needed if name not in standing]
