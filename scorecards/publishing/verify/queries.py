"""What a stranger's file or hash is, among what was published; the rest is asked for by nobody here.

What was signed and never published, or is exempt, is left out by the queries themselves, so that it costs what the
unknown costs.
"""

from collections.abc import Collection, Iterator

from django.db.models import Q, QuerySet

from scorecards.copies import queries as copies
from scorecards.publishing import seal
from scorecards.publishing.models import PackPrinting, Printing, Publication
from scorecards.publishing.queries import took_its_place
from scorecards.publishing.rules import CHECKED_BY_ALL
from scorecards.publishing.seal import Traces
from scorecards.publishing.verify.attached import attachments
from scorecards.publishing.verify.found import UNKNOWN, WITHDRAWN, Attachment, Found, Standing
from scorecards.publishing.verify.rules import Hash, Verdict

# The texts of a copy are long and no part of an answer.
LONG = ("content", "public_content")
MOST = 50
OF_PRINTED = (Verdict.SAME, Verdict.UNSEALED, Verdict.CHANGED)


def by_file(content: bytes) -> Found:
    """What a file is: as it was handed out, as it was before sealing, attached, or made from one of these."""
    seen = seal.traces(content)
    hashes = {seen.own, *seen.beginnings}
    known = Q(sha256__in=hashes) | Q(unsigned_sha256__in=hashes) | Q(sealed_sha256__in=seen.digests)
    printed, attached = _printed(known), _attached_to(hashes)
    verdicts = {each: _verdict(each, seen) for each in printed}
    for verdict in OF_PRINTED[:-1]:
        for each in (one for one in printed if verdicts[one] is verdict):
            if found := _told(verdict, each):
                return found
    as_sent = _attachment(Verdict.ATTACHED, attached, {seen.own})
    changed = (_told(Verdict.CHANGED, each) for each in printed)
    return as_sent or next(filter(None, changed), None) or _attachment(Verdict.CHANGED, attached, hashes) or UNKNOWN


def _verdict(printed: Printing | PackPrinting, seen: Traces) -> Verdict:
    if printed.sha256 == seen.own:
        return Verdict.SAME
    return Verdict.UNSEALED if printed.unsigned_sha256 == seen.own else Verdict.CHANGED


def by_hash(asked: Hash) -> Found:
    """What a hash is of: a file, before or after sealing, or what was signed; of that its beginning is enough."""
    known = Q(sha256=asked.signs) | Q(unsigned_sha256=asked.signs)
    for printed in _printed(known) if asked.whole else ():
        verdict = Verdict.SAME if printed.sha256 == asked.signs else Verdict.UNSEALED
        if found := _told(verdict, printed):
            return found
    attached = _attached_to({asked.signs}) if asked.whole else []
    return _attachment(Verdict.ATTACHED, attached, {asked.signs}) or _signed(asked)


def _signed(asked: Hash) -> Found:
    begins = Q(copy__sha256__gte=asked.signs, copy__sha256__lt=asked.beyond)
    publications = list(_publications().filter(begins).order_by("id")[:2])
    if len(publications) > 1:
        return Found(Verdict.SEVERAL)
    return _of_reports(Verdict.HASH, publications) if publications else UNKNOWN


def _told(verdict: Verdict, printed: Printing | PackPrinting) -> Found | None:
    """Nothing where a report that it holds was never for all."""
    keys = printed.copy_ids if isinstance(printed, PackPrinting) else [printed.document.copy_id]
    known = {each.copy_id: each for each in _publications().filter(copy__in=keys)}
    if not keys or any(key not in known for key in keys):
        return None
    return _of_reports(verdict, [known[key] for key in keys], printed)


def _of_reports(
    verdict: Verdict, publications: list[Publication], printed: Printing | PackPrinting | None = None
) -> Found:
    if any(each.withdrawn_at for each in publications):
        return WITHDRAWN
    latest = printed is None or not _newer(printed).exists()
    return Found(verdict, tuple(map(_standing, publications)), printed, latest)


def _standing(publication: Publication) -> Standing:
    return Standing(publication, took_its_place(publication))


def _newer(printed: Printing | PackPrinting) -> QuerySet[Printing] | QuerySet[PackPrinting]:
    if isinstance(printed, PackPrinting):
        return PackPrinting.objects.filter(pack=printed.pack_id, pk__gt=printed.pk)
    return Printing.objects.filter(document=printed.document_id, pk__gt=printed.pk)


def _printed(known: Q) -> list[Printing | PackPrinting]:
    return [*_printings(known), *_packs(known)]


def _printings(known: Q) -> list[Printing]:
    """Files of what was published, in the forms that are for all."""
    kinds = [kind.value for kind in CHECKED_BY_ALL]
    found = Printing.objects.filter(known, document__kind__in=kinds, document__copy__publication__isnull=False)
    found = found.exclude(copies.wholly_exempt("document__copy__"))
    return list(found.select_related("document", "certificate", "file").order_by("-id")[:MOST])


def _packs(known: Q) -> list[PackPrinting]:
    """Papers of a meeting in one file, which never hold what is exempt."""
    found = PackPrinting.objects.filter(known).select_related("certificate", "file")
    return list(found.order_by("-id")[:MOST])


def _attached_to(hashes: Collection[str]) -> list[Publication]:
    """Published reports to which an open file of one of these hashes is attached, those that stand first."""
    found = _publications().filter(copy__in=copies.with_open_file(hashes).values("pk"))
    return sorted(found.order_by("-id")[:MOST], key=lambda each: (bool(each.withdrawn_at), bool(each.superseded_at)))


def _attachment(verdict: Verdict, publications: list[Publication], hashes: Collection[str]) -> Found | None:
    """Of a file that stands published nowhere any more only that it was withdrawn."""
    if publications and publications[0].withdrawn_at:
        return WITHDRAWN if any(_parts(publications, hashes)) else None
    attached = tuple(_parts([each for each in publications if not each.withdrawn_at], hashes))
    return Found(verdict, tuple(each.report for each in attached), attached=attached) if attached else None


def _parts(publications: list[Publication], hashes: Collection[str]) -> Iterator[Attachment]:
    for publication in publications:
        yield from attachments(_standing(publication), hashes)


def _publications() -> QuerySet[Publication]:
    found = Publication.objects.exclude(copies.wholly_exempt("copy__"))
    whole = found.select_related("copy__council", "superseded_by__copy")
    return whole.defer(*(f"copy__{name}" for name in LONG), *(f"superseded_by__copy__{name}" for name in LONG))
