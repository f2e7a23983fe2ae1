"""What is waiting for me? The first page of everybody."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from portal.accounts import access
from portal.accounts.adapter import LAST_HERE
from portal.accounts.chosen import choose, council_for
from portal.home.queries.named import held
from portal.home.queries.waiting import reads_only, waiting
from scorecards.scrutiny.views.quarters import Latest


class Home(View):
    """A member's is the latest quarter, unless a report waits for their reading; all others' lists what waits.

    It is of one council at a time.
    """

    def get(self, request: HttpRequest) -> HttpResponseBase:
        council = council_for(request)
        if council is None:
            return render(request, "home/nobody.html")
        request.council = council  # type: ignore[attr-defined]
        if reads_only(request.user) and not held(request.user, council):
            return Latest.as_view()(request)
        today = timezone.localdate()
        shown = {
            "waiting": waiting(request.user, council, today=today, since=_last_here(request)),
            "today": today,
            "councils": access.councils(request.user),
        }
        return render(request, "home/home.html", shown)


def _last_here(request: HttpRequest) -> datetime | None:
    kept: Any = request.session.get(LAST_HERE)
    return datetime.fromisoformat(kept) if kept else None


class Choose(View):
    """Look at another of one's councils."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not choose(request, request.POST.get("council", "")):
            raise Http404
        return redirect("home")
