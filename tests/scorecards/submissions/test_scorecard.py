"""The scorecard of a quarter: figures, changes and comparisons as DESIGN section 4 wants them, in counted queries."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.figures.vocabulary import Basis, Polarity, Unit
from scorecards.framework.models import Rebase, SeriesBreak
from scorecards.periods import Month
from scorecards.submissions.queries.scorecard import quarter_standing
from scorecards.submissions.standing import RebaseShown
from tests.builders import (
    a_breakdown,
    a_council,
    a_figure,
    a_line,
    a_person,
    a_scorecard,
    a_submission,
    a_target,
    an_indicator,
)

pytestmark = pytest.mark.django_db

YEAR_TO_DATE = {"basis": Basis.YEAR_TO_DATE.value, "period_start": date(2021, 4, 1), "period_end": date(2021, 9, 30)}


def a_quarter(**fields):
    scorecard = a_scorecard(a_council(name="Shropshire Council", number="893"))
    return a_submission(scorecard=scorecard, period="2021-Q2", data_date=date(2021, 9, 30), **fields)


def a_share(submission, value, **fields):
    indicator = an_indicator(
        unit=Unit.PERCENT.value, decimals=1, polarity=Polarity.HIGH.value, bases=[Basis.YEAR_TO_DATE.value]
    )
    line = a_line(submission.scorecard, indicator=indicator, headline_basis=Basis.YEAR_TO_DATE.value, **fields)
    a_figure(submission, line, value=Decimal(value), **YEAR_TO_DATE)
    return line


def only_line(submission):
    (line,) = quarter_standing(submission).lines
    return line


def test_a_share_is_rated_against_the_target_of_its_quarter():
    submission = a_quarter()
    line = a_share(submission, "76.5")
    a_target(line, value=Decimal(85), tolerance=Decimal(5), from_period="2021-Q1")
    standing = only_line(submission)
    assert (standing.figure.shown, standing.rating.word, standing.rating.margin) == (
        "76.5%",
        "Off target",
        Decimal("-1.7"),
    )
    assert standing.target.shown == "85%"


def test_the_year_end_of_a_year_to_date_is_the_whole_year_before():
    submission = a_quarter()
    line = a_share(submission, "76.5")
    a_figure(
        submission,
        line,
        value=Decimal("87.3"),
        basis=Basis.YEAR.value,
        period_start=date(2020, 4, 1),
        period_end=date(2021, 3, 31),
    )
    change = only_line(submission).year_end
    assert (change.against, change.shown, change.words) == (
        "year-end 2020/21",
        "−10.8 pp",
        "worse, from 87.3% (half-year beside full year)",
    )


def test_without_an_earlier_figure_no_change_is_shown():
    submission = a_quarter()
    a_share(submission, "76.5")
    assert [c.reason for c in only_line(submission).changes] == ["not available"] * 3


def test_a_figure_that_an_earlier_quarter_signed_otherwise_is_restated():
    scorecard = a_scorecard(a_council())
    earlier = a_submission(scorecard=scorecard, period="2021-Q1", state="signed_off", data_date=date(2021, 6, 30))
    now = a_submission(scorecard=scorecard, period="2021-Q2", data_date=date(2021, 9, 30))
    line = a_share(now, "76.5")
    first = {"basis": Basis.YEAR_TO_DATE.value, "period_start": date(2021, 4, 1), "period_end": date(2021, 6, 30)}
    a_figure(earlier, line, value=Decimal("9.6"), **first)
    late = datetime(2021, 10, 5, 23, 30, tzinfo=UTC)  # half past midnight by the clocks here
    a_figure(now, line, value=Decimal("9.8"), updated_at=late, **first)
    then = only_line(now).last_period.then
    assert (then.shown, then.restated, then.restated_from) == ("9.8%", True, "9.6%")
    assert then.restated_words == "restated on 6 October 2021, was 9.6%"


def test_a_later_quarter_says_nothing_of_an_earlier_one():
    scorecard = a_scorecard(a_council())
    now = a_submission(scorecard=scorecard, period="2021-Q2", state="signed_off", data_date=date(2021, 9, 30))
    later = a_submission(scorecard=scorecard, period="2021-Q3", state="signed_off", data_date=date(2021, 12, 31))
    line = a_share(now, "76.5")
    a_figure(later, line, value=Decimal("70.0"), **YEAR_TO_DATE)
    assert only_line(now).figure.shown == "76.5%"


def test_a_breakdown_stands_beneath_its_line():
    submission = a_quarter()
    line = a_share(submission, "76.5")
    breakdown = a_breakdown(line.indicator, "First", "Second", unit=Unit.PERCENT.value)
    for category, value in zip(breakdown.categories.order_by("order", "id"), ("40.0", "60.0"), strict=True):
        a_figure(submission, line, category=category, value=Decimal(value), **YEAR_TO_DATE)
    (split,) = only_line(submission).breakdowns
    assert [(part.label, part.figure.shown) for part in split.parts] == [("First", "40.0%"), ("Second", "60.0%")]


@pytest.mark.parametrize("lines", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_lines(lines):
    submission = a_quarter()
    for _ in range(lines):
        a_target(a_share(submission, "76.5"), from_period="2021-Q1")
    submission = type(submission).objects.select_related("scorecard__council", "scorecard__scheme").get()
    with CaptureQueriesContext(
        connection,
    ) as seen:
        quarter_standing(submission)
    assert len(seen) == 4


def test_a_line_has_the_target_that_began_last_and_every_break_once():
    submission = a_quarter()
    line = a_share(submission, "76.5")
    a_target(line, value=Decimal(80), from_period="2020-Q1")
    a_target(line, value=Decimal(85), from_period="2021-Q1")
    a_target(line, value=Decimal(99), from_period="2021-Q3")
    SeriesBreak.objects.create(line=line, on=date(2021, 4, 1), reason="updates no longer counted")
    SeriesBreak.objects.create(line=line, on=date(2019, 4, 1), reason="a new system")
    standing = only_line(submission)
    assert standing.target.shown == "85%"
    assert standing.breaks == ("1 April 2019: a new system", "1 April 2021: updates no longer counted")


def test_a_line_has_every_rebase_once_with_who_decided_it():
    submission = a_quarter()
    line = a_share(submission, "76.5")
    for day in (date(2021, 4, 1), date(2019, 4, 1)):
        SeriesBreak.objects.create(line=line, on=day, reason="counted anew")
        Rebase.objects.create(line=line, on=day, reason=f"A team of {day.year}", by=a_person(name="Asha Patel"))
    assert only_line(submission).rebases == (
        RebaseShown(date(2019, 4, 1), "A team of 2019", "Asha Patel"),
        RebaseShown(date(2021, 4, 1), "A team of 2021", "Asha Patel"),
    )
    assert len(only_line(submission).breaks) == 2


def test_months_are_kept_beside_a_longer_headline_once_there_are_six():
    submission = a_quarter()
    line = a_share(submission, "76.5")
    months = [Month(2021, number) for number in range(4, 10)]
    for month in months[:5]:
        a_figure(submission, line, basis="month", period_start=month.start, period_end=month.end)
    assert only_line(submission).finer == ()
    a_figure(submission, line, basis="month", period_start=months[5].start, period_end=months[5].end)
    assert [point.label for point in only_line(submission).finer] == [month.label for month in months]


def test_a_target_that_has_ended_holds_no_longer():
    submission = a_quarter()
    a_target(a_share(submission, "76.5"), from_period="2021-Q1", to_period="2021-Q1")
    assert only_line(submission).target is None


def test_a_line_says_that_each_quarter_is_a_new_group():
    submission = a_quarter()
    line = a_share(submission, "76.5")
    line.indicator.cohort_changes = True
    line.indicator.save()
    assert only_line(submission).cohort_changes is True
