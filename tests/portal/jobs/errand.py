"""A job that only tests have: a room's subclass as small as it can be, and the task that does it."""

import time
from datetime import timedelta

from celery import shared_task
from django.db import models

from portal.jobs import services
from portal.jobs.models import Job


class Errand(Job):
    ring = "tests.portal.jobs.errand.run_errand"

    label = models.CharField(max_length=20, default="")

    class Meta(Job.Meta):
        app_label = "jobs"


@shared_task(ignore_result=True)
def run_errand(pk: int) -> None:
    """Done at once; one labelled "long" lasts longer than the test at its first try, and its lease is short."""
    job = services.claim(Errand, pk, lease=timedelta(seconds=1))
    if job is None:
        return
    if job.label == "long" and job.tries == 1:
        time.sleep(60)
    services.finish(job, label="done")
