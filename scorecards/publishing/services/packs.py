"""The members' pack of a meeting: made anew whenever one of its papers is published, withdrawn or moved."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.audit.services import record
from portal.jobs import services as jobs
from portal.jobs.rules import State
from scorecards.copies.models import SignedCopy
from scorecards.publishing import packing, queries, sealing
from scorecards.publishing.making import Made
from scorecards.publishing.models import Pack, PackPrinting
from scorecards.publishing.queries import PaperOfMeeting
from scorecards.publishing.rules import LEAST_IN_PACK
from scorecards.publishing.sealing import Sealed
from scorecards.publishing.services import printed
from scorecards.publishing.services.working import Overtaken, work

FAULT = (
    "The program met a fault while making this ({{name}}). Try again; if it fails again, tell your support "
    "that pack {number} fails."
)

# What a row no longer says once its file is not handed out any more; what was printed is still known.
PUT_AWAY: dict[str, Any] = {
    "file": None,
    "pages": None,
    "holds": [],
    "versions": {},
    "unsigned_sha256": "",
    "unsigned_size": None,
    "certificate": None,
}


@transaction.atomic
def refresh(copy: SignedCopy, *, by: Any) -> Pack:
    """Ask for the pack of the meeting of a report whose publication, day or item has changed.

    The caller's act has asked for permission. A file with a paper that is withdrawn or superseded is put away here, in
    the transaction that does that; any other is handed out until the new one is there.
    """
    meeting = queries.meeting_of(copy)
    given = {"council": copy.council, "state": State.CANCELLED.value, "finished_at": timezone.now()}
    Pack.objects.get_or_create(meeting_id=meeting, defaults=given)
    pack = Pack.objects.select_for_update().get(meeting_id=meeting)
    wanted = [paper.row for paper in queries.papers_of_meeting(meeting)]
    enough, had = len(wanted) >= LEAST_IN_PACK, len(pack.wanted) >= LEAST_IN_PACK
    if wanted == pack.wanted and enough == (pack.state != State.CANCELLED.value):
        return pack
    _write(pack, wanted, State.QUEUED if enough else State.CANCELLED, by)
    if enough or had:
        record("pack_queued" if enough else "pack_put_away", by=by, subject=pack, after={"papers": len(wanted)})
    if enough:
        jobs.ring_after_commit(pack)
    return pack


@transaction.atomic
def ask(copy: SignedCopy, *, by: Any) -> bool:
    """Have the pack of a report's meeting made where there is none though several reports are published; else False.

    Raises PermissionDenied.
    """
    if not queries.keeps_papers(by, copy.council):
        raise PermissionDenied("This pack is not yours to make.")
    lacks = queries.lacks_pack(queries.meeting_of(copy))
    if lacks:
        refresh(copy, by=by)
    return lacks


def _write(pack: Pack, wanted: list[dict[str, Any]], state: State, by: Any) -> None:
    stays = state is State.QUEUED and set(pack.holds) <= {each["copy"] for each in wanted}
    Pack.objects.filter(pk=pack.pk).update(
        state=state.value,
        reason="",
        worker="",
        tries=0,
        leased_until=None,
        queued_at=timezone.now(),
        rung_at=None,
        finished_at=None if state is State.QUEUED else timezone.now(),
        wanted=wanted,
        asked_by=by,
        **({} if stays else PUT_AWAY),
    )
    pack.refresh_from_db()


def render(pack_id: int) -> None:
    """Make one pack, however often the bell rings: only who claims the row works, and only its holder finishes."""
    job = jobs.claim(Pack, pack_id)
    if job is not None:
        work(job, lambda: _make(job), fault=FAULT.format(number=pack_id))


def _make(job: Pack) -> None:
    papers = queries.papers_in(job)
    made = packing.make(papers)
    _keep(job, papers, made, sealing.sealed(made.content, made.media_type, council=job.council.number))


@transaction.atomic
def _keep(job: Pack, papers: Sequence[PaperOfMeeting], made: Made, done: Sealed) -> None:
    kept = printed.stored(made, done)
    if not jobs.finish(job, pages=made.pages, holds=[paper.copy.pk for paper in papers], **kept):
        raise Overtaken
    held = [paper.row for paper in papers]
    PackPrinting.objects.create(pack=job, papers=held, **printed.for_ever(kept, done))
    record("pack_made", by=None, subject=job, after=printed.told(kept, made))


@transaction.atomic
def try_again(pack: Pack, *, by: Any) -> bool:
    """Make a failed pack anew; False when it waits, runs or is ready already."""
    if not queries.keeps_papers(by, pack.council):
        raise PermissionDenied("This pack is not yours to make.")
    again = jobs.try_again(pack)
    if again:
        record("pack_tried_again", by=by, subject=pack, before={"reason": pack.reason})
    return again
