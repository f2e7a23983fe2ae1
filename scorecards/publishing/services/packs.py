"""The members' pack of a meeting: made anew whenever one of its papers is published, withdrawn or moved."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.audit.services import record
from portal.files import services as files
from portal.jobs import services as jobs
from portal.jobs.rules import State
from scorecards.copies.models import SignedCopy
from scorecards.publishing import packing, queries, sealing
from scorecards.publishing.models import Pack
from scorecards.publishing.rules import LEAST_IN_PACK
from scorecards.publishing.services.certificates import kept
from scorecards.publishing.services.working import Overtaken, work

FAULT = (
    "The program met a fault while making this ({{name}}). Try again; if it fails again, tell your support "
    "that pack {number} fails."
)


@transaction.atomic
def refresh(copy: SignedCopy, *, by: Any) -> Pack:
    """Ask for the pack of the meeting of a report whose publication, day or item has changed.

    The caller's act has asked for permission. A file with a paper that is no longer published is put away here, in
    the transaction that withdraws it; any other is handed out until the new one is there.
    """
    meeting = queries.meeting_of(copy)
    given = {"council": copy.council, "state": State.CANCELLED.value, "finished_at": timezone.now()}
    Pack.objects.get_or_create(meeting_id=meeting, defaults=given)
    pack = Pack.objects.select_for_update().get(meeting_id=meeting)
    wanted = [paper.row for paper in queries.papers_of_meeting(meeting)]
    if wanted == pack.wanted:
        return pack
    enough, had = len(wanted) >= LEAST_IN_PACK, len(pack.wanted) >= LEAST_IN_PACK
    _write(pack, wanted, State.QUEUED if enough else State.CANCELLED, by)
    if enough or had:
        record("pack_queued" if enough else "pack_put_away", by=by, subject=pack, after={"papers": len(wanted)})
    if enough:
        jobs.ring_after_commit(pack)
    return pack


def _write(pack: Pack, wanted: list[dict[str, Any]], state: State, by: Any) -> None:
    stays = state is State.QUEUED and set(pack.holds) <= {each["copy"] for each in wanted}
    gone: dict[str, Any] = {} if stays else {"file": None, "pages": None, "holds": []}
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
        **gone,
    )
    pack.refresh_from_db()


def render(pack_id: int) -> None:
    """Make one pack, however often the bell rings: only who claims the row works, and only its holder finishes."""
    job = jobs.claim(Pack, pack_id)
    if job is not None:
        work(job, lambda: _make(job), fault=FAULT.format(number=pack_id))


def _make(job: Pack) -> None:
    made = packing.make(queries.papers_in(job))
    done = sealing.sealed(made.content, made.media_type)
    with transaction.atomic():
        file = files.store(made.name, done.content, media_type=made.media_type, by=None)
        finished = jobs.finish(
            job,
            file=file,
            pages=made.pages,
            holds=[each["copy"] for each in job.wanted],
            unsigned_sha256=done.unsigned_sha256,
            unsigned_size=done.unsigned_size,
            certificate=kept(done),
            versions={**made.versions, **(done.versions or {})},
        )
        if not finished:
            raise Overtaken
        record("pack_made", by=None, subject=job, after={"sha256": file.sha256, "pages": made.pages})


@transaction.atomic
def try_again(pack: Pack, *, by: Any) -> bool:
    """Make a failed pack anew; False when it waits, runs or is ready already."""
    if not queries.keeps_papers(by, pack.council):
        raise PermissionDenied("This pack is not yours to make.")
    again = jobs.try_again(pack)
    if again:
        record("pack_tried_again", by=by, subject=pack, before={"reason": pack.reason})
    return again
