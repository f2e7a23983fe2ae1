"""Which signed reports and papers exist for whom. Members: what is published and not withdrawn, and nothing else."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.files.models import PrivateFile
from scorecards.copies.content.schema import AppendixFacts, ReportContent
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Document, Publication
from scorecards.publishing.rules import DocumentKind


@dataclass(frozen=True)
class Attached:
    """An open appendix of a signed report, as it was signed."""

    copy_id: int
    number: int
    facts: AppendixFacts
    file: PrivateFile


# Who sees signed reports and the state of their papers before members do.
STAFF = (Permission.REPORT_VIEW, Permission.REPORT_PUBLISH)

WHOLE = ("copy__council", "file", "asked_by")


def visible_copies(user: Any) -> QuerySet[SignedCopy]:
    """Signed reports: all of them for staff of the council and for who leads a scorecard in them, the published ones
    for its members.

    A council may let members read what is signed before it is published; what was withdrawn is gone for them.
    """
    staff = sorted({key for permission in STAFF for key in access.councils_where(user, permission)})
    readers = access.councils_where(user, Permission.PUBLISHED_VIEW)
    published = Q(publication__isnull=False, publication__withdrawn_at=None)
    early = Q(publication=None, council__members_see_signed_off=True)
    seen = Q(council__in=staff) | Q(pk__in=led_by(user).values("pk")) | (Q(council__in=readers) & (published | early))
    return SignedCopy.objects.filter(seen, report__isnull=False).select_related("council", "publication")


def led_by(user: Any) -> QuerySet[SignedCopy]:
    """Signed reports on quarters of a scorecard that the person leads, while they work for the council."""
    drafts = access.councils_where(user, Permission.DRAFT_VIEW)
    return SignedCopy.objects.filter(council__in=drafts, report__submissions__scorecard__lead_officer=user.pk)


def is_staff(user: Any, copy: SignedCopy) -> bool:
    """Whether the person sees how far the papers of a signed report are, and may have a failed one made anew."""
    if any(access.allowed(user, permission, council=copy.council_id) for permission in STAFF):
        return True
    works_here = access.allowed(user, Permission.DRAFT_VIEW, council=copy.council_id)
    return works_here and led_by(user).filter(pk=copy.pk).exists()


def visible_documents(user: Any) -> QuerySet[Document]:
    """The papers and figure files of the reports that exist for the person."""
    return Document.objects.filter(copy__in=visible_copies(user).values("pk")).select_related(*WHOLE)


def documents_of(copy: SignedCopy) -> dict[str, Document]:
    """A signed report's documents by kind; empty for one whose paper was never asked for."""
    return {document.kind: document for document in Document.objects.filter(copy=copy).select_related(*WHOLE)}


def attached(copy: SignedCopy, content: ReportContent) -> list[Attached]:
    """The appendices of a signed report that all may have, each with its stored file, numbered as the content has them.

    Only the public content is asked, which names no exempt appendix; the file is found by the hash that was signed.
    """
    named = [(number, each) for number, each in enumerate(content.appendices, 1) if each.open and each.file_sha256]
    hashes = {each.file_sha256 for _number, each in named}
    files = {file.sha256: file for file in PrivateFile.objects.filter(sha256__in=hashes)} if hashes else {}
    found = ((number, each, files.get(each.file_sha256)) for number, each in named)
    return [Attached(copy.pk, number, each, file) for number, each, file in found if file is not None]


def paper_of(copy: SignedCopy) -> Document | None:
    return documents_of(copy).get(DocumentKind.PDF.value)


def publication_of(copy: SignedCopy) -> Publication | None:
    return Publication.objects.filter(copy=copy).select_related("superseded_by__copy", "published_by").first()


def took_its_place(publication: Publication | None) -> Publication | None:
    """What stands in the place of a superseded publication: the nearest later one that was not withdrawn."""
    later = publication.superseded_by if publication else None
    while later is not None and later.withdrawn_at:
        later = later.superseded_by
    return later
