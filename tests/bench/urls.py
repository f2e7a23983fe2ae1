"""The portal's addresses and one more: a bare page with sign-in and five queries, the floor of the bench."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from portal.accounts.models import Council, Membership, User
from portal.urls import handler400
from portal.urls import urlpatterns as portals

__all__ = ["handler400", "urlpatterns"]


def bare(request: HttpRequest) -> HttpResponse:
    """Session, person and memberships are three queries; these are the other two."""
    rows: list[Any] = [Council.objects.count(), User.objects.count() + Membership.objects.none().count()]
    return render(request, "base.html", {"rows": rows})


urlpatterns = [*portals, path("bare/", bare)]
