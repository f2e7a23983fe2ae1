"""Tables whose rows are never changed or deleted: a model says `append_only = True`, triggers hold it.

The triggers are laid after every migrate, not in one migration: on SQLite Django remakes a table to alter it, and
the remade table has none. `missing()` is what the system check and a test read.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "append-only: rows of {table} are never changed or deleted"

# INSERT OR REPLACE on SQLite deletes without its delete triggers, so an insert over a row is refused too: over one with
# its key, and over one with anything else that is unique, such as a place in a chain.
SQLITE = {
    "u": 'CREATE TRIGGER "{table}_ao_u" BEFORE UPDATE ON "{table}" BEGIN SELECT RAISE(ABORT, \'{refusal}\'); END',
    "d": 'CREATE TRIGGER "{table}_ao_d" BEFORE DELETE ON "{table}" BEGIN SELECT RAISE(ABORT, \'{refusal}\'); END',
    "i": (
        'CREATE TRIGGER "{table}_ao_i" BEFORE INSERT ON "{table}" WHEN {taken} '
        "BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
    ),
}
POSTGRES = {
    "w": (
        'CREATE TRIGGER "{table}_ao_w" BEFORE UPDATE OR DELETE ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION append_only_refuse()"
    ),
    "t": (
        'CREATE TRIGGER "{table}_ao_t" BEFORE TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION append_only_refuse()"
    ),
}
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION append_only_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only: rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def kept() -> list[type[models.Model]]:
    """Every model whose rows stay as they were written."""
    return [model for model in apps.get_models() if getattr(model, "append_only", False)]


def _unique(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    """The columns that no two rows share: the key, unique ones, and those of constraints without a condition."""
    yield from ((str(field.column),) for field in model._meta.concrete_fields if field.unique)
    for constraint in model._meta.total_unique_constraints:
        yield tuple(str(model._meta.get_field(name).column) for name in constraint.fields)  # type: ignore[union-attr]


def _taken(model: type[models.Model]) -> str:
    """Whether a row that is there has something unique of the new one, in SQLite's words."""
    table = model._meta.db_table
    same = (" AND ".join(f'"{column}" = NEW."{column}"' for column in columns) for columns in _unique(model))
    return " OR ".join(f'EXISTS (SELECT 1 FROM "{table}" WHERE {each})' for each in same)  # noqa: S608 - our own names


def _wanted(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, str]]:
    """Trigger name to its table and the statement that makes it."""
    statements = SQLITE if connection.vendor == "sqlite" else POSTGRES
    made = set(connection.introspection.table_names())
    wanted = {}
    for model in kept():
        table = model._meta.db_table
        words = {"table": table, "taken": _taken(model), "refusal": REFUSAL.format(table=table)}
        for kind, sql in statements.items() if table in made else ():
            wanted[f"{table}_ao_{kind}"] = table, sql.format(**words)
    return wanted


def _present(connection: BaseDatabaseWrapper) -> dict[str, str | None]:
    """Trigger name to the statement that made it, where the database keeps that: SQLite does."""
    sqlite = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    postgres = "SELECT tgname, NULL FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(sqlite if connection.vendor == "sqlite" else postgres)
        return dict(cursor.fetchall())


def missing(using: str = "default") -> list[str]:
    """Names of the triggers that should stand and do not."""
    connection = connections[using]
    return sorted(set(_wanted(connection)) - set(_present(connection)))


def lay(using: str = "default", **_signal: Any) -> None:
    """Make the triggers that are missing, and anew those of an earlier make; called after every migrate."""
    connection = connections[using]
    present = _present(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for name, (_table, sql) in _wanted(connection).items():
            if name in present and present[name] not in (sql, None):
                cursor.execute(f'DROP TRIGGER "{name}"')
                del present[name]
            if name not in present:
                cursor.execute(sql)


def lift(using: str = "default") -> None:
    """Tests only: a flush between transactional tests has to empty the tables."""
    connection = connections[using]
    present = _present(connection)
    with connection.cursor() as cursor:
        for name, (table, _sql) in _wanted(connection).items():
            if name in present:
                cursor.execute(
                    f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else "")
                )
