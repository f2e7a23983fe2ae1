"""What runs on which database: everything on SQLite, and again on another whatever could differ there."""

import pytest
from django.test import TestCase

from tests.suite import command


@pytest.mark.parametrize(
    ("part", "database", "chosen"),
    [
        ("core", "sqlite", "not slow"),
        ("core", "postgresql", "not slow and database"),
        ("slow", "sqlite", "slow"),
        ("slow", "postgresql", "slow and database"),
    ],
)
def test_a_second_database_repeats_what_touches_one(part: str, database: str, chosen: str) -> None:
    asked = command(part, database, [])
    assert asked[asked.index("-m", 2) + 1] == chosen


def test_a_pure_test_is_run_once(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("database") is None


def test_a_test_with_a_database_is_run_on_each(db: None, request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("database") is not None


@pytest.mark.django_db
def test_so_is_one_that_is_marked(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("database") is not None


class Case(TestCase):
    @pytest.fixture(autouse=True)
    def node(self, request: pytest.FixtureRequest) -> None:
        self.marked = request.node.get_closest_marker("database") is not None

    def test_so_is_a_case_of_django(self) -> None:
        assert self.marked
