"""A job whose bell rings nobody is found before the program starts."""

from portal.jobs import checks, queries
from tests.portal.jobs.errand import Errand


def test_a_bell_with_its_task_is_fine(monkeypatch):
    monkeypatch.setattr(queries, "kinds", lambda: [Errand])

    assert checks.every_bell_has_a_task() == []


def test_every_room_that_makes_a_job_has_its_task():
    assert Errand in queries.kinds()
    assert checks.every_bell_has_a_task() == []


def test_a_bell_that_rings_nobody_is_named(monkeypatch):
    monkeypatch.setattr(queries, "kinds", lambda: [Errand])
    monkeypatch.setattr(Errand, "ring", "no.such.task")

    assert [(e.id, e.msg) for e in checks.every_bell_has_a_task()] == [
        ("jobs.E001", "jobs.Errand rings 'no.such.task', which is no task.")
    ]
