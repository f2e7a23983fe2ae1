"""What was found, as the page says it."""

from dataclasses import dataclass, field

from django.urls import reverse

from portal.figures.spans import day_words
from portal.files import services as files
from portal.web.templatetags.los import day, moment
from scorecards.publishing import seal, shown
from scorecards.publishing.models import Printing, Publication, SealCertificate
from scorecards.publishing.rules import DocumentKind
from scorecards.publishing.sealing import PDF
from scorecards.publishing.telling.checking import in_groups
from scorecards.publishing.verify.queries import Found
from scorecards.publishing.verify.rules import LEAST, Verdict

LATE = "late"
HEADINGS = {
    Verdict.SAME: "This is what was signed and published",
    Verdict.UNSEALED: "This is what was signed and published, without its seal",
    Verdict.CHANGED: "This was changed: it is not the paper that was signed",
    Verdict.HASH: "This is the hash of what was signed",
    Verdict.SEVERAL: "Several papers have a hash that begins so",
    Verdict.WITHDRAWN: "This paper was withdrawn",
    Verdict.UNKNOWN: "No paper that was published here is this one",
}
SAYS = {
    Verdict.SAME: "The file is, to the last byte, the one that this portal made from what was signed.",
    Verdict.UNSEALED: "The file is, to the last byte, what this portal printed from what was signed, before sealing.",
    Verdict.CHANGED: "It began as the paper below. Something in it has been changed or added since. Do not rely on it.",
    Verdict.HASH: "Send the file itself to learn whether it is unchanged.",
    Verdict.SEVERAL: f"Enter more than the first {LEAST} signs of the hash.",
    Verdict.WITHDRAWN: "The council has withdrawn it. Nothing more is said of it here.",
    Verdict.UNKNOWN: (
        "It may come from elsewhere, may have been changed, or may be a form that is not kept here: a print, a scan or "
        "a copy that was saved anew is never the same file."
    ),
}
TAGS = {
    Verdict.SAME: "Unchanged",
    Verdict.UNSEALED: "Unchanged",
    Verdict.CHANGED: "Changed",
    Verdict.HASH: "Known",
    Verdict.SEVERAL: "Not clear",
    Verdict.WITHDRAWN: "Withdrawn",
    Verdict.UNKNOWN: "Not known",
}
TONES = {Verdict.CHANGED: LATE, Verdict.WITHDRAWN: LATE}


@dataclass(frozen=True)
class Fact:
    """One line of the answer; `href` is where its words lead."""

    label: str
    value: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True)
class Answer:
    """The answer as a page shows it. Where nothing more may be said there are no facts."""

    heading: str
    says: str
    tag: str
    tone: str = ""
    facts: list[Fact] = field(default_factory=list)


def answer(found: Found, content: bytes | None = None) -> Answer:
    """`content` is the file that was sent; of a hash, the kept file's seal is told."""
    verdict = found.verdict
    facts = list(_facts(found, content)) if found.publication else []
    return Answer(HEADINGS[verdict], SAYS[verdict], TAGS[verdict], TONES.get(verdict, ""), facts)


def _facts(found: Found, content: bytes | None) -> list[Fact]:
    publication, printing = found.publication, found.printing
    assert publication is not None  # noqa: S101 - asked by the caller
    copy = publication.copy
    facts = [
        Fact("Report", copy.title),
        Fact("Council", copy.council.name),
        Fact("Revision", str(copy.revision), *_standing(publication, found.later)),
        Fact("Signed", moment(copy.signed_at), f"by the {copy.signed_by_title}" if copy.signed_by_title else ""),
        Fact("Published", moment(publication.published_at)),
    ]
    if printing is not None:
        newer = "" if found.latest else "An earlier printing: since then the meeting’s day or the item has changed."
        facts.append(Fact("Form", shown.NAMES[DocumentKind(printing.document.kind)], newer))
        facts.append(_seal(found.verdict, printing, content))
    facts.append(Fact("Hash of what was signed", in_groups(copy.sha256)))
    return facts


def _standing(publication: Publication, later: Publication | None) -> tuple[str, str]:
    """Whether a later revision stands in its place, and where that one is told of."""
    if later is not None:
        words = f"Revision {later.copy.revision} took its place on {day(publication.superseded_at)}"
        return words, f"{reverse('verify')}?hash={later.copy.sha256}"
    if publication.superseded_at:
        return f"A later revision took its place on {day(publication.superseded_at)} and has been withdrawn since.", ""
    return "No later one has been published.", ""


def _seal(verdict: Verdict, printing: Printing, content: bytes | None) -> Fact:
    certificate = printing.certificate
    if printing.file.media_type != PDF:
        return Fact("Seal", "None: only papers are sealed")
    if certificate is None:
        return Fact("Seal", "None: no certificate was set when it was printed")
    if verdict is Verdict.CHANGED:
        return Fact("Seal", "Changed after sealing", _whose(certificate))
    if verdict is Verdict.UNSEALED:
        return Fact("Seal", "Not in this file", f"The published one has it. {_whose(certificate)}")
    if _holds(printing, certificate, content):
        return Fact("Seal", "Valid", _whose(certificate))
    return Fact("Seal", "Does not hold", f"Tell the council. {_whose(certificate)}")


def _holds(printing: Printing, certificate: SealCertificate, content: bytes | None) -> bool:
    """Whether the seal of the file, or of the kept one whose hash was sent, is by the certificate it was set with."""
    try:
        found = seal.check(files.content_of(printing.file) if content is None else content)
    except (files.Damaged, OSError):
        return False
    return found.state is seal.State.VALID and found.fingerprint == certificate.fingerprint


def _whose(certificate: SealCertificate) -> str:
    """The name in the certificate, what it is worth, and by what it can be known."""
    by = "itself" if certificate.issuer == certificate.subject else f"“{certificate.issuer}”"
    worth = " An example: it is no council’s seal." if certificate.example else ""
    days = f"from {day_words(certificate.starts.date())} to {day_words(certificate.ends.date())}"
    return (
        f"Sealed as “{certificate.subject}”, a certificate issued by {by}, {days}.{worth} "
        f"Its SHA-256: {in_groups(certificate.fingerprint)}"
    )
