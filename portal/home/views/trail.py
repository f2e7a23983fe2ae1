"""The council's trail: who did what, when, and what it changed."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.defaultfilters import pluralize

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit import queries as audit
from portal.home.forms import TrailForm
from portal.home.queries import trail
from portal.home.views.councils import CouncilView

A_PAGE = 25


class TrailView(CouncilView):
    needs = Permission.TRAIL_VIEW

    @property
    def drafts(self) -> bool:
        return access.allowed(self.request.user, Permission.DRAFT_VIEW, council=self.council)


class Trail(TrailView):
    """The newest first, with refusals."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = TrailForm(request.GET)
        asked = form.cleaned_data if form.is_valid() else {}
        found = trail.events(self.council.number, **asked)
        page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
        drafts = self.drafts
        shown = {
            "form": form,
            "page": page,
            "events": [trail.told(event, drafts=drafts) for event in page],
            "count": f"{page.paginator.count} event{pluralize(page.paginator.count)}",
        }
        return render(request, "home/trail.html", shown)


class Event(TrailView):
    """One event, before and after."""

    def get(self, request: HttpRequest, pk: int, **_kwargs: Any) -> HttpResponse:
        event = get_object_or_404(audit.events_of(self.council.number), pk=pk)
        told = trail.told(event, drafts=self.drafts)
        changes = [] if told.withheld else trail.changes(event)
        return render(request, "home/event.html", {"event": told, "changes": changes})
