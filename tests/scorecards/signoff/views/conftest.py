"""A house with a quarter and its report, and its director who is signed in."""

import pytest

from tests.scorecards.signoff.builders import a_house


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def director(client, house):
    client.force_login(house.director)
    return client
