"""What is read of the risk table, live and as it stood at a date."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from scorecards.framework.models import Scorecard
from scorecards.risks.models import Register, Risk, RiskAction, RiskScore, ScoreBand
from scorecards.risks.rules import RegisterKind


def visible_to(user: Any) -> QuerySet[Risk]:
    """Live risks exist only for those who see drafts of the council; members read signed copies."""
    return Risk.objects.filter(register__council__in=access.councils_where(user, Permission.DRAFT_VIEW))


def registers_visible_to(user: Any) -> QuerySet[Register]:
    return Register.objects.filter(council__in=access.councils_where(user, Permission.DRAFT_VIEW))


def table(risks: QuerySet[Risk]) -> QuerySet[Risk]:
    """Risks with all that a risk table shows: scores newest first, links, lines, owner and actions."""
    return (
        risks.select_related("register__council", "owner", "updated_by")
        .prefetch_related(
            Prefetch("scores", RiskScore.objects.select_related("by").order_by("-scored_on", "-id")),
            "strategic",
            "lines__indicator",
            Prefetch("risk_actions", RiskAction.objects.select_related("action__owner")),
        )
        .order_by("register__kind", "order", "id")
    )


def of_scorecard(scorecard: Scorecard, *, since: date) -> QuerySet[Risk]:
    """The risks that a scorecard's quarter shows: on its registers, open, or closed since the day given."""
    live = Q(closed_on=None) | Q(closed_on__gte=since)
    return table(Risk.objects.filter(live, register__scorecard=scorecard))


def strategic_risks(council: Council) -> QuerySet[Risk]:
    """What other risks link to: the open risks of the council's strategic registers."""
    return Risk.objects.filter(
        register__council=council, register__kind=RegisterKind.STRATEGIC.value, closed_on=None
    ).order_by("order", "id")


def latest_score(risk: Risk, *, by: date | None = None) -> RiskScore | None:
    """The score that stood on a day (today's by default)."""
    scores = [s for s in risk.scores.all() if by is None or s.scored_on <= by]
    return max(scores, key=lambda s: (s.scored_on, s.pk), default=None)


def band_of(council: Council, score: int | None) -> str:
    """The council's word for a score; empty for none or where the council has no bands."""
    if score is None:
        return ""
    band = ScoreBand.objects.filter(council=council, least__lte=score).order_by("-least").first()
    return band.word if band else ""
