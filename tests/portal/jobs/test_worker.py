"""A real worker over a real broker: what is rung is done, and neither a dead broker nor a killed worker loses it."""

import socket
import time

import pytest

from portal.jobs import services
from tests.portal.jobs.errand import Errand
from tests.services import redis

pytestmark = pytest.mark.slow
TASKS = "tests.portal.jobs.errand"


def state_of(job: Errand) -> str:
    return Errand.objects.get(pk=job.pk).state


def test_what_is_rung_is_done(worker, eventually):
    worker(TASKS)
    job = Errand.objects.create()

    assert services.ring(job) is True
    eventually(lambda: state_of(job) == "ready")
    assert (Errand.objects.get().label, Errand.objects.get().tries) == ("done", 1)


def test_with_the_broker_down_the_job_waits_and_is_done_when_it_is_back(worker, rings, eventually):
    rings.kill()
    job = Errand.objects.create()
    assert services.ring(job) is False
    assert state_of(job) == "queued"

    rings.start_again()
    worker(TASKS)
    assert services.sweep()["rung"] == 1
    eventually(lambda: state_of(job) == "ready")


def test_a_worker_killed_in_the_middle_loses_nothing(worker, eventually):
    first = worker(TASKS)
    job = Errand.objects.create(label="long")
    services.ring(job)
    eventually(lambda: state_of(job) == "running")

    first.kill()
    worker(TASKS)
    eventually(lambda: services.sweep()["taken_back"] == 1)
    eventually(lambda: state_of(job) == "ready")
    assert Errand.objects.get().tries == 2


@pytest.mark.django_db
def test_neither_a_dead_nor_a_frozen_broker_holds_up_a_request(rings, caplog):
    job = Errand.objects.create()
    with socket.socket() as frozen:
        frozen.bind(("127.0.0.1", 0))
        frozen.listen(5)
        took = []
        for port in (1, frozen.getsockname()[1]):
            redis.ring_over(f"redis://127.0.0.1:{port}/0")
            began = time.monotonic()
            assert services.ring(job) is False
            took.append(time.monotonic() - began)

    said = " ".join(record.getMessage() for record in caplog.records)
    assert ("refused" in said, "Timeout" in said) == (True, True), said
    assert took[0] < 1.5
    assert 1.5 < took[1] < 3.5
