"""What a job may be, and what becomes of one whose worker went silent."""

from datetime import timedelta
from enum import StrEnum


class State(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


WORDS = {
    State.QUEUED: "Waiting",
    State.RUNNING: "Being made",
    State.READY: "Ready",
    State.FAILED: "Failed",
    State.CANCELLED: "Cancelled",
}
OPEN = frozenset({State.QUEUED, State.RUNNING})
DONE = frozenset({State.READY, State.FAILED, State.CANCELLED})

LEASE = timedelta(seconds=60)
"""How long a worker may stay silent before its job is given to another."""

RING_AGAIN_AFTER = timedelta(seconds=30)
"""How long a bell that was rung may go unanswered before it is rung again."""

MOST_TRIES = 5
GAVE_UP = (
    f"The program stopped {MOST_TRIES} times while working on this. Try again; if it stops again, tell your support."
)


def after_silence(tries: int) -> State:
    """What a job becomes when its lease ran out: tried again, or failed once it has been tried often enough."""
    return State.QUEUED if tries < MOST_TRIES else State.FAILED
