"""Ready words under which a figure changed are shown as to be read again, wherever the quarter is worked on."""

import pytest
from django.test import Client
from django.urls import reverse

from scorecards.commentary.models import Narrative
from tests.builders import a_narrative
from tests.portal.web.markup import all_of
from tests.scorecards.desk.quarter import a_quarter, an_assessment_line
from tests.scorecards.desk.scorecard.page import ASSESSMENTS, cells, page
from tests.scorecards.desk.scorecard.restating import a_put

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    made = a_quarter()
    made.line = an_assessment_line(made, name=ASSESSMENTS)
    made.narrative = a_narrative(made.quarter, line=made.line, ready=True)
    return made


def lacking(answer):
    (words,) = [p.text for p in all_of(answer.content.decode(), "p") if p.text.startswith("Narrative:")]
    return words.removesuffix(" All comments")


def page_of(made, name, key):
    client = Client()
    client.force_login(made.officer)
    html = client.get(reverse(f"desk:{name}", args=[made.quarter.pk, key])).content.decode()
    return " ".join(html.split())


def themes(answer):
    return [a.text for a in all_of(answer.content.decode(), "a", class_="desk-theme")]


def test_a_line_is_read_again_when_its_figure_changed_under_ready_words(made):
    assert cells(page(made), ASSESSMENTS)[-1] == "Narrative Ready"
    a_put(made, made.line, "70.1", "76.518")
    answer = page(made)
    assert cells(answer, ASSESSMENTS)[-1] == "Narrative Read again"
    assert lacking(answer) == "Narrative: 0 of 1 ready. Before it can go to review: 1 must be read again."
    link = {a.text: a.attrs["href"] for a in all_of(answer.content.decode(), "a")}["1 must be read again"]
    assert link == reverse("desk:line", args=[made.quarter.pk, made.line.pk])


@pytest.mark.parametrize(
    ("wanted", "lines"), [("needed", 1), ("again", 1), ("ready", 0), ("draft", 0), ("missing", 0), ("", 1)]
)
def test_the_filters_find_it(made, wanted, lines):
    a_put(made, made.line, "70.1", "76.518")
    assert len(all_of(page(made, narrative=wanted).content.decode(), "th", class_="los-line")) == lines


def test_the_line_says_why(made):
    a_put(made, made.line, "70.1", "76.518")
    html = page_of(made, "line", made.line.pk)
    assert "Read the narrative again and save it: its figure was 70.1% when it was saved, and is now 76.5%." in html
    assert ">Read again</span>" in html


def test_a_theme_is_read_again_when_a_figure_of_a_line_that_it_covers_changed(made):
    Narrative.objects.filter(pk=made.narrative.pk).update(line=None, theme=made.line.theme)
    made.narrative.lines.add(made.line)
    assert themes(page(made)) == ["Theme narrative, ready of Assessment"]
    a_put(made, made.line, "70.1", "76.518")
    answer = page(made)
    assert cells(answer, ASSESSMENTS)[-1] == "Narrative Read again"
    assert themes(answer) == ["Theme narrative, read again of Assessment"]
    assert ">Read again</span>" in page_of(made, "theme", made.line.theme.code)
    assert "speaks of this line too; it must be read again." in page_of(made, "line", made.line.pk)


def test_the_lines_own_words_are_ready_though_the_themes_are_not(made):
    of_theme = a_narrative(made.quarter, line=None, theme=made.line.theme, ready=True)
    of_theme.lines.add(made.line)
    put = a_put(made, made.line, "70.1", "76.518")
    Narrative.objects.filter(pk=made.narrative.pk).update(updated_at=put.at)
    answer = page(made)
    assert cells(answer, ASSESSMENTS)[-1] == "Narrative Ready"
    assert themes(answer) == ["Theme narrative, read again of Assessment"]


def test_a_signed_quarter_and_words_saved_since_ask_nothing(made):
    put = a_put(made, made.line, "70.1", "76.518")
    assert cells(page(made), ASSESSMENTS)[-1] == "Narrative Read again"
    Narrative.objects.update(updated_at=put.at)
    assert cells(page(made), ASSESSMENTS)[-1] == "Narrative Ready"
    a_put(made, made.line, "70.1", "76.518")
    made.quarter.state, made.quarter.signed_off_by, made.quarter.signed_off_at = "signed_off", made.director, put.at
    made.quarter.save()
    assert cells(page(made), ASSESSMENTS)[-1] == "Narrative Ready"
