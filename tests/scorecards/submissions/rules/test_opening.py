"""Which periods can be opened on a day, and where their data can stand."""

from datetime import date

import pytest

from portal.audit.refusals import NotPossible
from scorecards.framework.rules import Cadence
from scorecards.periods import parse_period
from scorecards.submissions.rules import Coverage
from scorecards.submissions.rules.opening import check_dates, period_of

TODAY = date(2021, 10, 15)  # in quarter 3 of 2021/22


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("2000-Q1", Cadence.QUARTER),
        ("2021-Q4", Cadence.QUARTER),
        ("2000-01", Cadence.MONTH),
        ("2022-03", Cadence.MONTH),
    ],
)
def test_the_first_and_the_last_period_within_reach(text, cadence):
    assert period_of(text, cadence, today=TODAY).code == text


@pytest.mark.parametrize(
    ("text", "cadence", "says"),
    [
        ("1900-Q1", Cadence.QUARTER, "Choose a period from 2000 on: quarter 1, 1900/01 is too long ago"),
        ("1999-Q3", Cadence.QUARTER, "Choose a period from 2000 on: quarter 3, 1999/00 is too long ago"),
        ("1999-12", Cadence.MONTH, "Choose a period from 2000 on: December 1999 is too long ago"),
        (
            "2022-Q1",
            Cadence.QUARTER,
            "It is too early for quarter 1, 2022/23: the latest that can be opened is quarter 4, 2021/22",
        ),
        (
            "2022-04",
            Cadence.MONTH,
            "It is too early for April 2022: the latest that can be opened is quarter 4, 2021/22",
        ),
    ],
)
def test_a_period_out_of_reach_is_refused(text, cadence, says):
    with pytest.raises(NotPossible) as refused:
        period_of(text, cadence, today=TODAY)
    assert str(refused.value) == says


def test_data_cannot_stand_at_a_day_to_come():
    period = parse_period("2021-Q3")
    check_dates(period, TODAY, Coverage.PART, None, today=TODAY)
    with pytest.raises(NotPossible) as refused:
        check_dates(period, date(2021, 10, 16), Coverage.PART, None, today=TODAY)
    assert str(refused.value) == "Data cannot stand at 16 October 2021: that day has not come yet"
