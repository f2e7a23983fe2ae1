"""The quarter's gate: who moves it from where to where, and what a stale page changes (nothing)."""

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible, NotReady
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import MOVES, Coverage, RevisionKind, State
from scorecards.submissions.services import submissions
from tests import builders


@pytest.fixture(autouse=True)
def _database(db):
    pass


def moved_by(role: Role, name: str, **fields):
    """Try a move as somebody of this role, of a quarter that another sent; the person and the quarter."""
    state = fields.pop("state", MOVES[name].source)
    council = builders.a_council()
    person = builders.a_person(role, council=council)
    scorecard = builders.a_scorecard(council)
    if state == State.REVIEW:
        fields.setdefault("sent_by", person if name == "recall" else builders.a_person())
        fields.setdefault("sent_at", timezone.now())
    submission = builders.a_submission(scorecard, state=state, **fields)
    reason = "A late return." if MOVES[name].reason else ""
    submissions.move(submission, name, by=person, seen_version=1, reason=reason)
    return person, submission


MAY = {
    "close_figures": {Role.ANALYST},
    "reopen_figures": {Role.ANALYST},
    "send_for_review": {Role.ANALYST},
    "recall": {Role.ANALYST},
    "send_back": {Role.DIRECTOR},
    "sign_off": {Role.DIRECTOR},
}


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("role", list(Role))
def test_each_move_is_for_its_role_alone(name, role):
    if role in MAY[name]:
        _person, submission = moved_by(role, name)
        assert Submission.objects.get(pk=submission.pk).state == MOVES[name].target
    else:
        with pytest.raises(PermissionDenied):
            moved_by(role, name)
        assert [s.state for s in Submission.objects.all()] == [MOVES[name].source]


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("state", list(State))
def test_each_move_starts_where_the_table_says(name, state):
    role = next(iter(MAY[name]))
    if state == MOVES[name].source:
        _person, submission = moved_by(role, name, state=state)
        assert (submission.state, submission.version) == (MOVES[name].target, 2)
    else:
        sent = {"sent_at": timezone.now()} if name == "recall" else {}
        with pytest.raises((MovedOn, PermissionDenied)):
            moved_by(role, name, state=state, **sent)
        assert [s.version for s in Submission.objects.all()] == [1]


def test_a_stale_page_moves_nothing_and_leaves_no_trace():
    submission = builders.a_submission()
    analyst = builders.a_person(Role.ANALYST, council=submission.council)
    with pytest.raises(MovedOn):
        submissions.move(submission, "close_figures", by=analyst, seen_version=2)
    assert (Submission.objects.get().state, AuditEvent.objects.count()) == (State.COLLECTING, 0)


def test_what_is_missing_is_asked_after_the_guard_and_rolls_it_back():
    submission = builders.a_submission()
    analyst = builders.a_person(Role.ANALYST, council=submission.council)
    seen: list[tuple[str, int]] = []

    def missing(row):
        kept = Submission.objects.get(pk=row.pk)
        seen.append((kept.state, kept.version))
        return ["a figure"]

    with pytest.raises(NotReady) as refused:
        submissions.move(submission, "close_figures", by=analyst, seen_version=1, missing=missing)
    assert (seen, refused.value.gaps) == ([(State.COMMENTARY, 2)], ["a figure"])
    kept = Submission.objects.get()
    assert (kept.state, kept.version, AuditEvent.objects.count()) == (State.COLLECTING, 1, 0)


def test_a_move_is_written_into_the_trail():
    person, submission = moved_by(Role.ANALYST, "reopen_figures")
    event = AuditEvent.objects.get()
    assert (event.act, event.by_id, event.subject_id) == ("reopen_figures", person.pk, str(submission.pk))
    assert event.council_number == submission.council.number
    assert (event.before, event.after) == (
        '{"state": "commentary"}',
        '{"reason": "A late return.", "state": "collecting"}',
    )


def test_a_move_that_needs_a_reason_is_refused_without_one():
    submission = builders.a_submission(state=State.COMMENTARY)
    analyst = builders.a_person(Role.ANALYST, council=submission.council)
    with pytest.raises(NotPossible) as refused:
        submissions.reopen_figures(submission, by=analyst, seen_version=1, reason="  ")
    assert (refused.value.field, Submission.objects.get().state) == ("reason", State.COMMENTARY)


def test_sending_and_signing_are_stamped_and_recall_takes_the_stamp_away():
    person, submission = moved_by(Role.ANALYST, "send_for_review")
    assert (submission.sent_by, submission.sent_at is None) == (person, False)
    submissions.move(submission, "recall", by=person, seen_version=2)
    assert (submission.sent_by, submission.sent_at, submission.state) == (None, None, State.COMMENTARY)
    director, signed = moved_by(Role.DIRECTOR, "sign_off")
    assert (signed.signed_off_by, signed.signed_off_at is None) == (director, False)
    assert signed.sent_by is not None


def test_who_sent_a_quarter_does_not_sign_it():
    scorecard = builders.a_scorecard()
    director = builders.a_person(Role.DIRECTOR, council=scorecard.council)
    scorecard.lead_officer = director
    scorecard.save()
    submission = builders.a_submission(scorecard, state=State.COMMENTARY)
    submissions.move(submission, "send_for_review", by=director, seen_version=1)
    with pytest.raises(PermissionDenied, match="another director must sign it off"):
        submissions.move(submission, "sign_off", by=director, seen_version=2)
    assert Submission.objects.get().state == State.REVIEW


def test_the_lead_officer_sends_their_scorecards_quarter_and_no_other():
    scorecard = builders.a_scorecard()
    officer = builders.a_person(Role.OFFICER, council=scorecard.council)
    scorecard.lead_officer = officer
    scorecard.save()
    mine, other = (
        builders.a_submission(card, state=State.COMMENTARY)
        for card in (scorecard, builders.a_scorecard(scorecard.council))
    )
    submissions.move(mine, "send_for_review", by=officer, seen_version=1)
    with pytest.raises(PermissionDenied):
        submissions.move(other, "send_for_review", by=officer, seen_version=1)
    with pytest.raises(PermissionDenied):
        submissions.move(mine, "sign_off", by=officer, seen_version=2)


def test_a_lead_officer_who_has_left_sends_nothing():
    scorecard = builders.a_scorecard()
    officer = builders.a_person(Role.OFFICER, council=scorecard.council)
    scorecard.lead_officer = officer
    scorecard.save()
    officer.memberships.update(ends=date(2021, 1, 1))
    access.forget(officer)
    submission = builders.a_submission(scorecard, state=State.COMMENTARY)
    with pytest.raises(PermissionDenied):
        submissions.move(submission, "send_for_review", by=officer, seen_version=1)


def test_only_who_sent_it_recalls_it():
    submission = builders.a_submission(state=State.REVIEW, sent_by=builders.a_person())
    other = builders.a_person(Role.ANALYST, council=submission.council)
    with pytest.raises(PermissionDenied, match="Only the person who sent this quarter"):
        submissions.move(submission, "recall", by=other, seen_version=1)


def test_an_edit_counts_the_quarters_version_up_in_the_states_it_may():
    submission = builders.a_submission()
    submissions.touch(submission, states={State.COLLECTING, State.COMMENTARY})
    assert (submission.version, Submission.objects.get().version) == (2, 2)
    with pytest.raises(MovedOn):
        submissions.touch(submission, states={State.COMMENTARY})
    assert Submission.objects.get().version == 2


# Opening and dates


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
    revision = submissions.revise(signed, by=director, kind=RevisionKind.CORRECTS, reason="One child twice.")
    assert (revision.revision, revision.state, revision.revises) == (2, State.COMMENTARY, signed)
    assert (revision.revision_kind, revision.revision_reason) == ("corrects", "One child twice.")
    assert figures_of(revision) == figures_of(signed)
    assert (Submission.objects.filter(pk=signed.pk).values().get(), figures_of(signed)) == before


def test_a_quarter_has_one_open_revision():
    signed = signed_with_figures()
    director = builders.a_person(Role.DIRECTOR, council=signed.council)
    submissions.revise(signed, by=director, kind=RevisionKind.CORRECTS, reason="One child twice.")
    with pytest.raises(MovedOn):
        submissions.revise(signed, by=director, kind=RevisionKind.CORRECTS, reason="Again.")
    assert Submission.objects.count() == 2


@pytest.mark.parametrize("state", [State.COLLECTING, State.COMMENTARY, State.REVIEW])
def test_only_a_signed_quarter_is_revised(state):
    submission = builders.a_submission(state=state)
    director = builders.a_person(Role.DIRECTOR, council=submission.council)
    with pytest.raises(MovedOn):
        submissions.revise(submission, by=director, kind=RevisionKind.COMPLETES, reason="More.")


def test_a_revision_needs_a_director_and_a_reason():
    signed = builders.a_submission(state=State.SIGNED_OFF)
    analyst = an_analyst(signed.scorecard)
    with pytest.raises(PermissionDenied):
        submissions.revise(signed, by=analyst, kind=RevisionKind.CORRECTS, reason="One child twice.")
    director = builders.a_person(Role.DIRECTOR, council=signed.council)
    with pytest.raises(NotPossible):
        submissions.revise(signed, by=director, kind=RevisionKind.CORRECTS, reason=" ")


# What the database refuses, whoever asks


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
