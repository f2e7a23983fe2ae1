"""All lines of a quarter, and one line over all quarters."""

from abc import ABC, abstractmethod
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from portal.charts.primitives import Chart
from portal.web.chart_files import as_csv, as_svg
from scorecards.copies.content.schema import PeerFigures, SubmissionContent
from scorecards.scrutiny import queries
from scorecards.scrutiny.forms import LinesFilter
from scorecards.scrutiny.pictures import beside_neighbours, line_trend
from scorecards.scrutiny.queries import ReadableQuarter
from scorecards.scrutiny.rules.histories import LineThen, line_history
from scorecards.scrutiny.rules.lines import parts_words, suppressed, themes
from scorecards.scrutiny.rules.wording import counted
from scorecards.scrutiny.views.base import Page, QuarterPage
from scorecards.submissions.control import Past
from scorecards.submissions.standing import LineStanding


class Lines(QuarterPage):
    """The scorecard of a published quarter."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        content = queries.quarter_content(self.quarter.copy_id)
        form = LinesFilter(request.GET or None, quarter=content.quarter)
        chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
        shown = themes(content.quarter, self.palette, **chosen)
        return self.page(
            "lines",
            quarter=self.quarter,
            content=content,
            filters=form,
            themes=shown,
            counted=counted(sum(len(theme.rows) for theme in shown), "line"),
            suppressed=suppressed(content.quarter.lines),
            **self.beside(),
        )


class LinePage(Page):
    """A line over all quarters that the person may read; of one scorecard, where several have it."""

    def take(self, number: str, code: str) -> list[LineThen[ReadableQuarter]]:
        """The line in each quarter that had it, newest first; 404 where the person may read none."""
        self.about_number(number)
        self.contents = queries.contents_of_line([each.copy_id for each in self.standing], code)
        self.having = [each for each in self.standing if each.copy_id in self.contents]
        if not self.having:
            raise Http404
        self.scorecard = _chosen(self.having, self.request.GET.get("scorecard", ""))
        mine = [each for each in self.having if each.scorecard_id == self.scorecard]
        return line_history(code, [(each, self.contents[each.copy_id]) for each in mine])

    def past(self, line: LineStanding) -> Past | None:
        return line_trend(line, self.council.name, self.palette)


class Line(LinePage):
    """The line as a page."""

    def get(self, request: HttpRequest, number: str, code: str) -> HttpResponse:
        rows = self.take(number, code)
        newest = rows[0]
        return self.page(
            "line",
            rows=rows,
            now=newest,
            line=newest.line,
            parts=parts_words(newest.figure),
            quarter=newest.quarter,
            standing=self.contents[newest.quarter.copy_id].quarter,
            trend=self.past(newest.line),
            asked=f"?scorecard={self.scorecard}",
            among=beside_neighbours(newest.line, self.palette),
            peers=_peers(self.contents[newest.quarter.copy_id], code),
            suppressed=suppressed([row.line for row in rows]),
            said=[row for row in rows if row.said],
            elsewhere=_elsewhere(self.having, self.scorecard),
        )


class LineFile(ABC, LinePage):
    """The line over time, or beside its neighbours, as a file; 404 where the page draws nothing."""

    @abstractmethod
    def file(self, chart: Chart, name: str) -> FileResponse:
        """The chart as this kind of file."""

    def get(self, request: HttpRequest, number: str, code: str) -> FileResponse:
        newest = self.take(number, code)[0]
        beside = request.GET.get("chart") == "neighbours"
        drawn = beside_neighbours(newest.line, self.palette) if beside else self.past(newest.line)
        if drawn is None:
            raise Http404
        name = f"{newest.line.name}, {newest.quarter.slug}"
        return self.file(drawn.wide, f"{name}, neighbours" if beside else name)


class LineNumbers(LineFile):
    """Its numbers for a spreadsheet."""

    def file(self, chart: Chart, name: str) -> FileResponse:
        return as_csv(chart, name)


class LineDrawing(LineFile):
    """Its picture for a document."""

    def file(self, chart: Chart, name: str) -> FileResponse:
        return as_svg(chart, name)


def _peers(content: SubmissionContent, code: str) -> PeerFigures | None:
    """What other councils had signed of the same quarter when it was signed."""
    return next((each for each in content.peers if each.indicator == code), None)


def _chosen(having: list[ReadableQuarter], asked: str) -> int:
    """The scorecard asked for; without one, that of the newest quarter. 404 for one that never had the line."""
    if not asked:
        return having[0].scorecard_id
    found = next((each.scorecard_id for each in having if str(each.scorecard_id) == asked), None)
    if found is None:
        raise Http404
    return found


def _elsewhere(having: list[ReadableQuarter], scorecard: int) -> list[ReadableQuarter]:
    """The newest quarter of each other scorecard that has the line."""
    newest: dict[int, ReadableQuarter] = {}
    for each in having:
        if each.scorecard_id != scorecard:
            newest.setdefault(each.scorecard_id, each)
    return list(newest.values())
