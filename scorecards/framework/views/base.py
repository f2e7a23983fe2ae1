"""What the framework's pages share: what exists for the person, what they may do, what is said to a stale page."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import NotPossible
from portal.web.forms import Form
from portal.web.views import conflict
from scorecards.framework import queries


class CouncilView(View):
    """A page of a council's framework."""

    council: Council
    room = "framework"

    def take(self, council: Council) -> None:
        """Say whose page this is, for its colours and its permissions."""
        self.council = council
        self.request.council = council  # type: ignore[attr-defined]

    def require_edit(self) -> None:
        access.require(self.request.user, Permission.FRAMEWORK_EDIT, council=self.council)

    @property
    def may_edit(self) -> bool:
        return access.allowed(self.request.user, Permission.FRAMEWORK_EDIT, council=self.council)

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        shown = {"council": self.council, "may_edit": self.may_edit, **context}
        return render(self.request, f"{self.room}/{template}.html", shown, status=status)

    def stale(self, form: forms.BaseForm, back: str) -> HttpResponse:
        """409 with the person's own words: nothing was saved, nothing is lost."""
        return conflict(self.request, back=back, words=own_words(form))


class ScorecardView(CouncilView):
    """A page of one scorecard: 404 unless it exists for the person."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.scorecard = get_object_or_404(queries.scorecard_page(request.user), pk=kwargs["pk"])
        self.take(self.scorecard.council)


class LineView(CouncilView):
    """A page of one line: 404 unless it exists for the person."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        lines = queries.whole_lines(queries.lines_visible_to(request.user))
        self.line = get_object_or_404(lines.select_related("scorecard__framework"), pk=kwargs["pk"])
        self.take(self.line.scorecard.council)


def own_words(form: forms.BaseForm) -> list[tuple[str, str]]:
    """What the person gave in the fields that they saw, as (label, text)."""
    shown = ((bound, bound.value()) for bound in form.visible_fields())
    return [(str(bound.label), _said(bound, value)) for bound, value in shown if _said(bound, value)]


def _said(bound: forms.BoundField, value: Any) -> str:
    if isinstance(value, tuple):  # a date in its three parts
        return " ".join(str(part) for part in value if part)
    named = dict(getattr(bound.field, "choices", ()) or ())
    by_key = {str(key): str(words) for key, words in named.items()}
    return by_key.get(str(value), str(value)) if value not in (None, "") else ""


def refuse(form: Form, refused: NotPossible) -> None:
    """Show what a service refused at its field, or at the top where the form has no such field."""
    form.refuse(refused.words, refused.field if refused.field in form.fields else None)
