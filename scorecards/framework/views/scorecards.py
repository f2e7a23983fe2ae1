"""Scorecards: the list, a scorecard's set-up, and adding a line from the catalogue."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View
from django_tables2 import RequestConfig

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible
from portal.web.forms import Form
from scorecards.framework import queries
from scorecards.framework.forms.scorecards import CatalogueFilter, ScorecardForm, ThemeForm
from scorecards.framework.models import Indicator
from scorecards.framework.services import lines, scorecards
from scorecards.framework.tables import PER_PAGE, ScorecardTable, by_theme
from scorecards.framework.views.base import CouncilView, ScorecardView, refuse


class Scorecards(View):
    """All scorecards that the person sees, and for whom they may make one: 404 for who sees no drafts anywhere."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not access.councils_where(request.user, Permission.DRAFT_VIEW):
            raise Http404
        table = ScorecardTable(queries.listed(request.user))
        RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
        editable = access.councils_where(request.user, Permission.FRAMEWORK_EDIT)
        makes_for = [council for council in access.councils(request.user) if council.pk in editable]
        return render(request, "framework/scorecards.html", {"table": table, "makes_for": makes_for})


class MakeScorecard(CouncilView):
    """A new scorecard of a council."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        seen = Council.objects.filter(pk__in=access.councils_where(request.user, Permission.DRAFT_VIEW))
        self.take(get_object_or_404(seen, number=kwargs["number"]))

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        return self.page("make_scorecard", form=ScorecardForm(council=self.council))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        form = ScorecardForm(request.POST, council=self.council)
        if form.is_valid():
            given = {name: value for name, value in form.cleaned_data.items() if name != "seen_version"}
            try:
                made = scorecards.make(self.council, by=request.user, **given)
            except NotPossible as refused:
                refuse(form, refused)
            else:
                messages.success(request, f"{made} is ready for its lines.")
                return redirect("framework:scorecard", pk=made.pk)
        return self.page("make_scorecard", form=form)


class ScorecardPage(ScorecardView):
    """A scorecard's set-up: its lines by theme with owner, basis, target and life-cycle."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        themes = by_theme(queries.lines_of(self.scorecard))
        count = sum(len(rows) for _theme, rows in themes)
        return self.page("scorecard", scorecard=self.scorecard, themes=themes, count=count)


class ChangeScorecard(ScorecardView):
    """The scorecard's own name, people, framework and scheme."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        scorecard = self.scorecard
        initial = {name: getattr(scorecard, name) for name in scorecards.CHANGEABLE}
        form = ScorecardForm(
            initial={**initial, "seen_version": scorecard.version}, council=self.council, scorecard=scorecard
        )
        return self.page("change_scorecard", form=form, scorecard=scorecard)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        form = ScorecardForm(request.POST, council=self.council, scorecard=self.scorecard)
        if form.is_valid():
            given = dict(form.cleaned_data)
            seen = given.pop("seen_version") or 0
            try:
                scorecards.change(self.scorecard, by=request.user, seen_version=seen, **given)
            except MovedOn:
                return self.stale(form, reverse("framework:change-scorecard", args=[self.scorecard.pk]))
            except NotPossible as refused:
                refuse(form, refused)
            else:
                messages.success(request, "The scorecard is saved.")
                return redirect("framework:scorecard", pk=self.scorecard.pk)
        return self.page("change_scorecard", form=form, scorecard=self.scorecard)


class AddLine(ScorecardView):
    """The catalogue, searched and filtered, with one button for each indicator that is not on the scorecard yet."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        return self._page()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        key = request.POST.get("indicator", "")
        indicator = get_object_or_404(Indicator, pk=int(key) if key.isdecimal() and len(key) < 10 else 0)
        choices: dict[str, Any] = {}
        form: ThemeForm | None = None
        if "theme" in request.POST:
            form = ThemeForm(request.POST, framework=self.scorecard.framework)
            if not form.is_valid():
                return self._page(form=form, wanted=indicator)
            choices["theme"] = form.cleaned_data["theme"]
        try:
            line = lines.add(self.scorecard, indicator, by=request.user, **choices)
        except NotPossible as refused:
            return self._refused(indicator, refused)
        messages.success(request, f"{line} is on the scorecard. Say who owns it and how it is shown.")
        return redirect("framework:change-line", pk=line.pk)

    def _refused(self, indicator: Indicator, refused: NotPossible) -> HttpResponse:
        if refused.field != "theme":
            return self._page(problems=[refused.words])
        form = ThemeForm(initial={"indicator": indicator.pk}, framework=self.scorecard.framework)
        return self._page(form=form, wanted=indicator)

    def _page(
        self, *, form: Form | None = None, wanted: Indicator | None = None, problems: list[str] | None = None
    ) -> HttpResponse:
        given, arranged = self.request.GET, queries.arrangements()
        own = self.scorecard.framework
        framework = next((each for each in arranged if str(each.pk) == given.get("framework")), own)
        filters = CatalogueFilter(given or None, arranged=arranged, framework=framework)
        found = queries.catalogue_for(self.scorecard, framework=framework, **filters.asked())
        page = Paginator(found, PER_PAGE).get_page(given.get("page"))
        count = f"{page.paginator.count} indicator{'' if page.paginator.count == 1 else 's'}"
        shown: dict[str, Any] = {"filters": filters, "indicators": page, "count": count, "problems": problems or []}
        if form is not None:
            shown |= {"form": form, "wanted": wanted}
        return self.page("add_line", scorecard=self.scorecard, **shown)
