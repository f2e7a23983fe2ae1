"""Nothing typed on a review page is lost because another form's button was pressed; no password is ever kept."""

import json

import pytest

from portal.web.kept import SESSION
from scorecards.commentary.models import Comment
from scorecards.committee.models import Report
from scorecards.committee.rules import State
from scorecards.submissions.models import Submission
from tests import builders
from tests.portal.web.markup import all_of, one, read
from tests.scorecards.signoff.views.pages import address, hidden, words

pytestmark = pytest.mark.django_db
QUARTER = {"ask-place": "", "ask-text": "Is it right?", "back-text": "Say why.", "password": "not it"}
PAPER = {"back-text": "Say why demand grows.", "statement": "My own statement.", "password": "not it"}
OF_QUARTER = ("ask-text", "back-text")
OF_PAPER = ("back-text", "statement")


def typed(answer, *names):
    """What the page's texts hold, and how many of its forms are said not to be saved."""
    html = answer.content.decode()
    notes = [note for note in all_of(html, "b") if note.text == "Not saved yet."]
    return (*(one(html, "textarea", name=name).text for name in names), len(notes))


def press(client, page, act, row, **given):
    """A button of the page, with everything that the page carries."""
    form = address(act, row)
    return client.post(form, {**hidden(client.get(address(page, row)), form), **given})


def session(client):
    return json.dumps(dict(client.session.items()))


def kept(client):
    return client.session.get(SESSION, {})


def default_button(html):
    """What Return in a field of the review form presses: its first button, and where that sends."""
    elements = read(html)
    at = next(i for i, e in enumerate(elements) if e.tag == "input" and e.attrs.get("name") == "password")
    start = max(i for i, e in enumerate(elements[:at]) if e.tag == "form")
    button = next(e for e in elements[start:] if e.tag == "button" and e.attrs.get("type") == "submit")
    return button, button.attrs.get("formaction", elements[start].attrs["action"])


def test_a_kept_comment_leaves_what_should_change_until_it_is_sent(director, house):
    quarter = house.submission
    answer = press(director, "submission", "comment", quarter, **QUARTER)
    page = director.get(answer["Location"])

    assert (Comment.objects.get().text, typed(page, *OF_QUARTER)) == ("Is it right?", ("", "Say why.", 1))
    press(director, "submission", "send-back", quarter, **{**QUARTER, "ask-text": ""})
    assert (Submission.objects.get(pk=quarter.pk).state, kept(director)) == ("commentary", {})


def test_sending_back_leaves_the_comment_and_where_it_belongs(director, house):
    place = f"line:{house.line.pk}"
    answer = press(director, "submission", "send-back", house.submission, **{**QUARTER, "ask-place": place})
    page = director.get(answer["Location"])

    assert typed(page, "ask-text") == ("Is it right?", 1)
    assert page.context["comment"]["place"].value() == place


def test_a_wrong_password_leaves_comment_and_what_should_change(director, house):
    answer = press(director, "submission", "sign-off", house.submission, **QUARTER)

    assert "That is not your password." in words(answer)
    assert typed(answer, *OF_QUARTER) == ("Is it right?", "Say why.", 2)
    assert typed(director.get(address("submission", house.submission)), *OF_QUARTER)[2] == 2


def test_a_stale_page_shows_the_words_of_every_form(director, house):
    page = director.get(address("submission", house.submission))
    seen = hidden(page, address("sign-off", house.submission))
    Submission.objects.filter(pk=house.submission.pk).update(version=5)
    for act in ("sign-off", "send-back"):
        answer = director.post(address(act, house.submission), {**seen, **QUARTER, "password": builders.PASSWORD})
        assert (answer.status_code, typed(answer, *OF_QUARTER)[:2]) == (409, ("Is it right?", "Say why."))


def test_a_refused_signature_shows_the_words_of_every_form(director, house):
    builders.a_comment(house.submission, line=house.line, by=house.director)
    answer = press(director, "submission", "sign-off", house.submission, **{**QUARTER, "password": builders.PASSWORD})

    assert (answer.status_code, typed(answer, *OF_QUARTER)) == (422, ("Is it right?", "Say why.", 2))


def test_signing_gives_back_a_comment_that_can_be_made_no_more(director, house):
    given = {**QUARTER, "back-text": "", "password": builders.PASSWORD}
    answer = press(director, "submission", "sign-off", house.submission, **given)

    said = words(director.get(answer["Location"]))
    assert "What you typed and was not saved" in said
    assert "Your comment Is it right?" in said


def test_signing_clears_what_was_kept(director, house):
    quarter = house.submission
    press(director, "submission", "sign-off", quarter, **QUARTER)
    assert kept(director) != {}
    press(
        director, "submission", "sign-off", quarter, **{"ask-text": "", "back-text": "", "password": builders.PASSWORD}
    )

    assert (Submission.objects.get(pk=quarter.pk).state, kept(director)) == ("signed_off", {})
    assert "was not saved" not in words(director.get(address("submission", quarter)))


def test_words_sent_to_a_page_that_takes_them_no_more_are_given_back(director, house):
    seen = hidden(director.get(address("submission", house.submission)), address("send-back", house.submission))
    house.sign_quarter(house.other_director)
    for act in ("send-back", "comment", "sign-off"):
        given = {**QUARTER, "password": builders.PASSWORD}
        answer = director.post(address(act, house.submission), {**seen, **given})
        assert answer.status_code == 409
        assert "Your comment Is it right? What should change Say why." in words(answer)


def test_sending_a_report_back_keeps_the_statement(director, house):
    answer = press(director, "report", "report-send-back", house.report, **PAPER)

    assert Report.objects.get(pk=house.report.pk).state == State.DRAFT.value
    assert "Your statement My own statement." in words(director.get(answer["Location"]))


def test_a_refused_signature_of_a_report_keeps_what_should_change(director, house):
    answer = press(director, "report", "report-sign-off", house.report, **PAPER)
    assert typed(answer, *OF_PAPER) == ("Say why demand grows.", "My own statement.", 1)

    answer = press(director, "report", "report-send-back", house.report, **{**PAPER, "back-text": ""})
    assert typed(answer, *OF_PAPER) == ("", "My own statement.", 1)
    assert typed(director.get(address("report", house.report)), *OF_PAPER) == ("", "My own statement.", 1)


def test_a_stale_report_gives_statement_and_reason_back(director, house):
    house.sign_quarter()
    seen = hidden(director.get(address("report", house.report)), address("report-sign-off", house.report))
    house.sign_report(house.other_director)
    for act in ("report-sign-off", "report-send-back"):
        answer = director.post(address(act, house.report), {**seen, **PAPER, "password": builders.PASSWORD})
        assert answer.status_code == 409
        assert "What should change Say why demand grows. Your statement My own statement." in words(answer)


def test_the_statement_that_the_page_offers_is_not_kept(director, house):
    offered = director.get(address("report", house.report)).context["sign"].initial["statement"]
    press(director, "report", "report-send-back", house.report, **{**PAPER, "back-text": "", "statement": offered})

    assert kept(director) == {}


def test_signing_a_report_clears_its_statement(director, house):
    house.sign_quarter()
    press(director, "report", "report-send-back", house.report, **{**PAPER, "back-text": ""})
    assert list(kept(director)) == [address("report", house.report)]
    given = {**PAPER, "back-text": "", "password": builders.PASSWORD}
    press(director, "report", "report-sign-off", house.report, **given)

    assert (Report.objects.get(pk=house.report.pk).state, kept(director)) == (State.SIGNED_OFF.value, {})


def test_no_password_is_kept_in_the_session(director, house):
    secret = {"password": "a secret nobody else knows"}
    for act in ("comment", "sign-off", "send-back"):
        press(director, "submission", act, house.submission, **{**QUARTER, "back-text": "", **secret})
    for act in ("report-sign-off", "report-send-back"):
        press(director, "report", act, house.report, **{**PAPER, "back-text": "", **secret})

    assert "My own statement." in session(director)
    assert secret["password"] not in session(director)


@pytest.mark.parametrize(("page", "act"), [("submission", "sign-off"), ("report", "report-sign-off")])
def test_return_in_the_password_field_signs(director, house, page, act):
    row = house.submission if page == "submission" else house.report
    button, where = default_button(director.get(address(page, row)).content.decode())

    assert where == address(act, row)
    assert (button.attrs["tabindex"], button.attrs["aria-hidden"]) == ("-1", "true")
