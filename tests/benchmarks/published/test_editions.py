"""Accepting, discarding and breaking off: which edition is read, and what stays of a file."""

import datetime

import pytest

from benchmarks.comparison.queries import comparators
from benchmarks.published import queries
from benchmarks.published.models import Import, Observation
from benchmarks.published.services import imports, running
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from portal.jobs.rules import State
from tests import builders as a
from tests.benchmarks.published.files import FILE, begin, counts, load
from tests.benchmarks.published.files import table as table

pytestmark = pytest.mark.django_db(transaction=True)


def test_nobody_sees_a_release_before_it_is_accepted(table):
    analyst = a.a_person(Role.ANALYST)
    job = load(FILE, by=analyst)
    measure = Observation.objects.first().measure

    def seen():
        return comparators([measure.pk], council_number="893", model="", upto=datetime.date(2026, 3, 31))[measure.pk]

    assert seen().england is None
    release = imports.accept(job, by=analyst)
    assert seen().england is not None
    assert (release.accepted_by, release.accepted_at is not None) == (analyst, True)
    assert AuditEvent.objects.filter(act="accept_release", by_id=analyst.pk).count() == 1
    for act in (imports.accept, imports.discard):
        with pytest.raises(MovedOn):
            act(job, by=analyst)
    with pytest.raises(NotPossible, match=r"2025 is here already\. An edition is never changed"):
        begin(FILE)


def test_a_newer_edition_is_preferred_and_the_older_stays(table):
    imports.accept(load(FILE, published_on=datetime.date(2025, 1, 1)), by=None)
    newer = imports.accept(
        load(FILE.replace("20,20\n", "20,25\n"), edition="2026", published_on=datetime.date(2026, 1, 1)), by=None
    )
    measure = Observation.objects.filter(measure__code="PCT").first().measure

    found = comparators([measure.pk], council_number="893", model="", upto=datetime.date(2026, 3, 31))[measure.pk]

    assert found.own.value == 25
    assert [r.edition for r in queries.editions("Children")] == ["2026", "2025"]
    assert newer.observations.count() == 8


def test_discarding_takes_the_figures_out_and_keeps_the_row(table):
    job = load(FILE)

    imports.discard(job, by=None)

    assert counts() == (0, 0, 0)
    job.refresh_from_db()
    assert (job.release, job.discarded_at is not None) == (None, True)
    assert load(FILE).state == State.READY


def test_a_waiting_file_is_cancelled_at_once_and_one_that_is_read_as_soon_as_it_hears(table, monkeypatch):
    waiting = begin(FILE)
    assert imports.cancel(waiting, by=None)
    imports.run(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, counts()) == (State.CANCELLED, (0, 0, 0))

    monkeypatch.setattr(running, "AT_ONCE", 1)
    reading = begin(FILE)
    keep = running._keep

    def cancelled_meanwhile(job, *rest):
        assert imports.cancel(reading, by=None)
        keep(job, *rest)

    monkeypatch.setattr(running, "_keep", cancelled_meanwhile)
    imports.run(reading.pk)
    reading.refresh_from_db()
    assert (reading.state, counts()) == (State.CANCELLED, (0, 0, 0))
    assert not imports.cancel(reading, by=None)


def test_a_worker_that_died_leaves_nothing_behind_for_the_next(table, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE", 2)
    job = begin(FILE)

    def fault(*_given):
        raise SystemExit

    monkeypatch.setattr(running, "_finish", fault)
    with pytest.raises(SystemExit):
        imports.run(job.pk)
    monkeypatch.undo()
    Import.objects.update(state=State.QUEUED.value, leased_until=None)
    imports.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.lines_read, counts()) == (State.READY, 4, (1, 8, 0))
