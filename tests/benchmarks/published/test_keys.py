"""An observation names a measure, an area and a release that are there and stay there, on both databases."""

import threading
from importlib import import_module

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from benchmarks.published import checks, keys
from benchmarks.published.models import Observation
from tests import builders as a

TABLE = Observation._meta.db_table
KEYS = ("release_id", "measure_id", "area_id")


def of_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps foreign keys.")


def run(sql: str, *given) -> None:
    """All keys are looked at when the transaction ends on SQLite, and with the statement on PostgreSQL."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
        connection.check_constraints()


def others(change: str = "") -> str:
    """A copy of every observation in another category, with one column changed."""
    names = [field.column for field in Observation._meta.concrete_fields if field.column != "id"]
    values = ["'another'" if name == "category" else "%s" if name == change else name for name in names]
    return f"INSERT INTO {TABLE} ({', '.join(names)}) SELECT {', '.join(values)} FROM {TABLE}"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("column", KEYS)
def test_a_row_that_names_what_is_not_there_is_neither_written_nor_made(column):
    a.an_observation(a.a_measure())

    with pytest.raises(IntegrityError):
        run(others(column), 10**6)
    with pytest.raises(IntegrityError):
        run(f"UPDATE {TABLE} SET {column} = %s", 10**6)

    assert Observation.objects.filter(**{column: 10**6}).count() == 0
    assert Observation.objects.count() == 1
    run(others())
    assert Observation.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_group_that_is_not_there_is_refused():
    of_postgresql()
    row = a.an_observation(a.a_measure())

    with pytest.raises(IntegrityError, match="names a group_id that is not in areas_comparatorgroup"):
        run(f"UPDATE {TABLE} SET area_id = NULL, statistic = 'mean', group_id = %s", 10**6)

    assert Observation.objects.get().area_id == row.area_id


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["release", "measure", "area"])
def test_what_observations_name_is_not_deleted(name):
    row = a.an_observation(a.a_measure())
    parent = getattr(row, name)
    table = parent._meta.db_table

    with pytest.raises(IntegrityError):
        run(f"DELETE FROM {table} WHERE id = %s", parent.pk)

    assert type(parent).objects.filter(pk=parent.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_parent_is_not_deleted_while_a_row_that_names_it_is_on_its_way():
    """The row's writer holds the parent as a foreign key does, so who deletes it waits, and is refused then."""
    of_postgresql()
    row = a.an_observation(a.a_measure())
    fresh = a.a_measure()
    refused: list[type] = []

    def delete() -> None:
        try:
            run(f"DELETE FROM {fresh._meta.db_table} WHERE id = %s", fresh.pk)
        except DatabaseError as error:
            refused.append(type(error))
        finally:
            connection.close()

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {TABLE} SET measure_id = %s", [fresh.pk])
        other = threading.Thread(target=delete)
        other.start()
        other.join(0.5)
        assert other.is_alive()
    other.join(10)

    assert refused == [IntegrityError]
    assert Observation.objects.get().measure_id == fresh.pk != row.measure_id


@pytest.mark.django_db
def test_the_program_says_when_the_triggers_of_keys_are_missing():
    assert checks.keys_are_looked_up(databases=["default"]) == []
    of_postgresql()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {TABLE}_area_id_stays ON areas_area")
        cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER {TABLE}_keys_i")

    (told,) = checks.keys_are_looked_up(databases=["default"])

    assert (told.id, keys.missing()) == ("published.E001", [f"{TABLE}_area_id_stays", f"{TABLE}_keys_i"])
    assert "published_observation_keys_i" in told.msg
    migration = import_module("benchmarks.published.migrations.0004_keys_of_many_rows")
    with connection.schema_editor() as editor:
        migration.look_up_together(None, editor)
    assert checks.keys_are_looked_up(databases=["default"]) == []


@pytest.mark.django_db
def test_a_database_that_still_has_foreign_keys_needs_no_triggers():
    """It is about to be migrated, and a fault would not let it."""
    of_postgresql()
    parents = (("release_id", "published_release"), ("measure_id", "published_measure"), ("area_id", "areas_area"))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP FUNCTION {TABLE}_keys, {TABLE}_area_id_stays, {TABLE}_group_id_stays CASCADE")
        assert len(keys.missing()) == 4
        for column, parent in (*parents, ("group_id", "areas_comparatorgroup")):
            cursor.execute(f"ALTER TABLE {TABLE} ADD FOREIGN KEY ({column}) REFERENCES {parent}")

    assert keys.missing() == []


@pytest.mark.django_db
def test_every_key_of_an_observation_has_its_triggers():
    assert len(keys.wanted(keys.columns())) == 6
    assert keys.missing() == []
