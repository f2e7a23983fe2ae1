"""The table of the tests' own job, made once beside those of the migrations."""

import pytest
from django.db import connection

from tests.portal.jobs.errand import Errand


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        if Errand._meta.db_table not in connection.introspection.table_names():
            editor.create_model(Errand)


@pytest.fixture
def bells(monkeypatch):
    """What is rung, instead of a broker: task and arguments."""
    rung = []
    monkeypatch.setattr("celery.Celery.send_task", lambda self, name, args=None, **options: rung.append((name, args)))
    return rung
