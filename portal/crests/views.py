"""A crest as the browser draws it: from our own origin, as a picture and nothing else."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views import View

from portal.accounts import access
from portal.crests import queries
from portal.files import services as files

A_YEAR = 365 * 24 * 3600
INERT = "default-src 'none'; sandbox"


class ShowCrest(View):
    """The council's crest of this hash, now or earlier; 404 for a council that is not the person's."""

    def get(self, request: HttpRequest, number: str, sha256: str, **_kwargs: Any) -> HttpResponse:
        mine = any(council.number == number for council in access.councils(request.user))
        file = queries.file_of(number, sha256) if mine else None
        if file is None:
            raise Http404
        # The address names the bytes, so a browser may keep them; no proxy may, since people sign in.
        headers = {
            "Cache-Control": f"private, max-age={A_YEAR}, immutable",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": INERT,
            "Content-Disposition": "inline",
        }
        return HttpResponse(files.content_of(file), content_type=file.media_type, headers=headers)
