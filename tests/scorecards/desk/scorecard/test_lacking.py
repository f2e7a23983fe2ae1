"""What a quarter lacks is counted, linked and found by the filters."""

import pytest
from django.urls import reverse

from scorecards.framework.rules import NarrativeWhen
from tests.builders import a_comment, a_line, a_narrative
from tests.portal.web.markup import all_of, one
from tests.scorecards.desk.quarter import (
    a_count_line,
    a_line_across_a_break,
    a_quarter,
    an_assessment_line,
)
from tests.scorecards.desk.scorecard.page import ASSESSMENTS, cells, page

pytestmark = pytest.mark.django_db


def names(answer):
    """The lines that the page lists, in order."""
    heads = [head.text for head in all_of(answer.content.decode(), "th", class_="los-line")]
    return [next(name for name in NAMES if head.startswith(name)) for head in heads]


NAMES = (ASSESSMENTS, "Contacts", "Referrals", "Children looked after", "Went missing")


def readiness(answer):
    (words,) = [p.text for p in all_of(answer.content.decode(), "p") if p.text.startswith("Narrative:")]
    return words.removesuffix(" All comments")


def test_what_is_lacking_is_counted_and_linked():
    made = a_quarter()
    missing, draft, asked = (an_assessment_line(made) for _ in range(3))
    a_narrative(made.quarter, line=draft)
    a_narrative(made.quarter, line=asked, ready=True)
    a_comment(made.quarter, line=asked, by=made.director)
    a_line(made.scorecard, theme=made.themes[0])
    answer = page(made)
    assert readiness(answer) == (
        "Narrative: 1 of 3 ready. Before it can go to review: 1 line has no figure, 1 is missing, 1 is a draft, "
        "1 has an unanswered comment."
    )
    links = {a.text: a.attrs["href"] for a in all_of(answer.content.decode(), "a")}
    assert links["1 is missing"] == reverse("desk:line", args=[made.quarter.pk, missing.pk])
    assert links["1 line has no figure"] == reverse("submissions:figures", args=[made.quarter.pk])


def test_several_that_lack_the_same_lead_to_the_filter():
    made = a_quarter(lines=2)
    links = {a.text: a.attrs["href"] for a in all_of(page(made).content.decode(), "a")}
    assert links["2 are missing"] == f"{reverse('desk:scorecard', args=[made.quarter.pk])}?narrative=missing"


def test_an_answered_comment_waits_no_longer():
    made = a_quarter()
    line = an_assessment_line(made, name=ASSESSMENTS)
    a_narrative(made.quarter, line=line, ready=True)
    asked = a_comment(made.quarter, line=line, by=made.director)
    assert cells(page(made), ASSESSMENTS)[-1] == "Narrative Comment"
    a_comment(made.quarter, line=line, by=made.officer, by_director=False, answers=asked)
    assert cells(page(made), ASSESSMENTS)[-1] == "Narrative Ready"


def test_a_theme_narrative_speaks_for_the_lines_it_lists():
    made = a_quarter()
    line = an_assessment_line(made, name=ASSESSMENTS)
    narrative = a_narrative(made.quarter, line=None, theme=line.theme, ready=True)
    narrative.lines.add(line)
    answer = page(made)
    assert cells(answer, ASSESSMENTS)[-1] == "Narrative Ready"
    assert readiness(answer) == "Narrative: 1 of 1 ready."


# ---- filters


@pytest.fixture
def three():
    made = a_quarter()
    made.assessments = an_assessment_line(made, name=ASSESSMENTS)
    made.contacts = a_line_across_a_break(made)
    made.looked_after = a_count_line(
        made,
        "Children looked after",
        571,
        made.themes[2],
        owner=made.other,
        deputy=made.officer,
        narrative_when=NarrativeWhen.ALWAYS.value,
    )
    a_narrative(made.quarter, line=made.looked_after, ready=True)
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Contacts", ASSESSMENTS, "Children looked after"]),
        ({"rating": "Off target"}, [ASSESSMENTS]),
        ({"narrative": "needed"}, [ASSESSMENTS]),
        ({"narrative": "missing"}, [ASSESSMENTS]),
        ({"narrative": "ready"}, ["Children looked after"]),
        ({"narrative": "draft"}, []),
        ({"narrative": "comment"}, []),
        ({"owner": "me"}, [ASSESSMENTS, "Children looked after"]),
        ({"rating": "Off target", "narrative": "ready"}, []),
        ({"rating": "nonsense", "theme": "nowhere"}, ["Contacts", ASSESSMENTS, "Children looked after"]),
    ],
)
def test_filters_show_the_lines_asked_for(three, asked, found):
    assert names(page(three, **asked)) == found


def test_filters_by_theme_and_by_name(three):
    assert names(page(three, theme=three.themes[0].code)) == ["Contacts"]
    assert names(page(three, owner=str(three.other.pk))) == ["Children looked after"]


def test_the_number_of_lines_is_said(three):
    def count(answer):
        return one(answer.content.decode(), "p", class_="los-filters__count").text

    assert count(page(three)) == "3 lines"
    assert count(page(three, rating="Off target")) == "1 of 3 lines"
