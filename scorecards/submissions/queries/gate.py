"""Which quarters exist for a person, what they may do there, and which lines still lack a figure."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from portal.accounts import access
from portal.accounts.rules import LEAD_OFFICER_CARRIES, Permission
from portal.figures.vocabulary import Basis
from scorecards.framework.models import Scorecard, ScorecardLine
from scorecards.framework.rules import LifeCycle
from scorecards.periods import Period, parse_period, period_dates
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.queries.vintage import value_of
from scorecards.submissions.rules import Coverage
from scorecards.submissions.rules.current import current


@dataclass(frozen=True)
class FigureGap:
    """A live line that has neither a figure nor a reason for none, and where to give it."""

    submission: int
    line: int
    words: str

    @property
    def href(self) -> str:
        return reverse("submissions:figure", args=[self.submission, self.line])

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Held:
    """How many figures and files a quarter holds."""

    figures: int
    files: int


def visible_to(user: Any) -> QuerySet[Submission]:
    """Quarters of the councils whose drafts the person sees, with what a page's head says of each."""
    councils = access.councils_where(user, Permission.DRAFT_VIEW)
    return Submission.objects.filter(scorecard__council__in=councils).select_related("scorecard__council")


def scorecards_visible_to(user: Any) -> QuerySet[Scorecard]:
    """Scorecards of the councils whose drafts the person sees."""
    councils = access.councils_where(user, Permission.DRAFT_VIEW)
    return Scorecard.objects.filter(council__in=councils).select_related("council")


def next_period(scorecard: Scorecard) -> str:
    """The period after the newest that was opened, as its code; empty for a scorecard that has none."""
    newest = Submission.objects.filter(scorecard=scorecard).order_by("-period").first()
    return parse_period(newest.period).plus(1).code if newest else ""


def may(user: Any, permission: Permission, submission: Submission) -> bool:
    """Whether a role carries it, or the person leads this scorecard, still works here, and leading carries it."""
    council = submission.council
    if access.allowed(user, permission, council=council):
        return True
    leads = submission.scorecard.lead_officer_id == user.pk and permission in LEAD_OFFICER_CARRIES
    return leads and access.allowed(user, Permission.DRAFT_VIEW, council=council)


def period_of(submission: Submission) -> Period:
    return parse_period(submission.period)


def data_date_of(submission: Submission) -> date | None:
    """Where the data of a part period stand; None when they cover it whole."""
    return submission.data_date if submission.coverage == Coverage.PART.value else None


def expected_dates(submission: Submission, basis: Basis) -> tuple[date, date]:
    """The dates that a figure of this basis has in the quarter unless somebody gives others."""
    return period_dates(basis, period_of(submission), data_date_of(submission))


def live_lines(submission: Submission) -> QuerySet[ScorecardLine]:
    """The lines that need a figure, in the scorecard's order."""
    lines = ScorecardLine.objects.filter(scorecard=submission.scorecard_id, life_cycle=LifeCycle.LIVE.value)
    return lines.select_related("indicator", "theme").order_by("theme__order", "order", "id")


def current_figures(submission: Submission) -> dict[int, Figure]:
    """By line: the newest total of its headline basis that speaks of the quarter itself."""
    period = period_of(submission)
    totals: dict[ScorecardLine, list[Figure]] = defaultdict(list)
    for figure in Figure.objects.filter(submission=submission, category=None).select_related("line__indicator"):
        totals[figure.line].append(figure)
    found = {
        line.pk: current(figures, Basis(line.headline_basis), period, of=value_of) for line, figures in totals.items()
    }
    return {line: figure for line, figure in found.items() if figure is not None}


def held_by(submission: Submission) -> Held:
    """How much the quarter holds, in one query."""
    found = Submission.objects.filter(pk=submission.pk)
    counted = found.values_list(Count("figures", distinct=True), Count("uploads", distinct=True)).first()
    return Held(*(counted or (0, 0)))


def lines_without_figure(submission: Submission) -> list[FigureGap]:
    """Every live line that has neither a figure nor a stated reason for none."""
    given = current_figures(submission)
    return [
        FigureGap(submission.pk, line.pk, f"Give a figure for {line}, or say why there is none")
        for line in live_lines(submission)
        if line.pk not in given
    ]
