"""A job is done by one worker at a time, whoever dies, and waits for no broker."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from portal.jobs import rules, services
from portal.jobs.rules import State
from tests.portal.jobs.errand import Errand

pytestmark = pytest.mark.django_db
OVER = timedelta(seconds=-1)


def an_errand(**fields) -> Errand:
    return Errand.objects.create(**fields)


def stands(job: Errand) -> tuple:
    job = Errand.objects.get(pk=job.pk)
    return job.state, job.tries, job.worker, job.leased_until is not None, job.finished_at is not None


def test_of_two_claims_one_wins():
    job = an_errand()

    first = services.claim(Errand, job.pk, worker="one")
    second = services.claim(Errand, job.pk, worker="two")

    assert (first.worker, first.tries, second) == ("one", 1, None)
    assert stands(job) == ("running", 1, "one", True, False)


def test_a_row_that_is_gone_is_nobodys():
    assert services.claim(Errand, 4711) is None


def test_a_claim_names_its_worker_when_none_is_given():
    assert services.claim(Errand, an_errand().pk).worker == services.me()


def test_what_is_finished_carries_its_result_in_the_same_update():
    held = services.claim(Errand, an_errand().pk)

    assert services.finish(held, label="done") is True
    assert stands(held) == ("ready", 1, services.me(), False, True)
    assert Errand.objects.get(pk=held.pk).label == "done"
    assert services.finish(held) is False


def test_what_fails_says_why_and_can_be_tried_again(bells, django_capture_on_commit_callbacks):
    held = services.claim(Errand, an_errand().pk)
    services.fail(held, reason="The font is missing.")
    assert (stands(held)[0], Errand.objects.get().reason) == ("failed", "The font is missing.")

    with django_capture_on_commit_callbacks(execute=True):
        assert services.try_again(held) is True
    assert stands(held) == ("queued", 0, "", False, False)
    assert bells == [(Errand.ring, [held.pk])]
    assert services.try_again(held) is False


def test_what_is_given_back_waits_again():
    held = services.claim(Errand, an_errand().pk)

    assert services.give_back(held) is True
    assert stands(held) == ("queued", 1, "", False, False)


def test_the_holder_breaks_off_what_somebody_no_longer_wants():
    errand = an_errand()
    job = services.claim(Errand, errand.pk)
    assert job is not None

    assert services.stop(job)

    errand.refresh_from_db()
    assert (errand.state, errand.leased_until, errand.finished_at is not None) == (State.CANCELLED, None, True)
    assert not services.stop(job)


def test_only_what_waits_can_be_cancelled():
    waiting, running = an_errand(), an_errand()
    services.claim(Errand, running.pk)

    assert [services.cancel(waiting), services.cancel(running)] == [True, False]
    assert stands(waiting) == ("cancelled", 0, "", False, True)
    assert services.claim(Errand, waiting.pk) is None


def test_a_lease_can_be_renewed_while_it_is_held():
    held = services.claim(Errand, an_errand().pk, lease=timedelta(seconds=1))

    assert services.renew(held, lease=timedelta(hours=1)) is True
    assert Errand.objects.get().leased_until > timezone.now() + timedelta(minutes=59)


def test_the_sweep_takes_back_what_a_silent_worker_held(bells):
    lost = services.claim(Errand, an_errand().pk, worker="killed", lease=OVER)
    busy = services.claim(Errand, an_errand().pk, worker="busy")

    assert services.sweep() == {"taken_back": 1, "given_up": 0, "rung": 1}
    assert stands(lost) == ("queued", 1, "", False, False)
    assert stands(busy) == ("running", 1, "busy", True, False)
    assert bells == [(Errand.ring, [lost.pk])]


def test_a_worker_that_wakes_too_late_has_lost_the_job(bells):
    late = services.claim(Errand, an_errand().pk, worker="same", lease=OVER)
    services.sweep()
    heir = services.claim(Errand, late.pk, worker="same")

    answers = [services.renew(late), services.finish(late), services.fail(late, reason="x"), services.give_back(late)]

    assert answers == [False, False, False, False]
    assert services.finish(heir) is True


def test_a_job_that_kills_its_worker_every_time_is_given_up(bells):
    job = an_errand()
    for _ in range(rules.MOST_TRIES):
        services.claim(Errand, job.pk, lease=OVER)
        services.sweep()

    assert stands(job)[:2] == ("failed", rules.MOST_TRIES)
    assert Errand.objects.get().reason == rules.GAVE_UP


def test_the_sweep_rings_for_what_was_never_rung_and_for_what_was_rung_long_ago(bells):
    now = timezone.now()
    never = an_errand()
    long_ago = an_errand(rung_at=now - rules.RING_AGAIN_AFTER - timedelta(seconds=1))
    an_errand(rung_at=now - timedelta(seconds=5))

    assert services.sweep(at=now)["rung"] == 2
    assert bells == [(Errand.ring, [never.pk]), (Errand.ring, [long_ago.pk])]
    assert services.sweep()["rung"] == 0


def test_a_dead_broker_is_asked_once_in_a_sweep_and_nothing_is_lost(monkeypatch):
    asked = []

    def refuse(self, name, args=None, **options):
        asked.append(args)
        raise ConnectionRefusedError

    monkeypatch.setattr("celery.Celery.send_task", refuse)
    jobs = [an_errand(), an_errand()]

    assert services.sweep()["rung"] == 0
    assert asked == [[jobs[0].pk]]
    assert [stands(job)[0] for job in jobs] == ["queued", "queued"]


def test_the_bell_rings_after_commit_and_never_for_what_was_rolled_back(bells, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        kept = an_errand()
        services.ring_after_commit(kept)
        assert bells == []
        try:
            with transaction.atomic():
                services.ring_after_commit(an_errand())
                raise LookupError
        except LookupError:
            pass

    assert bells == [(Errand.ring, [kept.pk])]
    assert Errand.objects.get().rung_at is not None


@pytest.mark.parametrize(
    "nonsense",
    [
        {"state": "asleep"},
        {"state": State.RUNNING.value},
        {"leased_until": timezone.now()},
        {"state": State.FAILED.value, "finished_at": timezone.now()},
        {"state": State.READY.value},
        {"finished_at": timezone.now()},
    ],
)
def test_the_database_refuses_a_job_that_cannot_be(nonsense):
    an_errand()

    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        Errand.objects.update(**nonsense)
