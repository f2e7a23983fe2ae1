"""A quarter that was opened by mistake is taken away again; the trail keeps everything that it held."""

from typing import Any

from django.db import transaction
from django.db.models import F, ProtectedError

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible
from portal.audit.services import record
from scorecards.submissions import queries
from scorecards.submissions.models import Figure, Submission, Upload
from scorecards.submissions.rules import CANCELLED_FROM
from scorecards.submissions.services import figures

WRITTEN_IN = (
    "People have written in this quarter, or it is in a report, and none of that is thrown away. "
    "The quarter cannot be cancelled"
)


@transaction.atomic
def cancel(submission: Submission, *, by: Any, seen_version: int, reason: str) -> None:
    """Take away a quarter whose figures are collected or that is being written, in its first revision.

    Its figures and the names of its files go into the trail; the files' bytes stay in storage. Raises NotPossible
    without a reason, for a revision, and once somebody wrote in it or put it into a report; MovedOn when stale.
    """
    access.require(by, Permission.SUBMISSION_OPEN, council=submission.council)
    if not reason.strip():
        raise NotPossible("Give a reason", "reason")
    if submission.revision > 1:
        raise NotPossible("Only a quarter that was never signed can be cancelled; this one is a revision of one")
    states = [state.value for state in CANCELLED_FROM]
    seen = Submission.objects.filter(pk=submission.pk, version=seen_version, state__in=states)
    if seen.update(version=F("version") + 1) != 1:
        raise MovedOn(submission)
    record("cancel_quarter", by=by, subject=submission, before=_held(submission), after={"reason": reason.strip()})
    _take_away(submission)


def _held(submission: Submission) -> dict[str, Any]:
    """Everything that goes, as the trail keeps it: dates, each figure, each file by name and hash."""
    held = Figure.objects.filter(submission=submission).select_related("line__indicator", "category__breakdown")
    files = Upload.objects.filter(submission=submission).values_list("file__name", "file__sha256")
    return {
        "state": submission.state,
        "data_date": submission.data_date,
        "coverage": submission.coverage,
        "files": [f"{name} ({sha256})" for name, sha256 in files],
        **{_named(figure): figures.said_of(figure) for figure in held},
    }


def _named(figure: Figure) -> str:
    part = f", {figure.category}" if figure.category else ""
    return f"{figure.line}{part}: {queries.value_of(figure).period}"


def _take_away(submission: Submission) -> None:
    """Delete the row and what is only its own. What higher rooms keep of it is protected, and refuses."""
    Figure.objects.filter(submission=submission).delete()
    Upload.objects.filter(submission=submission).delete()
    try:
        Submission.objects.filter(pk=submission.pk).delete()
    except ProtectedError:
        raise NotPossible(WRITTEN_IN) from None
