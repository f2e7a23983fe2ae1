"""Targets of a line: set from a period on, or ended."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from portal.audit.refusals import MovedOn, NotPossible
from scorecards.framework.forms.lines import EndTargetForm, TargetForm
from scorecards.framework.services import targets
from scorecards.framework.tables import period_label, target_rows
from scorecards.framework.views.base import LineView, refuse


class Targets(LineView):
    """Every target that the line has had, and the form for the next one."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = TargetForm(initial={"seen_version": self.line.version}, line=self.line) if self.may_edit else None
        return self._page(form)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        form = TargetForm(request.POST, line=self.line)
        if form.is_valid():
            try:
                made = targets.set(self.line, by=request.user, **form.cleaned_data)
            except MovedOn:
                return self.stale(form, reverse("framework:targets", args=[self.line.pk]))
            except NotPossible as refused:
                refuse(form, refused)
            else:
                messages.success(request, f"The target is set from {period_label(made.from_period)}.")
                return redirect("framework:targets", pk=self.line.pk)
        return self._page(form)

    def _page(self, form: TargetForm | None) -> HttpResponse:
        shown: dict[str, Any] = {"form": form} if form is not None else {}
        return self.page("targets", line=self.line, targets=target_rows(self.line), **shown)


class EndTarget(LineView):
    """Let a target stand to a period and no longer."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.require_edit()
        return self._page(EndTargetForm(initial={"seen_version": self.line.version}), kwargs["target"])

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.require_edit()
        target = get_object_or_404(self.line.targets.select_related("line__scorecard"), pk=kwargs["target"])
        form = EndTargetForm(request.POST)
        if form.is_valid():
            try:
                targets.end(target, by=request.user, **form.cleaned_data)
            except MovedOn:
                return self.stale(form, reverse("framework:end-target", args=[self.line.pk, target.pk]))
            except NotPossible as refused:
                refuse(form, refused)
            else:
                messages.success(request, f"The target ends with {period_label(target.to_period)}.")
                return redirect("framework:targets", pk=self.line.pk)
        return self._page(form, target.pk)

    def _page(self, form: EndTargetForm, key: int) -> HttpResponse:
        rows = [row for row in target_rows(self.line) if row.target.pk == key]
        get_object_or_404(self.line.targets, pk=key)
        return self.page("end_target", line=self.line, form=form, row=rows[0])
