"""The moves that need one button: a quarter's and a report's, each against the version that the page showed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from portal.audit.refusals import MovedOn, NotPossible, NotReady
from scorecards.signoff import services as signoff
from scorecards.signoff.forms import MoveForm
from scorecards.signoff.views import report, submission
from scorecards.submissions.services import submissions

Act = Callable[..., Any]

# Name: the act, whether it takes a reason, what did not happen, what is said when it did.
QUARTER_MOVES: dict[str, tuple[Act, bool, str, str]] = {
    "close_figures": (
        submissions.close_figures,
        False,
        "The figures were not closed",
        "The figures are closed. Officers can write their narrative.",
    ),
    "reopen_figures": (
        submissions.reopen_figures,
        True,
        "The figures were not reopened",
        "The figures are open again.",
    ),
    "send_for_review": (
        signoff.send_for_review,
        False,
        "The quarter was not sent for review",
        "Sent for review. The director reads it next.",
    ),
    "recall": (signoff.recall, False, "The quarter was not recalled", "Recalled. Officers can write again."),
}
REPORT_MOVES: dict[str, tuple[Act, bool, str, str]] = {
    "send_for_review": (
        signoff.send_report,
        False,
        "The report was not sent for review",
        "Sent for review. The director reads it next.",
    ),
    "recall": (signoff.recall_report, False, "The report was not recalled", "Recalled. It is a draft again."),
    "publish": (
        signoff.publish,
        False,
        "The report was not published",
        "Published. Members can read it from now on.",
    ),
    "withdraw": (
        signoff.withdraw,
        True,
        "The report was not withdrawn",
        "Withdrawn. Members cannot open the page or the file any more.",
    ),
}


class Move(submission.Reviewed):
    """Close or reopen figures, send for review, recall."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        name, given = _asked(request)
        act, takes_reason, refusal, done = _known(QUARTER_MOVES, name)
        reason = {"reason": given["reason"]} if takes_reason else {}
        try:
            act(self.submission, by=request.user, seen_version=given["seen_version"], **reason)
        except MovedOn:
            return self._again(409, refusal, [submission.STALE])
        except NotReady as missing:
            return self._again(422, refusal, missing.gaps)
        except NotPossible as refused:
            return self._again(422, refusal, [refused.words])
        messages.success(request, done)
        return redirect("desk:scorecard", self.submission.pk)

    def _again(self, status: int, refusal: str, problems: list[Any]) -> HttpResponse:
        self.submission.refresh_from_db()
        return self.page(status, refusal=refusal, problems=problems)


class ReportMove(report.Reviewed):
    """Send for review, recall, publish, withdraw, correct."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        name, given = _asked(request)
        if name == "correct":
            return self._correct(given["seen_version"], given["reason"])
        act, takes_reason, refusal, done = _known(REPORT_MOVES, name)
        reason = {"reason": given["reason"]} if takes_reason else {}
        try:
            act(self.report, by=request.user, seen_version=given["seen_version"], **reason)
        except (MovedOn, NotReady, ValidationError) as refused:
            return self._refused(refusal, refused)
        messages.success(request, done)
        return redirect("signoff:report", self.report.pk)

    def _correct(self, seen_version: int, reason: str) -> HttpResponse:
        try:
            fresh = signoff.correct(self.report, by=self.request.user, seen_version=seen_version, reason=reason)
        except (MovedOn, ValidationError) as refused:
            return self._refused("The correction was not begun", refused)
        messages.success(self.request, f"Revision {fresh.revision} is begun as a draft.")
        return redirect("committee:report", fresh.pk)

    def _refused(self, refusal: str, refused: Exception) -> HttpResponse:
        self.reread()
        if isinstance(refused, NotReady):
            return self.page(422, refusal=refusal, problems=refused.gaps)
        if isinstance(refused, ValidationError):
            return self.page(422, refusal=refusal, problems=refused.messages)
        return self.page(409, refusal=refusal, problems=[report.STALE])


def _asked(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise BadRequest("A move names itself and the version that the page showed.")
    return form.cleaned_data["move"], form.cleaned_data


def _known(moves: dict[str, tuple[Act, bool, str, str]], name: str) -> tuple[Act, bool, str, str]:
    if name not in moves:
        raise BadRequest(f"There is no move “{name}”.")
    return moves[name]
