"""How far a published file has come, in words. Pure."""

from enum import StrEnum

UNMAPPED = "Nothing is mapped in this table yet. Say which of its columns is which measure, and it is read."


class Stage(StrEnum):
    """ASKED waits for answers about renamed columns, UNMAPPED for what its columns mean, READ for a decision."""

    ASKED = "asked"
    UNMAPPED = "unmapped"
    QUEUED = "queued"
    RUNNING = "running"
    READ = "read"
    FAILED = "failed"
    CANCELLED = "cancelled"
    ACCEPTED = "accepted"
    DISCARDED = "discarded"


# The word of each stage, and the tone of it: "now" is the analyst's to do, "late" is what went wrong.
WORDS: dict[Stage, tuple[str, str]] = {
    Stage.ASKED: ("Questions", "now"),
    Stage.UNMAPPED: ("To be mapped", "now"),
    Stage.QUEUED: ("Waiting", ""),
    Stage.RUNNING: ("Being read", ""),
    Stage.READ: ("To look at", "now"),
    Stage.FAILED: ("Failed", "late"),
    Stage.CANCELLED: ("Cancelled", ""),
    Stage.ACCEPTED: ("Accepted", ""),
    Stage.DISCARDED: ("Discarded", ""),
}

# Read again as it is, or discarded.
SET_BACK = frozenset({Stage.UNMAPPED, Stage.FAILED})
# Whoever loads benchmarks has something to do.
WAITING = frozenset({Stage.ASKED, Stage.UNMAPPED, Stage.READ, Stage.FAILED})
DISCARDABLE = frozenset({Stage.ASKED, Stage.UNMAPPED, Stage.READ, Stage.FAILED, Stage.CANCELLED})
OPEN = frozenset({Stage.QUEUED, Stage.RUNNING})


def stage_of(state: str, *, reason: str, questions: bool, discarded: bool, accepted: bool) -> Stage:
    """The stage of a job in this state (of portal.jobs), with what else its row says."""
    if discarded:
        return Stage.DISCARDED
    if accepted:
        return Stage.ACCEPTED
    if questions:
        return Stage.ASKED
    if state == "ready":
        return Stage.READ
    return Stage.UNMAPPED if state == "failed" and reason == UNMAPPED else Stage(state)
