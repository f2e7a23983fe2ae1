"""The live risk table, and one risk with its story."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.figures.spans import day_words
from portal.web.acts import council_asked
from scorecards.commentary.models import Action
from scorecards.commentary.rules import ActionState, ActionStatus, action_state
from scorecards.risks import queries
from scorecards.risks.forms.risks import RiskFilters
from scorecards.risks.models import Risk

A_PAGE = 25


class Table(View):
    """Every risk of a council that was asked for, the worst first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        council = council_asked(request, Permission.DRAFT_VIEW)
        today = timezone.localdate()
        found = queries.rows(council, today=today)
        filters = RiskFilters(request.GET or {}, rows=found)
        rows = filters.kept(found)
        context = {
            "council": council,
            "councils": _councils(request),
            "filters": filters,
            "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
            "count": _count(len(rows)),
            "worse": sum(row.movement.endswith("worse") for row in rows),
            "better": sum(row.movement.endswith("better") for row in rows),
            "since": day_words(queries.last_quarter_end(today)),
            "any": bool(found),
            "may_edit": access.allowed(request.user, Permission.RISK_EDIT, council=council),
        }
        return render(request, "risks/table.html", context)


def _councils(request: HttpRequest) -> list[Council]:
    mine = access.councils(request.user)
    return [each for each in mine if access.allowed(request.user, Permission.DRAFT_VIEW, council=each)]


def _count(number: int) -> str:
    return "1 risk" if number == 1 else f"{number} risks"


class RiskView(View):
    """A page about one risk: 404 unless it exists for the person."""

    risk: Risk

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.risk = get_object_or_404(queries.table(queries.visible_to(request.user)), pk=kwargs["pk"])
        request.council = self.risk.council  # type: ignore[attr-defined]

    def require(self, permission: Permission = Permission.RISK_EDIT) -> None:
        access.require(self.request.user, permission, council=self.risk.council)


class Story(RiskView):
    """One risk: what stands, every score with its reason, every wording, the actions."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        risk, today = self.risk, timezone.localdate()
        right = access.allowed(request.user, Permission.RISK_EDIT, council=risk.council)
        context = {
            "risk": risk,
            "council": risk.council,
            "owner": queries.owner_of(risk),
            "now": queries.latest_score(risk),
            "movement": queries.movement_of(risk, today=today),
            "since": day_words(queries.last_quarter_end(today)),
            "wordings": list(risk.wordings.select_related("saved_by")),
            "actions": [(link.action, state_of(link.action)) for link in risk.risk_actions.all()],
            "contributing": list(risk.contributing.filter(closed_on=None)),
            "turns": queries.turns(risk),
            "may_edit": right and risk.closed_on is None,
            "may_reopen": right and risk.closed_on is not None,
        }
        return render(request, "risks/risk.html", context)


def state_of(action: Action) -> ActionState:
    """The state of an action today, as every page words it."""
    status = ActionStatus(action.status)
    return action_state(status, action.due_on, timezone.localdate(), closed_on=action.closed_on)
