"""A signed report becomes a file: its public content told as a story and printed, or its figures as tables."""

import platform
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version

from django.conf import settings

from portal.crests import queries as crests
from portal.files.services import Damaged
from portal.web.colour import NotAColour
from portal.web.example import example_words
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import ReportContent
from scorecards.copies.models import SignedCopy
from scorecards.publishing import paper, sheets
from scorecards.publishing.paper.typeface import FontsMissing
from scorecards.publishing.queries import paper_of
from scorecards.publishing.rules import DocumentKind
from scorecards.publishing.story import Pack, Story, number
from scorecards.publishing.telling import Beside, tell

# Where a paper says that it can be checked: recorded with what stands beside it, since equal bytes depend on it.
CHECK_AT = "check_at"
PRINTED_BY = ("reportlab", "rl_accel", "pillow", "markdown-it-py")


class CannotMake(Exception):
    """Why there is no file, in words for the person who waits for it."""


@dataclass(frozen=True)
class Made:
    """A finished file; a paper has pages."""

    name: str
    content: bytes
    media_type: str
    pages: int | None = None
    versions: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    """A form of the figures that has no pages: what writes it, from the public content and the hash of the copy."""

    ending: str
    media_type: str
    write: Callable[[ReportContent, str], bytes]
    libraries: tuple[str, ...] = ()


TABLES = {
    DocumentKind.XLSX: Form(
        "xlsx", sheets.XLSX, lambda content, sha256: sheets.as_xlsx(sheets.book(content, sha256=sha256)), ("openpyxl",)
    ),
    DocumentKind.ODS: Form(
        "ods",
        sheets.ODS,
        lambda content, sha256: sheets.as_ods(sheets.book(content, sha256=sha256)),
        ("odfdo", "lxml"),
    ),
    DocumentKind.FIGURES: Form("csv", "text/csv; charset=utf-8", lambda content, _sha256: sheets.as_ees(content)),
}


def make(copy: SignedCopy, kind: DocumentKind, *, beside: Mapping[str, str]) -> Made:
    """The file of one kind, from the public content alone. Raises CannotMake, copies.plain.UnknownSchema."""
    content = copies.public_report(copy)
    if kind in TABLES:
        return _tables(copy, content, TABLES[kind])
    large = kind == DocumentKind.LARGE_PRINT
    printed = printed_story(story_of(content, beside=beside, sha256=copy.sha256), large=large)
    name = file_name(f"{copy.title}, large print" if large else copy.title, copy.revision, "pdf")
    return Made(name, printed.content, "application/pdf", printed.pages, versions(*PRINTED_BY))


def _tables(copy: SignedCopy, content: ReportContent, form: Form) -> Made:
    name = file_name(copy.title, copy.revision, form.ending)
    return Made(name, form.write(content, copy.sha256), form.media_type, versions=versions(*form.libraries))


def story_of(content: ReportContent, *, beside: Mapping[str, str], sha256: str) -> Story:
    """The numbered story of a public content; without a hash it is a proof."""
    story = number(tell(content, Beside.of(beside), sha256=sha256))
    if said := example_words(content.council.name, invented=content.council.invented):
        story = replace(story, notices=(f"Example. {said}", *story.notices))
    return replace(story, signed_at=content.signed_at) if sha256 else story


def story_of_copy(copy: SignedCopy, content: ReportContent | None = None) -> Story:
    """The story that the page of a signed report draws: as its paper, with what the clerk has allotted.

    Give the public `content` if it has been read already.
    """
    document = paper_of(copy)
    return story_of(
        content or copies.public_report(copy), beside=document.beside if document else {}, sha256=copy.sha256
    )


def printed_story(story: Story, *, proof: bool = False, large: bool = False) -> paper.Paper:
    with _told_why():
        story = with_crest(story)
        return paper.render(story, fonts=settings.FONTS_DIR, proof=proof, large=large)


def printed_pack(pack: Pack) -> paper.Paper:
    with _told_why():
        pack = replace(pack, front=with_crest(pack.front), reports=tuple(map(with_crest, pack.reports)))
        return paper.render_pack(pack, fonts=settings.FONTS_DIR)


@contextmanager
def _told_why() -> Iterator[None]:
    try:
        yield
    except (FontsMissing, NotAColour) as trouble:
        raise CannotMake(f"{trouble} Tell your support; then try again.") from trouble


def with_crest(story: Story) -> Story:
    """With what the paper draws of the crest: the very file that was signed, found by its hash. Raises CannotMake."""
    crest = story.council.crest
    if crest is None or crest.art is not None:
        return story
    try:
        art = crests.art(crest.number, crest.sha256)
    except (Damaged, OSError):
        art = None
    if art is None:
        raise CannotMake("The crest that was signed is not stored any more as it was. Tell your support.")
    return replace(story, council=replace(story.council, crest=replace(crest, art=art)))


def where_to_check() -> dict[str, str]:
    """The address that papers printed now name; nothing in a portal that is not told its own."""
    site = str(settings.SITE_URL).rstrip("/")
    return {CHECK_AT: f"{site}/verify"} if site else {}


def file_name(title: str, revision: int, ending: str) -> str:
    """ "Children’s services performance, quarter 2.pdf"; a later revision says which it is."""
    plain = title.replace("/", "-")  # "2026/27" would be read as a folder
    return f"{plain}, revision {revision}.{ending}" if revision > 1 else f"{plain}.{ending}"


def versions(*libraries: str) -> dict[str, str]:
    """What equal bytes depend on."""
    found = {library: version(library) for library in libraries}
    return {**found, "python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
