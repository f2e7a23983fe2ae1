"""What the database refuses whoever asks, and what holds when two people act at once."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotReady
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import State
from scorecards.submissions.services import submissions
from tests import builders


@pytest.mark.parametrize(
    "nonsense",
    [
        {"state": "lost"},
        {"state": "signed_off"},
        {"signed_off_at": timezone.now()},
        {"revision": 2},
        {"revision_kind": "corrects"},
    ],
)
def test_the_database_refuses_a_quarter_that_is_not_whole(nonsense):
    submission = builders.a_submission()
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(**nonsense)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"value": None},
        {"symbol": "c"},
        {"basis": "weekly"},
        {"period_end": date(2021, 6, 1)},
    ],
)
def test_the_database_refuses_a_figure_that_is_not_whole(nonsense):
    figure = builders.a_figure()
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(**nonsense)


def test_the_database_keeps_one_figure_of_each_line_and_category():
    figure = builders.a_figure()
    with pytest.raises(IntegrityError), transaction.atomic():
        builders.a_figure(figure.submission, figure.line)
    part = builders.a_category(builders.a_breakdown(figure.line.indicator))
    builders.a_figure(figure.submission, figure.line, category=part)
    with pytest.raises(IntegrityError), transaction.atomic():
        builders.a_figure(figure.submission, figure.line, category=part)


# Two people at once
@pytest.mark.django_db(transaction=True)
def test_of_two_directors_signing_at_once_one_signs_and_one_is_told():
    submission = builders.a_submission(state=State.REVIEW, sent_by=builders.a_person(), sent_at=timezone.now())
    directors = [builders.a_person(Role.DIRECTOR, council=submission.council) for _ in range(2)]
    ready, told = threading.Barrier(2), []

    def sign(director):
        mine = Submission.objects.select_related("scorecard__council").get(pk=submission.pk)
        try:
            ready.wait(5)
            submissions.move(mine, "sign_off", by=director, seen_version=1)
            told.append("signed")
        except MovedOn:
            told.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=sign, args=[director]) for director in directors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["signed", "told"]
    assert AuditEvent.objects.filter(act="sign_off").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_figure_taken_away_while_the_figures_close_is_missed():
    """The edit passes the gate first; the closing waits for it, or finds the quarter moved on, and never closes."""
    submission = builders.a_submission()
    figure = builders.a_figure(submission, builders.a_line(submission.scorecard))
    analyst = builders.a_person(Role.ANALYST, council=submission.council)
    inside, told = threading.Event(), []

    def take_away():
        try:
            with transaction.atomic():
                submissions.touch(Submission.objects.get(pk=submission.pk), states={State.COLLECTING})
                inside.set()
                Figure.objects.filter(pk=figure.pk).delete()
        finally:
            inside.set()
            connection.close()

    def close():
        mine = Submission.objects.select_related("scorecard__council").get(pk=submission.pk)
        inside.wait(5)
        try:
            submissions.close_figures(mine, by=analyst, seen_version=1)
            told.append("closed")
        except (MovedOn, NotReady) as refused:
            told.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for act in (take_away, close)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (told, Submission.objects.get().state) == (["MovedOn"], State.COLLECTING)
