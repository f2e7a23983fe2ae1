"""A quarter is signed as it was seen, or not at all."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from portal.accounts.rules import Role
from portal.audit.refusals import MovedOn, NotReady
from scorecards.commentary.models import Comment
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.copies.rules import BEGINNING, chained, digest
from scorecards.framework.models import Target
from scorecards.publishing.chain import walk
from scorecards.signoff import reading
from scorecards.signoff import services as signoff
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import RevisionKind, State
from tests import builders
from tests.scorecards.signoff.builders import a_house, a_quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return a_house()


def state(submission):
    return Submission.objects.get(pk=submission.pk).state


def test_a_signed_quarter_is_frozen_with_its_hash(house):
    copy = house.sign_quarter()

    assert state(house.submission) == State.SIGNED_OFF.value
    assert copy.sha256 == digest(copies.sealed(copy.content, copy.public_content))
    assert (copy.position, copy.previous_sha256) == (1, BEGINNING)
    assert (copy.signed_by_name, copy.signed_by_title) == ("Dora Director", f"Director {house.director.pk}")


def test_copies_of_a_council_are_a_chain(house):
    first = house.sign_quarter()
    second = house.sign_report()

    assert second.position == 2
    assert second.previous_sha256 == first.chain_sha256
    assert second.chain_sha256 == chained(copies.sealed(second.content, second.public_content), first.chain_sha256)
    assert walk(house.council).copies == [first.sha256, second.sha256]


def test_what_is_judged_is_what_was_seen_and_what_is_frozen(house, monkeypatch):
    seen = signoff.seen(house.submission)
    states = []
    now = reading.quarter_now

    def reads(submission):
        states.append(state(submission))
        return now(submission)

    monkeypatch.setattr(reading, "quarter_now", reads)
    signoff.sign_off(house.submission, by=house.director, seen=seen, confirmation=house.confirmed())

    assert states == [State.SIGNED_OFF.value]


def test_another_council_has_a_chain_of_its_own(house):
    house.sign_quarter()

    assert a_house().sign_quarter().position == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda copies: copies.update(title="Another"),
        lambda copies: copies.delete(),
        lambda copies: copies.update(public_content="{}"),
    ],
)
def test_the_database_refuses_to_change_a_copy(house, act):
    copy = house.sign_quarter()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        act(SignedCopy.objects.filter(pk=copy.pk))
    assert SignedCopy.objects.get(pk=copy.pk).title == copy.title


def test_a_figure_changed_after_the_page_was_read_signs_nothing(house):
    seen = signoff.seen(house.submission)
    Figure.objects.filter(line=house.line, category=None).update(value=572)

    with pytest.raises(MovedOn):
        signoff.sign_off(house.submission, by=house.director, seen=seen, confirmation=house.confirmed())
    assert (state(house.submission), SignedCopy.objects.count()) == (State.REVIEW.value, 0)


def test_a_target_set_after_the_page_was_read_signs_nothing(house):
    seen = signoff.seen(house.submission)
    builders.a_target(house.line, value=500)

    assert Target.objects.count() == 1
    with pytest.raises(MovedOn):
        signoff.sign_off(house.submission, by=house.director, seen=seen, confirmation=house.confirmed())


def test_a_risk_scored_after_the_page_was_read_signs_nothing(house):
    risk = builders.a_risk(builders.a_register(house.council, scorecard=house.submission.scorecard))
    before = signoff.seen(house.submission)
    builders.a_score(risk)

    with pytest.raises(MovedOn):
        signoff.sign_off(house.submission, by=house.director, seen=before, confirmation=house.confirmed())


def test_a_stale_version_signs_nothing(house):
    seen = signoff.seen(house.submission)
    stale = signoff.Seen(seen.version - 1, seen.sha256)

    with pytest.raises(MovedOn):
        signoff.sign_off(house.submission, by=house.director, seen=stale, confirmation=house.confirmed())


def test_who_sent_it_does_not_sign_it(house):
    Submission.objects.filter(pk=house.submission.pk).update(sent_by=house.director)
    house.submission.refresh_from_db()

    with pytest.raises(PermissionDenied):
        house.sign_quarter()
    assert SignedCopy.objects.count() == 0


def test_a_password_given_by_someone_else_signs_nothing(house):
    seen = signoff.seen(house.submission)

    with pytest.raises(PermissionDenied):
        signoff.sign_off(
            house.submission, by=house.director, seen=seen, confirmation=house.confirmed(house.other_director)
        )


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DIRECTOR])
def test_only_a_director_signs(house, role):
    person = builders.a_person(role, council=house.council)

    with pytest.raises(PermissionDenied):
        house.sign_quarter(person)


def test_an_unanswered_comment_stops_the_signature_and_is_named(house):
    builders.a_comment(house.submission, by=house.director)

    with pytest.raises(NotReady) as refused:
        house.sign_quarter()
    assert [gap.kind for gap in refused.value.gaps] == ["comment"]
    assert (state(house.submission), SignedCopy.objects.count()) == (State.REVIEW.value, 0)


def test_sending_back_needs_words(house):
    with pytest.raises(NotReady):
        signoff.send_back(house.submission, by=house.director, seen_version=house.submission.version)
    assert state(house.submission) == State.REVIEW.value


def test_sending_back_keeps_the_words_as_a_comment(house):
    signoff.send_back(
        house.submission, by=house.director, seen_version=house.submission.version, text="Why so many more?"
    )

    assert state(house.submission) == State.COMMENTARY.value
    comment = Comment.objects.get()
    assert (comment.text, comment.by, comment.by_director) == ("Why so many more?", house.director, True)


def test_a_stale_page_sends_nothing_back_and_keeps_no_comment(house):
    with pytest.raises(MovedOn):
        signoff.send_back(
            house.submission, by=house.director, seen_version=house.submission.version - 1, text="Too late"
        )
    assert (state(house.submission), Comment.objects.count()) == (State.REVIEW.value, 0)


def test_a_revision_begins_with_the_figures_and_the_signed_one_stays(house):
    copy = house.sign_quarter()
    revision = signoff.revise(
        house.submission, by=house.director, kind=RevisionKind.CORRECTS, reason="A figure was wrong."
    )

    assert (revision.revision, revision.state) == (2, State.COMMENTARY.value)
    assert Figure.objects.filter(submission=revision).count() == 3
    assert SignedCopy.objects.get(pk=copy.pk).content == copy.content


def test_the_same_content_has_the_same_hash_twice(house):
    assert signoff.seen(house.submission) == signoff.seen(house.submission)


def test_two_quarters_of_one_council_do_not_share_a_seal(house):
    other, _line = a_quarter(house.council, house.analyst, name="Early help")

    assert signoff.seen(other).sha256 != signoff.seen(house.submission).sha256
