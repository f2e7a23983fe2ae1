"""The scorecard page: its cells, filters, readiness, acts, people, and what it costs."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.framework.rules import NarrativeWhen
from scorecards.submissions.rules import State
from tests.builders import a_comment, a_figure, a_line, a_narrative, a_submission
from tests.portal.web.markup import all_of, one
from tests.scorecards.desk.quarter import (
    TO_DATE,
    a_count_line,
    a_line_across_a_break,
    a_quarter,
    an_assessment_line,
    an_earlier_quarter,
    another_council,
    referrals,
)

pytestmark = pytest.mark.django_db

ASSESSMENTS = "Assessments completed in 45 working days"


def page(made, person="officer", **asked):
    client = Client()
    client.force_login(getattr(made, person) if isinstance(person, str) else person)
    return client.get(reverse("desk:scorecard", args=[made.quarter.pk]), asked)


def row(answer, name):
    rows = answer.content.decode().split('<tr class="los-row')[1:]
    (found,) = [r for r in rows if f">{name}</a>" in r]
    return '<tr class="los-row' + found[: found.index("</tr>")] + "</tr>"


def cells(answer, name):
    """The words of a line's cells after its name."""
    return [cell.text for cell in all_of(row(answer, name), "td")]


def names(answer):
    """The lines that the page lists, in order."""
    heads = [head.text for head in all_of(answer.content.decode(), "th", class_="los-line")]
    return [next(name for name in NAMES if head.startswith(name)) for head in heads]


NAMES = (ASSESSMENTS, "Contacts", "Referrals", "Children looked after", "Went missing")


def acts(answer):
    (head,) = all_of(answer.content.decode(), "div", class_="los-head__acts")
    return head.text


def test_a_row_says_figure_target_changes_comparisons_and_work():
    made = a_quarter()
    an_assessment_line(made, name=ASSESSMENTS)
    found = cells(page(made), ASSESSMENTS)
    assert found == [
        "76.5%",
        "",
        "Off target target 85%",
        "Last quarter– not available",
        "Last year– not available",
        "Year-end−10.8 ppworse, from 87.3% (half-year beside full year)",
        "Neighbours86.3%mean of 10, 2020/21, 6 months old",
        "West Midlands86.4%2020/21, 6 months old",
        "England88.0%2020/21, 6 months old",
        "Narrative Missing",
    ]


def test_beside_a_line_stand_its_basis_dates_and_direction():
    made = a_quarter()
    an_assessment_line(made, name=ASSESSMENTS)
    note = one(row(page(made), ASSESSMENTS).split("</th>")[0] + "</th></tr>", "span", class_="los-note")
    assert note.text == (
        "Share. Year to date, April to September 2021. Higher is better. Compared: half-year beside full year."
    )


def test_an_empty_group_of_three_is_one_cell_with_one_reason():
    made = a_quarter()
    a_line_across_a_break(made)
    referrals(made)
    answer = page(made)
    assert cells(answer, "Contacts")[3:] == [
        "Changebreak in April 2021",
        "Compared withnot compared between councils",
        "Narrative Not needed",
    ]
    assert cells(answer, "Referrals")[3:6] == [
        "Last quarter– not available",
        "Last year+5.6%higher, from 917",
        "Year-end– not available",
    ]


def test_a_suppressed_figure_is_its_letter_and_its_word():
    made = a_quarter()
    line = a_count_line(made, "Went missing", 0, made.themes[0])
    line.figures.update(value=None, symbol="c")
    assert cells(page(made), "Went missing")[0] == "csuppressed"


def test_staff_see_small_counts_as_they_are():
    made = a_quarter()
    a_count_line(made, "Went missing", 3, made.themes[0])
    assert cells(page(made), "Went missing")[0] == "3"


def test_a_figure_signed_otherwise_before_is_marked_restated():
    made = a_quarter()
    line = a_count_line(made, "Referrals", 968, made.themes[0])
    a_figure(an_earlier_quarter(made), line, value=Decimal(960), **TO_DATE)
    assert cells(page(made), "Referrals")[0] == "968restated, was 960"


def test_a_share_without_its_parts_is_marked_typed():
    made = a_quarter()
    line = an_assessment_line(made, name=ASSESSMENTS)
    line.figures.filter(category=None).update(numerator=None, denominator=None)
    assert cells(page(made), ASSESSMENTS)[0] == "76.5%typed"


def test_a_breakdown_opens_beneath_its_line_without_javascript():
    made = a_quarter()
    an_assessment_line(made, name=ASSESSMENTS)
    html = page(made).content.decode()
    split = one(html, "details", class_="los-parts")
    assert split.text == (
        f"By team of {ASSESSMENTS} By team, year to date, April to September 2021. "
        "Assessment teams 96.2% Case management 55.7%"
    )


def test_what_was_noted_of_a_figure_is_folded_beneath_it():
    made = a_quarter()
    a_count_line(made, "Referrals", 968, made.themes[0]).figures.update(note="Cabinet paper, section 7.2")
    fold = one(page(made).content.decode(), "details", class_="los-parts")
    assert fold.text == "Note of Referrals Cabinet paper, section 7.2"


def test_the_rule_of_each_rating_can_be_read():
    made = a_quarter()
    an_assessment_line(made, name=ASSESSMENTS)
    rules = one(page(made).content.decode(), "details", id="ratings")
    assert rules.text.endswith(
        f"{ASSESSMENTS} On target at 85% or more; within tolerance down to 80%; otherwise off target."
    )


# ---- what is lacking


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


# ---- who may do what


@pytest.mark.parametrize(
    ("state", "person", "words"),
    [
        (State.COLLECTING, "analyst", "Load figuresClose figures"),
        (State.COLLECTING, "officer", "Figures"),
        (State.COMMENTARY, "analyst", "FiguresSend for review"),
        (State.COMMENTARY, "officer", "Figures"),
        (State.REVIEW, "officer", "Figures"),
    ],
)
def test_the_head_offers_what_the_person_may_do_now(state, person, words):
    made = a_quarter(state=state)
    assert acts(page(made, person)).replace(" ", "") == words.replace(" ", "")


def test_only_who_sent_it_is_offered_to_recall():
    made = a_quarter(state=State.REVIEW)
    made.quarter.sent_by = made.analyst
    made.quarter.save(update_fields=["sent_by"])
    second = another_council(Role.ANALYST)
    second.memberships.update(council=made.council)
    assert "Recall" in acts(page(made, "analyst"))
    assert "Recall" not in acts(page(made, second))


def test_the_lead_officer_may_send():
    made = a_quarter()
    made.scorecard.lead_officer = made.officer
    made.scorecard.save(update_fields=["lead_officer"])
    html = page(made).content.decode()
    form = next(f for f in all_of(html, "form") if f.text == "Send for review")
    fields = {i.attrs["name"]: i.attrs["value"] for i in all_of(html, "input", name="move")}
    assert (form.attrs["action"], fields) == (
        reverse("signoff:move", args=[made.quarter.pk]),
        {"move": "send_for_review"},
    )


def test_other_revisions_are_named():
    made = a_quarter(state=State.SIGNED_OFF)
    second = a_submission(
        made.scorecard, revision=2, revises=made.quarter, revision_kind="corrects", revision_reason="A wrong figure."
    )
    links = {a.text: a.attrs["href"] for a in all_of(page(made).content.decode(), "a")}
    assert links["revision 2"] == reverse("desk:scorecard", args=[second.pk])


@pytest.mark.parametrize(
    ("person", "status"),
    [
        *(("officer", 200), ("analyst", 200), ("director", 200)),
        *(("member", 404), ("clerk", 404), ("administrator", 404)),
    ],
)
def test_drafts_exist_for_those_who_work_on_them(person, status):
    made = a_quarter()
    assert page(made, person).status_code == status


@pytest.mark.parametrize("role", list(Role))
def test_drafts_of_another_council_do_not_exist(role):
    assert page(a_quarter(), another_council(role)).status_code == 404


def test_strangers_are_asked_to_sign_in():
    made = a_quarter()
    answer = Client().get(reverse("desk:scorecard", args=[made.quarter.pk]))
    assert answer.status_code == 302


# ---- what it costs


@pytest.mark.parametrize("lines", [1, 3])
def test_a_scorecard_costs_eleven_queries_whatever_its_lines(lines):
    made = a_quarter(lines=lines)
    of_theme = a_narrative(made.quarter, line=None, theme=made.themes[1])
    for line in made.scorecard.lines.all():
        a_comment(made.quarter, line=line, by=made.director)
        a_narrative(made.quarter, line=line)
        of_theme.lines.add(line)
    client = Client()
    client.force_login(made.officer)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(reverse("desk:scorecard", args=[made.quarter.pk]))
    assert (answer.status_code, len(seen)) == (200, 11)
