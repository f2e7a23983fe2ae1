"""Make a paper again from what was signed: exit code 2 and one line when the bytes are not those of its printing."""

import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scorecards.copies.plain import UnknownSchema
from scorecards.publishing import rebuilding
from scorecards.publishing.making import CannotMake
from scorecards.publishing.models import Document, Pack, PackPrinting, Printing
from scorecards.publishing.rebuilding import Rebuilt
from scorecards.publishing.verify.rules import NotAHash, read_hash


class Command(BaseCommand):
    help = "Rebuild the bytes of a document or a pack, as they were before sealing, and compare them with those made."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("document", type=int, nargs="?", help="the number of the document, as in its address")
        which.add_argument("--pack", type=int, help="the number of the papers of a meeting, as in their address")
        which.add_argument("--hash", default="", help="the SHA-256 of any file that was made, the earlier ones too")
        parser.add_argument("--to", default="", help="where to write the rebuilt bytes; nothing is written over")

    def handle(self, *args: Any, to: str, **options: Any) -> None:
        found = self._rebuilt(self._printing(options["document"], options["pack"], options["hash"]))
        if to:
            _write(Path(to), found.made.content)
        sha256 = hashlib.sha256(found.made.content).hexdigest()
        if sha256 != found.printing.unsigned_sha256:
            raise _wrong(f"{found.name} is not equal: {_why(found)}")
        if not rebuilding.begins_so(found):
            raise _wrong(f"{found.name}: its stored file does not begin with these bytes.")
        unsealed = found.printing.certificate_id is None
        self.stdout.write(
            f"{found.name} is equal: {len(found.made.content)} bytes, SHA-256 {sha256}. The file that is handed out "
            f"{'is these bytes' if unsealed else 'begins with them, and its seal follows'}."
        )

    def _printing(self, document: int | None, pack: int | None, sha256: str) -> Printing | PackPrinting:
        if sha256:
            return _by_hash(sha256)
        if document is not None:
            there = Document.objects.filter(pk=document).exists()
            return _made(f"document {document}", rebuilding.of_document(document), there=there)
        number = pack or 0
        return _made(f"pack {number}", rebuilding.of_pack(number), there=Pack.objects.filter(pk=number).exists())

    def _rebuilt(self, printing: Printing | PackPrinting) -> Rebuilt:
        try:
            return rebuilding.rebuilt(printing)
        except (CannotMake, UnknownSchema) as trouble:
            raise _wrong(f"It cannot be rebuilt: {trouble}") from trouble


def _made(name: str, found: Printing | PackPrinting | None, *, there: bool) -> Printing | PackPrinting:
    if found is None:
        raise _wrong(f"{name.capitalize()} has not been made yet." if there else f"There is no {name}.")
    return found


def _by_hash(typed: str) -> Printing | PackPrinting:
    try:
        asked = read_hash(typed)
    except NotAHash as wrong:
        raise _wrong(f"{wrong}.") from None
    found = rebuilding.of_hash(asked.signs)
    if found is None:
        raise _wrong("No file that was made here has this hash.")
    return found


def _wrong(words: str) -> CommandError:
    return CommandError(words, returncode=2)


def _write(place: Path, content: bytes) -> None:
    try:
        with place.open("xb") as begun:
            begun.write(content)
    except OSError as trouble:
        raise _wrong(f"{place} cannot be written: {trouble.strerror}.") from trouble


def _why(found: Rebuilt) -> str:
    """Which libraries differ, the commonest reason; with the same ones it is the copy or the program."""
    if differs := rebuilding.differing(found):
        return f"it was made with {'; '.join(differs)}."
    return "the libraries are the same, so the signed copy, the record of the printing or the program has changed."
