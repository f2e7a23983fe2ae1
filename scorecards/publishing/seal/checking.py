"""Checking a seal: whether it is of the bytes that it stands behind, of all of them, and by which certificate.

Only for files of our own: a stranger's file is looked at by `traces`, which reads no PDF.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from enum import StrEnum

from asn1crypto import cms, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import ValueErrorWithMessage
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.status import SignatureCoverageLevel

# What a reader raises at bytes that are not what it was told to expect.
UNREADABLE = (PdfError, ValueErrorWithMessage, ValueError, LookupError, TypeError, AttributeError, OSError)


class State(StrEnum):
    """BROKEN: there is a seal, and it is not of this file as it is."""

    VALID = "valid"
    BROKEN = "broken"
    NONE = "none"


@dataclass(frozen=True)
class Checked:
    """What the seal of a file says. `fingerprint` is its certificate's, `digest` the hash of the bytes it is of.

    Whether the certificate is one of ours is for the caller to say.
    """

    state: State
    fingerprint: str = ""
    digest: str = ""


def check(pdf: bytes) -> Checked:
    """Look at every byte: a seal that leaves some out, is not the only one or is not written as ours is broken."""
    try:
        seals = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        if not seals:
            return Checked(State.BROKEN if b"/ByteRange" in pdf else State.NONE)
        return _checked(seals[0], pdf) if len(seals) == 1 else Checked(State.BROKEN)
    except UNREADABLE:
        return Checked(State.BROKEN)


def _checked(found: EmbeddedPdfSignature, pdf: bytes) -> Checked:
    fingerprint = hashlib.sha256(found.signer_cert.dump()).hexdigest()
    digest = found.compute_digest()
    intact, genuine = validate_sig_integrity(found.signer_info, found.signer_cert, "data", digest)
    whole = found.evaluate_signature_coverage() == SignatureCoverageLevel.ENTIRE_FILE
    holds = intact and genuine and whole and _is_written_plainly(found, pdf) and _says_nothing_else(found)
    return Checked(State.VALID if holds else State.BROKEN, fingerprint, digest.hex())


def _is_written_plainly(found: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """Whether the gap that no seal can be of holds the seal in capitals, noughts, and nothing else."""
    _start, begins, ends, _length = (int(number) for number in found.byte_range)
    gap = pdf[begins:ends]
    written = _seal_in(found).hex().upper().encode()
    padded = written.ljust(len(gap) - 2, b"0")
    return gap == b"<" + padded + b">"


def _says_nothing_else(found: EmbeddedPdfSignature) -> bool:
    """Whether what stands in the seal beside what is signed is what must stand there.

    A signature is not of its own wrapping. Only the certificates of issuers, which come from elsewhere, are taken as
    they are; the hash of the whole file is of those too.
    """
    seen, own = found.signed_data, found.signer_info
    signer = {name: own[name] for name in ("version", "sid", "digest_algorithm", "signed_attrs", "signature_algorithm")}
    signer |= {"version": "v1", "sid": _named(found.signer_cert), "digest_algorithm": {"algorithm": "sha256"}}
    plain = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "data"},
            "certificates": seen["certificates"],
            "signer_infos": [{**signer, "signature": own["signature"]}],
        }
    )
    wrapped = cms.ContentInfo({"content_type": "signed_data", "content": plain})
    return bool(wrapped.dump(force=True) == _seal_in(found))


def _seal_in(found: EmbeddedPdfSignature) -> bytes:
    """Its bytes without the noughts that fill the gap; it may itself end in one, so its own length decides."""
    return bytes(cms.ContentInfo.load(bytes(found.pkcs7_content)).dump())


def _named(certificate: x509.Certificate) -> cms.SignerIdentifier:
    serial = cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": certificate.serial_number})
    return cms.SignerIdentifier(name="issuer_and_serial_number", value=serial)
