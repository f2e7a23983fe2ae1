"""What is read of narrative, comments and actions, and who may write where."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Exists, OuterRef, Prefetch, Q, QuerySet, Value

from portal.accounts import access
from portal.accounts.rules import Permission, Role
from portal.audit.refusals import NotPossible
from scorecards.commentary.models import Action, ActionUpdate, Comment, Narrative, NarrativeRevision
from scorecards.framework.models import Scorecard, ScorecardLine, Theme
from scorecards.submissions.models import Submission

Place = ScorecardLine | Theme

EMPTY = Q(shows="", why="", doing="", expected="")


@dataclass(frozen=True)
class Said:
    """That something is said of a line or a theme, and whether it is marked ready; `by_theme` for a line's.

    `at` is when it was saved.
    """

    ready: bool
    by_theme: bool = False
    at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Talk:
    """What a quarter's page needs to know of all that was said and asked, without the words.

    Lines are told by their keys, themes by their codes. `asked` are the places (line, theme; neither for the quarter)
    of directors' comments that wait for an answer; `covered` are the lines that a theme's narrative speaks of.
    """

    lines: dict[int, Said] = field(default_factory=dict)
    themes: dict[str, Said] = field(default_factory=dict)
    asked: tuple[tuple[int | None, str | None], ...] = ()
    covered: tuple[tuple[str, int], ...] = ()

    @property
    def lines_asked(self) -> frozenset[int]:
        return frozenset(line for line, _theme in self.asked if line is not None)


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
    if isinstance(place, ScorecardLine):
        return place.scorecard_id == submission.scorecard_id and user.pk in (place.owner_id, place.deputy_id)
    mine = Q(owner=user) | Q(deputy=user)
    return ScorecardLine.objects.filter(mine, scorecard=submission.scorecard_id, theme=place).exists()


def within(submission: Submission, place: Place | None) -> dict[str, Any]:
    """The field that says what something is of. Raises NotPossible for a line or theme of another scorecard."""
    if place is None:
        return {}
    if isinstance(place, ScorecardLine):
        if place.scorecard_id != submission.scorecard_id:
            raise NotPossible(f"{place} is not a line of this scorecard")
        return {"line": place}
    if place.framework_id != submission.scorecard.framework_id:
        raise NotPossible(f"{place} is not a theme of this scorecard")
    return {"theme": place}


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
    waiting = waiting_comments().filter(submission=submission)
    return list(waiting.select_related("by", "line__indicator", "theme").order_by("at", "id"))


def is_own(asked: Comment, user: Any) -> bool:
    """Whether the person asked this, and nobody else has answered yet: they would answer themselves."""
    return asked.by_id == user.pk and not asked.replies.exclude(by=user.pk).exists()


def waiting_comments() -> QuerySet[Comment]:
    """Every director's comment that is no answer itself, and that nobody but a director has answered."""
    replies = Comment.objects.filter(answers=OuterRef("pk"), by_director=False)
    return Comment.objects.filter(~Exists(replies), answers=None, by_director=True)


def talk_of(submission: Submission) -> Talk:
    """Of every line and theme whether something is said and asked, in one query."""
    said = Narrative.objects.filter(submission=submission).exclude(EMPTY)
    columns = ("theme__code", "ready", "updated_at")
    own = said.order_by().values_list(Value("narrative"), "line_id", *columns)
    covers = said.filter(lines__isnull=False).order_by().values_list(Value("covers"), "lines", *columns)
    waiting = waiting_comments().filter(submission=submission).order_by()
    flag = Value(True, output_field=BooleanField())
    asked = waiting.values_list(Value("asked"), "line_id", "theme__code", flag, "at")
    rows = list(own.union(covers, asked, all=True))
    lines = {line: Said(ready, True, at) for kind, line, _theme, ready, at in rows if kind == "covers"}
    lines |= {line: Said(ready, at=at) for kind, line, _theme, ready, at in rows if kind == "narrative" and line}
    themes = {theme: Said(ready, at=at) for kind, _line, theme, ready, at in rows if kind == "narrative" and theme}
    return Talk(
        lines,
        themes,
        asked=tuple((line, theme) for kind, line, theme, *_rest in rows if kind == "asked"),
        covered=tuple((theme, line) for kind, line, theme, *_rest in rows if kind == "covers"),
    )


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


def visible_comments(user: Any) -> QuerySet[Comment]:
    """Comments exist only for those who see drafts of the council."""
    councils = access.councils_where(user, Permission.DRAFT_VIEW)
    found = Comment.objects.filter(submission__scorecard__council__in=councils)
    return found.select_related("submission__scorecard__council", "line__indicator", "theme", "by")
