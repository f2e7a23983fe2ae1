"""Where a line's limits begin anew: entered with date and reason, or taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from portal.audit.refusals import MovedOn, NotPossible
from portal.web.views import conflict
from scorecards.framework.forms.lines import RebaseForm
from scorecards.framework.services import limits
from scorecards.framework.views.base import LineView, refuse


class RebaseLine(LineView):
    """From when the limits of the line's control chart begin anew, and why."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        return self.page("rebase", form=RebaseForm(), line=self.line)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        form = RebaseForm(request.POST)
        if form.is_valid():
            try:
                limits.rebase(self.line, by=request.user, **form.cleaned_data)
            except NotPossible as refused:
                refuse(form, refused)
            else:
                messages.success(request, "The limits begin anew from that day.")
                return redirect("framework:line", pk=self.line.pk)
        return self.page("rebase", form=form, line=self.line)


class DropRebase(LineView):
    """Take back what was entered in error."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.require_edit()
        rebased = get_object_or_404(self.line.rebases.select_related("by"), pk=kwargs["rebased"])
        try:
            limits.drop_rebase(rebased, by=request.user)
        except MovedOn:
            return conflict(request, back=reverse("framework:line", args=[self.line.pk]))
        messages.success(request, "It is taken back. The limits run through.")
        return redirect("framework:line", pk=self.line.pk)
