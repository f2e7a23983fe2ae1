"""A quarter is opened and dated; a signed one is opened again as a revision."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import Coverage, RevisionKind, State
from scorecards.submissions.services import submissions
from tests import builders


def opened(scorecard, by, **given):
    fields = {"period": "2021-Q2", "data_date": date(2021, 9, 30), "coverage": Coverage.WHOLE, **given}
    return submissions.open(scorecard, by=by, **fields)


def an_analyst(scorecard):
    return builders.a_person(Role.ANALYST, council=scorecard.council)


def test_a_quarter_is_opened_in_the_code_of_its_period():
    scorecard = builders.a_scorecard()
    analyst = an_analyst(scorecard)
    submission = opened(scorecard, analyst, period="Q2 2021/22", narrative_due=date(2021, 10, 20))
    assert (submission.period, submission.state, submission.opened_by) == ("2021-Q2", State.COLLECTING, analyst)
    assert [(e.act, e.subject_label) for e in AuditEvent.objects.all()] == [("open", f"{scorecard}, 2021-Q2")]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.DIRECTOR, Role.MEMBER, Role.CLERK, Role.ADMINISTRATOR])
def test_only_analysts_open_a_quarter(role):
    scorecard = builders.a_scorecard()
    with pytest.raises(PermissionDenied):
        opened(scorecard, builders.a_person(role, council=scorecard.council))


def test_an_analyst_of_another_council_opens_nothing():
    with pytest.raises(PermissionDenied):
        opened(builders.a_scorecard(), builders.a_person(Role.ANALYST))


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"period": "soon"}, "period", "“soon” is not a quarter. Write it as 2021-Q2"),
        ({"period": "2021-09"}, "period", "This scorecard is reported in quarters, for example 2021-Q2"),
        ({"period": "2021-Q1"}, "period", "Quarter 1, 2021/22 is already open"),
        ({"data_date": date(2021, 6, 30)}, "data_date", "The data must stand at 1 July 2021 or later"),
        (
            {"data_date": date(2021, 8, 18)},
            *("coverage", "Data at 18 August 2021 cover quarter 2, 2021/22 in part: it ends on 30 September 2021"),
        ),
        (
            {"coverage": Coverage.PART},
            *("coverage", "Data at 30 September 2021 cover quarter 2, 2021/22 whole: it ends on 30 September 2021"),
        ),
        ({"narrative_due": date(2021, 6, 1)}, "narrative_due", "Narrative cannot be due before the period begins"),
    ],
)
def test_a_quarter_that_cannot_be_is_refused_in_words(given, field, words):
    scorecard = builders.a_scorecard()
    builders.a_submission(scorecard, period="2021-Q1")
    dates = {"data_date": date(2021, 7, 1)} if given.get("period") == "2021-Q1" else {}
    with pytest.raises(NotPossible) as refused:
        opened(scorecard, an_analyst(scorecard), **{**dates, **given})
    assert (refused.value.field, refused.value.words) == (field, words)
    assert Submission.objects.count() == 1


def test_a_monthly_scorecard_is_opened_by_month():
    scorecard = builders.a_scorecard(cadence="month")
    submission = opened(scorecard, an_analyst(scorecard), period="2021-09")
    assert submission.period == "2021-09"


def test_dates_are_changed_until_the_director_reads():
    submission = builders.a_submission()
    analyst = an_analyst(submission.scorecard)
    given = {"by": analyst, "data_date": date(2021, 8, 18), "coverage": Coverage.PART}
    submissions.change_dates(submission, seen_version=1, **given)
    assert (submission.data_date, submission.coverage, submission.version) == (date(2021, 8, 18), "part", 2)
    for state, version in ((State.COMMENTARY, 7), (State.REVIEW, 2)):
        Submission.objects.update(state=state)
        with pytest.raises(MovedOn):
            submissions.change_dates(submission, seen_version=version, **given)


# Revisions
def signed_with_figures():
    submission = builders.a_submission(state=State.SIGNED_OFF)
    line = builders.a_line(submission.scorecard)
    builders.a_figure(submission, line, numerator=Decimal(127), denominator=Decimal(968), note="Checked")
    builders.a_figure(submission, line, symbol="c", period_start=date(2021, 4, 1), period_end=date(2021, 6, 30))
    return submission


def figures_of(submission):
    names = ("line", "basis", "period_start", "period_end", "numerator", "denominator", "value", "symbol", "note")
    return sorted(Figure.objects.filter(submission=submission).values_list(*names), key=str)


def test_a_revision_carries_every_figure_and_leaves_the_signed_one_as_it_was():
    signed = signed_with_figures()
    director = builders.a_person(Role.DIRECTOR, council=signed.council)
    before = Submission.objects.filter(pk=signed.pk).values().get(), figures_of(signed)
    revision = submissions.revise(signed, by=director, kind=RevisionKind.CORRECTS, reason="Counted twice.")
    assert (revision.revision, revision.state, revision.revises) == (2, State.COMMENTARY, signed)
    assert (revision.revision_kind, revision.revision_reason) == ("corrects", "Counted twice.")
    assert figures_of(revision) == figures_of(signed)
    assert (Submission.objects.filter(pk=signed.pk).values().get(), figures_of(signed)) == before


def test_a_quarter_has_one_open_revision():
    signed = signed_with_figures()
    director = builders.a_person(Role.DIRECTOR, council=signed.council)
    submissions.revise(signed, by=director, kind=RevisionKind.CORRECTS, reason="Counted twice.")
    with pytest.raises(NotPossible, match="Revision 2 was begun already: writing narrative"):
        submissions.revise(signed, by=director, kind=RevisionKind.CORRECTS, reason="Again.")
    assert Submission.objects.count() == 2


@pytest.mark.parametrize("state", [State.COLLECTING, State.COMMENTARY, State.REVIEW])
def test_only_a_signed_quarter_is_revised(state):
    submission = builders.a_submission(state=state)
    director = builders.a_person(Role.DIRECTOR, council=submission.council)
    with pytest.raises(MovedOn):
        submissions.revise(submission, by=director, kind=RevisionKind.COMPLETES, reason="More.")


def test_a_reason_that_cannot_be_printed_is_refused_when_it_is_given_and_reworded_while_the_revision_is_open():
    signed = signed_with_figures()
    director = builders.a_person(Role.DIRECTOR, council=signed.council)
    with pytest.raises(NotPossible, match="Reword “4 children”: so few children could be recognised") as refused:
        submissions.revise(signed, by=director, kind=RevisionKind.CORRECTS, reason="4 children were left out.")
    assert refused.value.field == "reason"
    revision = submissions.revise(signed, by=director, kind=RevisionKind.CORRECTS, reason="Counted twice.")
    with pytest.raises(NotPossible, match="so few children"):
        submissions.reword_reason(revision, by=director, seen_version=1, reason="4 children were left out.")
    submissions.reword_reason(revision, by=director, seen_version=1, reason="Some were left out.")
    assert (revision.revision_reason, revision.version) == ("Some were left out.", 2)
    with pytest.raises(MovedOn):
        submissions.reword_reason(revision, by=director, seen_version=1, reason="Stale.")
    with pytest.raises(MovedOn):
        submissions.reword_reason(signed, by=director, seen_version=signed.version, reason="Of the first.")


def test_a_revision_needs_a_director_and_a_reason():
    signed = builders.a_submission(state=State.SIGNED_OFF)
    analyst = an_analyst(signed.scorecard)
    with pytest.raises(PermissionDenied):
        submissions.revise(signed, by=analyst, kind=RevisionKind.CORRECTS, reason="Counted twice.")
    director = builders.a_person(Role.DIRECTOR, council=signed.council)
    with pytest.raises(NotPossible):
        submissions.revise(signed, by=director, kind=RevisionKind.CORRECTS, reason=" ")
