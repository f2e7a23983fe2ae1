"""How an attached file comes in: stored as any other, once in a report, and read for small counts of children."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from portal.files import services as files
from portal.files.models import PrivateFile
from portal.files.sniff import Kind, Refused
from scorecards.committee import scanning
from scorecards.committee.models import Appendix, Report
from scorecards.committee.rules import Classification

ATTACHED = (Kind.PDF, Kind.XLSX, Kind.CSV, Kind.PNG, Kind.SVG)
MARKED = "An exempt appendix must be a PDF, because each of its pages is marked with whose copy it is. Print it to PDF."


def received(upload: "UploadedFile[Any]", *, by: Any, exempt: bool) -> tuple[PrivateFile, list[str]]:
    """The stored file and what the program found in it; the caller's act has asked for permission.

    Raises ValidationError, with words for the person, for a file that is not taken.
    """
    try:
        file, seen, content = files.receive(upload, allowed=ATTACHED, by=by, published=True)
    except Refused as refused:
        raise ValidationError(str(refused)) from None
    if exempt and seen.kind != Kind.PDF:
        raise ValidationError(MARKED)
    return file, [] if exempt else scanning.remarks(seen.kind, content)


def check_once(report: Report, file: PrivateFile, *, besides: Appendix | None = None) -> None:
    """Refuse a file that is attached to the report already: it could be open at one place and exempt at another.

    `besides` is the appendix whose own file is replaced.
    """
    same = report.appendices.filter(file__sha256=file.sha256).first()
    if same is None:
        return
    if same == besides:
        raise ValidationError("This is the very file that is attached now.")
    raise ValidationError(f"This very file is attached already, as “{same.title}”.")


def exempt_elsewhere(report: Report, file: PrivateFile) -> list[str]:
    """A remark where a file that would be open here is exempt in another report of the council."""
    council = report.meeting.committee.council_id
    known = Appendix.objects.filter(file__sha256=file.sha256, report__meeting__committee__council=council)
    exempt = known.exclude(report=report).exclude(classification=Classification.OPEN.value)
    return ["This very file is exempt in another report of the council."] if exempt.exists() else []


def check_title(report: Report, title: str, *, is_open: bool) -> None:
    """Refuse a second open appendix of one title: nobody could tell which is meant."""
    known = {each.title.casefold() for each in report.appendices.all() if each.open}
    if is_open and title.strip().casefold() in known:
        raise ValidationError("An appendix of this title is attached already. Give this one another title.")
