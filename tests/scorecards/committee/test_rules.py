"""The report's table of moves, and by when a paper must be out."""

from datetime import date

import pytest

from portal.accounts.rules import Permission
from scorecards.committee.rules import (
    CLASSIFICATION_WORDS,
    CORRECTABLE,
    MOVES,
    STATE_WORDS,
    Classification,
    State,
    publish_by,
)
from scorecards.publishing.telling.cover import CLASSIFIED

GOOD_FRIDAY, EASTER_MONDAY = date(2026, 4, 3), date(2026, 4, 6)


def test_the_table_of_moves() -> None:
    assert {name: (m.source.value, m.target.value, m.needs.name, m.reason) for name, m in MOVES.items()} == {
        "send_for_review": ("draft", "review", "REPORT_SEND", False),
        "recall": ("review", "draft", "REPORT_SEND", False),
        "send_back": ("review", "draft", "REPORT_SIGN_OFF", False),
        "sign_off": ("review", "signed_off", "REPORT_SIGN_OFF", False),
        "publish": ("signed_off", "published", "REPORT_PUBLISH", False),
        "withdraw": ("published", "withdrawn", "REPORT_WITHDRAW", True),
    }


def test_only_a_signed_paper_is_corrected() -> None:
    assert {State.SIGNED_OFF, State.PUBLISHED, State.WITHDRAWN} == CORRECTABLE


def test_every_state_has_words() -> None:
    assert set(STATE_WORDS) == set(State)
    assert {c.value for c in Classification} == {"open", "exempt_in_part", "exempt"}
    assert all(isinstance(move.needs, Permission) for move in MOVES.values())


def test_five_clear_working_days_before_a_wednesday() -> None:
    assert publish_by(date(2026, 7, 1)) == date(2026, 6, 23)


@pytest.mark.parametrize(
    ("meeting", "clear_days", "by"),
    [
        (date(2026, 7, 6), 5, date(2026, 6, 26)),  # a Monday: over two weekends
        (date(2026, 7, 1), 7, date(2026, 6, 19)),
        (date(2026, 7, 1), 0, date(2026, 6, 30)),
        (date(2026, 7, 5), 5, date(2026, 6, 26)),  # a Sunday meeting
    ],
)
def test_clear_days_are_working_days(meeting: date, clear_days: int, by: date) -> None:
    assert publish_by(meeting, clear_days) == by


def test_bank_holidays_are_no_clear_days() -> None:
    assert publish_by(date(2026, 4, 8), 5, {GOOD_FRIDAY, EASTER_MONDAY}) == date(2026, 3, 27)
    assert publish_by(date(2026, 4, 7), 0, {GOOD_FRIDAY, EASTER_MONDAY}) == date(2026, 4, 2)


def test_fewer_than_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than no clear days"):
        publish_by(date(2026, 7, 1), -1)


def test_pages_and_papers_say_a_classification_in_one_word() -> None:
    assert {kind.value: words for kind, words in CLASSIFICATION_WORDS.items()} == CLASSIFIED
    assert CLASSIFICATION_WORDS[Classification.OPEN] == "Public"
