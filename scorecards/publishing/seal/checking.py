"""Checking a seal: whether it is of the bytes that it stands behind, of all of them, and by which certificate.

Only for files of our own: a stranger's file is looked at by `traces`, which reads no PDF.
"""

from __future__ import annotations

import hashlib
import io

from asn1crypto import algos, cms, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import ValueErrorWithMessage
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.status import SignatureCoverageLevel

from scorecards.publishing.seal.checked import Checked, State

# What a reader raises at bytes that are not what it was told to expect.
UNREADABLE = (PdfError, ValueErrorWithMessage, ValueError, LookupError, TypeError, AttributeError, OSError)

# DER: its tags, the first length that is written in bytes of its own, and what stands in every seal of ours.
SEQUENCE, SET, OCTETS, TAGGED_0, LONG = 0x30, 0x31, 0x04, 0xA0, 0x80
VERSION_1 = bytes(cms.CMSVersion("v1").dump())
SHA256 = bytes(algos.DigestAlgorithm({"algorithm": "sha256"}).dump())
DATA = bytes(cms.EncapsulatedContentInfo({"content_type": "data"}).dump())
SIGNED_DATA = bytes(cms.ContentType("signed_data").dump())


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
    """Whether what stands in the seal beside what is signed is what must stand there, written in its one way.

    A signature is not of its own wrapping. Only the certificates of issuers, which come from elsewhere, are taken as
    they are; the hash of the whole file is of those too.
    """
    own, cert = found.signer_info, found.signer_cert
    certificates = (_whole(each.chosen, cert) for each in found.signed_data["certificates"])
    signer = _der(
        SEQUENCE,
        VERSION_1,
        _der(SEQUENCE, bytes(cert.issuer.dump()), bytes(cert["tbs_certificate"]["serial_number"].dump())),
        SHA256,
        bytes(own["signed_attrs"].dump(force=True)),
        bytes(own["signature_algorithm"].dump(force=True)),
        _der(OCTETS, bytes(own["signature"].native)),
    )
    parts = VERSION_1, _der(SET, SHA256), DATA, _der(TAGGED_0, *certificates), _der(SET, signer)
    return _seal_in(found) == _der(SEQUENCE, SIGNED_DATA, _der(TAGGED_0, _der(SEQUENCE, *parts)))


def _whole(certificate: x509.Certificate, signers: x509.Certificate) -> bytes:
    """The signer's own as it stands, since its hash is signed; any other written anew."""
    written = bytes(certificate.dump())
    return written if written == bytes(signers.dump()) else bytes(certificate.dump(force=True))


def _der(tag: int, *parts: bytes) -> bytes:
    """One value with its length in the shortest way: asn1crypto works a nested one out again at each of its levels."""
    content = b"".join(parts)
    size = len(content)
    if size < LONG:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes((tag, LONG | len(length))) + length + content


def _seal_in(found: EmbeddedPdfSignature) -> bytes:
    """Its bytes without the noughts that fill the gap; it may itself end in one, so its own length decides."""
    return bytes(cms.ContentInfo.load(bytes(found.pkcs7_content)).dump())
