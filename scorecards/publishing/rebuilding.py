"""The bytes of a document or a pack made again, as they were before sealing, and held against those that were made."""

from dataclasses import dataclass

from django.db.models import Q

from portal.files import services as files
from scorecards.copies.models import SignedCopy
from scorecards.publishing import numbered, packing
from scorecards.publishing.making import Made
from scorecards.publishing.models import PackPrinting, Printing
from scorecards.publishing.queries import PaperOfMeeting
from scorecards.publishing.rules import DocumentKind


@dataclass(frozen=True)
class Rebuilt:
    """What was made again of a printing; `name` calls it as an administrator does."""

    name: str
    made: Made
    printing: Printing | PackPrinting


def of_document(number: int) -> Printing | None:
    """The newest file of a document."""
    found = Printing.objects.filter(document=number).select_related("file", "document__copy__council")
    return found.order_by("-pk").first()


def of_pack(number: int) -> PackPrinting | None:
    """The newest file of a pack, also where it is not handed out any more."""
    return PackPrinting.objects.filter(pack=number).select_related("file", "pack").order_by("-pk").first()


def of_hash(sha256: str) -> Printing | PackPrinting | None:
    """Any file that was ever made, by its hash, that of its bytes before sealing, or the beginning of either."""
    fits = Q(sha256__startswith=sha256) | Q(unsigned_sha256__startswith=sha256)
    paper = Printing.objects.filter(fits).select_related("file", "document__copy__council").order_by("-pk").first()
    return paper or PackPrinting.objects.filter(fits).select_related("file", "pack").order_by("-pk").first()


def rebuilt(printing: Printing | PackPrinting) -> Rebuilt:
    """From what was signed and what stood beside it then. Raises CannotMake, copies.plain.UnknownSchema."""
    if isinstance(printing, PackPrinting):
        return Rebuilt(f"Pack {printing.pack_id}", packing.make(papers_of(printing)), printing)
    document = printing.document
    made = numbered.make(document.copy, DocumentKind(document.kind), beside=printing.beside)
    return Rebuilt(f"Document {document.pk}", made, printing)


def papers_of(printing: PackPrinting) -> list[PaperOfMeeting]:
    """What was printed into it, published still or not."""
    found = {copy.pk: copy for copy in SignedCopy.objects.filter(pk__in=printing.copy_ids).select_related("council")}
    return [PaperOfMeeting(found[each["copy"]], each["beside"]) for each in printing.papers if each["copy"] in found]


def differing(found: Rebuilt) -> list[str]:
    """Libraries that are not those that it was made with."""
    then = found.printing.versions
    return [
        f"{library} {then.get(library, 'none')}, now {now}"
        for library, now in sorted(found.made.versions.items())
        if then.get(library) != now
    ]


def begins_so(found: Rebuilt) -> bool:
    """Whether the file that is stored begins with these bytes."""
    try:
        return files.content_of(found.printing.file).startswith(found.made.content)
    except (files.Damaged, OSError):
        return False
