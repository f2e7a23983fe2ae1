"""The only writers of a job's state. Every step is a counted update on what the worker holds, so one of two wins.

A worker holds a job by `worker` and `tries` together: one that comes back after its lease ran out has lost the row,
and what it then says counts for nothing (the answer is False).
"""

import itertools
import logging
import os
import socket
import threading
from datetime import datetime, timedelta
from typing import Any

from celery import current_app
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.jobs import queries
from portal.jobs.models import AnyJob, Job
from portal.jobs.rules import GAVE_UP, LEASE, State, after_silence

log = logging.getLogger(__name__)


def ring(job: Job) -> bool:
    """Tell the workers that the job waits. Never raises and never tries twice: the sweep rings again."""
    if not send(job.ring, job.pk if isinstance(job.pk, int) else str(job.pk)):
        return False
    _rows(job).filter(state=State.QUEUED.value).update(rung_at=timezone.now())
    return True


def send(task: str, key: int | str) -> bool:
    """Ask a worker for a task; False where the broker did not take it. Never raises and never tries twice."""
    try:
        current_app.send_task(task, args=[key], retry=False, ignore_result=True)
    except Exception as trouble:  # whatever a broker's client raises, the person's act was done
        log.warning("The broker did not take %s %s (%s).", task, key, trouble)
        return False
    return True


def ring_after_commit(job: Job) -> None:
    """Ring once the transaction that made the row is through; what is rolled back rings nobody."""
    transaction.on_commit(lambda: ring(job), robust=True)


def me() -> str:
    """This worker, in words for a row: machine, process and thread."""
    return f"{socket.gethostname()}/{os.getpid()}/{threading.get_native_id()}"[:200]


def claim(kind: type[AnyJob], pk: Any, *, worker: str = "", lease: timedelta = LEASE) -> AnyJob | None:
    """Take a waiting job for as long as the lease; None when it is gone, done or someone else's."""
    now, name = timezone.now(), worker or me()
    won = kind._default_manager.filter(pk=pk, state=State.QUEUED.value).update(
        state=State.RUNNING.value,
        worker=name,
        leased_until=now + lease,
        tries=F("tries") + 1,
        started_at=now,
        reason="",
    )
    return kind._default_manager.get(pk=pk) if won else None


def renew(job: Job, *, lease: timedelta = LEASE) -> bool:
    """Hold the job for another lease; False when it was lost, and the worker should stop."""
    return bool(_held(job).update(leased_until=timezone.now() + lease))


def finish(job: Job, **also: Any) -> bool:
    """The work is done; `also` are further fields of the row, written in the same update."""
    return _end(job, State.READY, reason="", **also)


def fail(job: Job, *, reason: str) -> bool:
    """The work cannot be done, for a reason that a person understands."""
    return _end(job, State.FAILED, reason=reason)


def stop(job: Job, *, reason: str = "") -> bool:
    """The work was broken off because a person wished it; what it had done is undone by who worked."""
    return _end(job, State.CANCELLED, reason=reason)


def give_back(job: Job, *, reason: str = "") -> bool:
    """Put a job that this worker holds back among the waiting, for another to take."""
    return bool(_held(job).update(state=State.QUEUED.value, worker="", leased_until=None, rung_at=None, reason=reason))


def cancel(job: Job) -> bool:
    """Take a job out that nobody has begun; False once it runs or is done."""
    waiting = _rows(job).filter(state=State.QUEUED.value)
    return bool(waiting.update(state=State.CANCELLED.value, finished_at=timezone.now()))


@transaction.atomic
def try_again(job: Job) -> bool:
    """Queue a failed job anew, with all its tries, and ring after commit."""
    now = timezone.now()
    again = (
        _rows(job)
        .filter(state=State.FAILED.value)
        .update(state=State.QUEUED.value, reason="", worker="", tries=0, queued_at=now, rung_at=None, finished_at=None)
    )
    if again:
        ring_after_commit(job)
    return bool(again)


def sweep(*, at: datetime | None = None) -> dict[str, int]:
    """Take back what silent workers held and ring for all that waits unheard; counts of each.

    A dead broker ends the ringing at the first bell that it does not take: the next sweep tries again.
    """
    now = at or timezone.now()
    became = [_take_back(job, at=now) for kind in queries.kinds() for job in queries.silent(kind, at=now)]
    waiting = (job for kind in queries.kinds() for job in list(queries.unanswered(kind, at=now)))
    rung = sum(1 for _ in itertools.takewhile(ring, waiting))
    return {"taken_back": became.count(State.QUEUED), "given_up": became.count(State.FAILED), "rung": rung}


def _take_back(job: Job, *, at: datetime) -> State | None:
    """Queue a job anew whose lease ran out, or give it up; None when the worker renewed meanwhile and keeps it."""
    lost = _held(job).filter(leased_until__lt=at)
    becomes = after_silence(job.tries)
    if becomes is State.QUEUED:
        changed = lost.update(state=becomes.value, worker="", leased_until=None, rung_at=None)
    else:
        changed = lost.update(state=becomes.value, reason=GAVE_UP, leased_until=None, finished_at=at)
    return becomes if changed else None


def _end(job: Job, state: State, **fields: Any) -> bool:
    return bool(_held(job).update(state=state.value, leased_until=None, finished_at=timezone.now(), **fields))


def _rows(job: Job) -> Any:
    return type(job)._default_manager.filter(pk=job.pk)


def _held(job: Job) -> Any:
    return _rows(job).filter(state=State.RUNNING.value, worker=job.worker, tries=job.tries)
