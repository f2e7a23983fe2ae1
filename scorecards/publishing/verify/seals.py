"""What the answer says of a seal: whether it holds, whose it is, and until when its certificate was good."""

from django.utils import timezone

from portal.figures.spans import day_words
from portal.files import services as files
from portal.web.templatetags.los import day
from scorecards.publishing import seal
from scorecards.publishing.models import Printed, SealCertificate
from scorecards.publishing.sealing import PDF
from scorecards.publishing.telling.checking import in_groups
from scorecards.publishing.verify.rules import Verdict


def told(verdict: Verdict, printed: Printed, content: bytes | None) -> tuple[str, str]:
    """Its state, and whose it is. `content` is the file that was sent; without one the kept file is looked at."""
    certificate = printed.certificate
    if printed.file.media_type != PDF:
        return "None: only papers are sealed", ""
    if certificate is None:
        return "None: no certificate was set when it was printed", ""
    whose = _whose(certificate, printed)
    if verdict is Verdict.CHANGED:
        return "Changed after sealing", whose
    if verdict is Verdict.UNSEALED:
        return "Not in this file", f"The published one has it. {whose}"
    return (
        ("Valid", whose) if _holds(printed, certificate, content) else ("Does not hold", f"Tell the council. {whose}")
    )


def _holds(printed: Printed, certificate: SealCertificate, content: bytes | None) -> bool:
    """Whether the seal of the file, or of the kept one whose hash was sent, is by the certificate it was set with."""
    try:
        found = seal.check(files.content_of(printed.file) if content is None else content)
    except (files.Damaged, OSError):
        return False
    return found.state is seal.State.VALID and found.fingerprint == certificate.fingerprint


def _whose(certificate: SealCertificate, printed: Printed) -> str:
    """The name in the certificate, what it is worth, and by what it can be known."""
    by = "itself" if certificate.issuer == certificate.subject else f"“{certificate.issuer}”"
    worth = " An example: it is no council’s seal." if certificate.example else ""
    days = f"from {day_words(certificate.starts.date())} to {day_words(certificate.ends.date())}"
    more = f"{_ended(certificate, printed)}{worth} Its SHA-256: {in_groups(certificate.fingerprint)}"
    return f"Sealed as “{certificate.subject}”, a certificate issued by {by}, {days}.{more}"


def _ended(certificate: SealCertificate, printed: Printed) -> str:
    if timezone.now() <= certificate.ends:
        return ""
    return f" It has ended since: it was good on {day(printed.made_at)}, when this was sealed, and that is what counts."
