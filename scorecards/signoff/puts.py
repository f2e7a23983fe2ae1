"""When figures went into a quarter, and when earlier ones that it shows became others: read from trail and quarters."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q

from portal.audit.models import AuditEvent
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import State
from scorecards.submissions.services.figures import named, said_of

ACTS = ("figures_put", "figures_cleared")


@dataclass(frozen=True)
class Put:
    """Figures that went in or out at one moment, by what they speak of, as the trail keeps them."""

    at: datetime
    before: dict[str, Any]
    after: dict[str, Any]


def puts_of(submission: Submission) -> list[Put]:
    """Everything that was ever put into a quarter, the oldest first. One query."""
    found = AuditEvent.objects.filter(
        subject_type="submissions.submission", subject_id=str(submission.pk), act__in=ACTS
    )
    rows = found.order_by("id").values_list("at", "before", "after")
    return [Put(at, json.loads(before), json.loads(after)) for at, before, after in rows]


def all_puts(submission: Submission) -> list[Put]:
    """The same, and what later revisions of earlier quarters changed on the day they were signed.

    Two queries; a third where there is such a revision.
    """
    return sorted([*puts_of(submission), *_signed_anew(submission)], key=lambda put: put.at)


def last_moved(submissions: Iterable[Submission]) -> dict[int, datetime]:
    """By quarter when figures last went in or out, or an earlier quarter of its scorecard was signed anew. Two queries.

    What it leaves out is a quarter in which nothing moved at all; what moved there is told by `all_puts`.
    """
    wanted = list(submissions)
    keys = [str(each.pk) for each in wanted]
    events = AuditEvent.objects.filter(subject_type="submissions.submission", subject_id__in=keys, act__in=ACTS)
    put = dict(events.order_by().values_list("subject_id").annotate(last=Max("at")))
    again = Submission.objects.filter(
        scorecard__in={each.scorecard_id for each in wanted}, state=State.SIGNED_OFF.value, revision__gt=1
    )
    signed = list(again.order_by().values_list("scorecard_id", "period", "signed_off_at"))
    found = {}
    for each in wanted:
        earlier = [at for card, period, at in signed if card == each.scorecard_id and period < each.period]
        if moments := [at for at in (put.get(str(each.pk)), *earlier) if at is not None]:
            found[each.pk] = max(moments)
    return found


def _signed_anew(submission: Submission) -> Iterator[Put]:
    """Each signed revision of an earlier quarter as if what it changed had been put in when it was signed.

    What this quarter says itself of an earlier one stays what it is; the parts of earlier ones are not shown here.
    """
    signed = Q(scorecard=submission.scorecard_id, period__lt=submission.period, state=State.SIGNED_OFF.value)
    again = Submission.objects.filter(signed, revision__gt=1)
    totals = Figure.objects.filter(category=None).select_related("submission")
    held: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
    revisions: dict[int, Submission] = {}
    for figure in totals.filter(Q(submission__in=again) | Q(submission__in=again.values("revises"))):
        held[figure.submission_id][named(figure)] = said_of(figure)
        revisions[figure.submission_id] = figure.submission
    own = {named(figure) for figure in totals.filter(submission=submission)} if held else set()
    for each in revisions.values():
        if each.revision > 1 and each.signed_off_at is not None:
            yield _changed(each.signed_off_at, held[each.revises_id or 0], held[each.pk], own)


def _changed(
    at: datetime, before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]], own: Collection[str]
) -> Put:
    keys = {key for key in before.keys() | after.keys() if key not in own and before.get(key) != after.get(key)}
    return Put(
        at,
        {key: told for key, told in before.items() if key in keys},
        {key: told for key, told in after.items() if key in keys},
    )
