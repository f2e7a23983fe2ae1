"""Storing is the only way in: looked at, named safely, hashed, and written to private storage."""

import hashlib
from collections.abc import Collection
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile

from portal.files import names
from portal.files.harm import check_published
from portal.files.models import PrivateFile
from portal.files.sniff import Kind, Refused, Sniffed, sniff

PIECE = 1 << 20
IN_MEMORY = 10 << 20


def examine(upload: "UploadedFile[Any]", *, allowed: Collection[Kind]) -> tuple[Sniffed, bytes]:
    """What a person sent and its bytes. Raises `Refused` with words for that person."""
    limit: int = settings.UPLOAD_LIMIT_BYTES
    content = upload.read(limit + 1) if (upload.size or 0) <= limit else None
    if content is None or len(content) > limit:
        raise Refused(f"The file is too large: at most {limit / 1024 / 1024:g} MB are taken.")
    return sniff(upload.name or "", content, allowed=allowed, limit=limit), content


def store(name: str, content: bytes, *, media_type: str, by: Any) -> PrivateFile:
    """Keep bytes that were examined, or that the program made itself (`by` None).

    The row belongs to the caller's transaction. The bytes do not: rolled back, they stay behind under a name that
    nothing refers to.
    """
    file = PrivateFile(
        name=names.safe(name),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        stored_by=by,
    )
    file.content.save(file.name, ContentFile(content), save=False)
    file.save(force_insert=True)
    return file


def store_long(name: str, source: BinaryIO, *, media_type: str, by: Any) -> PrivateFile:
    """Keep a file of any length as `store` keeps bytes, a piece at a time: memory does not grow with it."""
    digest, size = hashlib.sha256(), 0
    source.seek(0)
    while piece := source.read(PIECE):
        digest.update(piece)
        size += len(piece)
    source.seek(0)
    file = PrivateFile(name=names.safe(name), size=size, sha256=digest.hexdigest(), media_type=media_type, stored_by=by)
    file.content.save(file.name, File(source), save=False)
    file.save(force_insert=True)
    return file


def receive(
    upload: "UploadedFile[Any]", *, allowed: Collection[Kind], by: Any, published: bool = False
) -> tuple[PrivateFile, Sniffed, bytes]:
    """Examine and store what a person sent; `published`: readers will open it as it is, so it must not act on them.

    Raises `Refused`; what is refused is not kept.
    """
    seen, content = examine(upload, allowed=allowed)
    if published:
        check_published(seen, content)
    return store(seen.name, content, media_type=seen.media_type, by=by), seen, content


def content_of(file: PrivateFile) -> bytes:
    """The stored bytes. Raises `Damaged` when they are not those that were stored."""
    with checked(file) as content:
        return content.read()


def checked(file: PrivateFile) -> IO[bytes]:
    """The stored bytes, open at their beginning, after all of them were held against the hash that was kept.

    What is returned is the very copy that was checked: a long one lies on the disk, so memory does not grow with it.
    Raises `Damaged` when they are not those that were stored, or are not there any more.
    """
    digest, copy = hashlib.sha256(), SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        with file.content.open("rb") as stored:
            while piece := stored.read(PIECE):
                digest.update(piece)
                copy.write(piece)
    except FileNotFoundError:
        digest = hashlib.sha256()
    if digest.hexdigest() != file.sha256:
        copy.close()
        raise Damaged(file)
    copy.seek(0)
    return copy


class Damaged(Exception):
    """A stored file's bytes no longer have the hash that was kept of them. Nothing of it is handed out."""

    def __init__(self, file: PrivateFile) -> None:
        self.file = file
        super().__init__(f"The stored file {file.pk} ({file.name}) is not what was stored.")
