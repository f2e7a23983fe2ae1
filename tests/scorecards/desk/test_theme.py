"""A theme's page: its narrative, the lines it covers, its comments; and every wording."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.commentary.models import Comment, Narrative
from scorecards.commentary.services import narratives
from scorecards.commentary.services.narratives import Words
from tests.builders import a_comment, a_narrative
from tests.portal.web.markup import all_of, one
from tests.scorecards.desk.quarter import a_quarter, an_assessment_line, another_council, answer_field

pytestmark = pytest.mark.django_db

WRITTEN = {"shows": "All fell.", "why": "", "doing": "", "expected": "", "seen_version": "0", "ready": "1"}


@pytest.fixture
def made():
    made = a_quarter()
    made.line = an_assessment_line(made, name="Assessments in time")
    made.second = an_assessment_line(made, name="Visits in time", owner=made.other)
    made.theme = made.themes[1]
    made.address = reverse("desk:theme", args=[made.quarter.pk, made.theme.code])
    return made


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def test_a_narrative_names_the_lines_it_covers(made):
    answer = signed_in(made.officer).post(made.address, {**WRITTEN, "covers": [str(made.second.pk)]})
    narrative = Narrative.objects.get(theme=made.theme)
    assert (answer.status_code, narrative.shows, list(narrative.lines.all())) == (302, "All fell.", [made.second])


def test_a_line_of_another_theme_cannot_be_covered(made):
    elsewhere = an_assessment_line(made, theme=made.themes[0])
    answer = signed_in(made.officer).post(made.address, {**WRITTEN, "covers": [str(elsewhere.pk)]})
    assert (answer.status_code, Narrative.objects.count()) == (200, 0)


def test_a_stale_page_gets_409_with_both_texts(made):
    narratives.save(
        made.quarter, made.theme, by=made.other, words=Words(shows="Newer."), seen_version=0, covers=[made.second]
    )
    answer = signed_in(made.officer).post(made.address, {**WRITTEN, "covers": [str(made.line.pk)]})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert one(html, "textarea", name="shows").text == "All fell."
    assert [words.text for words in all_of(html, "div", class_="los-words")] == ["Newer.", "Visits in time"]
    assert [box.attrs["value"] for box in all_of(html, "input", name="covers") if "checked" in box.attrs] == [
        str(made.line.pk)
    ]


@pytest.mark.parametrize(
    ("person", "read", "write"),
    [
        *(("officer", 200, 302), ("other", 200, 302), ("analyst", 200, 302), ("director", 200, 302)),
        *(("member", 404, 404), ("clerk", 404, 404), ("administrator", 404, 404)),
    ],
)
def test_who_may_read_and_write(made, person, read, write):
    client = signed_in(getattr(made, person))
    assert (client.get(made.address).status_code, client.post(made.address, WRITTEN).status_code) == (read, write)


def test_an_officer_without_a_line_in_the_theme_reads_only(made):
    reader = another_council(Role.OFFICER)
    reader.memberships.update(council=made.council)
    client = signed_in(reader)
    assert all_of(client.get(made.address).content.decode(), "textarea", name="shows") == []
    assert client.post(made.address, WRITTEN).status_code == 403


def test_a_theme_without_a_line_in_the_quarter_does_not_exist(made):
    address = reverse("desk:theme", args=[made.quarter.pk, made.themes[2].code])
    assert signed_in(made.director).get(address).status_code == 404


def test_a_question_on_a_theme_is_answered_there(made):
    director = signed_in(made.director)
    director.post(reverse("desk:ask-theme", args=[made.quarter.pk, made.theme.code]), {"ask-text": "Why all?"})
    question = Comment.objects.get()
    assert (question.theme, question.line) == (made.theme, None)
    answer = signed_in(made.officer).post(
        reverse("desk:answer", args=[question.pk]), {answer_field(question): "Sickness."}
    )
    assert answer.url == f"{made.address}#comments"


# ---- wordings


def test_each_wording_says_what_changed_in_words(made):
    for version, shows in enumerate(("It fell to 76%.", "It fell sharply to 76.5%.")):
        narratives.save(made.quarter, made.line, by=made.officer, words=Words(shows=shows), seen_version=version)
    address = reverse("desk:wordings", args=[made.quarter.pk, made.line.pk])
    html = signed_in(made.director).get(address).content.decode()
    assert [h.text for h in all_of(html, "h2") if h.text.startswith("Wording")] == ["Wording 2", "Wording 1"]
    newest, first = all_of(html, "div", class_="los-words")
    assert newest.text == "It fell added: sharply to taken out: 76%. added: 76.5%."
    assert first.text == "It fell to 76%."
    assert [h.text for h in all_of(html, "h3")] == [
        "What the figures show 2 words added, 1 taken out",
        "What the figures show",
    ]


def test_wordings_of_a_theme_have_their_page(made):
    narratives.save(made.quarter, made.theme, by=made.analyst, words=Words(shows="All fell."), seen_version=0)
    address = reverse("desk:theme-wordings", args=[made.quarter.pk, made.theme.code])
    assert signed_in(made.officer).get(address).status_code == 200
    assert signed_in(made.member).get(address).status_code == 404


def test_without_a_narrative_there_are_no_wordings(made):
    address = reverse("desk:wordings", args=[made.quarter.pk, made.line.pk])
    assert signed_in(made.officer).get(address).status_code == 404


# ---- all comments of the quarter


def test_all_comments_stand_under_their_places(made):
    a_comment(made.quarter, line=made.line, by=made.director, text="On the line.")
    a_comment(made.quarter, theme=made.theme, by=made.director, text="On the theme.")
    address = reverse("desk:comments", args=[made.quarter.pk])
    client = signed_in(made.director)
    assert client.post(address, {"ask-text": "On the whole."}).status_code == 302
    heads = [h.text for h in all_of(client.get(address).content.decode(), "h2", class_="govuk-heading-m")]
    assert heads[:3] == ["The quarter", made.theme.label, "Assessments in time"]


@pytest.mark.parametrize(("person", "status"), [("officer", 200), ("member", 404), ("clerk", 404)])
def test_comments_are_for_those_who_work_on_drafts(made, person, status):
    question = a_comment(made.quarter, line=made.line, by=made.director)
    client = signed_in(getattr(made, person))
    assert client.get(reverse("desk:comments", args=[made.quarter.pk])).status_code == status
    assert client.get(reverse("desk:answer", args=[question.pk])).status_code == status


@pytest.mark.parametrize("place", ["line", "theme", "comments"])
def test_a_director_is_not_offered_to_answer_themselves_before_somebody_else_has(made, place):
    on = {"line": {"line": made.line}, "theme": {"theme": made.theme}, "comments": {}}[place]
    key = {"line": [made.line.pk], "theme": [made.theme.code], "comments": []}[place]
    question = a_comment(made.quarter, by=made.director, **on)
    page = reverse(f"desk:{place}", args=[made.quarter.pk, *key])
    answer = reverse("desk:answer", args=[question.pk])

    def offered(person):
        return len(all_of(signed_in(person).get(page).content.decode(), "button", formaction=answer))

    assert (offered(made.director), offered(made.officer)) == (0, 1)
    assert signed_in(made.director).post(answer, {answer_field(question): "Because."}).status_code == 403
    signed_in(made.officer).post(answer, {answer_field(question): "Sickness."})
    assert (offered(made.director), Comment.objects.count()) == (1, 2)


def test_a_comment_of_another_council_cannot_be_answered(made):
    question = a_comment(made.quarter, line=made.line, by=made.director)
    client = signed_in(another_council())
    assert client.post(reverse("desk:answer", args=[question.pk]), {answer_field(question): "Me."}).status_code == 404


def test_a_signed_quarter_takes_no_answer_and_gives_it_back(made):
    question = a_comment(made.quarter, line=made.line, by=made.director)
    made.quarter.state, made.quarter.signed_off_by = "signed_off", made.director
    made.quarter.signed_off_at = question.at
    made.quarter.save()
    answer = signed_in(made.officer).post(
        reverse("desk:answer", args=[question.pk]), {answer_field(question): "Too late."}
    )
    assert answer.status_code == 409
    assert one(answer.content.decode(), "div", class_="los-words").text == "Too late."


def test_reading_a_theme_shows_markdown_for_those_who_only_read(made):
    a_narrative(made.quarter, line=None, theme=made.theme, shows="**All** fell.")
    made.quarter.state = "review"
    made.quarter.save(update_fields=["state"])
    html = signed_in(made.officer).get(made.address).content.decode()
    assert "All" in [b.text for b in all_of(html, "strong")]
