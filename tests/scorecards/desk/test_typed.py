"""Nothing typed on a page is lost because another form's button was pressed."""

import pytest
from django.urls import reverse

from scorecards.commentary.models import Comment
from scorecards.commentary.queries import narrative_of
from scorecards.commentary.services import narratives
from scorecards.commentary.services.narratives import Words
from tests.builders import a_comment
from tests.portal.web.markup import all_of, one
from tests.scorecards.desk.test_line import made as made
from tests.scorecards.desk.test_line import signed_in

pytestmark = pytest.mark.django_db
FIELDS = {"shows": "", "why": "", "doing": "", "expected": "", "seen_version": "0", "ask-text": ""}


def shown(client, page, name):
    return one(client.get(page).content.decode(), "textarea", name=name).text


def notes(client, page):
    return len([note for note in all_of(client.get(page).content.decode(), "b") if note.text == "Not saved yet."])


def places(made):
    pk = made.quarter.pk
    return {
        "line": (reverse("desk:line", args=[pk, made.line.pk]), reverse("desk:ask", args=[pk, made.line.pk])),
        "theme": (
            reverse("desk:theme", args=[pk, made.line.theme.code]),
            reverse("desk:ask-theme", args=[pk, made.line.theme.code]),
        ),
    }


@pytest.mark.parametrize("kind", ["line", "theme"])
def test_a_narrative_survives_a_comment_and_is_said_not_to_be_saved(made, kind):
    page, ask = places(made)[kind]
    client = signed_in(made.officer)
    client.post(ask, {**FIELDS, "why": "Two left.", "ask-text": "Who checks?"})
    assert (Comment.objects.get().text, shown(client, page, "why")) == ("Who checks?", "Two left.")
    assert (notes(client, page), shown(client, page, "ask-text")) == (1, "")
    client.post(page, {**FIELDS, "why": "Two left.", "ready": "0"})
    assert (notes(client, page), shown(client, page, "why")) == (0, "Two left.")


@pytest.mark.parametrize("kind", ["line", "theme"])
def test_a_comment_survives_a_saved_narrative(made, kind):
    page, _ask = places(made)[kind]
    client = signed_in(made.officer)
    client.post(page, {**FIELDS, "why": "Two left.", "ask-text": "Who checks?", "ready": "0"})
    assert (shown(client, page, "why"), shown(client, page, "ask-text"), notes(client, page)) == (
        "Two left.",
        "Who checks?",
        1,
    )
    assert one(client.get(page).content.decode(), "form", action=page).attrs["data-unsaved"] is not False


def test_an_answer_keeps_the_narrative_and_the_other_answers(made):
    first, second = (a_comment(made.quarter, line=made.line, by=made.director) for _each in range(2))
    page, _ask = places(made)["line"]
    client = signed_in(made.officer)
    typed = {f"answer-{first.pk}-text": "Yes.", f"answer-{second.pk}-text": "Half of one"}
    client.post(reverse("desk:answer", args=[first.pk]), {**FIELDS, "shows": "It fell.", **typed})
    assert first.replies.get().text == "Yes."
    assert shown(client, page, f"answer-{second.pk}-text") == "Half of one"
    assert (shown(client, page, "shows"), notes(client, page)) == ("It fell.", 2)


def test_words_that_nobody_changed_are_not_called_unsaved_even_after_others_saved(made):
    page, ask = places(made)["line"]
    narratives.save(made.quarter, made.line, by=made.officer, words=Words(shows="It fell."), seen_version=0)
    narratives.save(made.quarter, made.line, by=made.analyst, words=Words(shows="It rose."), seen_version=1)
    client = signed_in(made.officer)
    seen = {**FIELDS, "shows": "It fell.", "seen_version": "1"}
    client.post(ask, {**seen, "ask-text": "Who checks?"})
    assert (shown(client, page, "shows"), notes(client, page)) == ("It rose.", 0)


def test_kept_words_still_meet_what_somebody_else_saved(made):
    page, ask = places(made)["line"]
    client = signed_in(made.officer)
    client.post(ask, {**FIELDS, "shows": "Mine.", "ask-text": "Who checks?"})
    narratives.save(made.quarter, made.line, by=made.analyst, words=Words(shows="Theirs."), seen_version=0)
    assert shown(client, page, "shows") == "Mine."
    assert client.post(page, {**FIELDS, "shows": "Mine.", "ready": "0"}).status_code == 409
    assert narrative_of(made.quarter, made.line).shows == "Theirs."


def test_kept_words_are_the_persons_own(made):
    page, ask = places(made)["line"]
    signed_in(made.officer).post(ask, {**FIELDS, "why": "Two left.", "ask-text": "Who checks?"})
    assert shown(signed_in(made.analyst), page, "why") == ""


def test_an_answer_among_all_comments_returns_there_with_what_else_was_typed(made):
    question = a_comment(made.quarter, line=made.line, by=made.director)
    page = reverse("desk:comments", args=[made.quarter.pk])
    client = signed_in(made.officer)
    sent = {"from": "comments", f"answer-{question.pk}-text": "Yes.", "ask-text": "Half of"}
    assert client.post(reverse("desk:answer", args=[question.pk]), sent).url == f"{page}#comments"
    assert (shown(client, page, "ask-text"), notes(client, page)) == ("Half of", 1)
