"""A page about one council: the one that its address names, else the one that the person has chosen."""

from typing import Any

from django.http import Http404, HttpRequest
from django.views import View

from portal.accounts import access
from portal.accounts.chosen import council_for
from portal.accounts.models import Council
from portal.accounts.rules import Permission


class CouncilView(View):
    """`needs` is asked before anything else: 404 for a council that is not the person's, 403 without the permission."""

    needs: Permission
    council: Council

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        found = _named(request, kwargs["number"]) if "number" in kwargs else council_for(request, self.needs)
        access.require(request.user, self.needs, council=found)
        if found is not None:
            self.council = request.council = found  # type: ignore[attr-defined]


def _named(request: HttpRequest, number: str) -> Council:
    mine = (council for council in access.councils(request.user) if council.number == number)
    found = next(mine, None)
    if found is None:
        raise Http404
    return found
