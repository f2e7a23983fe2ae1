"""Somebody signed in, and an open quarter with as many lines as a test wants."""

import datetime
from decimal import Decimal
from typing import Any

from django.test import Client

from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from scorecards.framework.models import ScorecardLine
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from tests.builders import a_council, a_figure, a_line, a_person, a_scorecard, a_submission, a_target

BACKEND = "portal.accounts.backends.ByEmail"


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def at_home(role: Role, *, council: Council | None = None, **fields: Any) -> tuple[Client, User, Council]:
    """A person of the role, signed in, and their council."""
    council = council or a_council()
    person = a_person(role, council=council, **fields)
    return signed_in(person), person, council


def a_quarter(council: Council, **fields: Any) -> Submission:
    given = {"state": State.COMMENTARY, "narrative_due": datetime.date(2021, 11, 5), **fields}
    return a_submission(a_scorecard(council), **given)


def a_missed_line(submission: Submission, owner: User | None = None, **fields: Any) -> ScorecardLine:
    """A line of the quarter at 40% against 55%, so that it needs a narrative."""
    line = a_line(submission.scorecard, owner=owner, **fields)
    a_target(line, value=Decimal(55))
    a_figure(submission, line, value=Decimal(40))
    return line
