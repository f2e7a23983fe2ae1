"""What was written stays: neither changed, nor taken out, nor written over by a row with something unique of it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import UniqueConstraint
from django.test import TestCase

from portal.audit import append_only
from portal.audit.models import AuditSeal
from portal.audit.services import record, seal


class WrittenOver(TestCase):
    def setUp(self):
        record("one", by=None, subject=("council", "1", "Shropshire"))
        self.seal = seal()

    def refused(self, **changed) -> bool:
        """Whether the database refuses a copy of the seal that would replace it; only SQLite has such a statement."""
        row = {field.column: getattr(self.seal, field.attname) for field in AuditSeal._meta.concrete_fields}
        row |= changed
        verb = "INSERT OR REPLACE INTO" if connection.vendor == "sqlite" else "INSERT INTO"
        columns, places = ", ".join(f'"{name}"' for name in row), ", ".join("%s" for _name in row)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'{verb} "{AuditSeal._meta.db_table}" ({columns}) VALUES ({places})', list(row.values()))
        return list(AuditSeal.objects.values_list("pk", "sha256")) == [(self.seal.pk, self.seal.sha256)]

    def test_a_row_is_not_replaced_by_one_with_its_key(self):
        assert self.refused(last_event=99, previous_sha256="e" * 64, sha256="f" * 64)

    def test_a_row_is_not_replaced_by_one_with_another_key_that_takes_its_place(self):
        assert self.refused(id=self.seal.pk + 1, previous_sha256="e" * 64, sha256="f" * 64)
        assert self.refused(id=self.seal.pk + 1, last_event=99, sha256="f" * 64)


@pytest.mark.django_db
def test_a_trigger_of_an_earlier_make_is_made_anew():
    if connection.vendor != "sqlite":
        pytest.skip("Only SQLite keeps the statement that made a trigger.")
    table = AuditSeal._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [f"{table}_ao_i"])
        (made,) = cursor.fetchone()
        cursor.execute(f'DROP TRIGGER "{table}_ao_i"')
        cursor.execute(f'CREATE TRIGGER "{table}_ao_i" BEFORE INSERT ON "{table}" BEGIN SELECT 1; END')
        append_only.lay()
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [f"{table}_ao_i"])

        assert cursor.fetchone() == (made,)


@pytest.mark.parametrize("model", append_only.kept())
def test_what_is_unique_in_such_a_table_is_so_without_condition(model):
    """Only such uniqueness is looked for when a row is written: the trigger would pass by any other."""
    unique = [each for each in model._meta.constraints if isinstance(each, UniqueConstraint)]

    assert [each.name for each in unique if each not in model._meta.total_unique_constraints] == []
