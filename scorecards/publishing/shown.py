"""A document as a page lists it: its state in words, and what can be done about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from portal.figures.spans import day_words
from portal.files.names import size_words
from portal.jobs.rules import OPEN, WORDS, State
from scorecards.copies.queries import is_exempt
from scorecards.publishing.models import Document, Pack, Publication
from scorecards.publishing.queries import (
    Attached,
    is_handed_out,
    keeps_papers,
    lacks_pack,
    pack_of_meeting,
    papers_of_meeting,
)
from scorecards.publishing.rules import DocumentKind
from scorecards.publishing.sealing import NOT_SEALED, PDF

NAMES = {
    DocumentKind.PDF: "The committee’s paper (PDF)",
    DocumentKind.LARGE_PRINT: "The same in large print, 18 point (PDF)",
    DocumentKind.XLSX: "The scorecard as a workbook (Excel)",
    DocumentKind.ODS: "The scorecard as a workbook (OpenDocument)",
    DocumentKind.FIGURES: "The printed figures (CSV)",
    DocumentKind.EXEMPT: "Your copy of the exempt appendix (PDF)",
}


TONES = {State.FAILED: "late", State.READY: ""}
PACK = "All published reports of this meeting in one file (PDF)"
PACK_WAITS = "It is made in the background, usually within a minute, once several reports are published."
PACK_OF_ONE = "One report is published for this meeting. The file is made by itself once there are two."
PACK_NEVER_MADE = "Several reports are published, and nobody has asked for one file of them."
PACK_NONE = "None"
PACK_ANEW = "It is being made anew, because a report was published or moved; until then the earlier one is here."


@dataclass(frozen=True)
class DocumentShown:
    """`href` downloads it, `again` is where to ask for it anew, `refresh` says that waiting helps.

    What is exempt is handed out by a post to `take`; `ask` is where a person asks for a copy of their own, `make` for
    what nobody has asked for.
    """

    words: str
    note: str
    state: str
    tone: str
    href: str = ""
    again: str = ""
    refresh: bool = False
    take: str = ""
    ask: str = ""
    make: str = ""


@dataclass(frozen=True)
class AttachedShown:
    """An open appendix to download, under the letter that the paper gives it."""

    title: str
    note: str
    href: str
    draft: bool


def attached(appendices: Iterable[Attached], letters: Sequence[str]) -> list[AttachedShown]:
    """The open appendices of a signed report, in their order; `letters` are those of all that is attached."""
    return [_attached(each, letters[each.number - 1]) for each in appendices]


def _attached(appendix: Attached, letter: str) -> AttachedShown:
    facts = appendix.facts
    day = f"Figures at {day_words(facts.data_date)}." if facts.data_date else "It states no data date."
    words = (f"{facts.file_name}, {size_words(appendix.file.size)}.", day, facts.description)
    href = reverse("publishing:appendix", args=[appendix.copy_id, appendix.number])
    title = f"Appendix {letter}: {facts.title}"
    return AttachedShown(title, " ".join(filter(None, words)), href, facts.draft)


def for_staff(documents: Iterable[Document]) -> list[DocumentShown]:
    """Every document with its state, and the way to try again where one failed."""
    return [_shown(document) for document in in_order(documents)]


def for_readers(documents: Iterable[Document]) -> list[DocumentShown]:
    """What can be downloaded, and nothing of how it is made."""
    return [_download(document) for document in in_order(documents) if document.file_id]


def of_meeting(meeting: int, user: Any) -> list[DocumentShown]:
    """The papers of a meeting in one file; who keeps papers is told how it stands where there is none too."""
    if listed := pack(pack_of_meeting(user, meeting), user):
        return listed
    papers = papers_of_meeting(meeting)
    if not papers or not keeps_papers(user, papers[0].copy.council):
        return []
    if not lacks_pack(meeting):
        return [DocumentShown(PACK, PACK_OF_ONE, PACK_NONE, "")]
    make = reverse("publishing:make-pack", args=[papers[0].copy.pk])
    return [DocumentShown(PACK, PACK_NEVER_MADE, PACK_NONE, "now", make=make)]


def superseded(listed: Iterable[DocumentShown]) -> list[DocumentShown]:
    """Files of a report in whose place a later revision stands."""
    return [replace(each, state="Superseded", tone="late") if each.href else each for each in listed]


def file_name(document: Document, publication: Publication | None) -> str:
    """What a downloaded file is called: its bytes stay as they were signed, so that its name says that it is old."""
    name = document.file.name if document.file else ""
    if publication is None or not publication.superseded_at:
        return name
    stem, _dot, ending = name.rpartition(".")
    return f"{stem}, superseded.{ending}"


def pack(found: Pack | None, user: Any) -> list[DocumentShown]:
    """The papers of a meeting in one file, for the end of the list: for readers only what can be downloaded."""
    if found is None:
        return []
    staff, state = keeps_papers(user, found.council), State(found.state)
    href = reverse("publishing:pack", args=[found.pk]) if is_handed_out(found) else ""
    if not (staff or href):
        return []
    failed = staff and state is State.FAILED
    one = DocumentShown(
        words=PACK,
        note=_pack_note(found, state, href) if staff else _size(found),
        state=WORDS[state] if staff else WORDS[State.READY],
        tone=TONES.get(state, "now") if staff else "",
        href=href,
        again=reverse("publishing:try-pack-again", args=[found.pk]) if failed else "",
        refresh=staff and state in OPEN,
    )
    return [one]


def _pack_note(found: Pack, state: State, href: str) -> str:
    if state is State.FAILED:
        return found.reason
    if state in OPEN:
        return PACK_ANEW if href else PACK_WAITS
    return _size(found)


def in_order(documents: Iterable[Document]) -> list[Document]:
    order = [kind.value for kind in DocumentKind]
    return sorted(documents, key=lambda document: order.index(document.kind))


def _download(document: Document) -> DocumentShown:
    words, take = NAMES[DocumentKind(document.kind)], _take(document)
    return DocumentShown(words, _size(document), WORDS[State.READY], "", _href(document), take=take)


def _href(document: Document) -> str:
    """What is exempt has no address: it is handed out by a post."""
    return reverse("publishing:download", args=[document.pk]) if document.file_id and not _exempt(document) else ""


def _take(document: Document) -> str:
    return reverse("publishing:take", args=[document.pk]) if document.file_id and _exempt(document) else ""


def _exempt(document: Document) -> bool:
    return document.kind == DocumentKind.EXEMPT.value or is_exempt(document.copy)


def _shown(document: Document) -> DocumentShown:
    state = State(document.state)
    return DocumentShown(
        words=NAMES[DocumentKind(document.kind)],
        note=_note(document, state),
        state=WORDS[state],
        tone=TONES.get(state, "now"),
        href=_href(document),
        again=reverse("publishing:try-again", args=[document.pk]) if state is State.FAILED else "",
        refresh=state in OPEN,
        take=_take(document),
    )


def _note(document: Document, state: State) -> str:
    if state is State.FAILED:
        return document.reason
    if state in OPEN and document.file_id:
        return "It is being made anew with the date or item that has changed; until then the earlier one is here."
    if state in OPEN:
        return "It is made in the background, usually within a minute. Nothing is lost if that takes longer."
    return _size(document)


def _size(document: Document | Pack) -> str:
    if document.file is None:
        return ""
    pages = f"{document.pages} pages, " if document.pages else ""
    return f"{pages}{size_words(document.file.size)}{_sealed(document)}"


def _sealed(document: Document | Pack) -> str:
    """Of a paper, whether it is sealed; other forms have no seal to miss."""
    if document.file is None or document.file.media_type != PDF:
        return ""
    return ", sealed" if document.certificate_id else f", {NOT_SEALED}"
