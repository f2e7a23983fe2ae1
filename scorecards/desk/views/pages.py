"""What every page of a quarter begins with: the quarter, or 404 for whom it does not exist."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.charts.palette import Palette
from scorecards.commentary.services import comments, narratives
from scorecards.desk import queries
from scorecards.desk.words import sentence
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import STATE_WORDS, State

MOVED = "The quarter has moved on since you opened this page, so its words cannot be changed now."


class QuarterPage(View):
    """A page of one quarter."""

    submission: Submission
    revisions: queries.Opened

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = queries.opened(request.user, kwargs["pk"])
        if found is None:
            raise Http404
        self.revisions, self.submission = found, found.submission
        request.council = self.submission.council  # type: ignore[attr-defined]

    @property
    def state(self) -> State:
        return State(self.submission.state)

    @property
    def palette(self) -> Palette:
        return Palette.of_council(self.submission.council.colour)

    def allowed(self, permission: Permission) -> bool:
        return access.allowed(self.request.user, permission, council=self.submission.council)

    @property
    def may_comment(self) -> bool:
        return self.state in comments.OPEN and self.allowed(Permission.COMMENT_WRITE)

    @property
    def open_for_words(self) -> bool:
        """Whether narrative and actions can be written now: not while the director reads, nor after."""
        return self.state in narratives.WRITABLE

    def page(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        submission = self.submission
        shown = {
            "submission": submission,
            "council": submission.council,
            "title": title_of(submission),
            "state_words": STATE_WORDS[self.state],
            "may_comment": self.may_comment,
            **context,
        }
        return render(self.request, f"desk/{template}.html", shown, status=status)


def title_of(submission: Submission) -> str:
    """ "Quarter 2, 2021/22"."""
    return sentence(parse_period(submission.period).title)
