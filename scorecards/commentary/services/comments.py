"""The director asks, the officer answers."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.accounts import access
from portal.accounts.rules import Permission, Role
from portal.audit.services import record
from scorecards.commentary import queries
from scorecards.commentary.models import Comment
from scorecards.commentary.queries import Place
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from scorecards.submissions.services import submissions

OPEN = frozenset({State.COLLECTING, State.COMMENTARY, State.REVIEW})


@transaction.atomic
def ask(submission: Submission, place: Place | None, *, by: Any, text: str) -> Comment:
    """Remark on a line, a theme or the whole quarter; a director's waits for an answer."""
    return _say(submission, place, by, text, answers=None)


@transaction.atomic
def answer(comment: Comment, *, by: Any, text: str) -> Comment:
    """Answer a comment, at the place where it was made; an answer to an answer joins the same thread.

    Nobody answers themselves: who asked joins the thread once somebody else has. Raises PermissionDenied, MovedOn.
    """
    asked = comment.answers or comment
    if queries.is_own(asked, by):
        raise PermissionDenied("A question is answered by somebody else than who asked it.")
    return _say(asked.submission, asked.line or asked.theme, by, text, answers=asked)


def _say(submission: Submission, place: Place | None, by: Any, text: str, answers: Comment | None) -> Comment:
    access.require(by, Permission.COMMENT_WRITE, council=submission.council)
    submissions.touch(submission, states=OPEN)
    where = queries.within(submission, place)
    comment = Comment.objects.create(
        submission=submission,
        answers=answers,
        text=text,
        by=by,
        by_director=Role.DIRECTOR in access.roles(by, council=submission.council),
        **where,
    )
    record("comment_answered" if answers else "comment_made", by=by, subject=comment, council=submission.council)
    return comment
