"""Events are chained by hash afterwards, on both databases; what was altered or taken out shows."""

import threading
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from django.test import TestCase, TransactionTestCase

from portal.audit import append_only, queries, services, tasks
from portal.audit.models import AuditEvent, AuditSeal
from portal.audit.rules import Sealed, digest, text_of
from portal.audit.services import record, seal

SUBJECT = ("council", "1", "Shropshire")


def an_event(**fields) -> Sealed:
    given = {"id": 7, "at": datetime(2021, 11, 8, 9, 14, 0, 5, tzinfo=UTC), "by_id": None, "by_name": "Line of Sight"}
    given |= {"council_number": "893", "act": "council_changed", "subject_type": "accounts.council", "subject_id": "1"}
    given |= {"subject_label": "Ŵrecsam", "before": "{}", "after": '{"name": "Ŵrecsam"}'}
    return Sealed(**{**given, **fields})


def test_an_event_is_sealed_as_canonical_text():
    assert text_of(an_event()) == (
        '[7,"2021-11-08T09:14:00.000005+00:00",null,"Line of Sight","893","council_changed","accounts.council","1",'
        '"Ŵrecsam","{}","{\\"name\\": \\"Ŵrecsam\\"}"]'
    )


def test_the_hash_depends_on_the_seal_before_and_on_every_event():
    plain = digest("", [an_event()])

    assert len(plain) == 64
    assert len({plain, digest("a", [an_event()]), digest("", [an_event(act="x")]), digest("", [])}) == 4


class Seal(TestCase):
    def test_nothing_to_seal_is_no_seal(self):
        assert seal() is None

    def test_seals_follow_one_another_without_a_gap(self):
        events = [record("one", by=None, subject=SUBJECT), record("two", by=None, subject=SUBJECT)]
        first = seal()
        third = record("three", by=None, subject=SUBJECT)
        second = seal()

        assert (first.first_event, first.last_event, first.previous_sha256) == (events[0].pk, events[1].pk, "")
        assert (second.first_event, second.last_event) == (third.pk, third.pk)
        assert second.previous_sha256 == first.sha256
        assert seal() is None
        assert queries.check() == queries.Chain(events=3, seals=2, unsealed=0)

    def test_events_after_the_last_seal_are_counted(self):
        record("one", by=None, subject=SUBJECT)
        seal()
        record("two", by=None, subject=SUBJECT)

        assert queries.check() == queries.Chain(events=1, seals=1, unsealed=1)

    def test_the_beat_seals(self):
        record("one", by=None, subject=SUBJECT)
        tasks.seal()

        assert AuditSeal.objects.count() == 1

    def test_the_chain_cannot_fork(self):
        record("one", by=None, subject=SUBJECT)
        first = seal()
        event = record("two", by=None, subject=SUBJECT)
        AuditSeal.objects.create(
            first_event=event.pk, last_event=event.pk, sha256="f" * 64, previous_sha256=first.sha256
        )

        with pytest.raises(DatabaseError), transaction.atomic():
            AuditSeal.objects.create(
                first_event=event.pk, last_event=event.pk + 1, sha256="e" * 64, previous_sha256=first.sha256
            )

    def test_no_event_and_no_seal_is_changed_or_deleted(self):
        record("one", by=None, subject=SUBJECT)
        seal()
        for rows in (AuditEvent.objects.all(), AuditSeal.objects.all()):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(at=datetime(2020, 1, 1, tzinfo=UTC))
            with pytest.raises(DatabaseError), transaction.atomic():
                rows._raw_delete("default")


class Tampered(TransactionTestCase):
    """With the triggers lifted by somebody who owns the database."""

    def setUp(self):
        for act in ("one", "two", "three"):
            record(act, by=None, subject=SUBJECT)
        seal()
        record("four", by=None, subject=SUBJECT)
        seal()
        append_only.lift()
        self.addCleanup(append_only.lay)

    def wrong(self) -> str:
        return queries.check().wrong.split(",")[0]

    def test_an_altered_event_shows(self):
        AuditEvent.objects.filter(act="two").update(by_name="Somebody else")
        assert self.wrong() == f"Seal {AuditSeal.objects.order_by('id')[0].pk} does not match its events"

    def test_a_deleted_event_shows(self):
        AuditEvent.objects.filter(act="four").delete()
        assert self.wrong() == f"Seal {AuditSeal.objects.order_by('id')[1].pk} does not match its events"

    def test_a_deleted_seal_shows(self):
        first, second = AuditSeal.objects.order_by("id")
        first.delete()
        assert self.wrong() == f"Seal {second.pk} does not follow the seal before it."

    def test_the_command_ends_with_2_and_one_line(self):
        AuditEvent.objects.filter(act="two").update(act="nothing")
        append_only.lay()
        with pytest.raises(CommandError) as ended:
            call_command("check_trail")

        assert ended.value.returncode == 2
        assert str(ended.value).count("\n") == 0

    def test_the_command_names_lifted_triggers(self):
        with pytest.raises(CommandError, match="Append-only triggers are missing") as ended:
            call_command("check_trail")
        assert ended.value.returncode == 2


class Concurrent(TransactionTestCase):
    def test_an_event_that_is_still_being_written_is_not_passed_over(self):
        """PostgreSQL gives numbers before it commits: a seal waits for the lower one, or leaves both for later."""
        if connection.vendor != "postgresql":
            self.skipTest("SQLite has one writer at a time")
        written, go_on = threading.Event(), threading.Event()

        def slowly():
            with transaction.atomic():
                record("slow", by=None, subject=SUBJECT)
                written.set()
                go_on.wait(10)
            connection.close()

        thread = threading.Thread(target=slowly)
        thread.start()
        written.wait(10)
        record("quick", by=None, subject=SUBJECT)
        during = seal()
        go_on.set()
        thread.join()
        after = seal()

        assert during is None
        assert (after.first_event, after.last_event) == tuple(
            AuditEvent.objects.order_by("id").values_list("id", flat=True)
        )
        assert queries.check() == queries.Chain(events=2, seals=1, unsealed=0)


class Command(TestCase):
    def test_a_whole_trail_is_said_to_hold(self):
        record("one", by=None, subject=SUBJECT)
        services.seal()
        record("two", by=None, subject=SUBJECT)
        out = StringIO()
        call_command("check_trail", stdout=out)

        assert out.getvalue() == "The trail holds: 1 event under 1 seal, 1 not sealed yet.\n"
