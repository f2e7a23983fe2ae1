"""When narrative is needed, and what is said of an action."""

from datetime import date
from decimal import Decimal

import pytest

from portal.figures.vocabulary import Polarity
from scorecards.commentary.rules import (
    STATUS_WORDS,
    ActionState,
    ActionStatus,
    Urgency,
    action_state,
    needs_narrative,
)
from scorecards.framework.rules import FIVE_STATES, THREE_STATES, NarrativeWhen, Rating, Target, rate

TODAY = date(2021, 11, 6)
QUARTER_START = date(2021, 7, 1)


def rated(value: str, bands: tuple = THREE_STATES) -> Rating:
    return rate(Decimal(value), Target(Decimal(85), tolerance=Decimal(5)), bands, Polarity.HIGH)


@pytest.mark.parametrize(
    ("when", "rating", "change", "why"),
    [
        (NarrativeWhen.NEVER, rated("50"), "99", None),
        (NarrativeWhen.ALWAYS, rated("90"), "0", "it is asked for every quarter"),
        (NarrativeWhen.WHEN_NEEDED, rated("76.5"), "0", "it is rated “Off target”"),
        (NarrativeWhen.WHEN_NEEDED, rated("81"), "0", None),
        (NarrativeWhen.WHEN_NEEDED, rated("76", FIVE_STATES), "0", "it is rated “Some concern”"),
        (NarrativeWhen.WHEN_NEEDED, rated("90"), "-10", "it has changed a lot"),
        (NarrativeWhen.WHEN_NEEDED, rated("90"), "9.9", None),
        (NarrativeWhen.WHEN_NEEDED, None, None, None),
    ],
)
def test_narrative_is_needed_when_it_is(
    when: NarrativeWhen, rating: Rating | None, change: str | None, why: str | None
) -> None:
    assert needs_narrative(when, rating, None if change is None else Decimal(change), Decimal(10)) == why


def test_without_a_threshold_no_change_is_large() -> None:
    assert needs_narrative(NarrativeWhen.WHEN_NEEDED, None, Decimal(1000)) is None


@pytest.mark.parametrize(
    ("status", "due", "more", "state"),
    [
        (ActionStatus.ON_COURSE, date(2021, 11, 30), {}, ActionState("On course", Urgency.CALM)),
        (ActionStatus.ON_COURSE, TODAY, {}, ActionState("On course", Urgency.CALM)),
        (ActionStatus.AT_RISK, None, {}, ActionState("At risk", Urgency.NOW)),
        (
            ActionStatus.ON_COURSE,
            date(2021, 10, 31),
            {},
            ActionState("Late", Urgency.LATE, "Due 31 October 2021, 6 days late"),
        ),
        (
            ActionStatus.ON_COURSE,
            date(2021, 11, 30),
            {"updated_on": date(2021, 6, 30), "update_since": QUARTER_START},
            ActionState("Update due", Urgency.NOW, "Last update 30 June 2021"),
        ),
        (
            ActionStatus.AT_RISK,
            None,
            {"update_since": QUARTER_START},
            ActionState("Update due", Urgency.NOW, "No update yet"),
        ),
        (
            ActionStatus.ON_COURSE,
            None,
            {"updated_on": QUARTER_START, "update_since": QUARTER_START},
            ActionState("On course", Urgency.CALM),
        ),
        (ActionStatus.DONE, date(2021, 10, 31), {"closed_on": date(2021, 10, 31)}, ActionState("Done", Urgency.CALM)),
        (
            ActionStatus.DONE,
            date(2021, 10, 31),
            {"closed_on": date(2021, 11, 1)},
            ActionState("Done late", Urgency.CALM, "Due 31 October 2021, 1 day late"),
        ),
        (ActionStatus.STOPPED, date(2021, 1, 1), {}, ActionState("Stopped", Urgency.CALM)),
    ],
)
def test_what_is_said_of_an_action(
    status: ActionStatus, due: date | None, more: dict[str, date], state: ActionState
) -> None:
    assert action_state(status, due, TODAY, **more) == state


def test_every_status_has_words() -> None:
    assert set(STATUS_WORDS) == set(ActionStatus)
