"""The acts on a quarter: to review and back, signed, opened again as a new revision."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.accounts.services import Confirmation
from portal.audit.refusals import MovedOn
from scorecards.commentary.models import Comment
from scorecards.commentary.services import comments, narratives
from scorecards.copies import services as freezing
from scorecards.copies.models import SignedCopy
from scorecards.signoff.readiness import readiness, signable
from scorecards.signoff.reading import QuarterRead, Seen, read_quarter
from scorecards.signoff.rules import Gap
from scorecards.signoff.services import disclosure
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import RevisionKind
from scorecards.submissions.services import submissions


def send_for_review(submission: Submission, *, by: Any, seen_version: int) -> None:
    """Hand the quarter to the director. Raises NotReady with what is missing, MovedOn for a stale page."""
    submissions.move(submission, "send_for_review", by=by, seen_version=seen_version, missing=readiness)


def recall(submission: Submission, *, by: Any, seen_version: int) -> None:
    """Take it back before the director has decided; only who sent it may."""
    submissions.move(submission, "recall", by=by, seen_version=seen_version)


@transaction.atomic
def send_back(submission: Submission, *, by: Any, seen_version: int, text: str = "") -> None:
    """Back to the officers, with at least one comment made since it was sent; `text` is one on the whole quarter."""
    sent_at = submission.sent_at
    if text.strip():
        access.require(by, Permission.SUBMISSION_SIGN_OFF, council=submission.council)
        comments.ask(submission, None, by=by, text=text.strip())
        seen_version += 1  # the comment counts the gate's version up; anybody else's edit makes the move fail
    submissions.move(
        submission,
        "send_back",
        by=by,
        seen_version=seen_version,
        missing=lambda moved: _without_comment(moved, sent_at),
    )


def _without_comment(submission: Submission, sent_at: datetime | None) -> list[Gap]:
    made = Comment.objects.filter(submission=submission, by_director=True, answers=None)
    if sent_at is not None:
        made = made.filter(at__gte=sent_at)
    return [] if made.exists() else [Gap("comment", "Write at least one comment: say what should change")]


@transaction.atomic
def sign_off(submission: Submission, *, by: Any, seen: Seen, confirmation: Confirmation) -> SignedCopy:
    """Sign a quarter: what the director saw is frozen, word for word.

    Raises MovedOn when anything on the page has changed since, NotReady, PermissionDenied.
    """
    access.require(by, Permission.SUBMISSION_SIGN_OFF, council=submission.council)
    confirmed(by, confirmation)
    reads: list[QuarterRead] = []

    def missing(moved: Submission) -> list[Gap]:
        """Read once, behind the guard: what is compared is what is judged, and what is judged is what is frozen."""
        read = read_quarter(moved)
        if read.seen.sha256 != seen.sha256:
            raise MovedOn(moved)
        reads.append(read)
        return signable(moved, read)

    submissions.move(submission, "sign_off", by=by, seen_version=seen.version, missing=missing)
    content = replace(reads[0].content, withheld=reads[0].withheld)
    return freezing.freeze_submission(submission, by=by, content=content, public=reads[0].public)


def confirmed(by: Any, confirmation: Confirmation) -> None:
    if confirmation.user_id != by.pk:
        raise PermissionDenied("The password was given by someone else.")


@transaction.atomic
def revise(submission: Submission, *, by: Any, kind: RevisionKind, reason: str) -> Submission:
    """Begin another revision of a signed quarter, with every figure and word; the signed one stays as it was."""
    revision = submissions.revise(submission, by=by, kind=kind, reason=reason)
    narratives.copy_to_revision(submission, revision, by=by)
    disclosure.carry(submission, revision)
    return revision
