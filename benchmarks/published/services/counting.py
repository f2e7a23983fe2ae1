"""Keeps with a file what its release says other than the edition before, and keeps it anew when that is another."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from benchmarks.published import counts, queries
from benchmarks.published.models import Import, Release, Table
from portal.jobs import services as jobs
from portal.jobs.rules import State

TASK = "benchmarks.published.tasks.recount_imports"


def counted(release: Release, *, alive: Callable[[], None]) -> dict[str, Any]:
    """What is kept of a release that was read through; `alive` is called now and then and may raise to break off."""
    found = counts.count(release, queries.edition_before(release), alive=alive)
    alive()
    return counts.written(found, counts.check(release))


def stale(table: Table) -> list[Import]:
    """Files of a table that were compared with another edition than they stand beside now."""
    ready = Import.objects.filter(table=table, state=State.READY.value, release__isnull=False)
    return [job for job in ready.select_related("release") if _stale(job)]


def ring_after_commit(table: Table) -> None:
    """An edition was accepted: those that stand beside it now are compared anew, by a worker. Until that is done, and
    if nobody hears the bell, their pages count by themselves."""
    if stale(table):
        transaction.on_commit(lambda: jobs.send(TASK, table.pk), robust=True)


def recount(table_id: int) -> int:
    """Compare anew what was compared with another edition; how many that were. It may be asked twice."""
    table = Table.objects.get(pk=table_id)
    return sum(_recount(job) for job in stale(table))


def _recount(job: Import) -> bool:
    if job.release is None:
        return False
    found = counted(job.release, alive=lambda: None)
    with transaction.atomic():
        row = Import.objects.select_for_update().select_related(None).get(pk=job.pk)
        same = row.release_id == job.release_id and found["before"] == _before(job.release)
        # Decided on or overtaken meanwhile: whoever did that has rung for what holds now.
        return same and bool(Import.objects.filter(pk=row.pk, state=State.READY.value).update(counts=found))


def _stale(job: Import) -> bool:
    return job.release is not None and (job.counts is None or job.counts["before"] != _before(job.release))


def _before(release: Release) -> int | None:
    found = queries.edition_before(release)
    return found.pk if found else None
