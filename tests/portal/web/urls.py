"""The addresses that the furniture itself needs, for tests of it alone."""

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views import View

from portal.web.navigation import Item
from portal.web.views import conflict

handler400 = "portal.web.views.bad_request"


class Page(View):
    open_to_all = True

    def get(self, request: HttpRequest, what: str) -> HttpResponse:
        if what == "kept":
            return HttpResponse("", headers={"Cache-Control": "private, max-age=60"})
        return render(request, "base.html")

    def post(self, request: HttpRequest, what: str) -> HttpResponse:
        raise {"large": RequestDataTooBig, "odd": SuspiciousOperation, "refused": PermissionDenied}[what]


class Stale(View):
    open_to_all = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return conflict(request, back="/page/now/", words=[("Why", "two\n<b>lines</b>")])


def items(request: HttpRequest) -> list[Item]:
    return [Item("Waiting for me", "/"), Item("Scorecard", "/page/scorecard/", also=("/page/line/",))]


def footer(request: HttpRequest) -> list[Item]:
    return [Item("How figures are worked out", "/page/figures/")]


urlpatterns = [
    path("", Page.as_view(), {"what": "home"}, name="home"),
    path("page/<what>/", Page.as_view(), name="page"),
    path("stale/", Stale.as_view()),
    path("accounts/", include("allauth.account.urls")),
    path("", include("portal.web.urls")),
]
