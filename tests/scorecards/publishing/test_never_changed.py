"""What was signed, printed, packed and done is never changed or deleted, in either database, by any statement."""

import pytest
from django.db import DatabaseError, connection, models, transaction

from portal.audit import append_only
from portal.audit.models import AuditEvent, AuditSeal
from portal.audit.services import seal
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import PackPrinting, Printing, SealCertificate
from tests.scorecards.publishing.packed import packed, signed_beside, the_first
from tests.scorecards.publishing.sealed import covers_only, print_all, seal_of
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db

KEPT = (SignedCopy, AuditEvent, AuditSeal, Printing, PackPrinting, SealCertificate)


@pytest.fixture
def house(tmp_path):
    house = a_house()
    with covers_only(), seal_of(tmp_path):
        first = the_first(house)
        print_all(first)
        signed_beside(house, "A second report", "11")
        packed()
    seal()
    return house


def statements(model):
    """Changes of each column, and ways to take rows away; rows are there for each to change."""
    table, quote = model._meta.db_table, connection.ops.quote_name
    assert model.objects.exists()
    for field in model._meta.concrete_fields:
        other = "NULL" if field.null else quote(field.column)
        yield f"UPDATE {quote(table)} SET {quote(field.column)} = {other}"
    yield f"DELETE FROM {quote(table)}"
    if connection.vendor == "postgresql":
        yield f"TRUNCATE {quote(table)} CASCADE"
    else:
        yield f"REPLACE INTO {quote(table)} SELECT * FROM {quote(table)}"


def test_what_is_the_truth_is_kept_so():
    assert set(KEPT) <= set(append_only.kept())


def said_of(sql):
    """What the database says of a statement; nothing where it does it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            connection.check_constraints()  # PostgreSQL empties no table for which one is still to be looked at
            cursor.execute(sql)
    except DatabaseError as refused:
        return str(refused)
    return ""


def test_no_statement_changes_or_deletes_a_row(house):
    for model in KEPT:
        before = list(model.objects.order_by("pk").values())
        assert [sql for sql in statements(model) if "append-only" not in said_of(sql)] == []
        assert list(model.objects.order_by("pk").values()) == before


def test_no_row_goes_with_another_that_is_deleted():
    """Nothing that is kept hangs on a row in such a way that it would be deleted along with it."""
    hanging = [
        f"{model.__name__}.{field.name}"
        for model in KEPT
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is not models.PROTECT
    ]
    assert hanging == []
