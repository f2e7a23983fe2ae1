"""What a report tells its committee again: what was resolved before, what was answered, what is being done."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from scorecards.committee.models import Report, Resolution, ResolutionAction, ResolutionReturn
from scorecards.committee.rules import Classification, ResolutionKind, State


def came_back(report: Report) -> list[Resolution]:
    """What this report tells again, the oldest meeting first, each with its actions. Four queries.

    What the committee resolved at an earlier meeting comes back with every report until one that was not withdrawn has
    told its answer. What concerns a scorecard that another report of the meeting is on is that report's to tell.
    """
    if report.supplements_id is not None:
        return []  # its report has told it
    found = _owed(report).select_related("meeting__committee", "report")
    links = ResolutionAction.objects.select_related("action__owner").order_by("action__due_on", "id")
    found = found.prefetch_related("report__submissions", Prefetch("resolution_actions", links))
    found = found.order_by("meeting__on", "id")
    ours, others = _scorecards([report]), _scorecards(_beside(report))
    return [each for each in found if not _is_anothers(each, ours, others - ours)]


def _owed(report: Report) -> QuerySet[Resolution]:
    """What asks for an answer, or got one, or is being acted upon; what was only agreed has no story to tell."""
    before = ResolutionReturn.objects.filter(
        resolution=OuterRef("pk"), answered=True, report__meeting__on__lt=report.meeting.on
    ).exclude(report__state=State.WITHDRAWN.value)
    asks = Q(kind__in=[ResolutionKind.ASKED.value, ResolutionKind.REFERRED.value]) | Q(due_on__isnull=False)
    done = ~Q(answer="") | Exists(ResolutionAction.objects.filter(resolution=OuterRef("pk")))
    earlier = Resolution.objects.filter(
        meeting__committee=report.meeting.committee_id, meeting__on__lt=report.meeting.on
    )
    # What was resolved on a report that is wholly exempt is told in no paper that is not.
    if report.classification != Classification.EXEMPT.value:
        earlier = earlier.exclude(report__classification=Classification.EXEMPT.value)
    return earlier.filter(asks | done).exclude(Exists(before))


def _beside(report: Report) -> list[Report]:
    """Other reports of the same meeting: not this one's own revisions, nor what was withdrawn."""
    found = Report.objects.filter(meeting=report.meeting_id).filter(supplements=None).exclude(title=report.title)
    return list(found.exclude(state=State.WITHDRAWN.value))


def _scorecards(reports: Iterable[Report]) -> set[int]:
    keys = [each.pk for each in reports]
    return set(Report.objects.filter(pk__in=keys).values_list("submissions__scorecard", flat=True)) - {None}


def _is_anothers(resolution: Resolution, ours: set[int], others: set[int]) -> bool:
    if resolution.report is None:
        return False
    about = {submission.scorecard_id for submission in resolution.report.submissions.all()}
    return bool(about & others) and not about & ours
