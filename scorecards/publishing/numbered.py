"""An exempt appendix becomes a file: one reader's numbered copy, made of what staff signed and marked on every page."""

from collections.abc import Mapping

from django.conf import settings

from portal.files import services as files
from portal.files.models import PrivateFile
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import AppendixFacts, ReportContent
from scorecards.copies.models import SignedCopy
from scorecards.publishing import making
from scorecards.publishing.making import CannotMake, Made
from scorecards.publishing.paper.overlay import CannotMark, marked
from scorecards.publishing.paper.typeface import FontsMissing
from scorecards.publishing.rules import NUMBERED, DocumentKind
from scorecards.publishing.sealing import PDF
from scorecards.publishing.story import number
from scorecards.publishing.telling.exempt import exempt_figures, mark_words

FIGURES = "figures"


def make(copy: SignedCopy, kind: DocumentKind, *, beside: Mapping[str, str]) -> Made:
    """The file of any kind: of an exempt appendix the copy that `beside` tells of, else as `making.make` makes it.

    Raises CannotMake, copies.plain.UnknownSchema.
    """
    if kind not in NUMBERED:
        return making.make(copy, kind, beside=beside)
    content = copies.staff_report(copy)
    appendix = content.appendices[int(beside["appendix"]) - 1]
    mark = mark_words(appendix, serial=beside["serial"], reader=beside["reader"])
    if appendix.made_from == FIGURES:
        return _of_figures(copy, content, appendix, mark, beside)
    return _of_file(copy, appendix, mark, beside)


def _of_figures(
    copy: SignedCopy, content: ReportContent, appendix: AppendixFacts, mark: tuple[str, ...], beside: Mapping[str, str]
) -> Made:
    story = number(exempt_figures(content, appendix, mark=mark, sha256=copy.sha256))
    printed = making.printed_story(story)
    return Made(_name(beside), printed.content, PDF, printed.pages, making.versions(*making.PRINTED_BY))


def _of_file(copy: SignedCopy, appendix: AppendixFacts, mark: tuple[str, ...], beside: Mapping[str, str]) -> Made:
    content = _stored(copy, appendix)
    try:
        done, pages = marked(content, mark, fonts=settings.FONTS_DIR)
    except (CannotMark, FontsMissing) as trouble:
        raise CannotMake(str(trouble)) from trouble
    return Made(_name(beside), done, PDF, pages, making.versions("pypdf", *making.PRINTED_BY))


def _stored(copy: SignedCopy, appendix: AppendixFacts) -> bytes:
    """The very file that was signed, found by its hash."""
    file = PrivateFile.objects.filter(sha256=appendix.file_sha256).order_by("pk").first()
    try:
        if file is not None:
            return files.content_of(file)
    except (files.Damaged, OSError):
        pass
    raise CannotMake("The file that was signed is not stored any more as it was. Tell your support.")


def _name(beside: Mapping[str, str]) -> str:
    """A name that says nothing of what is in it."""
    return f"Exempt appendix {beside['appendix']}, copy {beside['serial']}.pdf"
