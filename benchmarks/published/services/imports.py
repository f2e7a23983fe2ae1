"""A published file on its way to be a release: looked at, asked about, accepted or discarded."""

import codecs
import datetime
from collections.abc import Mapping as Dict
from dataclasses import asdict
from typing import Any, BinaryIO

from django.db import transaction
from django.utils import timezone

from benchmarks.areas.loading import require_loader
from benchmarks.importers.naming import NOT_THERE, Named
from benchmarks.importers.rows import WrongFile
from benchmarks.published import formats, preview, queries
from benchmarks.published.models import Import, Release, Table
from benchmarks.published.rules import ReleaseStatus
from benchmarks.published.services import counting, mappings
from benchmarks.published.services.running import ASKS, delete_unaccepted
from benchmarks.published.services.running import run as run
from benchmarks.published.stages import UNMAPPED
from portal.audit.refusals import MovedOn, NotPossible
from portal.audit.services import record
from portal.files import services as files
from portal.files.sniff import Kind, Refused, sniff
from portal.jobs import services as jobs
from portal.jobs.rules import OPEN, State

HEAD = 1 << 16


@transaction.atomic
def begin(
    file: BinaryIO,
    *,
    by: Any,
    name: str,
    edition: str,
    publication: Table | None = None,
    status: ReleaseStatus = ReleaseStatus.OFFICIAL,
    published_on: datetime.date | None = None,
    meta: BinaryIO | None = None,
    population: Release | None = None,
    answers: Dict[str, str] | None = None,
    ring: bool = True,
) -> Import:
    """Take a file that brings an edition of a publication; it is read after commit, or when its questions are answered.

    Without `publication` it is recognised by its columns. `population` is the release that rates are made with, the
    newest unless given. `answers` are by the names of questions ("" is "not in this edition"). With `ring` False
    nobody is rung: the caller runs it. Raises NotPossible, in words, for what is no file of that publication, in no
    encoding that is read, or an edition that is here; then nothing is kept. A file of a table in which nothing is
    mapped yet is kept and waits for that; see `resume`.
    """
    require_loader(by)
    edition = edition.strip()
    if not edition:
        raise NotPossible("Say which edition this is", "edition")
    try:
        _sniff(name, file)
        table = publication or preview.recognised(file)
        if table is None:
            raise NotPossible("This file is not recognised. Say which publication it is of", "publication")
        _refuse_edition(table, edition)
        found = _named(table, file, answers or {})
        if meta is not None:
            meta.seek(0)
            formats.read_meta(formats.decoded(meta))
    except (WrongFile, Refused) as wrong:
        raise NotPossible(str(wrong).rstrip("."), "file") from None
    row = Import(
        table=table,
        edition=edition,
        status=ReleaseStatus(status).value,
        published_on=published_on,
        file=files.store_long(name, file, media_type="text/csv", by=by),
        meta=files.store_long(f"{name}.meta.csv", meta, media_type="text/csv", by=by) if meta else None,
        population=_population(found, table, population),
        answers=dict(answers or {}),
        asked_by=by,
    )
    _ask_or_queue(row, found, ring=ring)
    after = {"edition": edition, "status": row.status, "sha256": row.file.sha256}
    record("begin_import", by=by, subject=row, after=after)
    return row


@transaction.atomic
def answer(job: Import, answers: Dict[str, str], *, by: Any, ring: bool = True) -> Import:
    """Say what renamed columns and words are now; kept for the next file. Asks on, or queues the file.

    Raises NotPossible for an answer that is no name of this file, MovedOn where nothing is asked any more.
    """
    require_loader(by)
    row = Import.objects.select_for_update().get(pk=job.pk)
    if not row.questions:
        raise MovedOn(row)
    for asked in row.questions:
        said = answers.get(asked["name"])
        if said not in (None, NOT_THERE) and said not in asked["candidates"]:
            raise NotPossible(f"“{said}” is not in this file", asked["name"])
    row.answers = {**row.answers, **answers}
    _look_again(row, ring=ring)
    record("answer_import", by=by, subject=row, after=dict(answers))
    return row


@transaction.atomic
def resume(job: Import, *, by: Any, ring: bool = True) -> Import:
    """Read a file that was set back: its table is mapped now, or what was in its way is gone.

    Raises MovedOn where it was not set back or is discarded, NotPossible where its edition has come another way.
    """
    require_loader(by)
    row = Import.objects.select_for_update().get(pk=job.pk)
    if row.state != State.FAILED.value or row.questions or row.discarded_at:
        raise MovedOn(row)
    _refuse_edition(row.table, row.edition)
    row.worker, row.tries, row.rung_at, row.cancel_asked = "", 0, None, False
    _look_again(row, ring=ring)
    record("resume_import", by=by, subject=row)
    return row


def _look_again(row: Import, *, ring: bool) -> None:
    """Raises NotPossible for a file that cannot be of its table."""
    try:
        with formats.opened(row.file) as source:
            found = _named(row.table, source, row.answers)
    except WrongFile as wrong:
        raise NotPossible(str(wrong).rstrip("."), "file") from None
    row.population = _population(found, row.table, row.population)
    _ask_or_queue(row, found, ring=ring)


def _named(table: Table, source: BinaryIO, answers: Dict[str, str]) -> Named:
    """The mappings in the file's names; none while nothing is mapped in the table. Raises WrongFile."""
    if queries.rules_of(table):
        return preview.named(table, source, answers)
    source.seek(0)
    formats.require(table, formats.columns(source))
    return Named((), (), ())


def _sniff(name: str, file: BinaryIO) -> None:
    """Raise Refused for what is no text with lines, whatever it is named."""
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Refused("This file is UTF-16, not UTF-8. Save it as “CSV UTF-8” and send it again.")
    whole = head if len(head) < HEAD else head[: head.rfind(b"\n") + 1] or head
    sniff(name, whole, allowed=[Kind.CSV])
    file.seek(0)


def _refuse_edition(table: Table, edition: str) -> None:
    if Release.objects.filter(publication=table.publication, edition=edition, accepted_at__isnull=False).exists():
        raise NotPossible(f"{table.publication}, {edition} is here already. An edition is never changed", "edition")
    waiting = Import.objects.filter(table=table, edition=edition, discarded_at=None)
    if waiting.exclude(state__in=[State.CANCELLED.value, State.FAILED.value], questions=[]).exists():
        raise NotPossible(f"{table.publication}, {edition} is being loaded already: accept or discard it", "edition")


def _population(found: Named, table: Table, given: Release | None) -> Release | None:
    """The release whose population makes the rates. Raises NotPossible where there is none."""
    rules = found.mappings or queries.rules_of(table)
    if not any(rule.population for rule in rules):
        return None
    chosen = given or queries.populations().first()
    if chosen is None:
        raise NotPossible("Load the population aged 0 to 17 first: rates are made with it", "population")
    return chosen


def _ask_or_queue(row: Import, found: Named, *, ring: bool) -> None:
    row.questions, row.left_out = [asdict(each) for each in found.questions], list(found.left_out)
    if set_back := ASKS if row.questions else "" if found.mappings else UNMAPPED:
        row.state, row.reason, row.finished_at = State.FAILED.value, set_back, timezone.now()
    else:
        row.state, row.reason, row.finished_at = State.QUEUED.value, "", None
        mappings.keep_answers(row.table, row.answers)
        row.queued_at = timezone.now()
    row.save()
    if not set_back and ring:
        jobs.ring_after_commit(row)


@transaction.atomic
def accept(job: Import, *, by: Any, seen_version: int | None = None) -> Release:
    """Let everybody read it, once and for good.

    `seen_version` is the key of the edition that the person saw it compared with, 0 for none. Raises MovedOn where
    another stands there now, and where the file is not read through or is decided on already.
    """
    require_loader(by)
    row = Import.objects.select_related("release", "table").get(pk=job.pk)
    if row.release is None or row.state != State.READY.value:
        raise MovedOn(row)
    before = queries.editions(row.release.publication).exclude(pk=row.release.pk).first()
    if seen_version not in (None, before.pk if before else 0):
        raise MovedOn(row)
    won = Release.objects.filter(pk=row.release.pk, accepted_at=None).update(accepted_at=timezone.now(), accepted_by=by)
    if not won:
        raise MovedOn(row)
    told = {"status": row.status, "lines": row.lines_accepted, "problems": row.problem_count}
    record("accept_release", by=by, subject=row.release, after=told)
    row.release.refresh_from_db()
    counting.ring_after_commit(row.table)
    return row.release


@transaction.atomic
def discard(job: Import, *, by: Any) -> None:
    """Set a file aside that nobody has accepted: its release goes, its row and its problems stay. Raises MovedOn."""
    require_loader(by)
    row = Import.objects.select_for_update().get(pk=job.pk)
    if row.discarded_at or row.state in OPEN or (row.release and row.release.accepted_at):
        raise MovedOn(row)
    delete_unaccepted(Release.objects.filter(imported_by=row.pk))
    Import.objects.filter(pk=row.pk).update(discarded_at=timezone.now(), release=None, questions=[], counts=None)
    record("discard_import", by=by, subject=row)


@transaction.atomic
def cancel(job: Import, *, by: Any) -> bool:
    """Break off: at once where nobody has begun, else as soon as the reader hears it. False where it is over."""
    require_loader(by)
    asked = jobs.cancel(job) or bool(
        Import.objects.filter(pk=job.pk, state=State.RUNNING.value).update(cancel_asked=True)
    )
    if asked:
        record("cancel_import", by=by, subject=job)
    return asked
