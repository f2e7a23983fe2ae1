"""Make a document again from its signed copy: exit code 2 and one line when the bytes are not those of its printing."""

import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.files import services as files
from scorecards.copies.plain import UnknownSchema
from scorecards.publishing import making, numbered
from scorecards.publishing.models import Document, Printing
from scorecards.publishing.rules import DocumentKind


class Command(BaseCommand):
    help = "Rebuild a document’s bytes, as they were before sealing, and compare them with those that were made."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("document", type=int, help="the number of the document, as in its address")
        parser.add_argument("--to", default="", help="where to write the rebuilt bytes; nothing is written over")

    def handle(self, *args: Any, document: int, to: str, **options: Any) -> None:
        printing = self._printing(document)
        made = self._made(printing)
        if to:
            _write(Path(to), made.content)
        found = hashlib.sha256(made.content).hexdigest()
        if found != printing.unsigned_sha256:
            raise CommandError(f"Document {document} is not equal: {_why(made, printing)}", returncode=2)
        if not _begins_so(printing, made.content):
            raise CommandError(f"Document {document}: its stored file does not begin with these bytes.", returncode=2)
        self.stdout.write(
            f"Document {document} is equal: {len(made.content)} bytes, SHA-256 {found}. The file that is handed out "
            f"{'is these bytes' if printing.certificate_id is None else 'begins with them, and its seal follows'}."
        )

    def _printing(self, number: int) -> Printing:
        document = Document.objects.select_related("copy__council").filter(pk=number).first()
        if document is None:
            raise CommandError(f"There is no document {number}.", returncode=2)
        printing = document.printings.select_related("file", "document__copy__council").order_by("-pk").first()
        if printing is None:
            raise CommandError(f"Document {number} has not been made yet.", returncode=2)
        return printing

    def _made(self, printing: Printing) -> making.Made:
        document = printing.document
        try:
            return numbered.make(document.copy, DocumentKind(document.kind), beside=printing.beside)
        except (making.CannotMake, UnknownSchema) as trouble:
            raise CommandError(f"Document {document.pk} cannot be rebuilt: {trouble}", returncode=2) from trouble


def _write(place: Path, content: bytes) -> None:
    try:
        with place.open("xb") as begun:
            begun.write(content)
    except OSError as trouble:
        raise CommandError(f"{place} cannot be written: {trouble.strerror}.", returncode=2) from trouble


def _why(made: making.Made, printing: Printing) -> str:
    """Which libraries differ, the commonest reason; with the same ones it is the copy or the program."""
    differs = [
        f"{library} {printing.versions.get(library, 'none')}, now {now}"
        for library, now in sorted(made.versions.items())
        if printing.versions.get(library) != now
    ]
    if differs:
        return f"it was made with {'; '.join(differs)}."
    return "the libraries are the same, so the signed copy, the record of the printing or the program has changed."


def _begins_so(printing: Printing, content: bytes) -> bool:
    try:
        return files.content_of(printing.file).startswith(content)
    except (files.Damaged, OSError):
        return False
