"""The council's crest: sent, described in words, taken away."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.crests import queries, services
from portal.home.forms import CrestForm
from portal.home.views.councils import CouncilView
from portal.web.acts import ActPage, version_seen
from portal.web.views import conflict


class CrestView(CouncilView):
    needs = Permission.COUNCIL_EDIT

    def back(self) -> str:
        return reverse("home:crest", args=[self.council.number])


class SetCrest(CrestView, ActPage):
    """The crest that stands, and a form for another one or for other words."""

    template_name = "home/crest.html"
    form_class = CrestForm
    done = "The crest was saved. Papers signed from now on carry it."

    def initial(self) -> dict[str, Any]:
        crest = queries.standing(self.council)
        return {"seen_version": queries.seen(self.council), "alt": crest.alt if crest else ""}

    def act(self, form: CrestForm) -> None:
        services.set_crest(
            self.council,
            by=self.request.user,
            seen=form.cleaned_data["seen_version"],
            alt=form.cleaned_data["alt"],
            content=form.content(),
        )

    def context(self) -> dict[str, Any]:
        return {"crest": queries.standing(self.council), "seen": queries.seen(self.council)}


class TakeCrestAway(CrestView):
    """Papers that were signed keep theirs."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        try:
            services.take_away(self.council, by=request.user, seen=version_seen(request))
        except (MovedOn, ValidationError):
            return conflict(request, back=self.back())
        messages.success(request, "The council has no crest now. Papers that were signed with one keep it.")
        return redirect(self.back())
