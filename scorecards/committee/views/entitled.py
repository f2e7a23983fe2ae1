"""Who may read what is exempt: listed and given by the clerk, ended at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import ActPage, council_asked
from portal.web.views import conflict
from scorecards.committee import queries
from scorecards.committee.forms.entitlements import EntitlementForm
from scorecards.committee.services import entitlements


class Entitled(ActPage):
    """The grants that stand and those that have ended, with the form of another."""

    template_name = "committee/entitled.html"
    form_class = EntitlementForm
    done = "They may read it from the day that you gave."
    council: Council

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.council = council_asked(request)

    def allow(self) -> None:
        access.require(self.request.user, Permission.EXEMPT_GRANT, council=self.council)

    def form_kwargs(self) -> dict[str, Any]:
        return {"council": self.council}

    def initial(self) -> dict[str, Any]:
        return {"starts": timezone.localdate()}

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        found = list(queries.entitlements_of(self.request.user, self.council))
        standing = [each for each in found if each.ended_at is None and (each.ends is None or each.ends >= today)]
        return {
            "council": self.council,
            "standing": standing,
            "ended": [each for each in found if each not in standing],
        }

    def back(self) -> str:
        return f"{reverse('committee:entitled')}?council={self.council.number}"

    def act(self, form: EntitlementForm) -> None:
        entitlements.grant(form.subject, by=self.request.user, grant=form.grant())


class End(View):
    """From this moment the person reads nothing by this grant."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        entitlement = get_object_or_404(queries.entitlements_visible_to(request.user), pk=pk)
        back = f"{reverse('committee:entitled')}?council={entitlement.council.number}"
        try:
            entitlements.end(entitlement, by=request.user)
        except MovedOn:
            return conflict(request, back=back, says="Somebody else has ended it already.")
        messages.success(request, "It is ended. They can read nothing by it any more.")
        return redirect(back)
