"""A published file read through, piece by piece: every line becomes observations or a listed problem."""

import logging
from collections.abc import Iterator
from time import monotonic, sleep
from typing import BinaryIO

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from benchmarks.areas.services import loading
from benchmarks.importers.rows import Problem, WrongFile
from benchmarks.published import formats, preview
from benchmarks.published.convert import Converter, Places
from benchmarks.published.models import Import, ImportProblem, Observation, Release
from benchmarks.published.services import counting, writing
from benchmarks.published.stretch import Stretch
from portal.audit.refusals import NotPossible
from portal.audit.services import record
from portal.jobs import services as jobs

log = logging.getLogger(__name__)

AT_ONCE = 20_000  # lines that are written, and after which progress is told and a wish to stop is heard
HELD, GAP = 1, 0.12  # seconds that nobody else writes to SQLite at a stretch, and that all may then
ASKS = "Some names of this file are other than before. Say which they are, and it is read."
TWICE = "An earlier line says something of the same area, measure and period already."
NOTHING = "Not one line of the file could be taken. The first problem: line {line}. {words}"
FAULT = "The program met a fault while reading this ({name}). Try again; if it fails again, tell your support."


class _Stopped(Exception):
    """A person asked to break off."""


class _Overtaken(Exception):
    """Another worker holds the row now."""


def run(import_id: int) -> None:
    """Read one file through, however often the bell rings; what fails or is broken off leaves nothing behind."""
    job = jobs.claim(Import, import_id)
    if job is None:
        return
    try:
        _read(job)
    except _Overtaken:
        log.info("Import %s was taken over by another worker.", import_id)
    except _Stopped:
        _undo(job)
        jobs.stop(job)
    except (WrongFile, NotPossible) as trouble:
        _undo(job)
        jobs.fail(job, reason=str(trouble))
    except OSError as trouble:
        log.exception("Import %s could not be read.", import_id)
        _undo(job)
        jobs.fail(job, reason=f"The file could not be read ({trouble.strerror or type(trouble).__name__}). Try again.")
    except DatabaseError:
        raise  # the row stays taken until its lease is over, then the sweep gives it to another worker
    except Exception as trouble:  # whatever a reader raises, the person who waits is told
        log.exception("Import %s met a fault.", import_id)
        _undo(job)
        jobs.fail(job, reason=FAULT.format(name=type(trouble).__name__))


def _read(job: Import) -> None:
    _undo(job)
    meta = formats.meta_of(job.meta)
    with formats.opened(job.file) as source:
        found = preview.named(job.table, source, job.answers)
        if found.questions:
            raise NotPossible(ASKS)
        release = _release(job)
        places = Places(lambda parts: loading.joint(parts, by=job.asked_by))
        source.seek(0)
        lines = formats.lines(job.table, source, found.mappings, meta)
        stretch = Stretch(lines, Converter(found.mappings, places, job.population, writing.script()), places)
        since = monotonic()
        while stretch.begin():
            _keep(job, release, stretch, source)
            since = _let_others_write(since)
    _finish(job, release)


def _let_others_write(since: float) -> float:
    """SQLite has one writer, and who waits looks every tenth of a second: leave them a gap that they can hit.

    `since` is when they last had one, in seconds of the monotonic clock; what comes back is when they had it now.
    """
    if connection.vendor != "sqlite" or monotonic() - since < HELD:
        return since
    sleep(GAP)
    return monotonic()


def _release(job: Import) -> Release:
    try:
        return _made(job)
    except IntegrityError:
        raise NotPossible(f"{job} is here already, or is being loaded.", "edition") from None


@transaction.atomic
def _made(job: Import) -> Release:
    release = Release.objects.create(
        publication=job.table.publication,
        edition=job.edition,
        publisher=job.table.publisher,
        published_on=job.published_on,
        status=job.status,
        source=f"{job.table.publisher}: {job.table.publication}, {job.edition}"[:300],
        loaded_at=timezone.now(),
        loaded_by=job.asked_by,
        population=job.population,
    )
    Import.objects.filter(pk=job.pk).update(release=release)
    job.release = release
    return release


def _keep(job: Import, release: Release, stretch: Stretch, source: BinaryIO) -> None:
    """Write some lines, tell how far it is, and hear whether to go on."""
    with transaction.atomic():
        twice = writing.write(release, stretch.lines(AT_ONCE))
        problems = stretch.problems + [Problem(line, "", TWICE) for line in twice]
        ImportProblem.objects.bulk_create(_problems(job, problems))
        job.lines_read += stretch.read
        job.problem_count += len(problems)
        job.lines_accepted += stretch.read - len(problems)
        job.bytes_read = source.tell()
        Import.objects.filter(pk=job.pk).update(
            bytes_read=job.bytes_read,
            lines_read=job.lines_read,
            lines_accepted=job.lines_accepted,
            problem_count=job.problem_count,
        )
        if not jobs.renew(job):
            transaction.set_rollback(True)
            raise _Overtaken
    if Import.objects.filter(pk=job.pk, cancel_asked=True).exists():
        raise _Stopped


def _problems(job: Import, problems: list[Problem]) -> Iterator[ImportProblem]:
    for each in problems:
        yield ImportProblem(source=job, line=each.line, column=each.column[:200], words=each.words[:500])


def _alive(job: Import) -> None:
    """Between periods that are compared: hold the job, and hear whether to go on."""
    if not jobs.renew(job):
        raise _Overtaken
    if Import.objects.filter(pk=job.pk, cancel_asked=True).exists():
        raise _Stopped


def _finish(job: Import, release: Release) -> None:
    if not job.lines_accepted:
        first = job.problems.first()
        words = NOTHING.format(line=first.line, words=first.words) if first else "There is no line in the file."
        raise WrongFile(words)
    writing.reckon()
    counted = counting.counted(release, alive=lambda: _alive(job))
    with transaction.atomic():
        if not jobs.finish(job, bytes_read=job.file.size, counts=counted):
            raise _Overtaken
        told = {"read": job.lines_read, "accepted": job.lines_accepted, "problems": job.problem_count}
        record("import_read", by=None, subject=job, after=told)


@transaction.atomic
def _undo(job: Import) -> None:
    """Take out what an earlier try of this import wrote; its release was never accepted."""
    ImportProblem.objects.filter(source=job).delete()
    job.lines_read = job.lines_accepted = job.problem_count = job.bytes_read = 0
    job.release = None
    Import.objects.filter(pk=job.pk).update(lines_read=0, lines_accepted=0, problem_count=0, bytes_read=0, counts=None)
    delete_unaccepted(Release.objects.filter(imported_by=job.pk))


def delete_unaccepted(releases: QuerySet[Release]) -> None:
    """Take out releases that nobody has accepted, with all they say. The caller's act has asked for permission."""
    for release in releases.filter(accepted_at=None):
        Observation.objects.filter(release=release)._raw_delete(Observation.objects.db)
        release.delete()
