"""What the columns of published tables mean: said once, kept, and offered again."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from benchmarks.areas.pages import LoaderAct, StaffPage
from benchmarks.importers.rows import WrongFile
from benchmarks.published import listings, stages
from benchmarks.published.choices import Choices, choices
from benchmarks.published.forms.imports import FORMATS, ConfirmForm, TableForm
from benchmarks.published.forms.mapping import MappingForm
from benchmarks.published.models import Mapping, Table
from benchmarks.published.rules import Format
from benchmarks.published.services import mappings
from benchmarks.published.told import BASES, lines_of, reads
from benchmarks.published.views.decisions import ImportAct
from portal.audit.refusals import MovedOn, NotPossible
from portal.figures.vocabulary import Basis


def rows(table: Table) -> list[dict[str, Any]]:
    """The mappings of a table in words; one query."""
    found = table.mappings.select_related("measure").order_by("measure__name", "pk")
    return [
        {
            "pk": each.pk,
            "measure": each.measure,
            "reads": reads(each.rule()),
            "lines": lines_of(each.rule()),
            "basis": BASES[Basis(each.basis)],
        }
        for each in found
    ]


class Tables(StaffPage):
    """Every table that is known."""

    room = "published"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("tables", tables=listings.tables())


class AddTable(LoaderAct):
    """A table that is not known yet."""

    room = "published"
    template_name = "published/add_table.html"
    form_class = TableForm

    def back(self) -> str:
        return reverse("published:tables")

    def do(self, form: TableForm) -> str:
        table = mappings.add_table(**form.told(), by=self.request.user)
        messages.success(self.request, f"“{table.publication}” is added. Send a file of it to say what it means.")
        return f"{reverse('published:load')}?table={table.code}"


class TablePage(StaffPage):
    """What is mapped in one table."""

    room = "published"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        own = Table.objects.prefetch_related(Prefetch("aliases"))
        table = get_object_or_404(own, code=kwargs["code"])
        return self.show("table", table=table, rows=rows(table), kind=FORMATS[Format(table.format)])


class Unmap(LoaderAct):
    """Take a mapping out."""

    room = "published"
    template_name = "published/confirm.html"
    form_class = ConfirmForm
    done = "The measure is no longer read from this table."
    mapping: Mapping

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        known = Mapping.objects.select_related("table", "measure")
        self.mapping = get_object_or_404(known, pk=kwargs["pk"], table__code=kwargs["code"])

    def back(self) -> str:
        return reverse("published:table", args=[self.mapping.table.code])

    def initial(self) -> dict[str, Any]:
        return {"seen_version": self.mapping.pk}

    def context(self) -> dict[str, Any]:
        return {
            "caption": self.mapping.table,
            "title": f"Read {self.mapping.measure} no longer",
            "says": f"It reads {reads(self.mapping.rule())}. Releases that were loaded with it stay as they are.",
            "button": "Take the mapping out",
            "warning": True,
        }

    def do(self, form: ConfirmForm) -> None:
        mappings.remove(self.mapping, by=self.request.user)


class Map(ImportAct):
    """Map one measure after another with the columns of a file at hand, then read it."""

    template_name = "published/map.html"
    form_class = MappingForm

    @cached_property
    def offered(self) -> Choices:
        try:
            return choices(self.job)
        except WrongFile:
            return Choices((), {})

    def form_kwargs(self) -> dict[str, Any]:
        return {"choices": self.offered}

    def context(self) -> dict[str, Any]:
        found = rows(self.job.table)
        return {
            **super().context(),
            "rows": found,
            "unreadable": not self.offered.figures,
            "may_read": bool(found) and self.stage in stages.SET_BACK,
        }

    def do(self, form: MappingForm) -> str:
        if not self.offered.figures:
            raise NotPossible("The columns of this file cannot be read")
        if self.stage in stages.OPEN:
            raise MovedOn(self.job)
        made, by = form.made(), self.request.user
        if made:
            kept = mappings.add_new(self.job.table, form.rule(), by=by, **made)
        else:
            kept = mappings.add(self.job.table, form.rule(), by=by)
        messages.success(self.request, f"{kept.measure} is mapped.")
        return reverse("published:map", args=[self.job.pk])
