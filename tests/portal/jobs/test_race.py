"""Many threads reach for the same rows on a real database: every job is taken once."""

import threading

import pytest
from django.db import connection

from portal.jobs import services
from tests.portal.jobs.errand import Errand


@pytest.mark.django_db(transaction=True)
def test_threads_that_reach_for_the_same_jobs_take_each_once():
    jobs = [Errand.objects.create().pk for _ in range(10)]
    taken: list[int] = []
    start = threading.Barrier(4)

    def reach() -> None:
        start.wait()
        try:
            taken.extend(pk for pk in jobs if services.claim(Errand, pk))
        finally:
            connection.close()

    threads = [threading.Thread(target=reach) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == jobs
    assert list(Errand.objects.order_by("pk").values_list("tries", flat=True)) == [1] * 10
