"""A council with a meeting and people of each role."""

from types import SimpleNamespace

import pytest

from tests.scorecards.committee.builders import a_place


@pytest.fixture
def place() -> SimpleNamespace:
    return a_place()
