"""How an attached file comes in: stored as any other, and read for small counts of children as far as it can be."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from portal.files import services as files
from portal.files.models import PrivateFile
from portal.files.sniff import Kind, Refused
from scorecards.committee import scanning

ATTACHED = (Kind.PDF, Kind.XLSX, Kind.CSV, Kind.PNG, Kind.SVG)
MARKED = "An exempt appendix must be a PDF, because each of its pages is marked with whose copy it is. Print it to PDF."


def received(upload: "UploadedFile[Any]", *, by: Any, exempt: bool) -> tuple[PrivateFile, list[str]]:
    """The stored file and what the program found in it; the caller's act has asked for permission.

    Raises ValidationError, with words for the person, for a file that is not taken.
    """
    try:
        file, seen, content = files.receive(upload, allowed=ATTACHED, by=by, published=True)
    except Refused as refused:
        raise ValidationError(str(refused)) from None
    if exempt and seen.kind != Kind.PDF:
        raise ValidationError(MARKED)
    return file, [] if exempt else scanning.remarks(seen.kind, content)
