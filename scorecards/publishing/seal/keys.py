"""The certificate and key that seal, read from PEM or PKCS#12; what is wrong with them is said in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    pkcs12,
)

from portal.figures.spans import day_words

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

LEAST_RSA_BITS = 2048
CURVES = ("secp256r1", "secp384r1", "secp521r1")
ASK = "Tell who looks after the portal; then try again."

PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey


class CannotSeal(Exception):
    """Why there is no seal, in words for the person who waits for the paper."""


@dataclass(frozen=True)
class CertificateFacts:
    """What all may know of a certificate. `fingerprint` is the SHA-256 of its DER, in hexadecimal."""

    fingerprint: str
    subject: str
    issuer: str
    starts: datetime
    ends: datetime
    pem: str


@dataclass(frozen=True)
class Key:
    """What seals. It is never shown or written: a key's words are its certificate's."""

    certificate: CertificateFacts
    signer: Signer = field(repr=False)

    def refuse_unless_valid(self, at: datetime) -> None:
        """Raises CannotSeal before the certificate begins and after it has ended."""
        if at > self.certificate.ends:
            raise CannotSeal(f"The certificate of the seal ended on {_day(self.certificate.ends)}. {ASK}")
        if at < self.certificate.starts:
            raise CannotSeal(f"The certificate of the seal begins on {_day(self.certificate.starts)}. {ASK}")


def from_pem(certificates: bytes, key: bytes, *, password: str = "") -> Key:
    """The certificate first, then those that issued it; its key in a file of its own. Raises CannotSeal."""
    try:
        first, *issuers = x509.load_pem_x509_certificates(certificates)
    except ValueError:
        raise CannotSeal(f"The file of the seal’s certificate holds no certificate in PEM. {ASK}") from None
    return _key(first, _private(key, password), issuers)


def _private(key: bytes, password: str) -> object:
    try:
        return load_pem_private_key(key, password.encode() if password else None)
    except TypeError:
        if password:  # the key needs none
            return _private(key, "")
        raise CannotSeal(f"The seal’s key needs a password, and none is set. {ASK}") from None
    except ValueError:
        if b"ENCRYPTED" in key:
            raise CannotSeal(f"The password of the seal’s key is wrong. {ASK}") from None
        raise CannotSeal(f"The file of the seal’s key holds no key in PEM. {ASK}") from None


def from_pkcs12(content: bytes, *, password: str = "") -> Key:
    """Certificate, key and issuers in one file. Raises CannotSeal."""
    try:
        held = pkcs12.load_pkcs12(content, password.encode() if password else None)
    except ValueError:
        raise CannotSeal(f"The seal’s file is no PKCS#12, or its password is wrong. {ASK}") from None
    if held.cert is None or held.key is None:
        raise CannotSeal(f"The seal’s file holds no certificate with its key. {ASK}")
    return _key(held.cert.certificate, held.key, [each.certificate for each in held.additional_certs])


def _key(certificate: x509.Certificate, private: object, issuers: Iterable[x509.Certificate]) -> Key:
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = _strong(private)
    spki = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if certificate.public_key().public_bytes(*spki) != key.public_key().public_bytes(*spki):
        raise CannotSeal(f"The seal’s key does not belong to its certificate. {ASK}")
    if not _may_sign(certificate):
        raise CannotSeal(f"The certificate of the seal is not made for signing. {ASK}")
    secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = signers.SimpleSigner(
        signing_cert=_asn1(certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(secret),
        cert_registry=SimpleCertificateStore.from_certs([_asn1(each) for each in issuers]),
    )
    return Key(_facts(certificate), signer)


def _strong(private: object) -> PrivateKey:
    if isinstance(private, RSAPrivateKey) and private.key_size >= LEAST_RSA_BITS:
        return private
    if isinstance(private, EllipticCurvePrivateKey) and private.curve.name in CURVES:
        return private
    raise CannotSeal(
        f"The seal’s key must be RSA of {LEAST_RSA_BITS} bits or more, or of the curve P-256 or more. {ASK}"
    )


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def facts_of(pem: str) -> CertificateFacts:
    """What a kept certificate says, worked out again from its text."""
    return _facts(x509.load_pem_x509_certificate(pem.encode()))


def _facts(certificate: x509.Certificate) -> CertificateFacts:
    return CertificateFacts(
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        subject=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        starts=certificate.not_valid_before_utc,
        ends=certificate.not_valid_after_utc,
        pem=certificate.public_bytes(Encoding.PEM).decode(),
    )


def _name(name: x509.Name) -> str:
    """Its common name, else its organisation, else all of it."""
    for kind in (x509.NameOID.COMMON_NAME, x509.NameOID.ORGANIZATION_NAME):
        for attribute in name.get_attributes_for_oid(kind):
            return str(attribute.value)
    return name.rfc4514_string()


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _day(moment: datetime) -> str:
    return day_words(date(moment.year, moment.month, moment.day))
