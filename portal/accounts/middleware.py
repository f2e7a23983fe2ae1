"""Everyone signs in, and what is refused is written down, outside the transaction that rolled back."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from portal.accounts.chosen import council_of
from portal.accounts.words_back import give_back
from portal.audit.services import record

Answer = Callable[[HttpRequest], HttpResponse]


class SignInRequired:
    """Every page needs a signed-in person unless its view says `open_to_all = True`, as sign-in itself does.

    Words that were sent after the session ended are given back, to be sent again.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        open_view = getattr(view, "open_to_all", False) or getattr(
            getattr(view, "view_class", None), "open_to_all", False
        )
        allauths = view.__module__.startswith("allauth.")
        if open_view or allauths or request.user.is_authenticated:
            return None
        way_back = _way_back(request, view)
        if request.method == "POST" and (page := give_back(request, way_back=way_back, again=True)):
            return page
        return redirect_to_login(way_back)


def _way_back(request: HttpRequest, view: Any) -> str:
    """The page to show after signing in: never an address that only takes what a form sends."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path() if _shows(view) else "/"
    return _page_before(request) or "/"


def _page_before(request: HttpRequest) -> str:
    """The page of ours whose form was sent; blank where it is another's, none, or cannot be asked for."""
    came_from = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
        return ""
    place = urlsplit(came_from)
    try:
        shown = _shows(resolve(place.path).func)
    except Resolver404:
        return ""
    return f"{place.path}?{place.query}".rstrip("?") if shown else ""


def _shows(view: Any) -> bool:
    """Whether the view answers GET."""
    kind = getattr(view, "view_class", None)
    return kind is None or (hasattr(kind, "get") and "get" in kind.http_method_names)


class RecordRefusals:
    """A 403 is an event: who asked for what. A view's own transaction has rolled back by then.

    It stands in the trail of the council that the page was about, else of the council that the person works for.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 403 and request.user.is_authenticated:
            record(
                "refused",
                by=request.user,
                subject=("page", request.path[:200], ""),
                council=council_of(request),
                after={"method": request.method, "path": request.path[:500]},
            )
        return response
