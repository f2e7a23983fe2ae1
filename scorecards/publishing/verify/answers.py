"""What was found, as the page says it."""

from dataclasses import dataclass, field

from scorecards.publishing.models import PackPrinting
from scorecards.publishing.verify.facts import Fact, of_attached, of_pack, of_report
from scorecards.publishing.verify.found import Found
from scorecards.publishing.verify.rules import LEAST, Verdict

LATE = "late"
HEADINGS = {
    Verdict.SAME: "This is what was signed and published",
    Verdict.UNSEALED: "This is what was signed and published, without its seal",
    Verdict.ATTACHED: "This was attached to a report that was signed and published",
    Verdict.CHANGED: "This was changed: it is not the paper that was signed",
    Verdict.HASH: "This is the hash of what was signed",
    Verdict.SEVERAL: "Several papers have a hash that begins so",
    Verdict.WITHDRAWN: "This paper was withdrawn",
    Verdict.UNKNOWN: "No paper that was published here is this one",
}
SAYS = {
    Verdict.SAME: "is, to the last byte, the one that this portal made from what was signed.",
    Verdict.UNSEALED: (
        "is, to the last byte, what this portal printed from what was signed, before sealing: the bytes that anybody "
        "can rebuild from the signed copy."
    ),
    Verdict.ATTACHED: (
        "is, to the last byte, the one that stood beside the report when it was signed. The portal did not make it."
    ),
    Verdict.CHANGED: "It began as what is told below, and was changed or added to since. Do not rely on it.",
    Verdict.HASH: "Send the file itself to learn whether it is unchanged.",
    Verdict.SEVERAL: f"Enter more than the first {LEAST} signs of the hash.",
    Verdict.WITHDRAWN: "The council has withdrawn it. Nothing more is said of it here.",
    Verdict.UNKNOWN: (
        "It may come from elsewhere, may have been changed, or may be a form that is not kept here: a print, a scan, a "
        "page saved from a browser or a copy that was saved anew is never the same file. The hash at the end of the "
        "paper, and of its page, can be asked for instead."
    ),
}
PACK = "is, to the last byte, the one that this portal made of the papers below, as each of them was signed."
OF_A_FILE = frozenset({Verdict.SAME, Verdict.UNSEALED, Verdict.ATTACHED})
TAGS = {
    Verdict.SAME: "Unchanged",
    Verdict.UNSEALED: "Unchanged",
    Verdict.ATTACHED: "Unchanged",
    Verdict.CHANGED: "Changed",
    Verdict.HASH: "Known",
    Verdict.SEVERAL: "Not clear",
    Verdict.WITHDRAWN: "Withdrawn",
    Verdict.UNKNOWN: "Not known",
}
TONES = {Verdict.CHANGED: LATE, Verdict.WITHDRAWN: LATE}


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
    facts = list(_facts(found, content)) if found.reports else []
    return Answer(HEADINGS[verdict], _says(found, content), TAGS[verdict], TONES.get(verdict, ""), facts)


def _says(found: Found, content: bytes | None) -> str:
    said = SAYS[found.verdict]
    if found.verdict not in OF_A_FILE:
        return said
    if found.verdict is Verdict.SAME and isinstance(found.printing, PackPrinting):
        said = PACK
    return f"{'A file with this hash' if content is None else 'The file'} {said}"


def _facts(found: Found, content: bytes | None) -> list[Fact]:
    if found.attached:
        return of_attached(found)
    if isinstance(found.printing, PackPrinting):
        return of_pack(found, found.printing, content)
    return of_report(found, content)
