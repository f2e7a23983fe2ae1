"""What is wrong with a certificate or key is said in words, and the key itself is never shown."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519

from scorecards.publishing import seal
from scorecards.publishing.seal import CannotSeal
from tests.scorecards.publishing.seal import keys

OWN = keys.certificate(keys.private())
SECRET = keys.secret(keys.private())
LOCKED = keys.secret(keys.private(), keys.PASSWORD)
RSA = keys.private("rsa2048")
SHORT = keys.private("rsa1024")
EDWARDS = ed25519.Ed25519PrivateKey.generate()


def test_pem_and_pkcs12_hold_the_same_certificate():
    whole = seal.from_pem(keys.pem(OWN), SECRET)
    assert whole.certificate.subject == keys.NAME
    assert seal.from_pem(keys.pem(OWN), LOCKED, password=keys.PASSWORD).certificate == whole.certificate
    assert seal.from_pkcs12(keys.in_one(keys.private(), OWN), password=keys.PASSWORD).certificate == whole.certificate
    assert seal.facts_of(whole.certificate.pem) == whole.certificate


def test_a_password_that_is_not_needed_does_no_harm():
    assert seal.from_pem(keys.pem(OWN), SECRET, password="any").certificate.subject == keys.NAME


def pem(certificate, key, password=""):
    return lambda: seal.from_pem(certificate, key, password=password)


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (pem(b"nothing", SECRET), "The file of the seal’s certificate holds no certificate in PEM."),
        (pem(keys.pem(OWN), b"nothing"), "The file of the seal’s key holds no key in PEM."),
        (pem(keys.pem(OWN), LOCKED), "The seal’s key needs a password, and none is set."),
        (pem(keys.pem(OWN), LOCKED, "wrong"), "The password of the seal’s key is wrong."),
        (pem(keys.pem(OWN), keys.secret(RSA)), "The seal’s key does not belong to its certificate."),
        (
            pem(keys.pem(keys.certificate(SHORT)), keys.secret(SHORT)),
            "The seal’s key must be RSA of 2048 bits or more, or of the curve P-256 or more.",
        ),
        (
            pem(keys.pem(OWN), keys.secret(EDWARDS)),
            "The seal’s key must be RSA of 2048 bits or more, or of the curve P-256 or more.",
        ),
        (
            pem(keys.pem(keys.certificate(RSA, may_sign=False)), keys.secret(RSA)),
            "The certificate of the seal is not made for signing.",
        ),
        (
            lambda: seal.from_pkcs12(keys.in_one(keys.private(), OWN), password="wrong"),
            "The seal’s file is no PKCS#12, or its password is wrong.",
        ),
        (lambda: seal.from_pkcs12(b"nothing"), "The seal’s file is no PKCS#12, or its password is wrong."),
    ],
)
def test_what_is_wrong_is_said(load, said):
    with pytest.raises(CannotSeal) as refused:
        load()
    assert str(refused.value) == f"{said} Tell who looks after the portal; then try again."


def test_a_certificate_seals_between_its_days():
    key = seal.from_pem(keys.pem(OWN), SECRET)
    key.refuse_unless_valid(datetime.now(UTC))
    with pytest.raises(CannotSeal, match="The certificate of the seal ended on"):
        key.refuse_unless_valid(datetime.now(UTC) + timedelta(days=400))
    with pytest.raises(CannotSeal, match="The certificate of the seal begins on"):
        key.refuse_unless_valid(datetime.now(UTC) - timedelta(days=2))


def test_a_key_is_not_in_its_own_words():
    assert "signer" not in repr(keys.key())


def test_the_examples_certificate_says_whose_it_is_not():
    found = seal.from_pem(*seal.make_example(datetime.now(UTC)))
    assert found.certificate.subject == found.certificate.issuer == "Line of Sight example, not a council’s seal"
    assert found.certificate.ends > datetime.now(UTC) + timedelta(days=3600)
    assert isinstance(x509.load_pem_x509_certificate(found.certificate.pem.encode()), x509.Certificate)
