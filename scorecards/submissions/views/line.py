"""Figures of one line typed on a page, its categories beside it; or the reason why there is none."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.figures.rounding import trimmed
from portal.figures.spans import period_words
from portal.figures.vocabulary import Basis, Unit
from portal.web.views import conflict
from scorecards.framework.models import Category, ScorecardLine
from scorecards.submissions import queries
from scorecards.submissions.forms import CELLS, FigureForm, FigureForms
from scorecards.submissions.models import Figure
from scorecards.submissions.reading import Finding, Known, Reading
from scorecards.submissions.reading.dates import NotADay, parse_day, start_for
from scorecards.submissions.reading.rows import Row, read_row
from scorecards.submissions.rules import derive
from scorecards.submissions.services import figures
from scorecards.submissions.views.quarter import QuarterView

BASIS_WORDS = {
    Basis.QUARTER: "Quarter",
    Basis.YEAR_TO_DATE: "Year to date",
    Basis.ROLLING_6: "6 months",
    Basis.ROLLING_12: "12 months",
    Basis.MONTH: "Month",
    Basis.YEAR: "Year",
    Basis.THREE_YEARS: "3 years",
    Basis.SNAPSHOT: "Snapshot",
    Basis.FORECAST: "Forecast",
}


class LineFigures(QuarterView):
    """The cells of one line for one stretch of time, which the address names: ?basis=month&end=2021-09-30."""

    line: ScorecardLine

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        line = queries.line_of(self.submission, kwargs["line"])
        if line is None:
            raise Http404
        self.line = line
        self.basis = _basis(request.GET.get("basis", ""), line)
        self.start, self.end = self._dates(request.GET)
        self.held = queries.figures_at(self.submission, line, basis=self.basis, start=self.start, end=self.end)
        self.categories: list[Category | None] = [None, *queries.categories_of(line)]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.FIGURES_LOAD)
        return self._page(FigureForms(initial=list(self._initial()), parts=self._parts(), prefix="row"))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.FIGURES_LOAD)
        formset = FigureForms(request.POST, initial=list(self._initial()), parts=self._parts(), prefix="row")
        known = queries.known(self.submission)
        rows = self._read(formset, known) if formset.is_valid() else None
        if rows is None:
            return self._page(formset, 200, refusal="The figures were not saved")
        given = [(reading, seen) for reading, seen in rows if reading is not None]
        cleared = self._cleared(formset)
        warned = queries.warnings_of(
            self.submission,
            known,
            [reading for reading, _seen in given],
            beside=self._beside(formset),
            gone=[key for key, _seen in cleared],
        )
        if warned and request.POST.get("warned") != seal_of(warned):
            return self._page(formset, warnings=_placed(warned, formset), warned=seal_of(warned))
        try:
            figures.type_in(self.submission, self.line, by=request.user, rows=given, cleared=cleared)
        except MovedOn:
            return self._stale(formset)
        messages.success(request, f"The figures of {self.line} were saved.")
        return redirect("submissions:figures", self.submission.pk)

    def _read(self, formset: FigureForms, known: Known) -> list[tuple[Reading | None, int]] | None:
        """The changed rows as readings; None when one of them cannot be read, which its form then says."""
        read: list[tuple[Reading | None, int]] = []
        for place, (form, category) in enumerate(zip(formset.forms, self.categories, strict=True), start=1):
            if form.was_changed() and not form.blank:
                read.append((self._reading(place, form, category, known), form.cleaned_data["seen_version"]))
        return None if any(reading is None for reading, _seen in read) else read

    def _reading(self, place: int, form: FigureForm, category: Category | None, known: Known) -> Reading | None:
        """The form's reading, with its place on the page as its row."""
        where = {
            "indicator": self.line.indicator.code,
            "category": f"{category.breakdown.code}:{category.code}" if category else "",
            "basis": self.basis.value,
            "period_start": self.start.isoformat(),
            "period_end": self.end.isoformat(),
        }
        row = Row(place, {**where, **form.cells}, known)
        reading = read_row(row)
        for column, words in row.wrong:
            form.refuse(words, column if column in form.fields else None)
        return reading

    def _beside(self, formset: FigureForms) -> list[Reading]:
        """What the page's other cells hold and keep."""
        found = []
        for place, (form, category) in enumerate(zip(formset.forms, self.categories, strict=True), start=1):
            figure = self.held.get(category.pk if category else None)
            if figure is not None and not form.was_changed():
                found.append(replace(queries.reading_of(figure), row=place))
        return found

    def _cleared(self, formset: FigureForms) -> list[tuple[int, int]]:
        """Figures whose cells were all emptied."""
        pairs = zip(formset.forms, self.categories, strict=True)
        emptied = [(form, self.held.get(c.pk if c else None)) for form, c in pairs if form.was_changed() and form.blank]
        return [(figure.pk, form.cleaned_data["seen_version"]) for form, figure in emptied if figure]

    def _dates(self, asked: QueryDict) -> tuple[date, date]:
        """The dates that the address asks for, else those of the quarter's figure, else the expected ones."""
        try:
            end = parse_day(asked.get("end", ""))
            start = asked.get("start", "")
            return parse_day(start) if start else start_for(self.basis, end), end
        except NotADay:
            pass
        current = queries.current_figures(self.submission).get(self.line.pk)
        if current and self.basis.value == self.line.headline_basis:
            return current.period_start, current.period_end
        return queries.expected_dates(self.submission, self.basis)

    def _parts(self) -> list[dict[str, Any]]:
        found = []
        for category in self.categories:
            split = category.breakdown if category else self.line.indicator
            held = self.held.get(category.pk if category else None)
            found.append(
                {
                    "label": category.label if category else "Total",
                    "breakdown": category.breakdown.name if category else "",
                    "level": 1 if category and category.parent_id else 0,
                    "rate": split.unit == Unit.PER_10000.value,
                    "now": queries.value_of(held).words if held else "",
                }
            )
        return found

    def _initial(self) -> Iterator[dict[str, Any]]:
        for category in self.categories:
            held = self.held.get(category.pk if category else None)
            yield _cells(held) if held else {"seen_version": 0}

    def _page(self, formset: FigureForms, status: int = 200, **context: Any) -> HttpResponse:
        return self.page(
            "line",
            status,
            line=self.line,
            formset=formset,
            period_words=period_words(self.basis, self.start, self.end),
            basis=self.basis.value,
            start=self.start,
            end=self.end,
            bases=[(b.value, BASIS_WORDS[b]) for b in _bases(self.line)],
            others=queries.figures_of_line(self.submission, self.line),
            **context,
        )

    def _stale(self, formset: FigureForms) -> HttpResponse:
        """409, with every row that the person had changed given back in words."""
        pairs = zip(formset.forms, self._parts(), strict=True)
        words = [(part["label"], _said(form)) for form, part in pairs if form.was_changed()]
        says = "These figures have changed since you opened the page, or the quarter no longer collects them."
        here = reverse("submissions:figure", args=[self.submission.pk, self.line.pk])
        return conflict(self.request, back=f"{here}?{self.request.GET.urlencode()}", says=says, words=words)


def seal_of(warned: Sequence[Finding]) -> str:
    """What the page sends along once these warnings were read: with others, or more, it is asked again."""
    return hashlib.sha256("\n".join(each.words for each in warned).encode()).hexdigest()[:16]


def _placed(warned: Sequence[Finding], formset: FigureForms) -> list[tuple[str, str]]:
    """Each warning with the id of the cell that it speaks of: the value, or what it is made of."""
    forms = [formset.forms[each.row - 1] for each in warned]
    cells = [form["value" if form.cells["value"] or not form.cells["numerator"] else "numerator"] for form in forms]
    return [(each.words, cell.id_for_label) for each, cell in zip(warned, cells, strict=True)]


def _basis(asked: str, line: ScorecardLine) -> Basis:
    return next((basis for basis in _bases(line) if basis.value == asked), Basis(line.headline_basis))


def _bases(line: ScorecardLine) -> list[Basis]:
    """The bases that the line may be given by, the usual one first."""
    return list(dict.fromkeys(Basis(basis) for basis in (line.headline_basis, *line.indicator.bases)))


def _cells(figure: Figure) -> dict[str, Any]:
    """A figure as somebody would type it: one that follows from its parts is left to them."""
    derived = derive(queries.value_of(figure)) is not None
    typed = {
        "numerator": _plain(figure.numerator),
        "denominator": _plain(figure.denominator),
        "value": "" if derived else _typed_value(figure),
    }
    words = {name: getattr(figure, name) for name in ("symbol", "qualifier", "population_edition", "note")}
    return {**typed, **words, "seen_version": figure.version}


def _typed_value(figure: Figure) -> str:
    if figure.value is None:
        return ""
    shortest = trimmed(figure.value)
    return f"{shortest:.{figure.decimals}f}" if figure.decimals else f"{shortest:f}"


def _plain(value: Any) -> str:
    return "" if value is None else f"{trimmed(value):f}"


def _said(form: FigureForm) -> str:
    given = [f"{name.replace('_', ' ')}: {form.cells[name]}" for name in CELLS if form.cells[name]]
    return "; ".join(given) or "emptied"
