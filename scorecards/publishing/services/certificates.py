"""The certificates that have sealed something: kept for ever, so that keys can be changed."""

from portal.audit.services import record
from scorecards.publishing.models import SealCertificate
from scorecards.publishing.sealing import Sealed


def kept(done: Sealed) -> SealCertificate | None:
    """The certificate among those that are kept for ever; a new one begins to be."""
    found = done.certificate
    if found is None:
        return None
    facts = {"subject": found.subject[:300], "issuer": found.issuer[:300], "starts": found.starts, "ends": found.ends}
    facts |= {"pem": found.pem, "example": done.example}
    certificate, new = SealCertificate.objects.get_or_create(fingerprint=found.fingerprint, defaults=facts)
    if new:
        record("seal_begun", by=None, subject=certificate, after={"fingerprint": found.fingerprint})
    return certificate
