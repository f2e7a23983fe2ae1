"""Everyone signs in, and what is refused is written down, outside the transaction that rolled back."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from portal.accounts.chosen import council_for
from portal.audit.services import record

Answer = Callable[[HttpRequest], HttpResponse]


class SignInRequired:
    """Every page needs a signed-in person unless its view says `open_to_all = True`, as sign-in itself does."""

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
        return redirect_to_login(request.get_full_path())


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
                council=getattr(request, "council", None) or council_for(request),
                after={"method": request.method, "path": request.path[:500]},
            )
        return response
