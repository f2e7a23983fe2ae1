"""A file that was made, as its job's row names it until the next, and as it is kept for ever."""

from typing import Any

from portal.files import services as files
from scorecards.publishing.making import Made
from scorecards.publishing.sealing import Sealed
from scorecards.publishing.services import certificates


def stored(made: Made, done: Sealed) -> dict[str, Any]:
    """The file, kept in storage, and what it is known by."""
    return {
        "file": files.store(made.name, done.content, media_type=made.media_type, by=None),
        "unsigned_sha256": done.unsigned_sha256,
        "unsigned_size": done.unsigned_size,
        "certificate": certificates.kept(done),
        "versions": {**made.versions, **(done.versions or {})},
    }


def for_ever(kept: dict[str, Any], done: Sealed) -> dict[str, Any]:
    """What the row adds that cannot be changed."""
    return {**kept, "sha256": kept["file"].sha256, "sealed_sha256": done.sealed_sha256}


def told(kept: dict[str, Any], made: Made) -> dict[str, Any]:
    """What the trail says of it."""
    certificate = kept["certificate"]
    fingerprint = certificate.fingerprint if certificate else ""
    return {"sha256": kept["file"].sha256, "pages": made.pages, "certificate": fingerprint}
