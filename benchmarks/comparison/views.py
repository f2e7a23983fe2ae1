"""Where a council stands: in every measure, and in one. Only what is published; members read it too."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views import View
from django_tables2 import RequestConfig

from benchmarks.comparison import queries
from benchmarks.comparison.forms import BoardFilter, MeasureFilter
from benchmarks.comparison.queries.board import Board
from benchmarks.comparison.queries.standing import Found, UnknownArea
from benchmarks.comparison.standing import board, pictures, words
from benchmarks.comparison.standing.file import StandingFile
from benchmarks.comparison.standing.kinds import Unknown
from benchmarks.comparison.standing.told import facts, member_rows, year_rows
from benchmarks.comparison.tables import StandingTable, rows
from benchmarks.published.models import Measure
from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.charts.palette import Palette
from portal.charts.table import csv_text
from portal.figures.words import POLARITY_WORDS, UNIT_WORDS
from portal.web.acts import council_asked
from portal.web.chart_files import as_csv, as_svg

PER_PAGE = 25
ASKED = ("period", "group", "edition")
CHARTS = {"group": pictures.ranked, "authorities": pictures.everyone, "funnel": pictures.funnel}
FILES = {"csv": as_csv, "svg": as_svg}


class Mine(View):
    """The standing of the council that the person works for."""

    def get(self, request: HttpRequest) -> HttpResponse:
        council = council_asked(request, Permission.PUBLISHED_VIEW)
        return redirect("comparison:standing", number=council.number)


class CouncilPage(View):
    """A page of one council: 404 unless the person may read what it publishes."""

    council: Council

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        seen = Council.objects.filter(pk__in=access.councils_where(request.user, Permission.PUBLISHED_VIEW))
        self.council = get_object_or_404(seen, number=kwargs["number"])
        request.council = self.council  # type: ignore[attr-defined]

    def page(self, template: str, **context: Any) -> HttpResponse:
        return render(self.request, f"comparison/{template}.html", {"council": self.council, **context})


class StandingPage(CouncilPage):
    """Every measure with a published number of the council; what got worse comes first."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        try:
            found, notice = self._found(request.GET.get("group", ""))
        except UnknownArea:
            return self.page("standing", nothing=True)
        filters = BoardFilter(request.GET, groups=found.groups, group=found.group.key)
        fitting = board.in_order(each for each in found.standings if board.fits(each, filters.wanted()))
        query = f"?{urlencode({'group': found.group.key})}" if found.group.key else ""
        table = StandingTable(rows(fitting, self.council.number, query))
        RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
        worse, better, neither = board.counted(found.standings)
        return self.page(
            "standing",
            table=table,
            filters=filters,
            group=found.group,
            notice=notice,
            nothing=not found.standings,
            counted={"worse": worse, "better": better, "neither": neither},
            count=f"{len(fitting)} of {len(found.standings)}",
        )

    def _found(self, group: str) -> tuple[Board, str]:
        """The board beside a group; beside the first where that one is not there, and then says so."""
        try:
            return queries.board(council_number=self.council.number, group=group), ""
        except UnknownArea:
            raise
        except Unknown as wrong:
            return queries.board(council_number=self.council.number), f"{wrong}. The first is shown instead."


class OfMeasure(CouncilPage):
    """One measure of one council: 404 for a code that no measure has, and without an area of the council's number."""

    measure: Measure

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.measure = get_object_or_404(Measure, code=kwargs["code"])

    @cached_property
    def read(self) -> tuple[Found, str]:
        """What was asked for; where something of it is not there the newest, beside the first group, saying so."""
        period, group, edition = (self.request.GET.get(name, "") for name in ASKED)
        number = self.council.number
        try:
            found = queries.standing(self.measure, council_number=number, period=period, group=group, edition=edition)
            return found, ""
        except UnknownArea as wrong:
            raise Http404 from wrong
        except Unknown as wrong:
            return queries.standing(self.measure, council_number=number), f"{wrong}. The newest is shown instead."


class MeasurePage(OfMeasure):
    """Value, group, region, England, places, charts, history; each number with its year and source."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        found, notice = self.read
        standing = found.standing
        palette = Palette.of_council(self.council.colour)
        shown = {"period": standing.slug, "group": standing.group.key, "edition": standing.edition}
        filters = MeasureFilter(shown, periods=found.periods, groups=found.groups, editions=found.editions)
        return self.page(
            "measure",
            measure=self.measure,
            standing=standing,
            notice=notice,
            filters=filters,
            value=words.value_words(standing.subject, standing.own),
            when=words.when(standing),
            finding=words.finding(standing),
            facts=facts(standing)[1:],
            members=member_rows(standing),
            years=year_rows(standing),
            ranked=pictures.ranked(standing, palette),
            everyone=pictures.everyone(standing, palette),
            funnel=pictures.funnel(standing, palette),
            sources=[words.source_words(each) for each in standing.sources],
            polarity=POLARITY_WORDS[standing.subject.polarity],
            unit=UNIT_WORDS[standing.subject.unit],
            asked=urlencode({name: value for name, value in shown.items() if value}),
        )


class MeasureChart(OfMeasure):
    """One chart of the page as a file: its numbers or its picture; 404 where the page does not draw it."""

    def get(self, request: HttpRequest, *, chart: str, kind: str, **_kwargs: Any) -> HttpResponseBase:
        standing = self.read[0].standing
        drawn = CHARTS[chart](standing, Palette.of_council(self.council.colour)) if chart in CHARTS else None
        if drawn is None:
            raise Http404
        name = f"{self.council.number}-{self.measure.code}-{standing.slug.partition(':')[2]}-{chart}"
        return FILES[kind](drawn.wide, name)


class MeasureFile(OfMeasure):
    """The same numbers for a spreadsheet."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        standing = self.read[0].standing
        answer = HttpResponse(csv_text(StandingFile(standing)).encode("utf-8-sig"), content_type="text/csv")
        name = f"{self.council.number}-{self.measure.code}-{standing.slug.partition(':')[2] or 'none'}.csv"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
