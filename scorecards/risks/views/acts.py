"""What is done to a risk: opened, reworded, scored, closed, opened again, its actions linked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import ActPage, council_asked
from portal.web.views import conflict
from scorecards.commentary.models import Action
from scorecards.risks import queries
from scorecards.risks.forms.risks import (
    MATRIX,
    NONE,
    STATED,
    CloseForm,
    LinkForm,
    OpenForm,
    ReopenForm,
    RiskForm,
    ScoreForm,
)
from scorecards.risks.models import Register
from scorecards.risks.rules import LEVELS, RiskBand, band_for
from scorecards.risks.services import risks
from scorecards.risks.views.table import RiskView


class Open(ActPage):
    template_name = "risks/open.html"
    form_class = OpenForm
    done = "The risk is open. Score it next."
    council: Council

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.council = council_asked(request, Permission.DRAFT_VIEW)

    def allow(self) -> None:
        access.require(self.request.user, Permission.RISK_EDIT, council=self.council)

    def initial(self) -> dict[str, Any]:
        return {"opened_on": timezone.localdate(), "register": self.request.GET.get("register")}

    def form_kwargs(self) -> dict[str, Any]:
        return {"council": self.council}

    def context(self) -> dict[str, Any]:
        registers = Register.objects.filter(council=self.council).exists()
        may = access.allowed(self.request.user, Permission.FRAMEWORK_EDIT, council=self.council)
        return {"council": self.council, "registers": registers, "may_make_register": may}

    def back(self) -> str:
        return f"{reverse('risks:table')}?council={self.council.number}"

    def act(self, form: OpenForm) -> str:
        given = form.cleaned_data
        risk = risks.open_risk(
            given["register"], by=self.request.user, description=form.description(), opened_on=given["opened_on"]
        )
        return reverse("risks:risk", args=[risk.pk])


class RiskAct(RiskView, ActPage):
    """An act on one open risk."""

    def allow(self) -> None:
        self.require()

    def context(self) -> dict[str, Any]:
        return {"risk": self.risk, "council": self.risk.council}

    def back(self) -> str:
        return reverse("risks:risk", args=[self.risk.pk])

    def newer(self, moved: MovedOn) -> dict[str, Any] | None:
        """The risk as it stands now, unless it was closed meanwhile."""
        now = queries.table(queries.visible_to(self.request.user)).get(pk=self.risk.pk)
        if now.closed_on is not None:
            return None
        self.risk = now
        return {"version": now.version, "risk": now, "owner": queries.owner_of(now)}


class Reword(RiskAct):
    template_name = "risks/reword.html"
    form_class = RiskForm
    done = "The risk was saved. The earlier wording stays in its story."

    def form_kwargs(self) -> dict[str, Any]:
        return {"council": self.risk.council, "risk": self.risk}

    def initial(self) -> dict[str, Any]:
        risk = self.risk
        words = {name: getattr(risk, name) for name in ("reference", "title", "mitigation", "owner_name")}
        links = {"strategic": list(risk.strategic.all()), "lines": list(risk.lines.all())}
        return {**words, **links, "owner": risk.owner_id, "seen_version": risk.version}

    def act(self, form: RiskForm) -> None:
        seen = form.cleaned_data["seen_version"] or 0
        risks.reword(self.risk, by=self.request.user, seen_version=seen, description=form.description())


class Score(RiskAct):
    template_name = "risks/score.html"
    form_class = ScoreForm
    done = "The score was saved. Earlier scores stay in the risk’s story."

    def initial(self) -> dict[str, Any]:
        start = {"seen_version": self.risk.version, "scored_on": timezone.localdate(), "how": MATRIX}
        last = queries.latest_score(self.risk)
        if last is None:
            return start
        how = MATRIX if last.likelihood else STATED if last.score or last.band else NONE
        levels = {"likelihood": last.likelihood, "impact": last.impact} if how == MATRIX else {}
        stated = {"score": last.score, "band": last.band} if how == STATED else {}
        return {**start, "how": how, **levels, **stated}

    def context(self) -> dict[str, Any]:
        bands = queries.bands_of(self.risk.council)
        return {**super().context(), "bands": bands, "matrix": matrix(bands), "last": queries.latest_score(self.risk)}

    def act(self, form: ScoreForm) -> None:
        seen = form.cleaned_data["seen_version"]
        risks.score(self.risk, by=self.request.user, seen_version=seen, given=form.given())


def matrix(bands: tuple[RiskBand, ...]) -> list[tuple[int, list[tuple[int, RiskBand]]]]:
    """The 5 by 5 matrix, likeliest row first: each score with its band."""
    scores = {level: [level * impact for impact in LEVELS] for level in reversed(LEVELS)}
    return [(level, [(score, band_for(score, bands)) for score in row]) for level, row in scores.items()]


class Close(RiskAct):
    template_name = "risks/close.html"
    form_class = CloseForm
    done = "The risk is closed. Its story stays."

    def initial(self) -> dict[str, Any]:
        return {"seen_version": self.risk.version, "on": timezone.localdate()}

    def act(self, form: CloseForm) -> None:
        given = form.cleaned_data
        risks.close(
            self.risk, by=self.request.user, seen_version=given["seen_version"], on=given["on"], reason=given["reason"]
        )


class Reopen(RiskAct):
    template_name = "risks/reopen.html"
    form_class = ReopenForm
    done = "The risk is open again."

    def initial(self) -> dict[str, Any]:
        return {"seen_version": self.risk.version}

    def newer(self, moved: MovedOn) -> None:
        """A closed risk takes no other change, so that somebody else has opened it."""
        return

    def act(self, form: ReopenForm) -> None:
        given = form.cleaned_data
        risks.reopen(self.risk, by=self.request.user, seen_version=given["seen_version"], reason=given["reason"])


class LinkAction(RiskAct):
    template_name = "risks/link_action.html"
    form_class = LinkForm
    done = "The action is linked."

    def form_kwargs(self) -> dict[str, Any]:
        return {"actions": queries.actions_to_link(self.request.user, self.risk)}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "any": queries.actions_to_link(self.request.user, self.risk).exists()}

    def newer(self, moved: MovedOn) -> None:
        """Links make no page stale; the risk has been closed."""
        return

    def act(self, form: LinkForm) -> None:
        risks.link_action(self.risk, by=self.request.user, action=form.cleaned_data["action"])


class UnlinkAction(RiskView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.require()
        action = get_object_or_404(Action, pk=kwargs["action"], scorecard__council=self.risk.council)
        back = reverse("risks:risk", args=[self.risk.pk])
        try:
            risks.unlink_action(self.risk, by=request.user, action=action)
        except MovedOn:
            return conflict(request, back=back, says="This risk has been closed since you opened the page.")
        messages.success(request, "The action is no longer linked. It stays open on its scorecard.")
        return redirect(back)
