"""One section of a report: its words with every earlier wording, its rows, or what the program makes of the data."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View

from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import FRESH
from portal.web.views import conflict
from scorecards.committee import queries
from scorecards.committee.forms.sections import (
    STEP,
    IssueRow,
    IssueRows,
    SectionForm,
    SeenForm,
    TextRow,
    TextRows,
    in_order,
    issue_of,
)
from scorecards.committee.models import Section
from scorecards.committee.rules import LISTS, STATE_WORDS, TEXTS, SectionSource, State
from scorecards.committee.services import sections
from scorecards.committee.views.reports import ReportView

MARK = "[["  # begins a reference


class SectionView(ReportView):
    """A page about one section; without the right, or with the report no draft, it is read only."""

    section: Section
    template_name = "committee/section_made.html"
    # What words may refer to, and how they read; given with the addresses. Each reads the whole report, so that they
    # are asked by buttons and not by every page.
    targets: Callable[..., Any] | None = None
    drafted: Callable[..., Any] | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        section = queries.section_of(self.report, kwargs["key"])
        if section is None:
            raise Http404
        self.section = section

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.page()

    def page(self, status: int = 200, **context: Any) -> HttpResponse:
        page = queries.report_page(self.report)
        shown = {
            "report": self.report,
            "council": self.report.council,
            "section": self.section,
            "sections": page.sections,
            "here": next(shown for shown in page.sections if shown.section.pk == self.section.pk),
            "state_words": STATE_WORDS[State(self.report.state)],
            "may_edit": self.may_edit,
            "back": self.back(),
            **context,
        }
        return render(self.request, self.template_name, shown, status=status)

    @cached_property
    def _offered(self) -> list[Any]:
        return list(self.targets(self.report)) if self.targets else []

    def asked(self, said: Callable[[], list[Any]]) -> dict[str, Any]:
        """What a button asked for beside the words: what they may refer to, or how they read."""
        if "preview" in self.request.POST:
            return {"preview": self.drafted(self.report, self.section.key, said()) if self.drafted else None}
        return {"targets": self._offered} if {"pick", "refer"} & set(self.request.POST) else {}

    def told(self, said: list[Any]) -> Any:
        """The section as it reads, for who does not write it; asked for only where words refer to something."""
        return self.drafted(self.report, self.section.key, said) if self.drafted and MARK in str(said) else None

    def wordings(self) -> list[Any]:
        """Earlier wordings are drafts: for those who work on the report."""
        return list(queries.wordings(self.section)) if self.may(Permission.REPORT_VIEW) else []

    def changed(self) -> Section | None:
        """The section as it stands now; None when the report is no draft any more."""
        now = queries.section_of(self.report, self.section.key)
        self.report = now.report if now else self.report
        return now if self.is_draft else None


class TextSection(SectionView):
    """A section that people write."""

    template_name = "committee/section_text.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        initial = {"text": self.section.text, "seen_version": self.section.version}
        if self.may_edit:
            return self.page(form=SectionForm(initial=initial), wordings=self.wordings())
        return self.page(wordings=self.wordings(), told=self.told([self.section.text]))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.allow()
        if "refer" in request.POST:
            return self._with_reference()
        form = SectionForm(request.POST)
        if not form.is_valid():
            return self.page(form=form, wordings=self.wordings())
        if asked := self.asked(lambda: [form.cleaned_data["text"]]):
            return self.page(form=form, wordings=self.wordings(), **asked)
        given = form.cleaned_data
        try:
            sections.save(self.section, by=request.user, seen_version=given["seen_version"], text=given["text"])
        except MovedOn:
            return self._stale(form)
        messages.success(request, f"“{self.section.heading}” was saved.")
        return redirect(self.back())

    def _with_reference(self) -> HttpResponse:
        """The form again, with the reference that was chosen behind the words; nothing is saved by that."""
        posted, chosen = self.request.POST, self.request.POST.get("reference", "")
        known = {target.markup for _kind, found in self._offered for target in found}
        words = posted.get("text", "")
        words = f"{words.rstrip()} {chosen}".lstrip() if chosen in known else words
        form = SectionForm(initial={"text": words, "seen_version": posted.get("seen_version", "")})
        return self.page(form=form, wordings=self.wordings(), targets=self._offered)

    def _stale(self, form: SectionForm) -> HttpResponse:
        now = self.changed()
        if now is None:
            return _given_back(self, [(self.section.heading, form.cleaned_data["text"])])
        posted = self.request.POST.copy()
        posted["seen_version"] = str(now.version)
        form.data = posted
        form.refuse(FRESH)
        return self.page(409, form=form, newer=now, wordings=self.wordings())


class RowsSection(SectionView):
    """A section that is an ordered list: key messages, recommendations, key issues."""

    template_name = "committee/section_rows.html"
    rows: ClassVar[Any] = TextRows

    def held(self) -> list[dict[str, Any]]:
        """The rows that stand, as the form shows them."""
        texts = self._texts(self.report).values_list("text", flat=True)
        return [{"place": STEP * number, "text": text} for number, text in enumerate(texts, 1)]

    def _texts(self, report: Any) -> Any:
        key_messages = self.section.source == SectionSource.KEY_MESSAGES.value
        return report.key_messages.all() if key_messages else report.recommendations.all()

    def said(self, formset: Any) -> list[Any]:
        """The rows as they were written, in their order."""
        return [form.said["text"] for form in in_order(formset)]

    def save(self, seen: int, formset: Any) -> None:
        texts = self.said(formset)
        messages_ = self.section.source == SectionSource.KEY_MESSAGES.value
        save = sections.save_key_messages if messages_ else sections.save_recommendations
        save(self.section, by=self.request.user, seen_version=seen, texts=texts)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        held = self.held()
        if self.may_edit:
            return self.page(formset=self.rows(initial=held, prefix="row"), held=held, seen=self.section.version)
        return self.page(held=held, told=self.told([_kept(row) for row in held]))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.allow()
        formset, seen = self.rows(request.POST, prefix="row"), SeenForm(request.POST)
        if not formset.is_valid() or not seen.is_valid():
            return self._refused(formset, request.POST.get("seen_version", "0"))
        if asked := self.asked(lambda: self.said(formset)):
            return self.page(formset=formset, held=[], seen=seen.cleaned_data["seen_version"], **asked)
        try:
            self.save(seen.cleaned_data["seen_version"], formset)
        except MovedOn:
            return self._stale(formset)
        messages.success(request, f"“{self.section.heading}” was saved.")
        return redirect(request.path if "more" in request.POST else self.back())

    def _refused(self, formset: Any, seen: str, status: int = 200, **context: Any) -> HttpResponse:
        shown = {"formset": formset, "seen": seen, "held": [], "refusal": SeenForm.refusal, **context}
        return self.page(status, **shown)

    def _stale(self, formset: Any) -> HttpResponse:
        now = self.changed()
        if now is None:
            return _given_back(self, [(f"Row {n}", _words(form)) for n, form in enumerate(in_order(formset), 1)])
        return self._refused(formset, str(now.version), 409, problems=[FRESH], newer=now, held=self.held())


class IssuesSection(RowsSection):
    """Key issues for scrutiny, in four columns."""

    rows = IssueRows

    def held(self) -> list[dict[str, Any]]:
        issues = self.report.key_issues.values("theme", "position", "issue", "focus")
        return [{"place": STEP * number, **issue} for number, issue in enumerate(issues, 1)]

    def said(self, formset: Any) -> list[Any]:
        return [form.said for form in in_order(formset)]

    def save(self, seen: int, formset: Any) -> None:
        issues = [issue_of(form) for form in in_order(formset)]
        sections.save_key_issues(self.section, by=self.request.user, seen_version=seen, issues=issues)


def _kept(row: dict[str, Any]) -> Any:
    """A row that stands, as `drafted` is given it."""
    said = {name: words for name, words in row.items() if name != "place"}
    return said["text"] if set(said) == {"text"} else said


def _words(form: TextRow | IssueRow) -> str:
    return "\n".join(words for words in form.said.values() if words)


def _given_back(view: SectionView, words: list[tuple[str, str]]) -> HttpResponse:
    says = "This report is no draft any more, so that its words cannot be changed."
    return conflict(view.request, back=view.back(), says=says, words=words)


class Page(View):
    """The page that fits how the section is filled."""

    targets: Callable[..., Any] | None = None
    drafted: Callable[..., Any] | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        mine = queries.visible_to(request.user).filter(pk=kwargs["pk"])
        found = Section.objects.filter(report__in=mine.values("pk"), key=kwargs["key"])
        source = found.values_list("source", flat=True).first()
        if source is None:
            raise Http404
        page = _page_for(SectionSource(source)).as_view(targets=self.targets, drafted=self.drafted)
        return page(request, *args, **kwargs)


def _page_for(source: SectionSource) -> type[SectionView]:
    if source in TEXTS:
        return TextSection
    if source in LISTS:
        return IssuesSection if source == SectionSource.KEY_ISSUES else RowsSection
    return SectionView
