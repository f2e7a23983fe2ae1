"""What is read of narrative, comments and actions, and who may write where."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from portal.accounts import access
from portal.accounts.rules import Permission, Role
from scorecards.commentary.models import Action, ActionUpdate, Comment, Narrative, NarrativeRevision
from scorecards.commentary.rules import OPEN_STATUSES
from scorecards.framework.models import Scorecard, ScorecardLine, Theme
from scorecards.submissions.models import Submission

Place = ScorecardLine | Theme


def may_write(user: Any, submission: Submission, place: Place | None = None) -> bool:
    """Whether the person may write narrative here: an officer only for lines that are theirs, others for all."""
    council = submission.council
    if not access.allowed(user, Permission.NARRATIVE_EDIT, council=council):
        return False
    if access.roles(user, council=council) & {Role.ANALYST, Role.DIRECTOR}:
        return True
    leads: bool = submission.scorecard.lead_officer_id == user.pk
    if leads or place is None:
        return leads
    mine = Q(owner=user) | Q(deputy=user)
    lines = ScorecardLine.objects.filter(mine, scorecard=submission.scorecard)
    return (
        lines.filter(pk=place.pk).exists() if isinstance(place, ScorecardLine) else lines.filter(theme=place).exists()
    )


def narratives_of(submission: Submission) -> QuerySet[Narrative]:
    """All that is said in a quarter, with what is needed to show who said it of what."""
    return (
        Narrative.objects.filter(submission=submission)
        .select_related("line__indicator", "theme", "updated_by")
        .prefetch_related("lines__indicator")
    )


def narrative_of(submission: Submission, place: Place) -> Narrative | None:
    where = {"line": place} if isinstance(place, ScorecardLine) else {"theme": place}
    return narratives_of(submission).filter(**where).first()


def wordings(narrative: Narrative) -> QuerySet[NarrativeRevision]:
    """Every earlier wording, the newest first."""
    return narrative.revisions.select_related("saved_by").order_by("-number")


def comments_of(submission: Submission, place: Place | None = None) -> list[Comment]:
    """Questions with their replies, in the order they were asked."""
    found = Comment.objects.filter(submission=submission, answers=None)
    if isinstance(place, ScorecardLine):
        found = found.filter(line=place)
    elif isinstance(place, Theme):
        found = found.filter(theme=place)
    replies = Prefetch("replies", Comment.objects.select_related("by").order_by("at", "id"))
    return list(found.select_related("by", "line__indicator", "theme").prefetch_related(replies).order_by("at", "id"))


def unanswered(submission: Submission) -> list[Comment]:
    """Directors' comments to which nobody has replied since."""
    return [
        comment
        for comment in comments_of(submission)
        if comment.by_director and not any(not reply.by_director for reply in comment.replies.all())
    ]


def actions_for(scorecard: Scorecard) -> QuerySet[Action]:
    """All actions of a scorecard with owner, place and updates, the soonest due first."""
    updates = Prefetch("updates", ActionUpdate.objects.select_related("by").order_by("-at", "-id"))
    return (
        Action.objects.filter(scorecard=scorecard)
        .select_related("owner", "line__indicator", "theme", "scorecard__council")
        .prefetch_related(updates)
    )


def actions_in(submission: Submission) -> QuerySet[Action]:
    """The actions that a quarter shows: opened in it or before, and open then or closed within it."""
    return actions_for(submission.scorecard).filter(
        Q(closed_in="") | Q(closed_in__gte=submission.period), opened_in__lte=submission.period
    )


def visible_actions(user: Any) -> QuerySet[Action]:
    """Live actions exist only for those who see drafts of the council."""
    councils = access.councils_where(user, Permission.DRAFT_VIEW)
    return Action.objects.filter(scorecard__council__in=councils)


def open_actions_owned(user: Any) -> QuerySet[Action]:
    """What a person has promised and not yet closed."""
    return (
        visible_actions(user)
        .filter(owner=user, status__in=[s.value for s in OPEN_STATUSES])
        .select_related("line__indicator", "theme", "scorecard__council")
        .prefetch_related("updates")
    )


def visible_narratives(user: Any) -> QuerySet[Narrative]:
    councils = access.councils_where(user, Permission.DRAFT_VIEW)
    return Narrative.objects.filter(submission__scorecard__council__in=councils)


def lines_covered(narratives: Iterable[Narrative]) -> dict[int, Narrative]:
    """The narrative that speaks of each line: its own, else that of a theme which lists it."""
    found: dict[int, Narrative] = {}
    for narrative in narratives:
        if narrative.line_id:
            found[narrative.line_id] = narrative
    for narrative in narratives:
        for line in narrative.lines.all() if narrative.theme_id else ():
            found.setdefault(line.pk, narrative)
    return found
