"""Each move of the gate: who may make it, from where, and what it leaves behind."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible, NotReady
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import MOVES, State
from scorecards.submissions.services import submissions
from tests import builders


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
