"""A file of figures is checked, shown, and then accepted or set aside; checking changes no figure."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible
from portal.audit.services import record
from portal.figures.spans import day_words
from portal.files.services import examine, store
from portal.files.sniff import Kind as FileKind
from portal.files.sniff import Sniffed
from scorecards.submissions import queries
from scorecards.submissions.models import Submission, Upload, UploadState
from scorecards.submissions.reading import Finding, Kind, Read, Unreadable, of_csv, of_workbook, read_sheet
from scorecards.submissions.services import figures

TAKEN = frozenset({FileKind.CSV, FileKind.XLSX})


def check(submission: Submission, *, by: Any, file: Any) -> Upload:
    """Read a file against the quarter and keep what it says, to be looked at.

    The same bytes wait only once: sent again, they lead to the file that waits, read afresh. Raises portal.files'
    Refused for what is no such file, Unreadable for one without the columns or without a figure, and MovedOn unless
    the quarter is collecting. What is refused is not kept.
    """
    access.require(by, Permission.FIGURES_LOAD, council=submission.council)
    _still_collecting(submission)
    seen, content = examine(file, allowed=TAKEN)
    read = read_file(submission, seen, content)
    if not read.readings and read.empty == read.rows:
        raise Unreadable(_no_figures(read.rows))
    sha256 = hashlib.sha256(content).hexdigest()
    findings = [*_accepted_before(submission, sha256, read), *read.findings]
    with transaction.atomic():
        upload = _waiting_same(submission, sha256, read, findings)
        if upload is None:
            kept = store(seen.name, content, media_type=seen.media_type, by=by)
            upload = Upload.objects.create(submission=submission, file=kept, uploaded_by=by, **_said(read, findings))
        after = {"name": upload.file.name, "sha256": sha256, "rows": read.rows}
        record("upload_checked", by=by, subject=upload, council=submission.council, after=after)
    return upload


def read_file(submission: Submission, seen: Sniffed, content: bytes) -> Read:
    """What a file says of this quarter. Raises Unreadable."""
    sheet = of_csv(seen.text) if seen.text is not None else of_workbook(content)
    known = queries.known(submission)
    return read_sheet(
        sheet,
        known,
        existing=queries.said_in(submission),
        before=queries.said_before(submission, known),
        large_change_percent=submission.council.large_change_percent,
    )


@transaction.atomic
def accept(upload: Upload, *, by: Any, seen_version: int) -> figures.Put:
    """Put the file's good rows in. `seen_version` is the submission's on the page that showed what would change.

    Raises MovedOn when anything in the quarter has changed since, or the file was decided on already, and
    NotPossible when no row of it can be taken.
    """
    submission = upload.submission
    access.require(by, Permission.FIGURES_LOAD, council=submission.council)
    states = [state.value for state in figures.FIGURES_CHANGE_IN]
    seen = Submission.objects.filter(pk=submission.pk, version=seen_version, state__in=states)
    if seen.update(version=F("version") + 1) != 1:
        raise MovedOn(submission)
    submission.refresh_from_db(fields=["state", "version"])
    _decide(upload, UploadState.ACCEPTED, by)
    readings = queries.to_accept(upload)
    if not readings:
        raise NotPossible("No row of this file can be taken. Correct the file and send it again")
    result = figures.write(submission, by=by, rows=readings, upload=upload)
    after = {"new": result.new, "changed": result.changed, "unchanged": result.unchanged}
    record("upload_accepted", by=by, subject=upload, council=submission.council, after=after)
    return result


@transaction.atomic
def set_aside(upload: Upload, *, by: Any) -> None:
    """Keep the file and take nothing from it. Raises MovedOn when it was decided on already."""
    access.require(by, Permission.FIGURES_LOAD, council=upload.submission.council)
    _decide(upload, UploadState.SET_ASIDE, by)
    record("upload_set_aside", by=by, subject=upload, council=upload.submission.council)


def _decide(upload: Upload, state: UploadState, by: Any) -> None:
    waiting = Upload.objects.filter(pk=upload.pk, state=UploadState.CHECKED)
    if waiting.update(state=state, decided_at=timezone.now(), decided_by=by) != 1:
        raise MovedOn(upload)
    upload.refresh_from_db()


def _still_collecting(submission: Submission) -> None:
    states = [state.value for state in figures.FIGURES_CHANGE_IN]
    if not Submission.objects.filter(pk=submission.pk, state__in=states).exists():
        raise MovedOn(submission)


def _no_figures(rows: int) -> str:
    are = "row is" if rows == 1 else "rows are"
    said = f"Its {rows} {are} as empty as in the template" if rows else "It has no row"
    return f"There are no figures in this file. {said}. Fill in the figures and send it again."


def _said(read: Read, findings: Iterable[Finding]) -> dict[str, Any]:
    """What is kept of a file that was read."""
    return {
        "rows": [reading.as_json() for reading in read.readings],
        "problems": [finding.as_json() for finding in findings],
    }


def _waiting_same(submission: Submission, sha256: str, read: Read, findings: Sequence[Finding]) -> Upload | None:
    """The file of these bytes that waits already, with what it says of the quarter today."""
    same = Upload.objects.filter(submission=submission, state=UploadState.CHECKED, file__sha256=sha256)
    waiting = same.select_related("file", "uploaded_by").order_by("pk").first()
    if waiting is None:
        return None
    day = day_words(timezone.localdate(waiting.uploaded_at))
    words = f"This file was sent on {day} by {waiting.uploaded_by} and waits since then. It was read afresh just now."
    said = _said(read, [Finding(Kind.NOTE, words), *findings])
    if same.filter(pk=waiting.pk).update(**said) != 1:
        return None
    waiting.refresh_from_db(fields=["rows", "problems"])
    return waiting


def _accepted_before(submission: Submission, sha256: str, read: Read) -> list[Finding]:
    same = Upload.objects.filter(submission=submission, state=UploadState.ACCEPTED, file__sha256=sha256)
    earlier = same.order_by("-decided_at").first()
    if earlier is None or earlier.decided_at is None:
        return []
    day = day_words(timezone.localdate(earlier.decided_at))
    moved = queries.would_change(submission, read.readings)
    has = "has" if moved == 1 else "have"
    would = f"{moved} of its figures {has} changed since, and would change back" if moved else "it changes nothing"
    return [Finding(Kind.NOTE, f"This file was accepted on {day}; {would}.")]
