"""Every address is answered as the table says, and nobody reads a word that is not for them."""

import logging

import pytest
from django.urls import resolve

from tests.permissions.asking import EVERYBODY, Asked, address, pages, rows, sign_of, told
from tests.permissions.pages import PAGES
from tests.permissions.world import AT_HOME, World

ROWS = rows(PAGES)


@pytest.fixture
def quiet() -> None:
    """Thousands of refusals are meant."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def test_every_address_answers_everybody_as_its_row_says(world: World, quiet: None) -> None:
    wrong = []
    with Asked(world).opened() as asked:
        for row in ROWS:
            for who, expected in zip(EVERYBODY, row.expected, strict=True):
                answer = asked.answer(row, who)
                if (got := sign_of(answer)) != expected:
                    wrong.append(f"{row}: {who} is answered {got}, not {expected}")
                wrong += [f"{row}: {who} reads {word}" for word in told(answer, who)]
    assert wrong == []


def test_every_address_has_a_row_for_each_of_its_methods(world: World) -> None:
    asked = {(resolve(address(row, world).split("?")[0]).route, row.method) for row in ROWS}
    assert sorted(set(pages()) - asked) == []
    assert sorted(asked - set(pages())) == []


def test_only_signing_in_the_house_itself_and_checking_a_paper_are_open_to_all() -> None:
    open_ones = {row.name for row in ROWS if row.expected[-1] != "s"}
    closed = {name for name in open_ones if not name.startswith(("account_", "web:"))} - {"committee:feed-dates"}
    assert closed == {"verify"}
    assert "account_change_password" not in open_ones


def test_no_row_lets_another_council_in_where_the_address_names_ours() -> None:
    """All that another council's people may open of ours is its colours; published statistics are everybody's."""
    shared = {"web:council-css", "account_reset_password_from_key", "committee:feed-dates"}
    everybodys = {row.name for row in ROWS if row.name.startswith(("published:", "areas:"))}
    shared |= {row.name for row in ROWS if row.name in everybodys and "council" not in row.things and row.things}
    let_in = {row.name for row in ROWS if row.things and not set(row.expected[len(AT_HOME) : -1]) <= {"."}}
    assert let_in == shared
