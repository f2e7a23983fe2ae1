"""Handing out a private file. The view has asked who may have it; this says how a browser must treat it."""

from typing import IO, BinaryIO

from django.http import FileResponse

from portal.files import names
from portal.files.models import PrivateFile
from portal.files.services import checked

KEPT_BY_NOBODY = "private, no-store"


def send(file: PrivateFile | BinaryIO, *, as_name: str, media_type: str = "") -> FileResponse:
    """A download that no cache keeps and no browser guesses the type of or opens as a page.

    `file` is a stored file, or an open one that the program just made. A stored one brings its own media type, and not
    a byte of it is sent before all are known to be those that were stored. Raises `Damaged`.
    """
    stored: IO[bytes] = checked(file) if isinstance(file, PrivateFile) else file
    kind = media_type or (file.media_type if isinstance(file, PrivateFile) else "application/octet-stream")
    response = FileResponse(stored, as_attachment=True, filename=names.safe(as_name), content_type=kind)
    response["Cache-Control"] = KEPT_BY_NOBODY
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
