"""The scorecard of a quarter, and the list of all quarters."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View
from django_tables2 import RequestConfig

from portal.accounts import access
from portal.accounts.rules import Permission
from scorecards.commentary import queries as commentary
from scorecards.desk import queries
from scorecards.desk.board import acts_of, lacks, ratings_explained, rows_of, with_now
from scorecards.desk.forms import LineFilter
from scorecards.desk.rules import counted, progress
from scorecards.desk.tables import QuarterTable
from scorecards.desk.views.pages import QuarterPage
from scorecards.peers import queries as peers
from scorecards.signoff.again import places_to_read_again
from scorecards.signoff.readiness import narrative_states
from scorecards.submissions.queries.scorecard import quarter_standing
from scorecards.submissions.rules import State

PER_PAGE = 25


class Scorecard(QuarterPage):
    """Every line with its figure, rating, changes and comparisons, and where its narrative stands."""

    def get(self, request: HttpRequest, **_kwargs: object) -> HttpResponse:
        submission = self.submission
        standing = quarter_standing(submission)
        talk = commentary.talk_of(submission)
        again = places_to_read_again(submission, standing, talk)
        percent = submission.council.large_change_percent
        states = narrative_states(standing, talk.lines, percent, talk.lines_asked, again.lines)
        filters = LineFilter(request.GET, standing=standing)
        themes = rows_of(standing, states, talk, filters.wanted(request.user.pk), self.palette, again.themes)
        shown = sum(len(theme.rows) for theme in themes)
        beside = peers.beside(submission.council, standing.lines, period=submission.period)
        themes = [replace(theme, rows=with_now(theme.rows, beside)) for theme in themes]
        made = progress((line, states[line.line]) for line in standing.lines)
        elsewhere = sum(line is None for line, _theme in talk.asked)
        return self.page(
            "scorecard",
            standing=standing,
            themes=themes,
            filters=filters,
            count=_count(shown, len(standing.lines)),
            progress=made,
            lacks=lacks(submission, made, elsewhere) if self.state != State.SIGNED_OFF else [],
            acts=acts_of(request.user, submission),
            others=self.revisions.others,
            ratings=ratings_explained(standing),
        )


def _count(shown: int, of: int) -> str:
    return counted(of, "line", "lines") if shown == of else f"{shown} of {counted(of, 'line', 'lines')}"


class Quarters(View):
    """Every quarter that the person sees drafts of, with its state and its dates."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not access.councils_where(request.user, Permission.DRAFT_VIEW):
            raise Http404
        table = QuarterTable(queries.quarters(request.user))
        RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
        return render(request, "desk/quarters.html", {"table": table, **_set_up(request.user)})


def _set_up(user: Any) -> dict[str, Any]:
    """What is done beside the quarters: open the next, set scorecards up, quote other councils, see who shares."""
    seeing = set(access.councils_where(user, Permission.DRAFT_VIEW))
    quoting = set(access.councils_where(user, Permission.BENCHMARK_LOAD))
    return {
        "to_open": queries.to_open(user),
        "sharing": [council for council in access.councils(user) if council.pk in seeing],
        "sets_up": access.councils_where(user, Permission.FRAMEWORK_EDIT),
        "quoting": [council for council in access.councils(user) if council.pk in quoting],
    }
