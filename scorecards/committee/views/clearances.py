"""Clearance of sections, asked for and given; and who holds the portfolio."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from portal.audit.refusals import MovedOn
from portal.web.acts import ActPage
from portal.web.views import conflict
from scorecards.committee import queries
from scorecards.committee.forms.clearances import ClearanceForm, ClearForm, ReaderForm
from scorecards.committee.models import Clearance, Report, Section
from scorecards.committee.rules import State
from scorecards.committee.services import clearances
from scorecards.committee.views.reports import ReportAct, ReportView

REFERENCE = "[["  # begins a reference


class Ask(ReportAct):
    """Who clears a section of a draft."""

    template_name = "committee/ask_clearance.html"
    form_class = ClearanceForm
    done = "The clearance is asked for. The person finds it on their first page."
    section: Section

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        section = queries.section_of(self.report, kwargs["key"])
        if section is None:
            raise Http404
        self.section = section

    def form_kwargs(self) -> dict[str, Any]:
        council = self.report.council
        return {"kinds": queries.kinds_of(council), "members": queries.may_clear(council)}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "section": self.section, "who": queries.who_clears(self.report.council).items()}

    def act(self, form: ClearanceForm) -> None:
        given = form.cleaned_data
        clearances.ask(self.section, by=self.request.user, kind=given["kind"], clearer=form.person())


class End(ReportView):
    """The director says that a section needs no such clearance."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        found = Clearance.objects.filter(section__report=self.report).select_related("section__report")
        clearance = get_object_or_404(found, pk=kwargs["clearance"])
        try:
            clearances.end(clearance, by=request.user)
        except MovedOn:
            return conflict(request, back=self.back(), says="This clearance was ended, or the report is no draft.")
        messages.success(request, "The section does not need this clearance any more.")
        return redirect(self.back())


class Clear(ActPage):
    """The words of one section, for the person who is named to clear them."""

    template_name = "committee/clear.html"
    form_class = ClearForm
    done = "The section is cleared as it stands."
    clearance: Clearance
    drafted: Callable[..., Any] | None = None  # how words with references read; given with the addresses

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.clearance = get_object_or_404(queries.to_clear(request.user), pk=kwargs["pk"])
        request.council = self.clearance.section.report.council  # type: ignore[attr-defined]

    def initial(self) -> dict[str, Any]:
        return {"seen_sha256": queries.words_sha256(queries.words_of(self.clearance.section))}

    def context(self) -> dict[str, Any]:
        section = self.clearance.section
        words = queries.words_of(section)
        return {
            "told": self._told(section) if REFERENCE in words else None,
            "shown": queries.clearance_shown(self.clearance),
            "section": section,
            "words": words,
            "own": section.updated_by_id == self.request.user.pk,
            "council": section.report.council,
        }

    def _told(self, section: Section) -> Any:
        """The section as the paper tells it, without ways into the rest of the report."""
        if self.drafted is None:
            return None
        return self.drafted(section.report, section.key, queries.rows_of(section), links=False)

    def back(self) -> str:
        return reverse("home")

    def newer(self, moved: MovedOn) -> dict[str, Any] | None:
        section = queries.to_clear(self.request.user).filter(pk=self.clearance.pk).first()
        if section is None:
            return None
        self.clearance = section
        return {"version": section.section.version}

    def stale(self, form: Any, moved: MovedOn) -> HttpResponse:
        """The words that stand now are on the page, and are to be read before they are cleared."""
        now = self.newer(moved)
        if now is None:
            return conflict(self.request, back=self.back(), says="The report is no draft any more.")
        fresh = ClearForm({**self.initial()})
        fresh.refuse("The section was changed since you opened it. Read it again below.")
        return self.page(fresh, 409, newer=now)

    def act(self, form: ClearForm) -> None:
        clearances.clear(self.clearance, by=self.request.user, seen_sha256=form.cleaned_data["seen_sha256"])


class Reader(ReportView, ActPage):
    """Which member holds the portfolio and reads the report in review."""

    template_name = "committee/reader.html"
    form_class = ReaderForm
    done = "The portfolio holder was saved."

    def form_kwargs(self) -> dict[str, Any]:
        return {"members": queries.may_hold(self.report)}

    def initial(self) -> dict[str, Any]:
        return {"reader": self.report.portfolio_reader_id or "", "seen_version": self.report.version}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.allow()
        if State(self.report.state) not in (State.DRAFT, State.REVIEW):
            messages.warning(request, "This report is signed off: its portfolio holder reads it as every member does.")
            return redirect(self.back())
        return super().get(request, **kwargs)

    def context(self) -> dict[str, Any]:
        return {"report": self.report, "council": self.report.council}

    def newer(self, moved: MovedOn) -> dict[str, Any] | None:
        now = Report.objects.select_related("portfolio_reader").get(pk=self.report.pk)
        if State(now.state) not in (State.DRAFT, State.REVIEW):
            return None
        return {"version": now.version, "reader": now.portfolio_reader}

    def act(self, form: ReaderForm) -> None:
        given = form.cleaned_data
        clearances.name_reader(
            self.report, by=self.request.user, seen_version=given["seen_version"], reader=form.person()
        )
