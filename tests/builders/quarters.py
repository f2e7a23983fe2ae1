"""A quarter, its figures, and what is written about them."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from portal.accounts.rules import Role
from scorecards.commentary.models import Action, Comment, Narrative
from scorecards.framework.models import Scorecard, ScorecardLine
from scorecards.periods import parse_period
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import State
from tests.builders.framework import a_line, a_scorecard
from tests.builders.people import a_person, number


def a_submission(
    scorecard: Scorecard | None = None, *, state: State | str = State.COLLECTING, **fields: Any
) -> Submission:
    """A quarter, 2021-Q2 unless told which; one that is signed off has been so by a director of the council."""
    scorecard = scorecard or a_scorecard()
    period = fields.setdefault("period", "2021-Q2")
    fields.setdefault("data_date", parse_period(period).end)
    if State(state) == State.SIGNED_OFF:
        fields.setdefault("signed_off_at", timezone.now())
        if "signed_off_by" not in fields:
            fields["signed_off_by"] = a_person(Role.DIRECTOR, council=scorecard.council)
    return Submission.objects.create(scorecard=scorecard, state=State(state).value, **fields)


def a_figure(submission: Submission | None = None, line: ScorecardLine | None = None, **fields: Any) -> Figure:
    """80 of the submission's own quarter; a symbol takes the value's place."""
    submission = submission or a_submission(line.scorecard if line else None)
    line = line or a_line(submission.scorecard)
    period = parse_period(submission.period)
    given: dict[str, Any] = {"basis": line.headline_basis, "period_start": period.start, "period_end": period.end}
    if not fields.get("symbol"):
        given["value"] = Decimal(80)
    return Figure.objects.create(submission=submission, line=line, **{**given, **fields})


def a_narrative(submission: Submission | None = None, **fields: Any) -> Narrative:
    """Of a line of the submission's scorecard, unless a line or a theme is given."""
    submission = submission or a_submission()
    if "line" not in fields and "theme" not in fields:
        fields["line"] = a_line(submission.scorecard)
    return Narrative.objects.create(submission=submission, **{"shows": f"What it shows {number()}.", **fields})


def a_comment(submission: Submission | None = None, **fields: Any) -> Comment:
    submission = submission or a_submission()
    if "by" not in fields:
        fields["by"] = a_person(Role.DIRECTOR, council=submission.council)
    given = {"text": f"Why is this so? {number()}", "by_director": True}
    return Comment.objects.create(submission=submission, **{**given, **fields})


def an_action(scorecard: Scorecard | None = None, **fields: Any) -> Action:
    n = number()
    given: dict[str, Any] = {"title": f"Action {n}", "due_on": datetime.date(2021, 12, 31), "opened_in": "2021-Q2"}
    if "owner" not in fields:
        given["owner_name"] = f"Owner {n}"
    return Action.objects.create(scorecard=scorecard or a_scorecard(), **{**given, **fields})
