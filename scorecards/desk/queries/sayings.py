"""What is said of a line, now and in earlier quarters."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from scorecards.commentary.models import Narrative
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State


@dataclass(frozen=True)
class Sayings:
    """The narrative of this quarter, a theme's that speaks of the line, and what was signed in earlier quarters."""

    own: Narrative | None = None
    of_theme: Narrative | None = None
    earlier: tuple[Narrative, ...] = ()


def sayings_of_line(submission: Submission, line: int) -> Sayings:
    """All narrative that speaks of a line, now and in earlier signed quarters, in one query."""
    here = Q(submission=submission)
    before = Q(
        submission__scorecard=submission.scorecard_id,
        submission__state=State.SIGNED_OFF.value,
        submission__period__lt=submission.period,
        ready=True,
    )
    covers = Narrative.lines.through.objects.filter(scorecardline=line).values("narrative")
    found = (
        Narrative.objects.filter(here | before, Q(line=line) | Q(pk__in=covers))
        .select_related("submission", "theme", "updated_by")
        .annotate(wordings=Count("revisions"))
        .order_by("-submission__period", "-submission__revision", "theme")
    )
    rows = list(found)
    now = [each for each in rows if each.submission_id == submission.pk]
    return Sayings(
        own=next((each for each in now if each.line_id), None),
        of_theme=next((each for each in now if each.theme_id), None),
        earlier=_last_words(each for each in rows if each.submission_id != submission.pk),
    )


def _last_words(narratives: Iterable[Narrative]) -> tuple[Narrative, ...]:
    """Of each earlier quarter the last revision's words."""
    found: dict[tuple[str, bool], Narrative] = {}
    for each in narratives:
        found.setdefault((each.submission.period, each.line_id is None), each)
    return tuple(found.values())
