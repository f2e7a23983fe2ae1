"""What a stranger's file or hash is, among what was published; the rest is asked for by nobody here.

What was signed and never published, or is exempt, is left out by the queries themselves, so that it costs what the
unknown costs.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from scorecards.copies import queries as copies
from scorecards.publishing import seal
from scorecards.publishing.models import Printing, Publication
from scorecards.publishing.queries import took_its_place
from scorecards.publishing.rules import CHECKED_BY_ALL
from scorecards.publishing.verify.rules import Hash, Verdict

# The texts of a copy are long and no part of an answer.
LONG = ("content", "public_content")


@dataclass(frozen=True)
class Found:
    """What was found. Of what was withdrawn, and of what is unknown, there is nothing but the verdict.

    `later` stands in the place of a publication that was superseded; `printing` is the file, where one was asked for,
    and `latest` whether it is the newest of its document.
    """

    verdict: Verdict
    publication: Publication | None = None
    printing: Printing | None = None
    later: Publication | None = None
    latest: bool = True


UNKNOWN = Found(Verdict.UNKNOWN)


def by_file(content: bytes) -> Found:
    """What a file is: as it was handed out, as it was before sealing, or made from one of these."""
    seen = seal.traces(content)
    hashes = {seen.own, *seen.beginnings}
    known = Q(sha256__in=hashes) | Q(unsigned_sha256__in=hashes) | Q(sealed_sha256__in=seen.digests)
    printings = list(_printings().filter(known).order_by("-id")[:50])
    publications = _publications_of(printings)
    for verdict, fits in (
        (Verdict.SAME, lambda printing: printing.sha256 == seen.own),
        (Verdict.UNSEALED, lambda printing: printing.unsigned_sha256 == seen.own),
        (Verdict.CHANGED, lambda printing: True),
    ):
        for printing in filter(fits, printings):
            return _told(verdict, publications[printing.document.copy_id], printing)
    return UNKNOWN


def by_hash(asked: Hash) -> Found:
    """What a hash is of: a file, before or after sealing, or what was signed; of that its beginning is enough."""
    files = Q(sha256=asked.signs) | Q(unsigned_sha256=asked.signs)
    printings = list(_printings().filter(files).order_by("-id")[:1])
    signed = Q(copy__sha256__gte=asked.signs, copy__sha256__lt=asked.beyond)
    carried = Q(copy__in=[printing.document.copy_id for printing in printings])
    publications = list(_publications().filter(signed | carried).order_by("id")[:2])
    if len(publications) > 1:
        return Found(Verdict.SEVERAL)
    if not publications:
        return UNKNOWN
    if not printings:
        return _told(Verdict.HASH, publications[0], None)
    same = printings[0].sha256 == asked.signs
    return _told(Verdict.SAME if same else Verdict.UNSEALED, publications[0], printings[0])


def _told(verdict: Verdict, publication: Publication, printing: Printing | None) -> Found:
    if publication.withdrawn_at:
        return Found(Verdict.WITHDRAWN)
    latest = printing is None or not Printing.objects.filter(document=printing.document_id, pk__gt=printing.pk).exists()
    return Found(verdict, publication, printing, took_its_place(publication), latest)


def _printings() -> QuerySet[Printing]:
    """Files of what was published, in the forms that are for all."""
    kinds = [kind.value for kind in CHECKED_BY_ALL]
    found = Printing.objects.filter(document__kind__in=kinds, document__copy__publication__isnull=False)
    found = found.exclude(copies.wholly_exempt("document__copy__"))
    return found.select_related("document", "certificate", "file")


def _publications_of(printings: list[Printing]) -> dict[int, Publication]:
    copies = {printing.document.copy_id for printing in printings}
    return {found.copy_id: found for found in _publications().filter(copy__in=copies)}


def _publications() -> QuerySet[Publication]:
    found = Publication.objects.exclude(copies.wholly_exempt("copy__"))
    whole = found.select_related("copy__council", "superseded_by__copy")
    return whole.defer(*(f"copy__{name}" for name in LONG), *(f"superseded_by__copy__{name}" for name in LONG))
