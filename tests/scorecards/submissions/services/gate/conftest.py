"""Every test of the gate writes to the database."""

import pytest


@pytest.fixture(autouse=True)
def _database(db):
    pass
