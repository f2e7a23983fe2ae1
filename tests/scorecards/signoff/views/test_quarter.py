"""A quarter is read, signed, sent back and remarked on from its page."""

from dataclasses import replace
from decimal import Decimal
from unittest.mock import patch

import pytest
from django.urls import reverse

from portal.audit.models import AuditEvent
from scorecards.commentary.models import Comment
from scorecards.copies import withhold
from scorecards.copies.gathering import quarter as gathering
from scorecards.copies.models import SignedCopy
from scorecards.copies.withhold.marks import LEFT_OUT
from scorecards.signoff import reading
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State as QuarterState
from tests import builders
from tests.scorecards.publishing.contents import a_quarter
from tests.scorecards.scrutiny.builders import a_line, a_shown
from tests.scorecards.scrutiny.builders import a_narrative as a_said
from tests.scorecards.signoff.builders import a_house
from tests.scorecards.signoff.views.pages import address, hidden, title, words

pytestmark = pytest.mark.django_db

SMALL = a_line(figure=a_shown("93.3", numerator=Decimal(28), denominator=Decimal(30)))


def sign_quarter(client, house, **given):
    page = client.get(address("submission", house.submission))
    form = address("sign-off", house.submission)
    return client.post(form, {**hidden(page, form), "password": builders.PASSWORD, **given})


def test_the_director_reads_the_real_figures(director, house):
    answer = director.get(address("submission", house.submission))

    assert "571" in words(answer)
    assert "You sign revision 1, seen as version 1." in words(answer)
    assert "What is missing Nothing." in words(answer)


def test_signing_a_quarter_from_its_page(director, house):
    answer = sign_quarter(director, house)

    assert (answer.status_code, answer["Location"]) == (302, address("submission", house.submission))
    assert Submission.objects.get(pk=house.submission.pk).state == QuarterState.SIGNED_OFF.value
    assert "Revision 1 was signed by Dora Director" in words(director.get(answer["Location"]))


def test_a_wrong_password_signs_nothing_and_is_written_down(director, house):
    answer = sign_quarter(director, house, password="not it")

    assert answer.status_code == 200
    assert title(answer).startswith("Error:")
    assert "The quarter was not signed off That is not your password." in words(answer)
    assert SignedCopy.objects.count() == 0
    assert AuditEvent.objects.filter(act="password_refused", by_id=house.director.pk).count() == 1


def test_a_stale_quarter_answers_409_and_signs_nothing(director, house):
    answer = sign_quarter(director, house, seen_sha256="0" * 64)

    assert answer.status_code == 409
    assert "This quarter has changed since you opened it." in words(answer)
    assert hidden(answer, address("sign-off", house.submission))["seen_sha256"] != "0" * 64
    assert SignedCopy.objects.count() == 0


def test_a_refused_quarter_names_what_is_missing_with_its_address(director, house):
    comment = builders.a_comment(house.submission, line=house.line, by=house.director)
    answer = sign_quarter(director, house)

    assert answer.status_code == 422
    assert title(answer).startswith("Error:")
    assert f"Answer the director’s comment on {house.line}" in words(answer)
    assert reverse("desk:line", args=[house.submission.pk, house.line.pk]) in answer.content.decode()
    assert Comment.objects.get() == comment


def test_sending_back_from_the_page_keeps_the_words(director, house):
    form = address("send-back", house.submission)
    seen = hidden(director.get(address("submission", house.submission)), form)
    director.post(form, {**seen, "back-text": "Why so many more?"})

    assert Submission.objects.get(pk=house.submission.pk).state == QuarterState.COMMENTARY.value
    assert Comment.objects.get().text == "Why so many more?"


def test_a_stale_sending_back_gives_the_words_back(director, house):
    answer = director.post(
        address("send-back", house.submission), {"back-seen_version": 0, "back-text": "My long thought"}
    )

    assert answer.status_code == 409
    assert "My long thought" in answer.content.decode()
    assert Comment.objects.count() == 0


@pytest.mark.parametrize(("place", "of"), [("", "quarter"), ("line", "line"), ("theme", "theme")])
def test_a_comment_is_kept_where_it_was_made(director, house, place, of):
    value = {"": "", "line": f"line:{house.line.pk}", "theme": f"theme:{house.line.theme.code}"}[place]
    director.post(address("comment", house.submission), {"ask-place": value, "ask-text": "Is this right?"})

    comment = Comment.objects.get()
    assert (comment.line, comment.theme) == {
        "quarter": (None, None),
        "line": (house.line, None),
        "theme": (None, house.line.theme),
    }[of]


def test_a_line_of_another_council_takes_no_comment(director, house):
    answer = director.post(
        address("comment", house.submission), {"ask-place": f"line:{a_house().line.pk}", "ask-text": "Is this right?"}
    )

    assert answer.status_code == 200
    assert Comment.objects.count() == 0


def test_whoever_sent_it_is_told_that_another_must_sign(director, house):
    Submission.objects.filter(pk=house.submission.pk).update(sent_by=house.director)

    answer = director.get(address("submission", house.submission))

    assert "another director must sign it off" in words(answer)
    assert address("sign-off", house.submission) not in answer.content.decode()


# ---- moves


def test_recalling_a_quarter(client, house):
    client.force_login(house.analyst)
    answer = client.post(address("move", house.submission), {"move": "recall", "seen_version": 1, "reason": ""})

    assert (answer.status_code, answer["Location"]) == (302, reverse("desk:scorecard", args=[house.submission.pk]))
    assert Submission.objects.get(pk=house.submission.pk).state == QuarterState.COMMENTARY.value


def test_a_stale_move_answers_409(client, house):
    client.force_login(house.analyst)
    answer = client.post(address("move", house.submission), {"move": "recall", "seen_version": 7})

    assert (answer.status_code, title(answer)[:6]) == (409, "Error:")
    assert Submission.objects.get(pk=house.submission.pk).state == QuarterState.REVIEW.value


def test_sending_an_incomplete_quarter_names_what_is_missing(client, house):
    Submission.objects.filter(pk=house.submission.pk).update(state="commentary", sent_at=None, sent_by=None)
    house.line.narrative_when = "always"
    house.line.save(update_fields=["narrative_when"])
    client.force_login(house.analyst)
    answer = client.post(address("move", house.submission), {"move": "send_for_review", "seen_version": 1})

    assert answer.status_code == 422
    assert f"Write the narrative for {house.line}" in words(answer)


@pytest.mark.parametrize("move", ["sign_off", "send_back", "open", ""])
def test_moves_that_have_pages_of_their_own_are_not_taken(director, house, move):
    answer = director.post(address("move", house.submission), {"move": move, "seen_version": 1})

    assert answer.status_code == 400


def test_a_revision_of_a_quarter_begins_in_commentary(director, house):
    house.sign_quarter()
    director.post(address("revise", house.submission), {"kind": "completes", "reason": "Figures came late."})

    assert Submission.objects.get(revision=2).state == QuarterState.COMMENTARY.value


def test_the_page_reads_as_the_paper_will_with_a_mark_where_a_sentence_is_left_out(director, house, monkeypatch):
    whole = reading.read_quarter(house.submission)
    content = a_quarter(SMALL, narratives=(a_said(why="Calm. It was 93.3%. So it stays."),))
    public, withheld = withhold.public(content)
    read = replace(whole, content=content, public=public, withheld=withheld)
    monkeypatch.setattr(reading, "read_quarter", lambda _submission: read)

    said = words(director.get(address("submission", house.submission)))

    assert (f"Calm. {LEFT_OUT} So it stays." in said, "It was 93.3%" in said) == (True, False)


@pytest.mark.parametrize("room", ["submission", "report"])
def test_a_quarter_is_worked_out_once_however_much_is_asked_of_it(director, house, room):
    with patch.object(gathering, "quarter_standing", wraps=gathering.quarter_standing) as worked_out:
        director.get(reverse(f"signoff:{room}", args=[getattr(house, room).pk]))
    assert worked_out.call_count == 1
