"""A page around one form that asks for one act: shown, refused in words, told of newer words, or done."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from portal.accounts import access
from portal.accounts.chosen import council_for
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.forms import Form
from portal.web.views import conflict

LONGEST_NUMBER = 19  # a longer one is none that a database keeps
FRESH = "This page has changed since you opened it. Your words are in the form, what stands now is beside them."


class ActPage(ABC, View):
    """Say `template_name`, `form_class`, `done`; give `allow`, `initial`, `act`, `back`, and `newer` where words meet.

    A stale page answers 409. Where `newer` finds what stands now, the person's own form is shown again beside it and
    counts as having seen it; else their words are given back on the house's page for that.
    """

    template_name = ""
    form_class: ClassVar[type[Form]] = Form
    done = ""

    def allow(self) -> None:
        """Raise PermissionDenied unless the person may do this; the service asks again."""

    def initial(self) -> dict[str, Any]:
        return {}

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    @abstractmethod
    def act(self, form: Any) -> str | None:
        """Ask the service; the address to go to, if it is not `back`."""

    @abstractmethod
    def back(self) -> str:
        """Where the person came from, and where to see what stands now."""

    def context(self) -> dict[str, Any]:
        return {}

    def newer(self, moved: MovedOn) -> dict[str, Any] | None:
        """What the page shows beside a stale form, with `version`; None when it can no longer be saved at all."""
        return None

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.allow()
        return self.page(self.form_class(initial=self.initial(), **self.form_kwargs()))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.allow()
        form = self.form_class(request.POST, request.FILES, initial=self.initial(), **self.form_kwargs())
        if not form.is_valid():
            return self.page(form)
        try:
            where = self.act(form)
        except ValidationError as refused:
            for words in refused.messages:
                form.refuse(words)
            return self.page(form)
        except MovedOn as moved:
            return self.stale(form, moved)
        if self.done:
            messages.success(request, self.done)
        return redirect(where or self.back())

    def page(self, form: Form, status: int = 200, **context: Any) -> HttpResponse:
        shown = {"form": form, "back": self.back(), **self.context(), **context}
        return render(self.request, self.template_name, shown, status=status)

    def stale(self, form: Form, moved: MovedOn) -> HttpResponse:
        """409: the person's form again, beside what stands now, or their words given back."""
        newer = self.newer(moved)
        if newer is None:
            return conflict(self.request, back=self.back(), words=said(form))
        posted = self.request.POST.copy()
        posted[form.add_prefix("seen_version")] = str(newer["version"])
        form.data = posted
        form.refuse(FRESH)
        return self.page(form, 409, newer=newer)


def version_seen(request: HttpRequest) -> int:
    """The version that the page carried beside a lone button; 0, which no row has, where it carried none."""
    given = request.POST.get("seen_version", "")
    return int(given) if given.isdecimal() and len(given) < LONGEST_NUMBER else 0


def said(form: forms.BaseForm) -> list[tuple[str, str]]:
    """What a person typed, field by field in words, to be given back."""
    typed = [(bound, form.cleaned_data.get(bound.name)) for bound in form.visible_fields()]
    return [(str(bound.label), str(value)) for bound, value in typed if isinstance(value, str) and value.strip()]


def council_asked(request: HttpRequest, permission: Permission | None = None) -> Council:
    """The council that a page without a subject is about: `?council=893`, else the one chosen in this session.

    Only those count where the person holds the permission, or any role without one; 404 when none is left.
    """
    asked = request.GET.get("council", "")
    found = _named(request, asked, permission) if asked else council_for(request, permission)
    if found is None:
        raise Http404
    request.council = found  # type: ignore[attr-defined]
    return found


def _named(request: HttpRequest, number: str, permission: Permission | None) -> Council | None:
    mine = next((council for council in access.councils(request.user) if council.number == number), None)
    if permission is None or access.allowed(request.user, permission, council=mine):
        return mine
    return None
