"""Actions as lists and their own pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateTimeField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.accounts import access
from portal.accounts.models import Council, User
from portal.accounts.rules import CARRIES, Permission, Role
from scorecards.commentary import queries as commentary
from scorecards.commentary.models import Action, ActionUpdate
from scorecards.commentary.rules import OPEN_STATUSES, ActionState, ActionStatus, action_state
from scorecards.framework.models import Scorecard
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission

OPEN = [status.value for status in OPEN_STATUSES]
OWNER = Coalesce("owner__name", "owner_name")


@dataclass(frozen=True)
class Promised:
    """An action in a list, with its state today."""

    pk: int
    title: str
    owner: str
    due_on: date
    state: ActionState
    updated_on: date | None
    is_open: bool
    about: str = ""
    council: str = ""


@dataclass(frozen=True)
class WantedActions:
    """Which actions a person asked to see; `whose` is "mine" or empty, `state` "open", "late" or "closed"."""

    whose: str = ""
    state: str = "open"


def actions(user: Any, wanted: WantedActions, *, today: date) -> QuerySet[Action]:
    """The actions of the person's councils with what their list shows: the soonest due first, closed ones last."""
    found = commentary.visible_actions(user).select_related("owner", "line__indicator", "theme", "scorecard__council")
    if wanted.whose == "mine":
        found = found.filter(owner=user)
    if wanted.state == "open":
        found = found.filter(status__in=OPEN)
    elif wanted.state == "late":
        found = found.filter(status__in=OPEN, due_on__lt=today)
    elif wanted.state == "closed":
        found = found.exclude(status__in=OPEN)
    newest = Submission.objects.filter(scorecard=OuterRef("scorecard")).order_by("-period").values("period")[:1]
    found = found.annotate(updated=last_update(), newest=Subquery(newest))
    return found.order_by(F("closed_on").desc(nulls_first=True), "due_on", "pk")


def listed(found: Iterable[Action], *, today: date) -> list[Promised]:
    """Actions of `actions` as the list prints them."""
    return [_listed(action, today) for action in found]


def _listed(action: Action, today: date) -> Promised:
    annotated = vars(action)
    updated = timezone.localdate(annotated["updated"]) if annotated["updated"] else None
    since = parse_period(annotated["newest"]).start if annotated["newest"] else None
    state = action_state(
        ActionStatus(action.status),
        action.due_on,
        today,
        updated_on=updated,
        update_since=since,
        closed_on=action.closed_on,
    )
    return Promised(
        pk=action.pk,
        title=action.title,
        owner=str(action.owner or action.owner_name),
        due_on=action.due_on,
        state=state,
        updated_on=updated,
        is_open=action.status in OPEN,
        about=str(action.line or action.theme or action.scorecard),
        council=action.scorecard.council.name,
    )


def action_page(user: Any) -> QuerySet[Action]:
    """Actions with everything that the page of one shows."""
    related = ("owner", "line__indicator", "theme", "scorecard__council", "made_by")
    return commentary.visible_actions(user).select_related(*related)


def newest_quarter(scorecard: Scorecard) -> Submission | None:
    """The newest quarter of a scorecard, in which its actions are reported on."""
    return Submission.objects.filter(scorecard=scorecard).order_by("-period", "-revision").first()


def owners_for(council: Council) -> list[User]:
    """Who can own an action: everyone who works on drafts for the council, by name."""
    roles = [role for role in Role if Permission.ACTION_EDIT in CARRIES[role]]
    people = {m.user_id: m.user for m in access.people_with(council, roles)}
    return sorted(people.values(), key=lambda person: person.name)


def last_update() -> Subquery:
    updates = ActionUpdate.objects.filter(action=OuterRef("pk")).order_by("-at", "-pk")
    return Subquery(updates.values("at")[:1], output_field=DateTimeField())
