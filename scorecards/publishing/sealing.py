"""The installation's seal: which certificate and key the settings name, and the example's own, made once."""

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from portal.figures.spans import day_words
from scorecards.publishing import seal
from scorecards.publishing.seal import CannotSeal, CertificateFacts, Key

PDF = "application/pdf"
NOT_SEALED = "not sealed: no certificate"
NO_CERTIFICATE = "No certificate is set, so papers are made without a seal."
SOON = timedelta(days=60)


@dataclass(frozen=True)
class Sealed:
    """A file as it is handed out, with its seal: what is kept of it beside the bytes."""

    content: bytes
    unsigned_sha256: str
    unsigned_size: int
    certificate: CertificateFacts | None = None
    example: bool = False
    sealed_sha256: str = ""
    versions: dict[str, str] | None = None


def sealed(content: bytes, media_type: str) -> Sealed:
    """A paper with its seal; what is no paper, and every paper of a portal without a certificate, as it is.

    Raises CannotSeal where a certificate is set and cannot be used.
    """
    unsigned = Sealed(content, hashlib.sha256(content).hexdigest(), len(content))
    key = current_key() if media_type == PDF else None
    if key is None:
        return unsigned
    key.refuse_unless_valid(timezone.now())
    done = seal.seal(content, key)
    found = seal.check(done)
    if found.state is not seal.State.VALID or not done.startswith(content):
        raise CannotSeal("The seal that was set does not hold. Tell your support; then try again.")
    return Sealed(
        content=done,
        unsigned_sha256=unsigned.unsigned_sha256,
        unsigned_size=unsigned.unsigned_size,
        certificate=key.certificate,
        example=not is_set(),
        sealed_sha256=found.digest,
        versions={library: version(library) for library in seal.SEALED_BY},
    )


def is_set() -> bool:
    """Whether the settings name a certificate: without one papers are not sealed, but in the example."""
    return bool(settings.SEAL_PKCS12 or settings.SEAL_CERTIFICATE or settings.SEAL_KEY)


def current_key() -> Key | None:
    """What seals now; None where nothing does. Raises CannotSeal for what is set and cannot be used."""
    password: str = settings.SEAL_PASSWORD
    if settings.SEAL_PKCS12:
        return seal.from_pkcs12(_read(settings.SEAL_PKCS12), password=password)
    if is_set():
        if not (settings.SEAL_CERTIFICATE and settings.SEAL_KEY):
            raise CannotSeal(f"The seal needs both a certificate and a key, and one is set. {seal.ASK}")
        return seal.from_pem(_read(settings.SEAL_CERTIFICATE), _read(settings.SEAL_KEY), password=password)
    return example_key() if settings.EXAMPLE else None


def _read(place: str) -> bytes:
    try:
        return Path(place).read_bytes()
    except OSError as trouble:
        raise CannotSeal(f"A file of the seal cannot be read ({trouble.strerror}). {seal.ASK}") from trouble


def example_key() -> Key:
    """The example's own, made the first time that it is asked for; two who ask at once get one."""
    place = settings.DATA_DIR / "example-seal.pem"
    if not place.exists():
        number, fresh = tempfile.mkstemp(dir=settings.DATA_DIR)  # readable by its owner alone
        with os.fdopen(number, "wb") as begun:
            begun.write(b"".join(seal.make_example(timezone.now())))
        with suppress(FileExistsError):
            os.link(fresh, place)
        os.unlink(fresh)
    both = place.read_bytes()
    return seal.from_pem(both, both)


@dataclass(frozen=True)
class Standing:
    """How the seal stands, for who looks after the portal: what is wrong with it, or nothing, and what it is."""

    wrong: str = ""
    says: str = ""


def standing(at: datetime | None = None) -> Standing:
    """Never raises: an administrator is told what a paper would fail with."""
    now = at or timezone.now()
    try:
        key = current_key()
        if key is None:
            return Standing(NO_CERTIFICATE)
        key.refuse_unless_valid(now)
    except CannotSeal as trouble:
        return Standing(str(trouble).removesuffix(f" {seal.ASK}"))
    ends = day_words(timezone.localdate(key.certificate.ends))
    says = f"Papers are sealed as “{key.certificate.subject}”, with a certificate that ends on {ends}."
    soon = f"The certificate of the seal ends on {ends}." if key.certificate.ends - now < SOON else ""
    return Standing(soon, says)
