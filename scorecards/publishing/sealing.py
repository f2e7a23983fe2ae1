"""Whose seal a paper gets: which certificate and key the settings name, and the example's own, made once."""

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Named:
    """The files that are named for a seal: PEM files, or one PKCS#12; empty where none is."""

    certificate: str = ""
    key: str = ""
    pkcs12: str = ""
    password: str = field(default="", repr=False)

    @property
    def is_set(self) -> bool:
        return bool(self.certificate or self.key or self.pkcs12)


def named_for(council: str = "") -> Named:
    """What seals for the council of this number: what is named for it alone, else what is for the installation."""
    own = Named(**settings.COUNCIL_SEALS.get(council, {}))
    if own.is_set:
        return own
    return Named(settings.SEAL_CERTIFICATE, settings.SEAL_KEY, settings.SEAL_PKCS12, settings.SEAL_PASSWORD)


def sealed(content: bytes, media_type: str, *, council: str = "") -> Sealed:
    """A paper with its council's seal; what is no paper, and every paper where there is no certificate, as it is.

    Raises CannotSeal where a certificate is set and cannot be used.
    """
    unsigned = Sealed(content, hashlib.sha256(content).hexdigest(), len(content))
    key = current_key(council) if media_type == PDF else None
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
        example=not named_for(council).is_set,
        sealed_sha256=found.digest,
        versions={library: version(library) for library in seal.SEALED_BY},
    )


def current_key(council: str = "") -> Key | None:
    """What seals now for a council; None where nothing does. Raises CannotSeal for what is set and cannot be used."""
    named = named_for(council)
    if named.pkcs12:
        return seal.from_pkcs12(_read(named.pkcs12), password=named.password)
    if named.is_set:
        if not (named.certificate and named.key):
            raise CannotSeal(f"The seal needs both a certificate and a key, and one is set. {seal.ASK}")
        return seal.from_pem(_read(named.certificate), _read(named.key), password=named.password)
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


def standing(at: datetime | None = None, *, council: str = "") -> Standing:
    """Never raises: an administrator is told what a paper of the council would fail with."""
    now = at or timezone.now()
    try:
        key = current_key(council)
        if key is None:
            return Standing(NO_CERTIFICATE)
        key.refuse_unless_valid(now)
    except CannotSeal as trouble:
        return Standing(str(trouble).removesuffix(f" {seal.ASK}"))
    ends = day_words(timezone.localdate(key.certificate.ends))
    says = f"Papers are sealed as “{key.certificate.subject}”, with a certificate that ends on {ends}."
    soon = f"The certificate of the seal ends on {ends}." if key.certificate.ends - now < SOON else ""
    return Standing(soon, says)
