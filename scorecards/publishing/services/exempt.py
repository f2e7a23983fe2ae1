"""What is exempt: made in numbered copies, each with its reader's name on every page, and handed out on the record."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max

from portal.audit.refusals import MovedOn
from portal.audit.services import record
from portal.files.models import PrivateFile
from portal.jobs import services as jobs
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import ReportContent
from scorecards.copies.models import SignedCopy
from scorecards.publishing import queries
from scorecards.publishing.models import Document
from scorecards.publishing.rules import DocumentKind

RECORD = "the record"


@transaction.atomic
def queue_records(copy: SignedCopy, *, by: Any) -> list[Document]:
    """Ask for the first copy of every exempt appendix, which is kept for the record; the caller's act has asked for
    permission. What was asked for already is left as it is.
    """
    asked = set(queries.numbered_copies(copy).values_list("appendix", flat=True))
    wanted = [number for number in exempt_numbers(copies.staff_report(copy)) if number not in asked]
    return [_asked(copy, number, by=by, serial=1, reader=None) for number in wanted]


def exempt_numbers(content: ReportContent) -> list[int]:
    """The places, counted from 1, of the appendices that are exempt."""
    return [place for place, each in enumerate(content.appendices, 1) if not each.open]


@transaction.atomic
def ask(copy: SignedCopy, number: int, *, by: Any) -> Document:
    """The person's own copy of an exempt appendix: made now, or the one that they have.

    Raises PermissionDenied where it is not theirs to read, MovedOn when two ask at the same moment.
    """
    if not queries.exempt_copies(by).filter(pk=copy.pk).exists():
        raise PermissionDenied("What is exempt here is not yours to read.")
    if number not in exempt_numbers(copies.staff_report(copy)):
        raise PermissionDenied("There is no exempt appendix of this number.")
    known = queries.numbered_copies(copy).filter(appendix=number)
    mine = known.filter(reader=by).first()
    if mine is not None:
        return mine
    last = known.aggregate(last=Max("serial"))["last"] or 1
    try:
        with transaction.atomic():
            return _asked(copy, number, by=by, serial=last + 1, reader=by)
    except IntegrityError:
        raise MovedOn(copy) from None


def _asked(copy: SignedCopy, number: int, *, by: Any, serial: int, reader: Any) -> Document:
    """`beside` says what is printed on every page; it names the person as they are called today."""
    row = Document.objects.create(
        copy=copy,
        kind=DocumentKind.EXEMPT.value,
        appendix=number,
        serial=serial,
        reader=reader,
        asked_by=by,
        beside={"appendix": str(number), "serial": str(serial), "reader": reader.name if reader else RECORD},
    )
    record("exempt_copy_asked", by=by, subject=row, after={"appendix": number, "copy": serial})
    jobs.ring_after_commit(row)
    return row


@transaction.atomic
def take(document: Document, *, by: Any) -> PrivateFile:
    """Hand an exempt file to who may have it, and write into the trail that it was. Raises PermissionDenied."""
    found = queries.exempt_documents(by).filter(pk=document.pk).first()
    if found is None or found.file is None:
        raise PermissionDenied("What is exempt here is not yours to read.")
    after = {"sha256": found.file.sha256, "appendix": found.appendix, "copy": found.serial}
    record("exempt_downloaded", by=by, subject=found, after=after)
    return found.file


def are_ready(copy: SignedCopy) -> bool:
    """Whether every exempt appendix could be made: its copy for the record is there."""
    records = queries.numbered_copies(copy).filter(serial=1)
    made = set(records.filter(file__isnull=False).values_list("appendix", flat=True))
    return made.issuperset(exempt_numbers(copies.staff_report(copy)))
