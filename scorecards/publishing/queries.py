"""Which signed reports and papers exist for whom. Members: what is published and not withdrawn, and nothing else."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.files.models import PrivateFile
from portal.jobs.rules import State
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import AppendixFacts, ReportContent
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Document, Pack, Publication, PublishedQuarter
from scorecards.publishing.rules import IN_PACK, LEAST_IN_PACK, DocumentKind, agenda_order


@dataclass(frozen=True)
class Attached:
    """An open appendix of a signed report, as it was signed."""

    copy_id: int
    number: int
    facts: AppendixFacts
    file: PrivateFile


# Who sees signed reports and the state of their papers before members do.
STAFF = (Permission.REPORT_VIEW, Permission.REPORT_PUBLISH)

WHOLE = ("copy__council", "copy__report", "file", "asked_by")


def visible_copies(user: Any) -> QuerySet[SignedCopy]:
    """Signed reports: all of them for staff of the council and for who leads a scorecard in them, the published ones
    for its members.

    A council may let members read what is signed before it is published; what was withdrawn is gone for them. A report
    that is wholly exempt exists only for who works on it and for members who are entitled.
    """
    staff = sorted({key for permission in STAFF for key in access.councils_where(user, permission)})
    readers = access.councils_where(user, Permission.PUBLISHED_VIEW)
    published = Q(publication__isnull=False, publication__withdrawn_at=None)
    early = Q(publication=None, council__members_see_signed_off=True)
    seen = Q(council__in=staff) | Q(pk__in=led_by(user).values("pk")) | (Q(council__in=readers) & (published | early))
    found = SignedCopy.objects.filter(seen, copies.told_of(user), report__isnull=False)
    return found.select_related("council", "publication")


def exempt_copies(user: Any) -> QuerySet[SignedCopy]:
    """Signed reports whose exempt appendices the person may have, or all of which is exempt and theirs to read."""
    return visible_copies(user).filter(copies.exempt_for(user))


def led_by(user: Any) -> QuerySet[SignedCopy]:
    """Signed reports on quarters of a scorecard that the person leads, while they work for the council."""
    drafts = access.councils_where(user, Permission.DRAFT_VIEW)
    return SignedCopy.objects.filter(council__in=drafts, report__submissions__scorecard__lead_officer=user.pk)


def is_staff(user: Any, copy: SignedCopy) -> bool:
    """Whether the person sees how far the papers of a signed report are, and may have a failed one made anew."""
    if keeps_papers(user, copy.council):
        return True
    works_here = access.allowed(user, Permission.DRAFT_VIEW, council=copy.council_id)
    return works_here and led_by(user).filter(pk=copy.pk).exists()


def visible_documents(user: Any) -> QuerySet[Document]:
    """The papers and figure files of the reports that exist for the person; nothing that is exempt."""
    found = Document.objects.exclude(kind=DocumentKind.EXEMPT.value).exclude(copies.wholly_exempt("copy__"))
    return found.filter(copy__in=visible_copies(user).values("pk")).select_related(*WHOLE)


def exempt_documents(user: Any) -> QuerySet[Document]:
    """What is exempt and is handed out to this person: their own numbered copies, papers that are exempt as a whole."""
    own = Q(kind=DocumentKind.EXEMPT.value, reader=user.pk)
    whole = ~Q(kind=DocumentKind.EXEMPT.value) & copies.wholly_exempt("copy__")
    return Document.objects.filter(own | whole, copy__in=exempt_copies(user).values("pk")).select_related(*WHOLE)


def documents_to_try(user: Any) -> QuerySet[Document]:
    """Documents of which the person may learn that they failed: their readers', and of what is exempt its own readers'
    and its staff's."""
    exempt = Q(copy__in=exempt_copies(user).values("pk"))
    hidden = Q(kind=DocumentKind.EXEMPT.value) | copies.wholly_exempt("copy__")
    found = Document.objects.filter(copy__in=visible_copies(user).values("pk"))
    return found.filter(~hidden | exempt).select_related(*WHOLE)


def numbered_copies(copy: SignedCopy) -> QuerySet[Document]:
    """The copies of a signed report's exempt appendices, appendix by appendix; the first of each is for the record."""
    found = Document.objects.filter(copy=copy, kind=DocumentKind.EXEMPT.value)
    return found.select_related(*WHOLE, "reader").order_by("appendix", "serial")


def may_make_again(user: Any, document: Document) -> bool:
    """Whether a failed document is this person's to have made anew: staff, and the reader of a numbered copy."""
    if is_staff(user, document.copy):
        return True
    return document.reader_id is not None and exempt_documents(user).filter(pk=document.pk).exists()


def documents_of(copy: SignedCopy) -> dict[str, Document]:
    """A signed report's documents by kind, no exempt appendix; empty for one whose paper was never asked for."""
    found = Document.objects.filter(copy=copy).exclude(kind=DocumentKind.EXEMPT.value).select_related(*WHOLE)
    return {document.kind: document for document in found}


def attached(copy: SignedCopy, content: ReportContent) -> list[Attached]:
    """The appendices of a signed report that all may have, each with its stored file, numbered as the content has them.

    Only the public content is asked, which names no exempt appendix; the file is found by the hash that was signed.
    """
    named = [(number, each) for number, each in enumerate(content.appendices, 1) if each.open and each.file_sha256]
    hashes = {each.file_sha256 for _number, each in named}
    files = {file.sha256: file for file in PrivateFile.objects.filter(sha256__in=hashes)} if hashes else {}
    found = ((number, each, files.get(each.file_sha256)) for number, each in named)
    return [Attached(copy.pk, number, each, file) for number, each, file in found if file is not None]


@dataclass(frozen=True)
class PaperOfMeeting:
    """A published report in the members' pack of its meeting, with what the clerk allotted to it."""

    copy: SignedCopy
    beside: dict[str, str]

    @property
    def row(self) -> dict[str, Any]:
        """As the pack's row keeps it."""
        return {"copy": self.copy.pk, "sha256": self.copy.sha256, "beside": self.beside}


def meeting_of(copy: SignedCopy) -> int:
    """The key of the meeting that a signed report is for."""
    return int(SignedCopy.objects.values_list("report__meeting_id", flat=True).get(pk=copy.pk))


def papers_of_meeting(meeting: int) -> list[PaperOfMeeting]:
    """What members may read of a meeting, in the order of the agenda; a revision that was superseded is left out."""
    standing = Publication.objects.filter(
        copy__report__meeting=meeting,
        copy__report__classification__in=IN_PACK,
        withdrawn_at=None,
        superseded_at=None,
    ).select_related("copy__council")
    found = {each.copy_id: each.copy for each in standing}
    papers = Document.objects.filter(copy__in=found, kind=DocumentKind.PDF.value)
    beside = dict(papers.values_list("copy_id", "beside"))
    each = [PaperOfMeeting(copy, beside.get(key, {})) for key, copy in found.items()]
    return sorted(each, key=lambda paper: agenda_order(paper.beside.get("item", ""), paper.copy.title))


def papers_in(pack: Pack) -> list[PaperOfMeeting]:
    """What a pack's row wants, less what has been withdrawn since it was asked for."""
    found = {paper.copy.pk: paper.copy for paper in papers_of_meeting(pack.meeting_id)}
    return [PaperOfMeeting(found[each["copy"]], each["beside"]) for each in pack.wanted if each["copy"] in found]


def visible_packs(user: Any) -> QuerySet[Pack]:
    """Packs of meetings of the person's councils, for members and for who keeps papers; a meeting without one has no
    row here."""
    councils = {key for may in (*STAFF, Permission.PUBLISHED_VIEW) for key in access.councils_where(user, may)}
    found = Pack.objects.filter(council__in=sorted(councils)).exclude(state=State.CANCELLED.value)
    return found.select_related("council", "file")


def pack_of(user: Any, copy: SignedCopy) -> Pack | None:
    return visible_packs(user).filter(meeting__reports__signed_copy=copy.pk).first()


def pack_of_meeting(user: Any, meeting: int) -> Pack | None:
    return visible_packs(user).filter(meeting=meeting).first()


def lacks_pack(meeting: int) -> bool:
    """Whether several reports of a meeting are published and there is no pack of them."""
    none = not Pack.objects.filter(meeting=meeting).exclude(state=State.CANCELLED.value).exists()
    return none and len(papers_of_meeting(meeting)) >= LEAST_IN_PACK


def is_handed_out(pack: Pack) -> bool:
    """Whether every paper in the pack's file is published still: asked anew for each download."""
    if pack.file_id is None:
        return False
    live = Publication.objects.filter(copy__in=pack.holds, withdrawn_at=None)
    return live.count() == len(pack.holds)


def keeps_papers(user: Any, council: Council) -> bool:
    """Whether the person is told how far the papers of a council are, and may have a failed one made anew."""
    return any(access.allowed(user, permission, council=council) for permission in STAFF)


def paper_of(copy: SignedCopy) -> Document | None:
    return documents_of(copy).get(DocumentKind.PDF.value)


def publication_of(copy: SignedCopy) -> Publication | None:
    return Publication.objects.filter(copy=copy).select_related("superseded_by__copy", "published_by").first()


def quarter_is_out(submission: int) -> bool:
    """Whether a signed revision of a quarter stands in a publication for all that was not withdrawn."""
    live = PublishedQuarter.objects.filter(publication__withdrawn_at=None)
    live = live.exclude(copies.wholly_exempt("publication__copy__"))
    return live.filter(copy__submission=submission).exists()


def supplements_of(user: Any, copy: SignedCopy) -> list[SignedCopy]:
    """Signed supplements to a report or to an earlier revision of it, as far as they exist for the person."""
    report, keys = copy.report, []
    while report is not None:
        keys.append(report.pk)
        report = report.revises
    found = visible_copies(user).filter(report__supplements__in=keys)
    newer = visible_copies(user).filter(report__revises=OuterRef("report"))
    return list(found.filter(~Exists(newer)).order_by("signed_at"))


def supplemented(user: Any, copy: SignedCopy) -> SignedCopy | None:
    """The signed report that this supplement stands beside, where that exists for the person."""
    return visible_copies(user).filter(report__supplements_made=copy.report_id).first()


def took_its_place(publication: Publication | None) -> Publication | None:
    """What stands in the place of a superseded publication: the nearest later one that was not withdrawn."""
    later = publication.superseded_by if publication else None
    while later is not None and later.withdrawn_at:
        later = later.superseded_by
    return later
