"""When a narrative is needed, and how the state of an action is said. Pure."""

from enum import StrEnum


class ActionStatus(StrEnum):
    ON_COURSE = "on_course"
    AT_RISK = "at_risk"
    DONE = "done"
    STOPPED = "stopped"


OPEN_STATUSES = frozenset({ActionStatus.ON_COURSE, ActionStatus.AT_RISK})
