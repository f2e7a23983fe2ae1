"""Pages on which analysts quote numbers of others from papers, and others of the council read them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django_tables2 import RequestConfig

from benchmarks.areas.models import Area, ComparatorGroup
from benchmarks.areas.pages import CouncilPage
from benchmarks.published import queries
from benchmarks.published import services as published
from benchmarks.published.forms.quoting import QuoteForm
from benchmarks.published.models import Observation
from benchmarks.published.tables.quoted import QuotedTable
from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import NotPossible

PER_PAGE = 25


class Quoted(CouncilPage):
    """Everything that was quoted of the council, its comparators, its region and England."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        table = QuotedTable(queries.quoted_for(self.area))
        RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
        shown = {"council": self.council, "table": table, "may_quote": self.may_load}
        return render(request, "published/quoted.html", shown)


class Quote(CouncilPage):
    """One number copied from a paper."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self._require()
        return self._page(QuoteForm(area=self.area, initial={"whom": request.GET.get("whom", "")}))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self._require()
        form = QuoteForm(request.POST, area=self.area)
        if form.is_valid():
            try:
                kept = self._quote(form)
            except published.AlreadyPublished as refused:
                form.refuse(f"{refused}.")
            except NotPossible as refused:
                form.refuse(refused.words, refused.field if refused.field in form.fields else None)
            else:
                messages.success(request, f"{kept.measure} of {kept.area or kept.group} is kept with its source.")
                return redirect("published:quoted", number=self.council.number)
        return self._page(form)

    def _quote(self, form: QuoteForm) -> Observation:
        measure, told, by = form.cleaned_data["measure"], form.told(), self.request.user
        kind, key = form.chosen()
        if kind == "edition" and self.area is not None:
            return published.quote_neighbours(measure, by=by, of=self.area, edition=key, **told)
        if kind == "group":
            return published.quote(measure, by=by, group=get_object_or_404(ComparatorGroup, pk=key), **told)
        return published.quote(measure, by=by, area=get_object_or_404(Area, pk=key), **told)

    def _require(self) -> None:
        access.require(self.request.user, Permission.BENCHMARK_LOAD, council=self.council)

    def _page(self, form: QuoteForm) -> HttpResponse:
        return render(self.request, "published/quote.html", {"council": self.council, "form": form})
