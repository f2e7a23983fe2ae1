"""Actions: promised, reported on, moved and closed; open ones stay on the scorecard from quarter to quarter."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.commentary import queries
from scorecards.commentary.models import Action, ActionUpdate
from scorecards.commentary.queries import Place
from scorecards.commentary.rules import OPEN_STATUSES, ActionStatus
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from scorecards.submissions.services import submissions

OPEN = frozenset({State.COLLECTING, State.COMMENTARY})


@dataclass(frozen=True)
class Promise:
    """What will be done, by whom (someone here, or a name) and by when."""

    title: str
    due_on: date
    owner: Any = None
    owner_name: str = ""


@transaction.atomic
def add(submission: Submission, place: Place | None, *, by: Any, promise: Promise) -> Action:
    """Promise something in this quarter, for a line, a theme or the scorecard."""
    access.require(by, Permission.ACTION_EDIT, council=submission.council)
    submissions.touch(submission, states=OPEN)
    where = queries.within(submission, place)
    action = Action.objects.create(
        scorecard=submission.scorecard,
        title=promise.title,
        owner=promise.owner,
        owner_name="" if promise.owner else promise.owner_name,
        due_on=promise.due_on,
        opened_in=submission.period,
        made_by=by,
        **where,
    )
    record("action_added", by=by, subject=action, after={"due_on": promise.due_on})
    return action


@transaction.atomic
def change(action: Action, *, by: Any, seen_version: int, promise: Promise) -> Action:
    """Reword an action, give it to someone else or move its date. Raises MovedOn when someone was faster."""
    access.require(by, Permission.ACTION_EDIT, council=action.council)
    before = {"title": action.title, "due_on": action.due_on, "owner": str(action.owner or action.owner_name)}
    _guarded(
        action,
        seen_version,
        title=promise.title,
        due_on=promise.due_on,
        owner=promise.owner,
        owner_name="" if promise.owner else promise.owner_name,
    )
    after = {"title": promise.title, "due_on": promise.due_on, "owner": str(promise.owner or promise.owner_name)}
    record("action_changed", by=by, subject=action, before=before, after=after)
    return action


@transaction.atomic
def report(
    action: Action, *, by: Any, seen_version: int, period: str, text: str, status: ActionStatus, due_on: date
) -> ActionUpdate:
    """Say how an action stands; done or stopped closes it in that period. Raises MovedOn when someone was faster."""
    access.require(by, Permission.ACTION_EDIT, council=action.council)
    closed = status not in OPEN_STATUSES
    before = {"status": action.status, "due_on": action.due_on}
    _guarded(
        action,
        seen_version,
        status=status.value,
        due_on=due_on,
        closed_in=period if closed else "",
        closed_on=timezone.localdate() if closed else None,
    )
    update = ActionUpdate.objects.create(
        action=action, period=period, text=text, status=status.value, due_on=due_on, by=by
    )
    record("action_reported", by=by, subject=action, before=before, after={"status": status.value, "due_on": due_on})
    return update


def _guarded(action: Action, seen_version: int, **fields: Any) -> None:
    seen = Action.objects.filter(pk=action.pk, version=seen_version)
    if seen.update(version=F("version") + 1, **fields) != 1:
        raise MovedOn(action)
    action.refresh_from_db()
