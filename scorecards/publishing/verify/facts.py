"""What the answer says of a paper, of the papers of a meeting in one file, and of what was attached, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from portal.figures.spans import day_words
from portal.web.templatetags.los import day, moment
from scorecards.publishing import shown
from scorecards.publishing.models import PackPrinting, Printed, Printing
from scorecards.publishing.rules import DocumentKind
from scorecards.publishing.telling.checking import in_groups
from scorecards.publishing.verify import seals
from scorecards.publishing.verify.found import Attachment, Found, Standing

REPRINTED = "An earlier printing: since then the meeting’s day or the item has changed."
REMADE = "An earlier one: since then a paper, the meeting’s day or an item has changed."
NOT_MADE = "None: only what the portal prints is sealed"


@dataclass(frozen=True)
class Fact:
    """One line of the answer; `href` is where the words of its note lead."""

    label: str
    value: str
    note: str = ""
    href: str = ""


def of_report(found: Found, content: bytes | None) -> list[Fact]:
    """Of a paper in any of its forms, and of what was signed."""
    report, printing = found.reports[0], found.printing
    facts = [*_report(report), *_signed(report)]
    if isinstance(printing, Printing):
        form = shown.NAMES[DocumentKind(printing.document.kind)]
        facts.append(Fact("Form", form, "" if found.latest else REPRINTED))
        facts += [Fact("Seal", *seals.told(found.verdict, printing, content)), *_hashes(printing)]
    return [*facts, _hash_of(report)]


def of_pack(found: Found, printing: PackPrinting, content: bytes | None) -> list[Fact]:
    """Of the papers of a meeting: each that is in it, and whether a later revision of it stands."""
    return [
        Fact("File", printing.file.name.removesuffix(".pdf"), "" if found.latest else REMADE),
        Fact("Council", found.reports[0].publication.copy.council.name),
        *(_held(report) for report in found.reports),
        Fact("Form", shown.PACK),
        Fact("Made", moment(printing.made_at)),
        Fact("Seal", *seals.told(found.verdict, printing, content)),
        *_hashes(printing),
    ]


def _held(report: Standing) -> Fact:
    copy = report.publication.copy
    words, href = _standing(report)
    asked = f"{reverse('verify')}?hash={copy.sha256}"
    return Fact("It holds", f"{copy.title}, revision {copy.revision}", words, href or asked)


def of_attached(found: Found) -> list[Fact]:
    """Of an open file: where it was attached, the report that stands first."""
    first, *others = found.attached
    facts = first.facts
    return [
        Fact("Attached as", _place(first), "Marked as a draft." if facts.draft else ""),
        *_report(first.report),
        *_signed(first.report),
        *([Fact("Data date", day_words(facts.data_date))] if facts.data_date else []),
        Fact("Seal", NOT_MADE),
        *(_elsewhere(each) for each in others),
        Fact("Hash of the file", in_groups(facts.file_sha256)),
        _hash_of(first.report),
    ]


def _place(attachment: Attachment) -> str:
    return f"Appendix {attachment.letter}, “{attachment.facts.title}”"


def _elsewhere(attachment: Attachment) -> Fact:
    copy = attachment.report.publication.copy
    where = f"{copy.title}, revision {copy.revision}, as {_place(attachment)}"
    return Fact("Attached to", where, *_standing(attachment.report))


def _report(report: Standing) -> list[Fact]:
    copy = report.publication.copy
    return [
        Fact("Report", copy.title),
        Fact("Council", copy.council.name),
        Fact("Revision", str(copy.revision), *_standing(report)),
    ]


def _signed(report: Standing) -> list[Fact]:
    copy = report.publication.copy
    by = f"by the {copy.signed_by_title}" if copy.signed_by_title else ""
    return [Fact("Signed", moment(copy.signed_at), by), Fact("Published", moment(report.publication.published_at))]


def _hash_of(report: Standing) -> Fact:
    return Fact("Hash of what was signed", in_groups(report.publication.copy.sha256))


def _hashes(printed: Printed) -> Iterator[Fact]:
    yield Fact("Hash of the file", in_groups(printed.sha256))
    if printed.unsigned_sha256 != printed.sha256:
        note = "Of the bytes that anybody can rebuild from the signed copy; the file begins with them."
        yield Fact("Hash before sealing", in_groups(printed.unsigned_sha256), note)


def _standing(report: Standing) -> tuple[str, str]:
    """Whether a later revision stands in its place, and where that one is told of."""
    publication, later = report.publication, report.later
    if later is not None:
        words = f"Revision {later.copy.revision} took its place on {day(publication.superseded_at)}"
        return words, f"{reverse('verify')}?hash={later.copy.sha256}"
    if publication.superseded_at:
        return f"A later revision took its place on {day(publication.superseded_at)} and has been withdrawn since.", ""
    return "No later one has been published.", ""
