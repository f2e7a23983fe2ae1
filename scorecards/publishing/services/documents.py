"""Papers: asked for in the act that signs, made in the background from the public copy and from nothing else."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.audit.services import record
from portal.jobs import services as jobs
from portal.jobs.rules import State
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.publishing import making, numbered, queries, sealing
from scorecards.publishing.models import Document, Printing
from scorecards.publishing.rules import MADE_ONCE, PRINTED, DocumentKind
from scorecards.publishing.sealing import Sealed
from scorecards.publishing.services import exempt, packs, printed
from scorecards.publishing.services.working import Overtaken, work

FAULT = (
    "The program met a fault while making this ({name}). Try again; if it fails again, tell your support "
    "that document {number} fails."
)


@transaction.atomic
def queue(copy: SignedCopy, *, by: Any, beside: Mapping[str, str]) -> Document:
    """Ask for every form of a signed report; the caller's act has asked for permission.

    `beside` is what the clerk allots. A paper that was asked for with other words beside it is made anew, and a
    worker that is still at the old one comes too late. Returns the paper.
    """
    beside = {**beside, **making.where_to_check()}
    found = {kind: _row(copy, kind, by, dict(beside)) for kind in _kinds(copy)}
    exempt.queue_records(copy, by=by)
    if queries.publication_of(copy) is not None:
        packs.refresh(copy, by=by)
    return found[DocumentKind.PDF]


def _kinds(copy: SignedCopy) -> list[DocumentKind]:
    """Of a report that is wholly exempt only forms with pages, since each of them is marked."""
    return [kind for kind in MADE_ONCE if kind in PRINTED or not copies.is_exempt(copy)]


def _row(copy: SignedCopy, kind: DocumentKind, by: Any, beside: dict[str, str]) -> Document:
    # Tables carry nothing of the meeting, so they are made once.
    wanted = beside if kind in PRINTED else {}
    row, made = Document.objects.get_or_create(copy=copy, kind=kind.value, defaults={"beside": wanted, "asked_by": by})
    if made or _allotted(row.beside) != _allotted(wanted):
        if not made:
            _queue_anew(row, by, wanted)
        record("document_queued", by=by, subject=row, after={"beside": wanted})
        jobs.ring_after_commit(row)
    return row


def _allotted(beside: Mapping[str, str]) -> dict[str, str]:
    """Without the portal's own address: nothing is printed anew because that has changed."""
    return {name: words for name, words in beside.items() if name != making.CHECK_AT}


def _queue_anew(row: Document, by: Any, beside: dict[str, str]) -> None:
    Document.objects.filter(pk=row.pk).update(
        state=State.QUEUED.value,
        reason="",
        worker="",
        tries=0,
        leased_until=None,
        queued_at=timezone.now(),
        rung_at=None,
        finished_at=None,
        beside=beside,
        asked_by=by,
    )
    row.refresh_from_db()


def render(document_id: int) -> None:
    """Make one document, however often the bell rings: only who claims the row works, and only its holder finishes."""
    job = jobs.claim(Document, document_id)
    if job is not None:
        work(job, lambda: _make(job), fault=FAULT.format(name="{name}", number=document_id))


def _make(job: Document) -> None:
    made = numbered.make(job.copy, DocumentKind(job.kind), beside=job.beside)
    _keep(job, made, sealing.sealed(made.content, made.media_type, council=job.council.number))


@transaction.atomic
def _keep(job: Document, made: making.Made, done: Sealed) -> None:
    kept = printed.stored(made, done)
    if not jobs.finish(job, pages=made.pages, **kept):
        raise Overtaken
    Printing.objects.create(document=job, beside=job.beside, **printed.for_ever(kept, done))
    record("document_made", by=None, subject=job, after=printed.told(kept, made))


@transaction.atomic
def try_again(document: Document, *, by: Any) -> bool:
    """Make a failed document anew; False when it waits, runs or is ready already."""
    if not queries.may_make_again(by, document):
        raise PermissionDenied("This paper is not yours to make.")
    again = jobs.try_again(document)
    if again:
        record("document_tried_again", by=by, subject=document, before={"reason": document.reason})
    return again


def is_ready(copy: SignedCopy) -> bool:
    """Whether the paper can be published: made, with the words beside it that stand now, and its exempt appendices."""
    paper = Document.objects.filter(copy=copy, kind=DocumentKind.PDF.value, state=State.READY.value)
    return paper.exists() and exempt.are_ready(copy)
