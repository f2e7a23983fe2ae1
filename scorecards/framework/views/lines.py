"""A line: what is known of it, the council's choices about it, its breaks."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from portal.audit.refusals import MovedOn, NotPossible
from portal.figures.vocabulary import Basis, Counts, Similarity
from portal.web.views import conflict
from scorecards.framework import queries
from scorecards.framework.forms.lines import BreakForm, LineForm
from scorecards.framework.rules import NarrativeWhen, PartYear
from scorecards.framework.rules.words import (
    BASIS_CHOICES,
    COUNTS_CHOICES,
    NARRATIVE_CHOICES,
    PART_YEAR_CHOICES,
    SIMILARITY_CHOICES,
)
from scorecards.framework.services import lines
from scorecards.framework.tables import row_of, target_rows
from scorecards.framework.views.base import LineView, refuse


class LinePage(LineView):
    """Everything that is set up for a line; everyone who sees drafts may read it."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        line = self.line
        return self.page(
            "line",
            line=line,
            row=row_of(line),
            targets=target_rows(line),
            breaks=list(line.breaks.all()),
            rebases=queries.rebases_of(line),
            bases=[BASIS_CHOICES[Basis(basis)] for basis in line.indicator.bases],
            breakdowns=queries.breakdowns_of([line.indicator_id]).get(line.indicator_id, []),
            counts=COUNTS_CHOICES[Counts(line.counts)],
            narrative=NARRATIVE_CHOICES[NarrativeWhen(line.narrative_when)],
            similarity=SIMILARITY_CHOICES[Similarity(line.likeness[0])],
            similarity_note=line.likeness[1],
            part_year=PART_YEAR_CHOICES[PartYear(line.part_year)],
        )


class ChangeLine(LineView):
    """The council's own choices about a line."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        initial = {name: getattr(self.line, name) for name in lines.CHANGEABLE}
        form = LineForm(initial={**initial, "seen_version": self.line.version}, line=self.line)
        return self.page("change_line", form=form, line=self.line)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        form = LineForm(request.POST, line=self.line)
        if form.is_valid():
            given = dict(form.cleaned_data)
            try:
                lines.change(self.line, by=request.user, seen_version=given.pop("seen_version"), **given)
            except MovedOn:
                return self.stale(form, reverse("framework:change-line", args=[self.line.pk]))
            except NotPossible as refused:
                refuse(form, refused)
            else:
                messages.success(request, "The line is saved.")
                return redirect("framework:line", pk=self.line.pk)
        return self.page("change_line", form=form, line=self.line)


class AddBreak(LineView):
    """From when the line counts something else."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        return self.page("add_break", form=BreakForm(), line=self.line)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        form = BreakForm(request.POST)
        if form.is_valid():
            try:
                lines.add_break(self.line, by=request.user, **form.cleaned_data)
            except NotPossible as refused:
                refuse(form, refused)
            else:
                messages.success(request, "The break is added. No change is shown across it.")
                return redirect("framework:line", pk=self.line.pk)
        return self.page("add_break", form=form, line=self.line)


class DropBreak(LineView):
    """Take back a break that was entered in error."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.require_edit()
        try:
            lines.drop_break(get_object_or_404(self.line.breaks, pk=kwargs["broken"]), by=request.user)
        except MovedOn:
            return conflict(request, back=reverse("framework:line", args=[self.line.pk]))
        messages.success(request, "The break is taken back.")
        return redirect("framework:line", pk=self.line.pk)
