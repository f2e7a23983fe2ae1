"""Quarters as the desk opens and lists them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from portal.accounts import access
from portal.accounts.rules import Permission
from scorecards.framework.models import Scorecard, Theme
from scorecards.submissions import queries as submissions
from scorecards.submissions.models import Submission
from scorecards.submissions.queries.lines import QuarterLine


@dataclass(frozen=True)
class Opened:
    """A quarter with every revision of it, the oldest first."""

    submission: Submission
    revisions: tuple[Submission, ...]

    @property
    def others(self) -> tuple[Submission, ...]:
        return tuple(each for each in self.revisions if each.pk != self.submission.pk)


def opened(user: Any, pk: int) -> Opened | None:
    """The quarter and its revisions in one query; None where it does not exist for the person."""
    found = (
        submissions.visible_to(user)
        .filter(scorecard__submissions=pk, period=F("scorecard__submissions__period"))
        .select_related("scorecard__scheme", "sent_by", "signed_off_by")
        .order_by("revision")
    )
    revisions = tuple(found)
    mine = next((each for each in revisions if each.pk == pk), None)
    return Opened(mine, revisions) if mine else None


def quarters(user: Any) -> QuerySet[Submission]:
    """Every quarter that the person sees drafts of, the newest first."""
    found = submissions.visible_to(user).select_related("signed_off_by")
    return found.order_by("-period", "scorecard__council__name", "scorecard__name", "-revision")


def to_open(user: Any) -> list[Scorecard]:
    """The scorecards of which the person may open a quarter; one query, and none for who opens none."""
    councils = access.councils_where(user, Permission.SUBMISSION_OPEN)
    if not councils:
        return []
    return list(Scorecard.objects.filter(council__in=councils).select_related("council").order_by("name", "council"))


def themes_of(lines: Iterable[QuarterLine]) -> list[Theme]:
    """The themes of a quarter's lines in their order."""
    return list({each.line.theme_id: each.line.theme for each in lines}.values())
