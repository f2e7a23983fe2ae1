"""The figures of a quarter's lines as the quarter knows them: its own, and of earlier ones what was signed last."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from scorecards.framework.models import ScorecardLine
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.queries.vintage import Key, key_of, value_of
from scorecards.submissions.rules import State


@dataclass(frozen=True)
class Read:
    """A figure of the line as this quarter knows it, the words of the one that it restates, and since when."""

    figure: Figure
    own: bool
    restated_from: str
    restated_at: datetime | None


def figures_of(submission: Submission, lines: Sequence[ScorecardLine]) -> dict[int, list[Read]]:
    """By line: this quarter's figures, and of earlier ones the newest signed word on each.

    Of splits only those of now, read beside the earlier revisions of the same quarter that they may restate.
    """
    mine = Q(submission=submission)
    signed = Q(submission__state=State.SIGNED_OFF.value, submission__period__lte=submission.period)
    signed &= Q(category=None) | Q(submission__period=submission.period)
    found = (
        Figure.objects.filter(mine | signed, line__in=[line.pk for line in lines])
        .select_related("submission", "category__breakdown", "category__parent")
        .order_by("submission__period", "submission__revision")
    )
    by_pk = {line.pk: line for line in lines}
    newest: dict[Key, Read] = {}
    for figure in sorted(found, key=lambda f: f.submission_id == submission.pk):
        own = figure.submission_id == submission.pk
        if not own and (figure.submission.period, figure.submission.revision) >= (
            submission.period,
            submission.revision,
        ):
            continue
        earlier = newest.get(key_of(figure))
        newest[key_of(figure)] = Read(figure, own, *_restated(earlier, figure, by_pk[figure.line_id]))
    read: dict[int, list[Read]] = defaultdict(list)
    for each in newest.values():
        read[each.figure.line_id].append(each)
    return read


def _restated(earlier: Read | None, figure: Figure, line: ScorecardLine) -> tuple[str, datetime | None]:
    """The words of an earlier signed figure where this one says something else, and when it was put in."""
    if earlier is None:
        return "", None
    was, now = (value_of(each, line, each.category).words for each in (earlier.figure, figure))
    return (earlier.restated_from, earlier.restated_at) if was == now else (was, figure.updated_at)
