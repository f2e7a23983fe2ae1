"""Which ready words of open quarters must be read again: worked out in full only where figures moved since."""

from collections.abc import Mapping
from datetime import datetime

from scorecards.commentary import queries as commentary
from scorecards.signoff.again import places_to_read_again
from scorecards.signoff.puts import last_moved
from scorecards.submissions.models import Submission
from scorecards.submissions.queries.scorecard import quarter_standing


def lines_to_read_again(since: Mapping[Submission, datetime]) -> dict[int, frozenset[int]]:
    """By quarter the lines whose words must be read again; `since` is when the oldest ready words were saved.

    Two queries, however many quarters, and those of a scorecard for each quarter in which a figure moved since.
    """
    if not since:
        return {}
    moved = last_moved(since)
    return {each.pk: _lines(each) for each, at in since.items() if _doubtful(each, at, moved.get(each.pk))}


def _doubtful(submission: Submission, since: datetime, moved: datetime | None) -> bool:
    """A revision carries words over from what was signed, before figures that are restated in it."""
    return submission.revision > 1 or (moved is not None and moved > since)


def _lines(submission: Submission) -> frozenset[int]:
    talk = commentary.talk_of(submission)
    return frozenset(places_to_read_again(submission, quarter_standing(submission), talk).lines)
