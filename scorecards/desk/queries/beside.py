"""What is asked about a line and what is promised for it, together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, BooleanField, CharField, DateField, Value
from django.utils import timezone

from scorecards.commentary import queries as commentary
from scorecards.commentary.models import Comment
from scorecards.commentary.rules import ActionStatus, action_state
from scorecards.desk.queries.actions import OPEN, OWNER, Promised, last_update
from scorecards.desk.queries.remarks import Remark, threads
from scorecards.submissions import queries as submissions
from scorecards.submissions.models import Submission

NO_TEXT = Value("", output_field=CharField())
NO_KEY = Value(None, output_field=BigIntegerField())
NO_DATE = Value(None, output_field=DateField())


@dataclass(frozen=True)
class Beside:
    """What is asked about a line and what is promised for it."""

    remarks: tuple[Remark, ...] = ()
    actions: tuple[Promised, ...] = field(default=())


def beside_line(submission: Submission, line: int, *, today: date) -> Beside:
    """The comments and the actions of a line as its quarter shows them, in one query."""
    asked = (
        Comment.objects.filter(submission=submission, line=line)
        .order_by()
        .values_list(
            *(Value("comment", output_field=CharField()), "pk", "answers_id", "text", "by__name", "by_director", "at"),
            *(NO_DATE, NO_DATE, NO_TEXT, "by_id"),
        )
    )
    promised = (
        commentary.actions_in(submission)
        .filter(line=line)
        .select_related(None)
        .prefetch_related(None)
        .order_by()
        .values_list(
            *(Value("action", output_field=CharField()), "pk", NO_KEY, "title", OWNER),
            *(Value(False, output_field=BooleanField()), last_update(), "due_on", "closed_on", "status", NO_KEY),
        )
    )
    rows = list(asked.union(promised, all=True))
    since = submissions.period_of(submission).start
    actions = [_promised(row, today=today, since=since) for row in rows if row[0] == "action"]
    return Beside(
        threads([(row[2], _remark(row)) for row in rows if row[0] == "comment"]),
        tuple(sorted(actions, key=lambda action: (not action.is_open, action.due_on, action.pk))),
    )


def _remark(row: Sequence[Any]) -> Remark:
    _kind, pk, _answers, text, by, by_director, at, _due, _closed, _status, by_pk = row
    return Remark(pk, text, by, by_director, at, by_pk)


def _promised(row: Sequence[Any], *, today: date, since: date | None) -> Promised:
    _kind, pk, _none, title, owner, _flag, updated, due_on, closed_on, status, _by = row
    updated_on = timezone.localdate(updated) if updated else None
    state = action_state(
        ActionStatus(status), due_on, today, updated_on=updated_on, update_since=since, closed_on=closed_on
    )
    return Promised(pk, title, owner, due_on, state, updated_on, status in OPEN)
