"""A person's calendar feed: its secret address made and ended on a page, and answered to whoever has it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views import View

from portal.accounts import access
from portal.audit.refusals import MovedOn
from portal.web.throttle import too_many
from scorecards.committee import queries
from scorecards.committee.ical import as_ical
from scorecards.committee.services import feeds
from scorecards.committee.views.meetings import CouncilView

# Calendar programs ask every few hours, a service that asks for many people from one computer more often.
A_MINUTE = 120


class Page(CouncilView):
    """Whether there is an address; made by a button, and shown in the answer to it and never again."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            token = feeds.make(self.council, by=request.user)
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
            return redirect(self._address())
        return self._page(made=request.build_absolute_uri(reverse("committee:feed-dates", args=[token])))

    def _address(self) -> str:
        return f"{reverse('committee:feed')}?council={self.council.number}"

    def _page(self, **made: Any) -> HttpResponse:
        request = self.request
        context = {
            "council": self.council,
            "feed": queries.feed_of(request.user, self.council),
            "holds": queries.feed_holds(access.roles(request.user, council=self.council)),
            "several": len(access.councils(request.user)) > 1,
        }
        answer = render(request, "committee/feed.html", {**context, **made})
        patch_cache_control(answer, no_store=True)
        return answer


class End(CouncilView):
    """The address ends at once."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        feed = queries.feed_of(request.user, self.council)
        try:
            if feed is not None:
                feeds.revoke(feed, by=request.user)
        except MovedOn:
            pass  # ended in another window: what was asked for is done
        messages.success(request, "The address has ended. Calendars that had it are told nothing more.")
        return redirect(f"{reverse('committee:feed')}?council={self.council.number}")


class Dates(View):
    """The calendar's file, for whoever has the address; 404 for any other and for one that has ended."""

    open_to_all = True

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if too_many(request, of="calendar", most=A_MINUTE):
            return self._answer(b"Asked for too often. Try again in a minute.\n", "text/plain", 429)
        feed = queries.feed_with(feeds.hashed(token))
        if feed is None:
            raise Http404
        days = queries.days_for(feed, today=timezone.localdate(), link=request.build_absolute_uri)
        return self._answer(as_ical(f"Line of Sight, {feed.council}", days), "text/calendar")

    def _answer(self, content: bytes, kind: str, status: int = 200) -> HttpResponse:
        headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
        return HttpResponse(content, status=status, content_type=f"{kind}; charset=utf-8", headers=headers)
