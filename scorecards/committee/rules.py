"""A meeting's report: its gate, its parts, what a meeting resolves, and by when a paper must be out. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.accounts.rules import Permission


class State(StrEnum):
    """Where a report's work stands. What members see is decided by publications, never by this."""

    DRAFT = "draft"
    REVIEW = "review"
    SIGNED_OFF = "signed_off"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Classification(StrEnum):
    """Whether the press and public may read all of a report, all but an appendix, or nothing of it.

    An appendix is open or exempt.
    """

    OPEN = "open"
    EXEMPT_IN_PART = "exempt_in_part"
    EXEMPT = "exempt"


class SectionSource(StrEnum):
    """Where a section's content comes from: people write it, or the quarter's data fill it."""

    WRITTEN = "written"
    SINCE_LAST_MET = "since_last_met"
    KEY_MESSAGES = "key_messages"
    RECOMMENDATIONS = "recommendations"
    KEY_ISSUES = "key_issues"
    PERFORMANCE = "performance"
    RISKS = "risks"
    ACTIONS = "actions"
    RESOLUTIONS = "resolutions"
    BACKGROUND_PAPERS = "background_papers"
    APPENDIX_FIGURES = "appendix_figures"
    APPENDICES = "appendices"


# How a section is filled: people write its text, or a list of their own, or the program makes it from the data.
TEXTS = frozenset({SectionSource.WRITTEN, SectionSource.BACKGROUND_PAPERS})
LISTS = frozenset({SectionSource.KEY_MESSAGES, SectionSource.RECOMMENDATIONS, SectionSource.KEY_ISSUES})


class ResolutionKind(StrEnum):
    """What a meeting did with a report or one of its recommendations."""

    AGREED = "agreed"
    AMENDED = "amended"
    REFERRED = "referred"
    ASKED = "asked"


@dataclass(frozen=True)
class Move:
    """One way through the report's gate. `reason` moves are refused without one."""

    source: State
    target: State
    needs: Permission
    reason: bool = False


# Beginning and correcting a report make rows; these move the row that is there.
MOVES: dict[str, Move] = {
    "send_for_review": Move(State.DRAFT, State.REVIEW, Permission.REPORT_SEND),
    "recall": Move(State.REVIEW, State.DRAFT, Permission.REPORT_SEND),
    "send_back": Move(State.REVIEW, State.DRAFT, Permission.REPORT_SIGN_OFF),
    "sign_off": Move(State.REVIEW, State.SIGNED_OFF, Permission.REPORT_SIGN_OFF),
    "publish": Move(State.SIGNED_OFF, State.PUBLISHED, Permission.REPORT_PUBLISH),
    "withdraw": Move(State.PUBLISHED, State.WITHDRAWN, Permission.REPORT_WITHDRAW, reason=True),
}

# From these a correction begins: a new revision, while the row that is there stays in its state.
CORRECTABLE = frozenset({State.SIGNED_OFF, State.PUBLISHED, State.WITHDRAWN})

STATE_WORDS: dict[State, str] = {
    State.DRAFT: "Draft",
    State.REVIEW: "With the director",
    State.SIGNED_OFF: "Signed off",
    State.PUBLISHED: "Published",
    State.WITHDRAWN: "Withdrawn",
}


# As the cover of a paper says it (scorecards.publishing.telling.cover, which may not import this room).
CLASSIFICATION_WORDS: dict[Classification, str] = {
    Classification.OPEN: "Public",
    Classification.EXEMPT_IN_PART: "Exempt in part",
    Classification.EXEMPT: "Exempt",
}

RESOLUTION_WORDS: dict[ResolutionKind, str] = {
    ResolutionKind.AGREED: "Agreed",
    ResolutionKind.AMENDED: "Agreed with changes",
    ResolutionKind.REFERRED: "Referred",
    ResolutionKind.ASKED: "Asked for",
}


def publish_by(
    meeting_date: date, clear_days: int = 5, holidays: Collection[date] = (), *, calendar: bool = False
) -> date:
    """The last day on which a paper may be published for a meeting.

    Between that day and the meeting lie `clear_days` whole working days: neither the day of publication
    nor the day of the meeting counts, nor do weekends and `holidays` (Local Government Act 1972, s.100B,
    as councils compute it). Where a council counts by the `calendar`, weekends and holidays are clear days too.
    The day itself is a working day. Raises ValueError for fewer than no days.
    """
    if clear_days < 0:
        raise ValueError("There cannot be fewer than no clear days")
    if calendar:
        return _working_day_before(meeting_date - timedelta(days=clear_days), holidays)
    return working_days_before(meeting_date, clear_days + 1, holidays)


def working_days_before(day: date, number: int, holidays: Collection[date] = ()) -> date:
    """The working day that comes so many working days before a day; with none, the day itself.

    Raises ValueError for fewer than none.
    """
    if number < 0:
        raise ValueError("There cannot be fewer than no working days")
    for _ in range(number):
        day = _working_day_before(day, holidays)
    return day


def _working_day_before(day: date, holidays: Collection[date]) -> date:
    day -= timedelta(days=1)
    while day.weekday() >= 5 or day in holidays:
        day -= timedelta(days=1)
    return day
