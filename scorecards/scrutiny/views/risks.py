"""The risk table of a quarter as it stood when it was signed, and one risk's story."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from portal.accounts.rules import Permission
from portal.web.acts import council_asked
from scorecards.scrutiny import queries
from scorecards.scrutiny.pictures import score_trend
from scorecards.scrutiny.queries import ReadableQuarter
from scorecards.scrutiny.rules.histories import risk_story
from scorecards.scrutiny.rules.moved import by_score, risks_in_words
from scorecards.scrutiny.views.base import Page, QuarterPage


class RiskTable(Page):
    def table(self, quarter: ReadableQuarter, **context: Any) -> HttpResponse:
        content = queries.quarter_content(quarter.copy_id)
        since = content.quarter.last_period_label
        return self.page(
            "risks",
            quarter=quarter,
            content=content,
            since=since,
            words=risks_in_words(content.risks, since),
            open=by_score(risk for risk in content.risks if not risk.closed),
            closed=[risk for risk in content.risks if risk.closed],
            **context,
        )


class Risks(QuarterPage, RiskTable):
    """The risk table of one quarter."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.table(self.quarter, **self.beside())


class LatestRisks(RiskTable):
    """The risk table of the newest quarter."""

    def get(self, request: HttpRequest) -> HttpResponse:
        council = council_asked(request, Permission.PUBLISHED_VIEW)
        self.about(council, queries.readable_quarters(request.user, council=council))
        if not self.standing:
            return self.page("nothing")
        newest = self.standing[0]
        earlier = [each for each in self.standing[1:] if each.scorecard_id == newest.scorecard_id]
        return self.table(newest, earlier=earlier[0] if earlier else None)


class Risk(Page):
    """One risk over all quarters that the person may read."""

    def get(self, request: HttpRequest, number: str, key: int) -> HttpResponse:
        self.about_number(number)
        contents = queries.contents_of_risk([each.copy_id for each in self.standing], key)
        having = [each for each in self.standing if each.copy_id in contents]
        if not having:
            raise Http404
        rows = risk_story(key, [(each, contents[each.copy_id]) for each in having])
        newest = rows[0]
        names = {line.indicator: line.name for line in contents[newest.quarter.copy_id].quarter.lines}
        return self.page(
            "risk",
            rows=rows,
            risk=newest.risk,
            quarter=newest.quarter,
            latest=newest.quarter == self.standing[0],
            lines=[(code, names.get(code, code)) for code in newest.risk.indicators],
            reworded=[row for row in rows if row.reworded],
            trend=score_trend([(row.quarter.period.label, row.risk) for row in reversed(rows)], self.palette),
        )
