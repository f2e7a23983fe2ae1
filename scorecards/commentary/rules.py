"""When a narrative is needed, and how the state of an action is said. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from portal.figures.lateness import late_words
from portal.figures.spans import day_words
from scorecards.framework.rules import NarrativeWhen


class ActionStatus(StrEnum):
    ON_COURSE = "on_course"
    AT_RISK = "at_risk"
    DONE = "done"
    STOPPED = "stopped"


class Urgency(StrEnum):
    """How a state of work is outlined: late in red, now in the accent, all else in grey."""

    LATE = "late"
    NOW = "now"
    CALM = "calm"


OPEN_STATUSES = frozenset({ActionStatus.ON_COURSE, ActionStatus.AT_RISK})

STATUS_WORDS: dict[ActionStatus, str] = {
    ActionStatus.ON_COURSE: "On course",
    ActionStatus.AT_RISK: "At risk",
    ActionStatus.DONE: "Done",
    ActionStatus.STOPPED: "Stopped",
}


class Rated(Protocol):
    """A rating, however it is kept: its word, and whether it is acceptable where anything is judged."""

    @property
    def word(self) -> str: ...
    @property
    def acceptable(self) -> bool | None: ...


@dataclass(frozen=True)
class ActionState:
    """What is said of an action today: a few words, how they are outlined, and a longer sentence where one helps."""

    words: str
    urgency: Urgency
    note: str = ""


def action_state(
    status: ActionStatus,
    due: date | None,
    today: date,
    *,
    updated_on: date | None = None,
    update_since: date | None = None,
    closed_on: date | None = None,
) -> ActionState:
    """The state of an action on `today`.

    An open action past its due date is late, whatever its owner calls it. One without an update on or
    after `update_since` (the quarter's first day, usually) has an update due. One done after its date was late.
    """
    if status == ActionStatus.DONE:
        return _done(due, closed_on)
    if status == ActionStatus.STOPPED:
        return ActionState("Stopped", Urgency.CALM)
    if due is not None and due < today:
        return ActionState("Late", Urgency.LATE, f"Due {day_words(due)}, {late_words(due, today)}")
    if update_since is not None and (updated_on is None or updated_on < update_since):
        last = f"Last update {day_words(updated_on)}" if updated_on else "No update yet"
        return ActionState("Update due", Urgency.NOW, last)
    urgency = Urgency.NOW if status == ActionStatus.AT_RISK else Urgency.CALM
    return ActionState(STATUS_WORDS[status], urgency)


def _done(due: date | None, closed_on: date | None) -> ActionState:
    if due is None or closed_on is None or closed_on <= due:
        return ActionState("Done", Urgency.CALM)
    return ActionState("Done late", Urgency.CALM, f"Due {day_words(due)}, {late_words(due, closed_on)}")


def needs_narrative(
    when: NarrativeWhen,
    rating: Rated | None = None,
    relative_change: Decimal | None = None,
    threshold: Decimal | None = None,
) -> str | None:
    """Why a line needs a narrative, as the end of a sentence with "because"; None when it needs none.

    `relative_change` is the change in the measure that the council calls large, in the unit of `threshold`;
    its size counts, not its direction, and a change of exactly the threshold is large.
    """
    if when == NarrativeWhen.NEVER:
        return None
    if when == NarrativeWhen.ALWAYS:
        return "it is asked for every quarter"
    if rating is not None and rating.acceptable is False:
        return f"it is rated “{rating.word}”"
    if relative_change is not None and threshold is not None and abs(relative_change) >= threshold:
        return "it has changed a lot"
    return None
