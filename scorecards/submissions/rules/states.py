"""The quarter's gate as a table: its states, and who may move it from where to where."""

from dataclasses import dataclass
from enum import StrEnum

from portal.accounts.rules import Permission


class State(StrEnum):
    COLLECTING = "collecting"
    COMMENTARY = "commentary"
    REVIEW = "review"
    SIGNED_OFF = "signed_off"


class Coverage(StrEnum):
    """Whether the data cover the quarter whole, or end before it does ("part quarter, to 18 June 2026")."""

    WHOLE = "whole"
    PART = "part"


class RevisionKind(StrEnum):
    """Why a signed quarter is opened again: what was missing has come, or what was said was wrong."""

    COMPLETES = "completes"
    CORRECTS = "corrects"


@dataclass(frozen=True)
class Move:
    """One way through the gate. `reason` moves are refused without one."""

    source: State
    target: State
    needs: Permission
    reason: bool = False


# Opening a quarter and revising a signed one make rows; these move the row that is there.
MOVES: dict[str, Move] = {
    "close_figures": Move(State.COLLECTING, State.COMMENTARY, Permission.FIGURES_CLOSE),
    "reopen_figures": Move(State.COMMENTARY, State.COLLECTING, Permission.FIGURES_CLOSE, reason=True),
    "send_for_review": Move(State.COMMENTARY, State.REVIEW, Permission.SUBMISSION_SEND),
    "recall": Move(State.REVIEW, State.COMMENTARY, Permission.SUBMISSION_SEND),
    "send_back": Move(State.REVIEW, State.COMMENTARY, Permission.SUBMISSION_SIGN_OFF),
    "sign_off": Move(State.REVIEW, State.SIGNED_OFF, Permission.SUBMISSION_SIGN_OFF),
}

# Opened by mistake, a quarter can be cancelled from here: the row goes, so that it is no move of the table.
CANCELLED_FROM = frozenset({State.COLLECTING, State.COMMENTARY})

STATE_WORDS: dict[State, str] = {
    State.COLLECTING: "Collecting figures",
    State.COMMENTARY: "Writing narrative",
    State.REVIEW: "With the director",
    State.SIGNED_OFF: "Signed off",
}


def coverage_words(coverage: Coverage, data_date: str) -> str:
    """How a title says what the data cover: "whole quarter", or "part quarter, to 18 June 2026"."""
    return "whole quarter" if coverage == Coverage.WHOLE else f"part quarter, to {data_date}"
