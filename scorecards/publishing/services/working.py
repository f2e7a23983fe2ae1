"""How a form is made in the background: one worker holds the row, and whatever goes wrong is told to who waits."""

import logging
from collections.abc import Callable

from django.db import DatabaseError

from portal.jobs import services as jobs
from portal.jobs.models import Job
from scorecards.copies.plain import UnknownSchema
from scorecards.publishing.making import CannotMake
from scorecards.publishing.seal import CannotSeal

log = logging.getLogger(__name__)


class Overtaken(Exception):
    """The row was queued anew, or taken by another worker, while this one was at work."""


def work(job: Job, make: Callable[[], None], *, fault: str) -> None:
    """Do the work of a claimed row, or fail it with words. `fault` is for what nobody foresaw, with a {name}."""
    number = f"{type(job).__name__} {job.pk}"
    try:
        make()
    except Overtaken:
        log.info("%s was asked for anew while it was made.", number)
    except (CannotMake, CannotSeal, UnknownSchema) as trouble:
        jobs.fail(job, reason=str(trouble))
    except OSError as trouble:
        log.exception("%s could not be stored.", number)
        jobs.fail(
            job, reason=f"The file could not be stored ({trouble.strerror or type(trouble).__name__}). Try again."
        )
    except DatabaseError:
        raise  # the row stays taken until its lease is over, then the sweep gives it to another worker
    except Exception as trouble:  # whatever the printer raises, the person who waits is told
        log.exception("%s could not be made.", number)
        jobs.fail(job, reason=fault.format(name=type(trouble).__name__))
