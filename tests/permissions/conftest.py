"""The world is built for one test that goes through a whole table; every call on it is rolled back by itself."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.permissions.world import World, a_world


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies"):
        yield a_world()
