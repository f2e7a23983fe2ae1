"""Certificates and keys for tests, made once for the process."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)

from scorecards.publishing import seal

PASSWORD = "open sesame"
NAME = "Testshire Council"
ISSUER = "An authority for tests"
USES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


@cache
def private(kind="p256"):
    if kind == "p256":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(65537, int(kind.removeprefix("rsa")))


def certificate(key, *, name=NAME, days=(-1, 365), may_sign=True, issuer=None):
    """Made by the key itself, or by `issuer`, another key."""
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    use = dict.fromkeys(USES, False)
    use |= {"digital_signature": may_sign, "key_encipherment": not may_sign}
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if issuer is None else x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, ISSUER)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.KeyUsage(**use), critical=True)
        .sign(issuer or key, hashes.SHA256())
    )


def pem(found):
    return found.public_bytes(Encoding.PEM)


def secret(key, password=""):
    how = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how)


def in_one(key, found, password=PASSWORD):
    return pkcs12.serialize_key_and_certificates(b"seal", key, found, None, BestAvailableEncryption(password.encode()))


@cache
def key():
    """What seals in tests of one key."""
    return seal.from_pem(pem(certificate(private())), secret(private()))


def files(folder, *, name=NAME, days=(-1, 365), password=""):
    """A fresh certificate and its key as a council would keep them: the settings that name their files."""
    fresh = ec.generate_private_key(ec.SECP256R1())
    (folder / "certificate.pem").write_bytes(pem(certificate(fresh, name=name, days=days)))
    (folder / "key.pem").write_bytes(secret(fresh, password))
    return {
        "SEAL_CERTIFICATE": str(folder / "certificate.pem"),
        "SEAL_KEY": str(folder / "key.pem"),
        "SEAL_PASSWORD": password,
    }
