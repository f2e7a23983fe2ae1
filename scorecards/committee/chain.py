"""From a meeting backwards: by when its paper is out and each step is done, and which quarter it can have. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.accounts.rules import Role
from portal.figures.spans import day_words
from scorecards.committee.rules import State, publish_by, working_days_before
from scorecards.periods import Period, Quarter
from scorecards.submissions.rules import State as QuarterState

ONE_DAY = timedelta(days=1)


class Step(StrEnum):
    """What has to be done before a meeting, the first first."""

    FIGURES = "figures"
    NARRATIVE = "narrative"
    SIGN_OFF = "sign_off"
    DRAFT = "draft"
    PUBLISH = "publish"


STEP_WORDS: dict[Step, str] = {
    Step.FIGURES: "Figures ready",
    Step.NARRATIVE: "Narrative ready",
    Step.SIGN_OFF: "Director’s sign-off",
    Step.DRAFT: "Final draft",
    Step.PUBLISH: "Papers published",
}

# Whose step it is: what home tells a person of, and the feed of their calendar.
STEPS_OF: dict[Role, tuple[Step, ...]] = {
    Role.OFFICER: (Step.NARRATIVE,),
    Role.ANALYST: (Step.FIGURES, Step.DRAFT),
    Role.DIRECTOR: (Step.SIGN_OFF,),
    Role.CLERK: (Step.DRAFT, Step.PUBLISH),
    Role.MEMBER: (Step.PUBLISH,),
    Role.ADMINISTRATOR: (),
}


@dataclass(frozen=True)
class Days:
    """How a council, or one of its committees, counts back from a meeting.

    `clear` days lie between publication and the meeting: working days, or all days where `calendar` says so. `early`
    asks for publication so many working days before the meeting where that is sooner. Each step comes its number of
    working days before the next one.
    """

    clear: int = 5
    calendar: bool = False
    early: int | None = None
    draft: int = 2
    sign_off: int = 3
    narrative: int = 5
    figures: int = 10


@dataclass(frozen=True)
class Chain:
    """The days before one meeting."""

    meeting: date
    publish: date
    draft: date
    sign_off: date
    narrative: date
    figures: date

    def on(self, step: Step) -> date:
        found: date = getattr(self, step.value)
        return found

    @property
    def steps(self) -> tuple[tuple[Step, date], ...]:
        return tuple((step, self.on(step)) for step in Step)


def last_day(meeting: date, days: Days, holidays: Collection[date]) -> date:
    """The last day to publish; a working day before the meeting, by the council's own earlier rule if it has one."""
    by = publish_by(meeting, days.clear, holidays, calendar=days.calendar)
    return by if days.early is None else min(by, working_days_before(meeting, days.early, holidays))


def chain_before(meeting: date, publish: date, days: Days, holidays: Collection[date]) -> Chain:
    """Each step from the day on which the paper has to be out; that day may be another than `last_day` gives."""
    draft = working_days_before(publish, days.draft, holidays)
    sign_off = working_days_before(draft, days.sign_off, holidays)
    narrative = working_days_before(sign_off, days.narrative, holidays)
    figures = working_days_before(narrative, days.figures, holidays)
    return Chain(meeting, publish, draft, sign_off, narrative, figures)


def in_words(days: Days) -> tuple[str, ...]:
    """The council's steps as sentences, from the meeting backwards."""
    kind = "clear days, weekends and bank holidays among them," if days.calendar else "clear working days"
    early = f", and at least {_days(days.early)} before it" if days.early is not None else ""
    return (
        f"Papers are published with {days.clear} {kind} between then and the meeting{early}.",
        f"The final draft is with the clerk {_days(days.draft)} before that.",
        f"The director signs the quarter off {_days(days.sign_off)} before the final draft.",
        f"The narrative is ready {_days(days.narrative)} before the director’s sign-off.",
        f"The figures are ready {_days(days.figures)} before the narrative.",
    )


def _days(number: int) -> str:
    return "1 working day" if number == 1 else f"{number} working days"


def newest_complete(ready: date) -> Quarter:
    """The newest quarter that can be complete in figures that are ready on this day: one that ends later cannot."""
    return Quarter.of(ready + ONE_DAY).previous


@dataclass(frozen=True)
class Outlook:
    """What a meeting can be told: the newest complete quarter, how old it is then, and why there is only half of one.

    `age` is in days on the day of the meeting. `half` is empty where the meeting can have a complete new quarter.
    """

    complete: Quarter
    age: int
    half: str = ""

    @property
    def words(self) -> str:
        """ "Quarter 4, 2025/26 is the newest that can be complete. Its figures are 92 days old on the day."."""
        return f"{_capital(self.complete.title)} is the newest that can be complete. {self.age_words}"

    @property
    def age_words(self) -> str:
        days = "1 day" if self.age == 1 else f"{self.age} days"
        return f"Its figures are {days} old on the day of the meeting."


def outlook(chain: Chain, *, before: Chain | None = None) -> Outlook:
    """What this meeting can be told; `before` is the chain of the committee's meeting before it, if there is one."""
    complete = newest_complete(chain.figures)
    return Outlook(complete, (chain.meeting - complete.end).days, _half(chain, complete, before))


def _half(chain: Chain, complete: Quarter, before: Chain | None) -> str:
    """Why the meeting gets only part of a quarter: the next one ends too late, or it has had the last one already."""
    running = complete.plus(1)
    part = _part(running, chain)
    if running.end < chain.meeting:
        return (
            f"{part}: the quarter ends on {day_words(running.end)}, before the meeting, but its figures have to be "
            f"ready on {day_words(chain.figures)}."
        )
    if before is not None and newest_complete(before.figures) == complete:
        return f"{part}: the meeting of {day_words(before.meeting)} could be given the whole of {complete.title}."
    return ""


def _part(running: Quarter, chain: Chain) -> str:
    if running.start > chain.figures:
        return f"This meeting can be given nothing of {running.title}"
    return (
        f"This meeting can only be given part of {running.title}, from {day_words(running.start)} to "
        f"{day_words(chain.figures)} at the latest"
    )


def whole_refusal(period: Period, chain: Chain) -> str:
    """Why a period cannot be reported whole to this meeting; empty where it can."""
    if period.end <= chain.figures:
        return ""
    return (
        f"{_capital(period.title)} cannot be complete for the meeting of {day_words(chain.meeting)}: it ends on "
        f"{day_words(period.end)}, and papers are published by {day_words(chain.publish)}, so that figures have to be "
        f"ready on {day_words(chain.figures)}. Report the part of it that there is by then, or take it to a later "
        "meeting. The clerk can set other days for the committee."
    )


def part_words(period: Period, data_date: date, chain: Chain) -> str:
    """What a report says of a part of a quarter that it stands on, and whether this meeting could have had it whole."""
    says = f"Only part of the quarter, to {day_words(data_date)}"
    if period.end > chain.figures:
        return (
            f"{says}: it ends on {day_words(period.end)}, after figures for this meeting have to be ready "
            f"({day_words(chain.figures)})"
        )
    return f"{says}; it ended on {day_words(period.end)} and could be complete for this meeting"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def done(step: Step, reports: Iterable[tuple[State, Collection[QuarterState]]]) -> bool | None:
    """Whether every report of a meeting has passed a step; None while there is no report to judge by.

    Each report comes with the states of the quarters that it stands on; withdrawn ones are left out by the caller.
    """
    found = list(reports)
    return all(_passed(step, state, quarters) for state, quarters in found) if found else None


OUT = (State.PUBLISHED, State.WITHDRAWN)


def _passed(step: Step, state: State, quarters: Collection[QuarterState]) -> bool:
    if state in OUT or (state == State.SIGNED_OFF and step != Step.PUBLISH):
        return True
    if step in (Step.PUBLISH, Step.DRAFT) or not quarters:
        return False
    return all(quarter in REACHED[step] for quarter in quarters)


# A quarter in one of these states has passed the step.
REACHED: dict[Step, frozenset[QuarterState]] = {
    Step.FIGURES: frozenset({QuarterState.COMMENTARY, QuarterState.REVIEW, QuarterState.SIGNED_OFF}),
    Step.NARRATIVE: frozenset({QuarterState.REVIEW, QuarterState.SIGNED_OFF}),
    Step.SIGN_OFF: frozenset({QuarterState.SIGNED_OFF}),
}


def late_item(today: date, publish: date, *, shown_before: bool) -> bool:
    """Whether publishing today needs the chair's reason: the last day is over, and no earlier revision was out."""
    return today > publish and not shown_before
