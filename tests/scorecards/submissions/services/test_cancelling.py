"""A quarter opened by mistake goes, with a trail; one that people wrote in stays."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from portal.files.models import PrivateFile
from scorecards.submissions import queries
from scorecards.submissions.models import Figure, Submission, Upload
from scorecards.submissions.rules import Coverage, State
from scorecards.submissions.services import submissions, uploads
from scorecards.submissions.services.cancelling import cancel
from tests import builders
from tests.scorecards.submissions.files import csv_file

pytestmark = pytest.mark.django_db


def an_open_quarter(**fields):
    submission = builders.a_submission(**{"state": State.COLLECTING, **fields})
    return submission, builders.a_person(Role.ANALYST, council=submission.council)


def cancelled(submission, by, **given):
    version = Submission.objects.get(pk=submission.pk).version
    cancel(submission, by=by, **{"seen_version": version, "reason": "It is the wrong quarter.", **given})


def test_the_period_can_be_opened_again():
    submission, analyst = an_open_quarter()
    cancelled(submission, analyst)
    again = submissions.open(
        submission.scorecard,
        by=analyst,
        period=submission.period,
        data_date=date(2021, 9, 30),
        coverage=Coverage.WHOLE,
    )
    assert list(Submission.objects.all()) == [again]


def test_the_next_period_follows_the_quarter_that_is_left():
    submission, analyst = an_open_quarter()
    builders.a_submission(submission.scorecard, period="2020-Q4")
    assert queries.next_period(submission.scorecard) == "2021-Q3"
    cancelled(submission, analyst)
    assert queries.next_period(submission.scorecard) == "2021-Q1"


def test_the_trail_keeps_reason_figures_and_files_and_storage_the_bytes():
    submission, analyst = an_open_quarter()
    line = builders.a_line(submission.scorecard, local_name="Visits")
    upload = uploads.check(submission, by=analyst, file=csv_file(f"{line.indicator.code},,,,,81,100,,,,late"))
    uploads.accept(upload, by=analyst, seen_version=submission.version)
    cancelled(submission, analyst)
    event = AuditEvent.objects.get(act="cancel_quarter")
    before = json.loads(event.before)
    period = queries.period_of(submission)
    figure = before.pop(f"Visits: {queries.value_of(builders.a_figure(None, line)).period}")
    assert figure == {"numerator": "81", "denominator": "100", "value": "81", "note": "late"}
    assert before["files"] == [f"q2.csv ({PrivateFile.objects.get().sha256})"]
    assert (before["state"], json.loads(event.after)) == ("collecting", {"reason": "It is the wrong quarter."})
    assert (event.subject_label, event.by_name) == (f"{submission.scorecard}, {period.code}", analyst.name)
    assert (Upload.objects.count(), Figure.objects.filter(submission=submission.pk).count()) == (0, 0)


@pytest.mark.parametrize("wrote", [builders.a_narrative, builders.a_comment])
def test_a_quarter_in_which_somebody_wrote_stays_whole(wrote):
    submission, analyst = an_open_quarter(state=State.COMMENTARY)
    figure = builders.a_figure(submission)
    wrote(submission)
    with pytest.raises(NotPossible, match="People have written"):
        cancelled(submission, analyst)
    submission.refresh_from_db()
    assert (submission.version, list(Figure.objects.all())) == (1, [figure])
    assert AuditEvent.objects.count() == 0


def test_a_quarter_in_a_report_stays():
    submission, analyst = an_open_quarter()
    builders.a_report(builders.a_meeting(submission.council)).submissions.add(submission)
    with pytest.raises(NotPossible, match="it is in a report"):
        cancelled(submission, analyst)
    assert Submission.objects.filter(pk=submission.pk).exists()


@pytest.mark.parametrize("state", [State.REVIEW, State.SIGNED_OFF])
def test_a_quarter_with_the_director_or_signed_off_stays(state):
    submission, analyst = an_open_quarter(state=state)
    with pytest.raises(MovedOn):
        cancelled(submission, analyst)


def test_a_revision_stays():
    submission, _ = an_open_quarter(state=State.SIGNED_OFF)
    revision = builders.a_submission(
        submission.scorecard,
        period=submission.period,
        revision=2,
        revises=submission,
        revision_kind="corrects",
        revision_reason="A fault.",
        state=State.COMMENTARY,
    )
    with pytest.raises(NotPossible, match="never signed"):
        cancelled(revision, builders.a_person(Role.ANALYST, council=submission.council))


def test_a_stale_page_and_a_page_without_a_reason_cancel_nothing():
    submission, analyst = an_open_quarter()
    with pytest.raises(MovedOn):
        cancelled(submission, analyst, seen_version=7)
    with pytest.raises(NotPossible, match="Give a reason"):
        cancelled(submission, analyst, reason=" ")
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ANALYST])
def test_only_analysts_cancel(role):
    submission, _ = an_open_quarter()
    with pytest.raises(PermissionDenied):
        cancelled(submission, builders.a_person(role, council=submission.council))
