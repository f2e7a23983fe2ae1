"""Saving what is said: every wording is kept, and of two people saving at once nobody loses a word."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone

from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.commentary import queries
from scorecards.commentary.models import Narrative, NarrativeRevision
from scorecards.commentary.queries import Place
from scorecards.framework.models import ScorecardLine
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from scorecards.submissions.services import submissions

WRITABLE = frozenset({State.COLLECTING, State.COMMENTARY})


@dataclass(frozen=True)
class Words:
    """One wording, as typed: Markdown in four parts, and the forecast with the day it is for."""

    shows: str = ""
    why: str = ""
    doing: str = ""
    expected: str = ""
    forecast_value: Decimal | None = None
    forecast_for: date | None = None
    ready: bool = False


class NewerWords(MovedOn):
    """Someone saved after the page was opened; `subject` is the narrative with the newer words."""


@transaction.atomic
def save(
    submission: Submission,
    place: Place,
    *,
    by: Any,
    words: Words,
    seen_version: int,
    covers: Sequence[ScorecardLine] = (),
) -> Narrative:
    """Keep a new wording. `seen_version` is that of the narrative on the page, 0 where there was none.

    Raises NewerWords with the other's text when someone was faster, MovedOn when the quarter is with the director
    or signed, PermissionDenied when the line is not the person's to write.
    """
    if not queries.may_write(by, submission, place):
        raise PermissionDenied("This line is not yours to write.")
    for line in covers:
        queries.within(submission, line)
    submissions.touch(submission, states=WRITABLE)
    narrative = (
        _change(submission, place, by, words, seen_version) if seen_version else _begin(submission, place, by, words)
    )
    if narrative.theme_id:
        narrative.lines.set(covers)
    before = narrative.revisions.order_by("-number").values_list("number", flat=True).first() or 0
    _keep_wording(narrative, by, words)
    record(
        "narrative_saved",
        by=by,
        subject=narrative,
        before={"wording": before},
        after={"wording": before + 1, "ready": words.ready},
    )
    return narrative


def _begin(submission: Submission, place: Place, by: Any, words: Words) -> Narrative:
    where = queries.within(submission, place)
    try:
        with transaction.atomic():
            return Narrative.objects.create(submission=submission, updated_by=by, **where, **asdict(words))
    except IntegrityError:
        raise NewerWords(Narrative.objects.get(submission=submission, **where)) from None


def _change(submission: Submission, place: Place, by: Any, words: Words, seen_version: int) -> Narrative:
    where = queries.within(submission, place)
    mine = Narrative.objects.filter(submission=submission, version=seen_version, **where)
    changed = mine.update(version=F("version") + 1, updated_at=timezone.now(), updated_by=by, **asdict(words))
    narrative = Narrative.objects.filter(submission=submission, **where).select_related("updated_by").first()
    if narrative is None:
        raise MovedOn(submission)
    if changed != 1:
        raise NewerWords(narrative)
    return narrative


def _keep_wording(narrative: Narrative, by: Any, words: Words) -> None:
    last = narrative.revisions.aggregate(last=Max("number"))["last"] or 0
    NarrativeRevision.objects.create(narrative=narrative, number=last + 1, saved_by=by, **asdict(words))


@transaction.atomic
def copy_to_revision(source: Submission, target: Submission, *, by: Any) -> None:
    """`revise` carries every word into the new revision; called by the act that makes it."""
    for old in queries.narratives_of(source):
        words = {name: getattr(old, name) for name in Words.__dataclass_fields__}
        new = Narrative.objects.create(
            submission=target, line_id=old.line_id, theme_id=old.theme_id, updated_by=old.updated_by, **words
        )
        new.lines.set(old.lines.all())
        NarrativeRevision.objects.create(narrative=new, number=1, saved_by=by, **words)
