"""Walking a council's signed copies, and every file that was ever made of them, from the first to the last."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from portal.accounts.models import Council
from portal.audit.queries import after_each, done_last
from portal.crests import queries as crests
from portal.files.models import PrivateFile
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.copies.rules import BEGINNING, chained, digest, restored
from scorecards.publishing import seal
from scorecards.publishing.models import Document, Pack, Printed, Publication, SealCertificate

NEVER_MADE = (None, "", None, None)


class Broken(Exception):
    """The first place that does not hold, in one line."""


@dataclass
class Held:
    """The hashes of the copies and files that were looked at and hold, and how many seals."""

    copies: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    seals: int = 0


def walk(council: Council) -> Held:
    """Work every hash and seal of a council out again. Raises Broken at the first that does not hold."""
    held, previous = Held(), BEGINNING
    for copy in copies.chain(council).iterator(chunk_size=20):
        held.copies.append(copy.sha256)
        _link(copy, len(held.copies), previous)
        _crest(copy)
        previous = copy.chain_sha256
        _attached(copy)
        for document in copy.documents.order_by("pk"):
            _printings(document, held)
    for pack in Pack.objects.filter(council=council).order_by("pk"):
        _packs(pack, held)
    _none_is_gone(council, held)
    _none_is_back(council)
    return held


def _link(copy: SignedCopy, position: int, previous: str) -> None:
    where = f"signed copy {position} ({copy.title}, revision {copy.revision})"
    content = copies.sealed(copy.content, copy.public_content)
    if copy.position != position:
        raise Broken(f"signed copy {position} is gone: {copy.position} ({copy.title}) follows {position - 1}")
    if digest(content) != copy.sha256:
        raise Broken(f"{where}: its content does not have the hash that was kept of it")
    if copy.previous_sha256 != previous or copy.chain_sha256 != chained(content, previous):
        raise Broken(f"{where}: it does not follow the copy before it in the chain")
    if wrong := next(_wrong_facts(copy), None):
        raise Broken(f"{where}: its {wrong} is not that of its content")


def _crest(copy: SignedCopy) -> None:
    """Without the crest that was signed, no paper can be made again as it was."""
    crest = restored(copy.content).get("crest")
    file = crests.file_of(copy.council.number, crest["sha256"]) if crest else None
    if crest and (file is None or hashlib.sha256(_stored(file, f"crest of {copy.title}")).hexdigest() != file.sha256):
        raise Broken(f"{copy.title}, revision {copy.revision}: the stored crest is not the one that was signed")


def _wrong_facts(copy: SignedCopy) -> Iterator[str]:
    """What a row says of its content beside it, and says wrongly."""
    said: Any = restored(copy.content)
    facts: dict[str, Any] = {"revision": copy.revision}
    if copy.report_id:
        signed_at = copy.signed_at.isoformat(timespec="microseconds").replace("+00:00", "Z")
        facts |= {"title": copy.title, "signed_by": copy.signed_by_name, "signed_at": signed_at}
    yield from (name.replace("_", " ") for name, value in facts.items() if said.get(name) != value)
    if copy.report is not None and copy.report.classification != said["cover"]["classification"]:
        yield "classification"  # by which it is shown, or not


def _attached(copy: SignedCopy) -> None:
    """Every file that was attached, open or exempt, is stored as it was signed."""
    for each in restored(copy.content).get("appendices", ()):
        if sha256 := each["file_sha256"]:
            where = f"{copy.title}, revision {copy.revision}, attached file with the hash {sha256[:16]}"
            file = PrivateFile.objects.filter(sha256=sha256).order_by("pk").first()
            if file is None:
                raise Broken(f"{where}: the stored file is gone")
            if hashlib.sha256(_stored(file, where)).hexdigest() != sha256:
                raise Broken(f"{where}: the stored file is not the one that was signed")


def _printings(document: Document, held: Held) -> None:
    last = None
    for last in document.printings.select_related("file", "certificate").order_by("pk"):
        _file(last, f"document {document.pk} ({document}), file of {last.made_at:%Y-%m-%d}", held)
    if _kept(document) != (_kept(last) if last else NEVER_MADE):
        raise Broken(f"document {document.pk} ({document}): its row does not name the file that was made last")


def _packs(pack: Pack, held: Held) -> None:
    """Every file that the papers of a meeting were, and that what was in it is signed; one put away has no file now."""
    last = None
    for last in pack.printings.select_related("file", "certificate").order_by("pk"):
        where = f"pack {pack.pk} ({pack}), file of {last.made_at:%Y-%m-%d}"
        _file(last, where, held)
        if gone := [each["sha256"][:16] for each in last.papers if each["sha256"] not in held.copies]:
            raise Broken(f"{where}: it holds a signed copy with the hash {gone[0]}, and there is none here")
    if _kept(pack) not in (NEVER_MADE, _kept(last) if last else NEVER_MADE):
        raise Broken(f"pack {pack.pk} ({pack}): its row does not name the file that was made last")


def _kept(row: Document | Pack | Printed) -> tuple[int | None, str, int | None, int | None]:
    return row.file_id, row.unsigned_sha256, row.unsigned_size, row.certificate_id


def _file(printing: Printed, where: str, held: Held) -> None:
    content = _stored(printing.file, where)
    unsigned = content[: printing.unsigned_size]
    if hashlib.sha256(content).hexdigest() != printing.sha256 or printing.file.sha256 != printing.sha256:
        raise Broken(f"{where}: the stored file does not have the hash that was kept of it")
    if hashlib.sha256(unsigned).hexdigest() != printing.unsigned_sha256:
        raise Broken(f"{where}: it does not begin with the bytes that were sealed")
    held.files.append(printing.sha256)
    if printing.certificate is not None:
        _seal(content, printing, printing.certificate, where)
        held.seals += 1


def _seal(content: bytes, printing: Printed, certificate: SealCertificate, where: str) -> None:
    found = seal.check(content)
    if found.state is not seal.State.VALID or found.digest != printing.sealed_sha256:
        raise Broken(f"{where}: its seal does not hold")
    if found.fingerprint != certificate.fingerprint or seal.facts_of(certificate.pem).fingerprint != found.fingerprint:
        raise Broken(f"{where}: it is not sealed with the certificate that was kept of it")


def _stored(file: PrivateFile, where: str) -> bytes:
    try:
        with file.content.open("rb") as stored:
            return bytes(stored.read())
    except OSError:
        raise Broken(f"{where}: the stored file is gone") from None


def _none_is_gone(council: Council, held: Held) -> None:
    """The trail tells of every copy and file, so that one taken from the end is missed too, and of no other."""
    told = (("copy_frozen", "signed copy", held.copies), ("document_made", "file", held.files))
    known: set[str] = set()
    for act, what, here in (*told, ("pack_made", "pack", held.files)):
        for after in after_each(act, council_number=council.number):
            known.add(after["sha256"])
            if after["sha256"] not in here:
                raise Broken(f"the trail tells of a {what} with the hash {after['sha256'][:16]}, and it is not here")
    for _act, what, here in told:
        if put_in := next((sha256 for sha256 in here if sha256 not in known), None):
            raise Broken(f"there is a {what} with the hash {put_in[:16]}, and the trail tells of none")
    if gone := copies.without_copy(council):
        raise Broken(f"signed, and without a copy: {gone[0]}")


def _none_is_back(council: Council) -> None:
    """What was withdrawn stays so: the trail tells of it, and nobody publishes a signed copy twice."""
    shown = Publication.objects.filter(copy__council=council, withdrawn_at=None).values_list("copy_id", flat=True)
    for copy in done_last("withdrawn", "copies.signedcopy", list(shown)):
        raise Broken(f"signed copy with the key {copy}: it was withdrawn, and is shown again")
