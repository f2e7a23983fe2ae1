"""From a meeting backwards: the days before it, and which quarter it can be told of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.rules import Role
from scorecards.committee.chain import (
    STEP_WORDS,
    STEPS_OF,
    Chain,
    Days,
    Step,
    chain_before,
    done,
    in_words,
    last_day,
    late_item,
    newest_complete,
    outlook,
    part_words,
    whole_refusal,
)
from scorecards.committee.queries.dates import closed_before
from scorecards.committee.rules import State, publish_by, working_days_before
from scorecards.periods import Month, Quarter
from scorecards.submissions.rules import State as QuarterState

JULY = date(2026, 7, 1)
MEETINGS = st.dates(date(2010, 1, 1), date(2090, 12, 31))
FEW = st.integers(0, 12)
DAYS = st.builds(
    Days,
    clear=FEW,
    calendar=st.booleans(),
    early=st.none() | st.integers(1, 12),
    draft=FEW,
    sign_off=FEW,
    narrative=FEW,
    figures=FEW,
)


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in closed_before(day.year)


def chain(meeting: date, days: Days | None = None) -> Chain:
    days = days or Days()
    closed = closed_before(meeting.year)
    return chain_before(meeting, last_day(meeting, days, closed), days, closed)


def test_the_meeting_of_1_july_2026_from_its_day_backwards() -> None:
    assert chain(JULY).steps == (
        (Step.FIGURES, date(2026, 5, 26)),  # the bank holiday of 25 May lies in between
        (Step.NARRATIVE, date(2026, 6, 9)),
        (Step.SIGN_OFF, date(2026, 6, 16)),
        (Step.DRAFT, date(2026, 6, 19)),
        (Step.PUBLISH, date(2026, 6, 23)),
    )


@pytest.mark.parametrize(
    ("meeting", "by"),
    [
        (date(2026, 4, 8), date(2026, 3, 27)),  # Good Friday 3 April, Easter Monday 6 April
        (date(2026, 4, 7), date(2026, 3, 26)),
        (date(2027, 1, 5), date(2026, 12, 23)),  # Christmas, the substitute for Boxing Day on Monday 28th, New Year
        (date(2022, 1, 5), date(2021, 12, 23)),  # substitutes: 27 and 28 December 2021, 3 January 2022
        (date(2022, 6, 8), date(2022, 5, 27)),  # two of one year only: 2 and 3 June 2022
        (date(2020, 5, 13), date(2020, 5, 4)),  # the May holiday of 2020 was moved to Friday 8th
        (date(2023, 5, 10), date(2023, 4, 28)),  # 1 May, and the coronation on 8 May
        (date(2026, 9, 1), date(2026, 8, 21)),  # the last Monday of August
    ],
)
def test_bank_holidays_of_england_are_no_clear_days(meeting: date, by: date) -> None:
    assert chain(meeting).publish == by


def test_a_scottish_holiday_is_a_working_day_here() -> None:
    assert [works(date(2026, 11, 30)), works(date(2026, 1, 2))] == [True, True]


@pytest.mark.parametrize(
    ("days", "by"),
    [
        (Days(early=7), date(2026, 6, 22)),  # seven working days before is sooner than five clear ones
        (Days(early=3), date(2026, 6, 23)),  # later than the law allows: the law's day stands
        (Days(calendar=True), date(2026, 6, 25)),
        (Days(calendar=True, clear=3), date(2026, 6, 26)),  # the 27th is a Saturday
        (Days(clear=0), date(2026, 6, 30)),
    ],
)
def test_a_council_counts_as_it_says(days: Days, by: date) -> None:
    assert chain(JULY, days).publish == by


@given(MEETINGS, st.integers(0, 20), st.booleans())
def test_between_publication_and_meeting_lie_exactly_the_clear_days(meeting: date, clear: int, calendar: bool) -> None:
    by = publish_by(meeting, clear, closed_before(meeting.year), calendar=calendar)
    between = [by + timedelta(days=n) for n in range(1, (meeting - by).days)]
    assert works(by)
    assert sum(calendar or works(day) for day in between) >= clear
    if not calendar:
        assert sum(works(day) for day in between) == clear
    after = [day for day in between if works(day)]
    if after and calendar:  # a later working day would leave too few
        assert (meeting - after[0]).days - 1 < clear


@given(MEETINGS, DAYS, st.integers(0, 40))
def test_a_later_meeting_never_has_an_earlier_day(meeting: date, days: Days, later: int) -> None:
    first, second = chain(meeting, days), chain(meeting + timedelta(days=later), days)
    assert all(first.on(step) <= second.on(step) for step in Step)


@given(MEETINGS, DAYS)
def test_every_step_is_a_working_day_its_days_before_the_next(meeting: date, days: Days) -> None:
    found = chain(meeting, days)
    steps = [on for _step, on in found.steps]
    assert steps == sorted(steps)
    assert [day for day in steps if not works(day)] == []
    assert steps[-1] < meeting
    closed = closed_before(meeting.year)
    assert found.draft == working_days_before(found.publish, days.draft, closed)
    assert found.figures == working_days_before(found.narrative, days.figures, closed)


@given(MEETINGS)
def test_the_newest_complete_quarter_ended_by_the_day_and_the_next_did_not(ready: date) -> None:
    found = newest_complete(ready)
    assert found.end <= ready < found.plus(1).end


def test_a_quarter_that_ends_on_the_day_is_complete() -> None:
    assert newest_complete(date(2026, 6, 30)) == Quarter(2026, 1)
    assert newest_complete(date(2026, 6, 29)) == Quarter(2025, 4)


def test_the_july_meeting_gets_half_a_quarter_and_says_so() -> None:
    found = outlook(chain(JULY))
    assert (found.complete, found.age) == (Quarter(2025, 4), 92)
    assert found.words == (
        "Quarter 4, 2025/26 is the newest that can be complete. Its figures are 92 days old on the day of the meeting."
    )
    assert found.half == (
        "This meeting can only be given part of quarter 1, 2026/27, from 1 April 2026 to 26 May 2026 at the latest: "
        "the quarter ends on 30 June 2026, before the meeting, but its figures have to be ready on 26 May 2026."
    )


def test_a_second_meeting_between_two_quarters_says_that_the_first_could_have_the_whole() -> None:
    first, second = chain(date(2026, 9, 9)), chain(date(2026, 9, 23))
    assert outlook(first).half == ""
    assert outlook(second, before=first).half == (
        "This meeting can only be given part of quarter 2, 2026/27, from 1 July 2026 to 17 August 2026 at the latest: "
        "the meeting of 9 September 2026 could be given the whole of quarter 1, 2026/27."
    )
    assert outlook(second, before=chain(JULY)).half == ""


def test_nothing_of_a_quarter_that_has_not_begun() -> None:
    ready = Chain(date(2026, 7, 20), *[date(2026, 6, 30)] * 5)
    again = Chain(date(2026, 7, 27), *[date(2026, 6, 30)] * 5)
    assert outlook(again, before=ready).half.startswith("This meeting can be given nothing of quarter 2, 2026/27: ")


def test_the_quarter_that_ends_on_30_june_is_refused_as_complete() -> None:
    assert whole_refusal(Quarter(2025, 4), chain(JULY)) == ""
    assert whole_refusal(Month(2026, 4), chain(JULY)) == ""
    assert whole_refusal(Quarter(2026, 1), chain(JULY)) == (
        "Quarter 1, 2026/27 cannot be complete for the meeting of 1 July 2026: it ends on 30 June 2026, and papers are "
        "published by 23 June 2026, so that figures have to be ready on 26 May 2026. Report the part of it that there "
        "is by then, or take it to a later meeting. The clerk can set other days for the committee."
    )


def test_a_part_quarter_says_whether_it_could_have_been_whole() -> None:
    assert part_words(Quarter(2026, 1), date(2026, 6, 18), chain(JULY)) == (
        "Only part of the quarter, to 18 June 2026: it ends on 30 June 2026, after figures for this meeting have to be "
        "ready (26 May 2026)"
    )
    assert part_words(Quarter(2026, 1), date(2026, 6, 18), chain(date(2026, 9, 9))) == (
        "Only part of the quarter, to 18 June 2026; it ended on 30 June 2026 and could be complete for this meeting"
    )


def test_the_days_in_words() -> None:
    assert in_words(Days(draft=1, early=7)) == (
        "Papers are published with 5 clear working days between then and the meeting, and at least 7 working days "
        "before it.",
        "The final draft is with the clerk 1 working day before that.",
        "The director signs the quarter off 3 working days before the final draft.",
        "The narrative is ready 5 working days before the director’s sign-off.",
        "The figures are ready 10 working days before the narrative.",
    )
    assert in_words(Days(calendar=True))[0] == (
        "Papers are published with 5 clear days, weekends and bank holidays among them, between then and the meeting."
    )


Q, R = QuarterState, State
PASSED = {
    "nothing begun": ([], [None] * 5),
    "figures are collected": ([(R.DRAFT, [Q.COLLECTING])], [False] * 5),
    "one of two quarters is": ([(R.DRAFT, [Q.COLLECTING, Q.SIGNED_OFF])], [False] * 5),
    "officers write": ([(R.DRAFT, [Q.COMMENTARY])], [True, False, False, False, False]),
    "the director reads": ([(R.REVIEW, [Q.REVIEW])], [True, True, False, False, False]),
    "the quarter is signed": ([(R.REVIEW, [Q.SIGNED_OFF])], [True, True, True, False, False]),
    "the report is signed": ([(R.SIGNED_OFF, [Q.SIGNED_OFF])], [True, True, True, True, False]),
    "it is out": ([(R.PUBLISHED, [Q.SIGNED_OFF])], [True] * 5),
    "one of two reports is": ([(R.PUBLISHED, []), (R.DRAFT, [Q.REVIEW])], [True, True, False, False, False]),
}


@pytest.mark.parametrize("name", PASSED)
def test_how_far_the_steps_are(name: str) -> None:
    reports, expected = PASSED[name]
    assert [done(step, reports) for step in Step] == expected


def test_only_a_paper_that_was_never_out_is_late() -> None:
    day = date(2026, 6, 23)
    asked = [(day, False), (day + timedelta(days=1), False), (day + timedelta(days=1), True)]
    assert [late_item(today, day, shown_before=shown) for today, shown in asked] == [False, True, False]


def test_every_step_has_words_and_somebody_whose_it_is() -> None:
    assert set(STEP_WORDS) == set(Step)
    assert {step for steps in STEPS_OF.values() for step in steps} == set(Step)
    assert set(STEPS_OF) == set(Role)


@pytest.mark.parametrize("number", [-1, -5])
def test_fewer_than_no_working_days_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="fewer than no working days"):
        working_days_before(JULY, number)
