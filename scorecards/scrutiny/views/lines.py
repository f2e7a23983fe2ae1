"""All lines of a quarter, and one line over all quarters."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from scorecards.copies.content.schema import PeerFigures, SubmissionContent
from scorecards.scrutiny import queries
from scorecards.scrutiny.forms import LinesFilter
from scorecards.scrutiny.pictures import beside_neighbours, line_trend
from scorecards.scrutiny.queries import ReadableQuarter
from scorecards.scrutiny.rules.histories import line_history
from scorecards.scrutiny.rules.lines import parts_words, suppressed, themes
from scorecards.scrutiny.rules.wording import counted
from scorecards.scrutiny.views.base import Page, QuarterPage


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


class Line(Page):
    """A line over all quarters that the person may read; of one scorecard, where several have it."""

    def get(self, request: HttpRequest, number: str, code: str) -> HttpResponse:
        self.about_number(number)
        contents = queries.contents_of_line([each.copy_id for each in self.standing], code)
        having = [each for each in self.standing if each.copy_id in contents]
        if not having:
            raise Http404
        scorecard = _chosen(having, request.GET.get("scorecard", ""))
        mine = [each for each in having if each.scorecard_id == scorecard]
        rows = line_history(code, [(each, contents[each.copy_id]) for each in mine])
        newest = rows[0]
        return self.page(
            "line",
            rows=rows,
            now=newest,
            line=newest.line,
            parts=parts_words(newest.figure),
            quarter=newest.quarter,
            standing=contents[newest.quarter.copy_id].quarter,
            trend=line_trend(newest.line, self.council.name, self.palette),
            among=beside_neighbours(newest.line, self.palette),
            peers=_peers(contents[newest.quarter.copy_id], code),
            suppressed=suppressed([row.line for row in rows]),
            said=[row for row in rows if row.said],
            elsewhere=_elsewhere(having, scorecard),
        )


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
