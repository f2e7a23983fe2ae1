"""What stands now, gathered for a copy: days are those of the house, whatever the clock of the database says."""

from datetime import UTC, date, datetime

import pytest

from scorecards.commentary.models import ActionUpdate
from scorecards.copies.gathering import submission_content
from tests.builders import a_submission, an_action

pytestmark = pytest.mark.django_db


def test_an_update_after_midnight_is_of_the_new_day():
    """Half past midnight in London on the quarter's first day is still the day before by the clock of the database."""
    submission = a_submission(period="2021-Q2")
    action = an_action(submission.scorecard, opened_in="2021-Q1")
    ActionUpdate.objects.create(
        action=action,
        period="2021-Q1",
        text="Half done.",
        status=action.status,
        due_on=action.due_on,
        at=datetime(2021, 6, 30, 23, 30, tzinfo=UTC),
    )

    [facts] = submission_content(submission, on=date(2021, 10, 15)).actions

    assert (facts.latest, facts.latest_on, facts.state) == ("Half done.", date(2021, 7, 1), "On course")
