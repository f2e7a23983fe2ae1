"""What a quarter said when it was signed before: a revision shows risks and actions as they stood at the first time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from scorecards.copies import queries
from scorecards.copies.content.schema import ActionFacts, SubmissionContent
from scorecards.copies.models import SignedCopy
from scorecards.submissions.models import Submission


@dataclass(frozen=True)
class Then:
    """The quarter as one of its revisions was signed, and when."""

    content: SubmissionContent
    signed_at: datetime


@dataclass(frozen=True)
class Signed:
    """The earlier revisions of a quarter, the first and the newest of them; actions by key as first signed."""

    first: Then
    newest: Then
    actions: dict[int, ActionFacts]


def signed_before(submission: Submission) -> Signed | None:
    """Every signed revision before this one; None for the first revision of a quarter."""
    if submission.revision == 1:
        return None
    found = SignedCopy.objects.filter(
        submission__scorecard=submission.scorecard_id,
        submission__period=submission.period,
        submission__revision__lt=submission.revision,
    ).order_by("submission__revision")
    copies = [Then(queries.staff_quarter(copy), copy.signed_at) for copy in found]
    return Signed(copies[0], copies[-1], _actions(copies)) if copies else None


def _actions(copies: Sequence[Then]) -> dict[int, ActionFacts]:
    """An action that a revision added stands as that revision signed it."""
    found: dict[int, ActionFacts] = {}
    for copy in copies:
        for action in copy.content.actions:
            found.setdefault(action.key, action)
    return found
