"""The quarter's table of moves."""

from scorecards.submissions.rules import MOVES, STATE_WORDS, Coverage, State, coverage_words


def test_the_table_of_moves() -> None:
    assert {name: (m.source.value, m.target.value, m.needs.name, m.reason) for name, m in MOVES.items()} == {
        "close_figures": ("collecting", "commentary", "FIGURES_CLOSE", False),
        "reopen_figures": ("commentary", "collecting", "FIGURES_CLOSE", True),
        "send_for_review": ("commentary", "review", "SUBMISSION_SEND", False),
        "recall": ("review", "commentary", "SUBMISSION_SEND", False),
        "send_back": ("review", "commentary", "SUBMISSION_SIGN_OFF", False),
        "sign_off": ("review", "signed_off", "SUBMISSION_SIGN_OFF", False),
    }


def test_every_state_has_words() -> None:
    assert set(STATE_WORDS) == set(State)


def test_a_title_says_the_coverage() -> None:
    assert coverage_words(Coverage.PART, "18 June 2026") == "part quarter, to 18 June 2026"
    assert coverage_words(Coverage.WHOLE, "30 September 2021") == "whole quarter"
