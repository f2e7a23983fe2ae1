"""What pages of the installation share: staff of any council read them, whoever loads benchmarks acts on them."""

from abc import abstractmethod
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from benchmarks.areas import queries
from benchmarks.areas.loading import require_loader
from benchmarks.areas.models import Area
from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import NotPossible
from portal.web.acts import ActPage
from portal.web.forms import Form


class StaffPage(View):
    """A page that belongs to no council: 404 unless the person sees drafts of one."""

    room = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not access.councils_where(request.user, Permission.DRAFT_VIEW):
            raise Http404

    @property
    def may_load(self) -> bool:
        return bool(access.councils_where(self.request.user, Permission.BENCHMARK_LOAD))

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        shown = {"may_load": self.may_load, **context}
        return render(self.request, f"{self.room}/{template}.html", shown, status=status)


class Act(ActPage):
    """One act whose refusals are said at the field that they are about. Give `do` in the place of `act`."""

    @abstractmethod
    def do(self, form: Any) -> str | None:
        """Ask the service; the address to go to, if it is not `back`."""

    def act(self, form: Any) -> str | None:
        try:
            return self.do(form)
        except NotPossible as refused:
            refuse(form, refused)
            raise ValidationError([]) from None  # said already


class LoaderAct(StaffPage, Act):
    """An act on what every council shares: 403 for staff who load no benchmarks."""

    def allow(self) -> None:
        require_loader(self.request.user)


class OnePress(LoaderAct):
    """An act by one press of a button on another page, which says what was refused. Give `back`."""

    http_method_names = ["post"]

    def page(self, form: Any, status: int = 200, **context: Any) -> HttpResponse:
        for words in form.non_field_errors():
            messages.error(self.request, words)
        return redirect(self.back())


class CouncilPage(View):
    """A page of one council's staff: 404 unless the person sees its drafts."""

    council: Council
    area: Area | None
    needs = Permission.DRAFT_VIEW

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        seen = Council.objects.filter(pk__in=access.councils_where(request.user, self.needs))
        self.council = get_object_or_404(seen, number=kwargs["number"])
        self.area = queries.area(number=self.council.number)
        request.council = self.council  # type: ignore[attr-defined]

    @property
    def may_load(self) -> bool:
        return access.allowed(self.request.user, Permission.BENCHMARK_LOAD, council=self.council)


class CouncilAct(CouncilPage, Act):
    """An act for one council: 403 for its staff who load no benchmarks."""

    def allow(self) -> None:
        access.require(self.request.user, Permission.BENCHMARK_LOAD, council=self.council)


def refuse(form: Form, refused: NotPossible) -> None:
    """Show what a service refused at its field, or at the top where the form has no such field."""
    words = f"{refused.words}." if not refused.words.endswith((".", "?")) else refused.words
    form.refuse(words, refused.field if refused.field in form.fields else None)
