"""Pages of the house itself: a council's stylesheet, the accessibility statement, and answers that refuse."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views import View
from django.views.generic import TemplateView

from portal.accounts.models import Council
from portal.accounts.words_back import give_back
from portal.web import colour

A_YEAR = 365 * 24 * 3600
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


class CouncilStylesheet(View):
    """The council's colours as custom properties; a style attribute would break the Content-Security-Policy."""

    open_to_all = True

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        council = get_object_or_404(Council.objects.only("number", "colour"), number=number)
        asked = request.GET.get("colour", "")
        lasting = f"max-age={A_YEAR}, immutable" if f"#{asked}" == council.colour else "max-age=300"
        return HttpResponse(
            stylesheet(council.colour),
            content_type="text/css; charset=utf-8",
            headers={"Cache-Control": f"public, {lasting}"},
        )


def stylesheet(council_colour: str) -> str:
    """The rule that colours a council's pages."""
    found = colour.palette(council_colour)
    return (
        ":root{"
        f"--los-council:{found.council};--los-council-dark:{found.council_dark};--los-on-council:{found.on_council};"
        f"--los-accent:{found.accent};--los-accent-dark:{found.accent_dark}"
        "}\n"
    )


class Accessibility(TemplateView):
    """The statement that the regulations of 2018 ask of a public body's site."""

    open_to_all = True
    template_name = "web/accessibility.html"


def conflict(
    request: HttpRequest,
    *,
    back: str,
    says: str = "This page has changed since you opened it.",
    words: Iterable[tuple[str, str]] = (),
) -> HttpResponse:
    """Answer 409 to a stale page: what happened, the person's own words as (label, text), and the way back."""
    return render(request, "409.html", {"says": says, "words": list(words), "back": back}, status=409)


def bad_request(request: HttpRequest, exception: Any) -> HttpResponse:
    """What the portal cannot read: too much of it answers 413, anything else 400."""
    if isinstance(exception, TOO_MUCH):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that this browser did not get from us, or got before the person last signed in.

    The words in it are given back. They can be sent again from there only where the browser says that the form was
    on a page of ours: another site's form must not be one click away from being taken.
    """
    if request.method == "POST" and (page := give_back(request, way_back="/", again=_ours(request))):
        return page
    return render(request, "web/csrf_failure.html", status=403)


def _ours(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this very site."""
    site = f"{request.scheme}://{request.get_host()}"
    return request.META.get("HTTP_ORIGIN") == site
