"""A figure that was restated after its narrative was written: the words may still speak of the old one."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from portal.figures.spans import day_words
from scorecards.commentary import queries as commentary
from scorecards.signoff.rules import Remark
from scorecards.submissions.models import Submission
from scorecards.submissions.standing import LineStanding, QuarterStanding


def outdated(line: LineStanding, said_at: datetime | None) -> str:
    """ "The figure was restated on … after the narrative was written: it was 80.0%, now 82.0%".

    `said_at` is when the narrative was last saved. Empty where it was saved since, or where nothing is restated.
    """
    figure = line.figure
    if figure is None or figure.restated_at is None or said_at is None or said_at >= figure.restated_at:
        return ""
    now = figure.shown if figure.value is not None else figure.absent
    on = day_words(figure.restated_on) if figure.restated_on else ""
    return f"The figure was restated on {on}, after the narrative was written: it was {figure.restated_from}, now {now}"


def outdated_remarks(submission: Submission, standing: QuarterStanding) -> Iterator[Remark]:
    """A remark on each line whose narrative, its own or its theme's, is older than the restated figure."""
    said = list(commentary.narratives_of(submission))
    own = {narrative.line_id: narrative.updated_at for narrative in said if narrative.line_id is not None}
    by_theme = {line.pk: each.updated_at for each in said if each.theme_id is not None for line in each.lines.all()}
    for line in standing.lines:
        if words := outdated(line, own.get(line.line, by_theme.get(line.line))):
            page = reverse("desk:line", args=[submission.pk, line.line])
            yield Remark(f"{line.name}: {words[0].lower()}{words[1:]}", "Read whether the narrative still holds.", page)
