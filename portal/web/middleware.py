"""Headers of every answer that Django does not set by itself, and pages for what cannot be opened."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.chosen import council_of
from portal.audit.services import record
from portal.files.services import Damaged

log = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], HttpResponse]

# The portal uses none of a browser's sensors or payments; a page that was tampered with cannot either.
UNUSED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")


class SecurityHeaders:
    """Forbid what the portal never uses, and keep signed-in pages out of every cache.

    A view that says itself how its answer is kept, as the council's stylesheet does, is left alone.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", ", ".join(f"{name}=()" for name in UNUSED))
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user = getattr(request, "user", None)
        if "Cache-Control" not in response.headers and user is not None and user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response


class NotAllowedPage:
    """Django answers 405 without a word: say on a page that the address only takes what a form sends."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.streaming or response.content:
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page


class DamagedFilePage:
    """A stored file that is not what was stored is not handed out: the page says so, the trail and the log note it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, trouble: Exception) -> HttpResponse | None:
        if not isinstance(trouble, Damaged):
            return None
        log.error("%s", trouble)
        record("file_damaged", by=request.user, subject=trouble.file, council=council_of(request))
        return render(request, "damaged.html", {"file": trouble.file}, status=500)
