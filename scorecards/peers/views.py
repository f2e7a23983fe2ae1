"""The page on which a director agrees, indicator by indicator, to share figures with other councils."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible
from portal.web.views import conflict
from scorecards.peers import queries, services
from scorecards.peers.forms import SharingForm

STALE = "Somebody has changed what the council shares since you opened this page. Nothing was changed."


class Sharing(View):
    """Who shares what; a director ticks, is told what it means, and confirms. 404 for who sees no drafts."""

    council: Council

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.council = get_object_or_404(queries.visible_to(request.user), number=kwargs["number"])
        request.council = self.council  # type: ignore[attr-defined]
        self.rows = queries.shareable(self.council)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(SharingForm(rows=self.rows))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        access.require(request.user, Permission.SHARING_EDIT, council=self.council)
        form = SharingForm(request.POST, rows=self.rows)
        if not form.is_valid():
            return self._page(form)
        if not (form.begins or form.ends):
            form.refuse("Tick or untick an indicator first")
            return self._page(form)
        if not form.cleaned_data["confirmed"]:
            return render(request, "peers/confirm.html", {"council": self.council, "form": form})
        try:
            self._arrange(form)
        except MovedOn:
            return conflict(request, back=request.path, says=STALE)
        except NotPossible as refused:
            form.refuse(refused.words)
            return self._page(form)
        messages.success(request, "What your council shares was changed.")
        return redirect(request.path)

    def _arrange(self, form: SharingForm) -> None:
        seen = form.cleaned_data["seen"]
        services.arrange(self.council, wanted=form.wanted, seen=seen, by=self.request.user)

    def _page(self, form: SharingForm) -> HttpResponse:
        may_edit = access.allowed(self.request.user, Permission.SHARING_EDIT, council=self.council)
        ticked = form["indicators"].value() if form.is_bound else [str(r.indicator.pk) for r in self.rows if r.own]
        shown = {
            "council": self.council,
            "rows": self.rows,
            "form": form,
            "may_edit": may_edit,
            "ticked": {str(key) for key in ticked or ()},
            "shared": sum(row.own is not None for row in self.rows),
        }
        return render(self.request, "peers/sharing.html", shown)
