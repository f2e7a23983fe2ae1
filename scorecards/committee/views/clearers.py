"""Who clears which kind for a council: listed and named by clerks and administrators, and taken off again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import ActPage, council_asked
from portal.web.views import conflict
from scorecards.committee import queries
from scorecards.committee.forms.clearances import ClearerForm
from scorecards.committee.models import Clearer
from scorecards.committee.services import clearers


class Clearers(ActPage):
    """Each kind of the council's settings with those who clear it, and the form that names one more."""

    template_name = "committee/clearers.html"
    form_class = ClearerForm
    done = "They clear it from now on."
    council: Council

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.council = council_asked(request)

    def allow(self) -> None:
        access.require(self.request.user, Permission.LAYOUT_EDIT, council=self.council)

    def form_kwargs(self) -> dict[str, Any]:
        return {"kinds": queries.kinds_of(self.council), "members": queries.may_clear(self.council)}

    def context(self) -> dict[str, Any]:
        known = {each.user_id for each in queries.may_clear(self.council)}
        listed: dict[str, list[tuple[Clearer, bool]]] = {kind: [] for kind in queries.kinds_of(self.council)}
        for each in queries.clearers_of(self.council):
            listed.setdefault(each.kind, []).append((each, each.user_id in known))
        return {"council": self.council, "kinds": listed.items()}

    def back(self) -> str:
        return f"{reverse('committee:clearers')}?council={self.council.number}"

    def act(self, form: ClearerForm) -> None:
        clearers.appoint(self.council, by=self.request.user, kind=form.cleaned_data["kind"], person=form.named())


class Dismiss(View):
    """From this moment the person clears that kind no more, unless a report names them."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        councils = access.councils_where(request.user, Permission.LAYOUT_EDIT)
        clearer = get_object_or_404(Clearer.objects.select_related("council", "user"), pk=pk, council__in=councils)
        back = f"{reverse('committee:clearers')}?council={clearer.council.number}"
        try:
            clearers.dismiss(clearer, by=request.user)
        except MovedOn:
            return conflict(request, back=back, says="Somebody else has taken them off already.")
        messages.success(request, f"{clearer.user} clears {clearer.kind} no more.")
        return redirect(back)
