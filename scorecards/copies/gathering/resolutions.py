"""What a committee resolved before, as its next report tells it: asked, answered, being done."""

from django.utils import timezone

from portal.figures.spans import day_words
from scorecards.commentary.models import Action
from scorecards.commentary.rules import ActionStatus
from scorecards.committee import queries
from scorecards.committee.models import Report, Resolution
from scorecards.committee.rules import RESOLUTION_WORDS, ResolutionKind
from scorecards.copies.content.schema import ResolutionFacts


def resolutions(report: Report) -> tuple[ResolutionFacts, ...]:
    return tuple(_facts(each) for each in queries.came_back(report))


def _facts(resolution: Resolution) -> ResolutionFacts:
    return ResolutionFacts(
        key=resolution.pk,
        meeting_on=resolution.meeting.on,
        kind=RESOLUTION_WORDS[ResolutionKind(resolution.kind)],
        minute=resolution.minute,
        text=resolution.text,
        respondent=resolution.respondent,
        due_on=resolution.due_on,
        answer=resolution.answer,
        answered_on=timezone.localdate(resolution.answered_at) if resolution.answered_at else None,
        actions=tuple(_action(link.action) for link in resolution.resolution_actions.all()),
    )


def _action(action: Action) -> str:
    """ "More reviewers are hired. Tom Ellery, due 5 May 2022": nothing that another day alone would change."""
    title = action.title if action.title.endswith((".", "!", "?")) else f"{action.title}."
    return f"{title} {action.owner or action.owner_name}, {_stands(action)}"


def _stands(action: Action) -> str:
    if action.closed_on is None:
        return f"due {day_words(action.due_on)}"
    done = "done" if action.status == ActionStatus.DONE.value else "stopped"
    return f"{done} {day_words(action.closed_on)}"
