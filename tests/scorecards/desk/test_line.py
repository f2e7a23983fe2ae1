"""A line's page: its facts and pictures, writing its narrative, stale pages, and who may do what."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.commentary.models import Comment, Narrative
from scorecards.commentary.services import narratives
from scorecards.commentary.services.narratives import Words
from scorecards.framework.models import Indicator, Target
from scorecards.submissions.queries.scorecard import quarter_standing
from scorecards.submissions.rules import State
from tests.builders import a_comment, a_narrative, a_release, a_scorecard, a_submission, an_action, an_observation
from tests.portal.web.markup import all_of, one
from tests.scorecards.desk.quarter import (
    a_count_line,
    a_quarter,
    an_assessment_line,
    an_earlier_quarter,
    another_council,
    answer_field,
    referrals,
)

pytestmark = pytest.mark.django_db

BESIDE = "worse by interval; half-year beside full year"
ASSESSMENTS = "Assessments completed in 45 working days"
WRITTEN = {"shows": "It fell.", "why": "Sickness.", "doing": "", "expected": "", "seen_version": "0", "ready": "0"}


@pytest.fixture
def made():
    made = a_quarter()
    made.line = an_assessment_line(made, name=ASSESSMENTS, deputy=made.other)
    made.address = reverse("desk:line", args=[made.quarter.pk, made.line.pk])
    return made


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def get(made, person=None):
    return signed_in(person or made.officer).get(made.address)


def post(made, person=None, **given):
    return signed_in(person or made.officer).post(made.address, {**WRITTEN, **given})


def facts(answer):
    html = answer.content.decode()
    (block,) = [html[html.index('<dl class="los-facts">') :].split("</dl>")[0] + "</dl>"]
    labels, values = ([e.text for e in all_of(block, tag)] for tag in ("dt", "dd"))
    return dict(zip(labels, values, strict=True))


def test_the_figure_is_said_in_a_sentence(made):
    says = one(get(made).content.decode(), "div", class_="los-headline__says")
    assert says.text == (
        "Off target 1,512 of 1,976, year to date, April to September 2021. "
        "Down 10.8 percentage points since year-end 2020/21, getting worse."
    )


def test_the_facts_stand_in_a_row(made):
    assert facts(get(made)) == {
        "Target": "85%tolerance 5 points; 8.5 points short of the target",
        "Last quarter": "–no figure loaded",
        "Same point last year": "–no figure loaded",
        "Year-end 2020/21": "87.3%−10.8 pp, getting worse (half-year beside full year)",
        "Neighbours": f"86.3%mean of 10, 2020/21, 6 months old; {BESIDE}",
        "West Midlands": f"86.4%2020/21, 6 months old; {BESIDE}",
        "England": f"88.0%2020/21, 6 months old; {BESIDE}",
    }


def test_the_charts_say_what_they_show_and_give_their_numbers(made):
    html = get(made).content.decode()
    captions = [caption.text for caption in all_of(html, "figcaption")]
    assert captions == [
        "Over time. 87.3% in 2020/21. Stands at 76.5% for April to September 2021. An open dot is part of a year.",
        "Beside its neighbours. 4th of 11, 2020/21. The newest year that is published.",
    ]
    rows = [row.text for row in all_of(html, "tr") if row.text.startswith(("Cornwall", "Shropshire", "Mean"))]
    assert rows == ["Cornwall 93.5%", "Shropshire 89.7%", "Mean of 10 86.3%"]


def test_the_neighbours_can_be_kept_as_numbers_and_as_a_picture(made):
    links = {link.text: link.attrs["href"] for link in all_of(get(made).content.decode(), "a", download="")}
    client = Client()
    client.force_login(made.officer)
    numbers, picture = (
        b"".join(client.get(links[f"the {what} of its neighbours"]).streaming_content).decode()
        for what in ("numbers (CSV)", "chart (SVG)")
    )
    assert "Cornwall,93.5%" in numbers
    assert "<svg" in picture


def test_what_should_be_low_lies_above_its_target(made):
    Indicator.objects.filter(pk=made.line.indicator_id).update(polarity="low")
    Target.objects.filter(line=made.line).update(value=70)
    assert facts(get(made))["Target"] == "70%tolerance 5 points; 6.5 points above the target"


def test_a_breakdown_is_a_table_with_its_total(made):
    html = get(made).content.decode()
    rows = [row.text for row in all_of(html, "tr") if row.text.startswith(("Assessment teams", "Case", "All"))]
    assert rows == ["Assessment teams 982 1,021 96.2%", "Case management 452 812 55.7%", "All 1,512 1,976 76.5%"]


def test_the_lines_before_and_after_are_linked(made):
    before = referrals(made)
    after = a_count_line(made, "Children looked after", 571, made.themes[2])
    links = {a.text: a.attrs["href"] for a in all_of(get(made).content.decode(), "a")}
    assert links["Previous: Referrals"] == reverse("desk:line", args=[made.quarter.pk, before.pk])
    assert links["Next: Children looked after"] == reverse("desk:line", args=[made.quarter.pk, after.pk])


def test_what_was_signed_in_earlier_quarters_can_be_read(made):
    earlier = an_earlier_quarter(made)
    a_narrative(earlier, line=made.line, shows="It was well.", ready=True)
    a_narrative(earlier, line=None, theme=made.line.theme, shows="Of something else.", ready=True)
    section = one(get(made).content.decode(), "section", id="earlier")
    assert section.text == ("What was said in earlier quarters Quarter 1, 2021/22 What the figures show It was well.")


def test_a_later_quarter_is_not_read_back(made):
    later = a_submission(made.scorecard, period="2021-Q3", state=State.SIGNED_OFF, signed_off_by=made.director)
    a_narrative(later, line=made.line, shows="It rose.", ready=True)
    assert all_of(get(made).content.decode(), "section", id="earlier") == []


# ---- writing


def test_a_draft_is_kept_with_its_wording(made):
    answer = post(made)
    narrative = Narrative.objects.get(line=made.line)
    assert (answer.status_code, answer.url) == (302, f"{made.address}#narrative")
    assert (narrative.shows, narrative.why, narrative.ready) == ("It fell.", "Sickness.", False)
    assert [r.shows for r in narrative.revisions.all()] == ["It fell."]


def test_the_other_button_marks_it_ready_with_its_forecast(made):
    post(
        made, ready="1", forecast_value="85.5%", forecast_for_day="31", forecast_for_month="3", forecast_for_year="2022"
    )
    narrative = Narrative.objects.get(line=made.line)
    assert (narrative.ready, narrative.forecast_value, narrative.forecast_for) == (
        True,
        Decimal("85.5"),
        date(2022, 3, 31),
    )


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"forecast_value": "85"}, "Say for which date you expect the figure"),
        ({"forecast_value": "many"}, "“many” is not a number"),
        ({"shows": "a\x07b"}, "Line 1 holds a character that cannot be printed"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_words_in_the_form(made, given, problem):
    answer = post(made, **{"expected": "All will be well.", **given})
    html = answer.content.decode()
    summary = one(html, "div", class_="govuk-error-summary").text
    assert problem in summary
    assert one(html, "textarea", name="expected").text == "All will be well."
    assert not Narrative.objects.exists()


def test_nothing_cannot_be_marked_ready(made):
    answer = post(made, shows="", why=" ", ready="1")
    summary = one(answer.content.decode(), "div", class_="govuk-error-summary").text
    assert summary == "The narrative was not saved Write the narrative before you mark it ready"


def test_a_stale_page_gets_409_with_both_texts_and_loses_nothing(made):
    mine = {"seen_version": "0", "shows": "My own words."}
    narratives.save(made.quarter, made.line, by=made.other, words=Words(shows="The deputy’s words."), seen_version=0)
    answer = post(made, **mine)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert one(html, "textarea", name="shows").text == "My own words."
    assert [words.text for words in all_of(html, "div", class_="los-words")] == ["The deputy’s words."]
    assert Narrative.objects.get(line=made.line).shows == "The deputy’s words."
    again = one(html, "input", name="seen_version").attrs["value"]
    assert post(made, shows="Both together.", seen_version=again).status_code == 302
    assert [r.shows for r in Narrative.objects.get(line=made.line).revisions.order_by("number")] == [
        "The deputy’s words.",
        "Both together.",
    ]


def test_a_quarter_that_has_moved_on_gives_the_words_back(made):
    made.quarter.state = State.REVIEW.value
    made.quarter.save(update_fields=["state"])
    answer = post(made)
    assert answer.status_code == 409
    assert [words.text for words in all_of(answer.content.decode(), "div", class_="los-words")] == [
        "It fell.",
        "Sickness.",
    ]
    assert not Narrative.objects.exists()


# ---- who may


def test_an_officer_reads_a_line_of_another_but_may_not_write_it(made):
    a_narrative(made.quarter, line=made.line, shows="It **fell**.")
    reader = another_council(Role.OFFICER)
    reader.memberships.update(council=made.council)
    answer = get(made, reader)
    assert answer.status_code == 200
    assert all_of(answer.content.decode(), "textarea", name="shows") == []
    assert [b.text for b in all_of(answer.content.decode(), "strong")] == ["Scorecards", "fell"]
    assert post(made, reader).status_code == 403


@pytest.mark.parametrize("person", ["officer", "other", "analyst", "director"])
def test_owner_deputy_analyst_and_director_may_write(made, person):
    assert post(made, getattr(made, person)).status_code == 302


@pytest.mark.parametrize("state", [State.REVIEW, State.SIGNED_OFF])
def test_with_the_director_and_after_the_page_is_for_reading(state):
    made = a_quarter(state=state)
    line = an_assessment_line(made)
    answer = signed_in(made.officer).get(reverse("desk:line", args=[made.quarter.pk, line.pk]))
    assert (answer.status_code, all_of(answer.content.decode(), "textarea", name="shows")) == (200, [])


@pytest.mark.parametrize(
    ("person", "status"),
    [
        *(("officer", 200), ("analyst", 200), ("director", 200)),
        *(("member", 404), ("clerk", 404), ("administrator", 404)),
    ],
)
def test_the_page_exists_for_those_who_work_on_drafts(made, person, status):
    client = signed_in(getattr(made, person))
    wordings = reverse("desk:ask", args=[made.quarter.pk, made.line.pk])
    assert client.get(made.address).status_code == status
    assert client.post(wordings, {"ask-text": "Why?"}).status_code == (302 if status == 200 else 404)


@pytest.mark.parametrize("role", list(Role))
def test_lines_of_another_council_do_not_exist(made, role):
    stranger = another_council(role)
    assert get(made, stranger).status_code == 404
    assert post(made, stranger).status_code == 404


def test_a_line_of_another_scorecard_is_not_in_this_quarter(made):
    other = a_scorecard(made.council)
    quarter = a_submission(other)
    answer = signed_in(made.officer).get(reverse("desk:line", args=[quarter.pk, made.line.pk]))
    assert answer.status_code == 404


# ---- comments and actions on the page


def test_a_question_is_asked_and_answered_where_it_stands(made):
    director = signed_in(made.director)
    director.post(reverse("desk:ask", args=[made.quarter.pk, made.line.pk]), {"ask-text": "To what?"})
    question = Comment.objects.get()
    answer = signed_in(made.officer).post(
        reverse("desk:answer", args=[question.pk]), {answer_field(question): "To 80%."}
    )
    assert answer.url == f"{made.address}#comments"
    thread = one(get(made).content.decode(), "ol", class_="los-thread").text
    assert [part in thread for part in ("Helen Marsh, director", "To what?", "Priya Nair", "To 80%.")] == [True] * 4


def test_an_empty_question_is_refused_on_the_page(made):
    answer = signed_in(made.director).post(reverse("desk:ask", args=[made.quarter.pk, made.line.pk]), {"ask-text": " "})
    assert "Enter your comment" in one(answer.content.decode(), "div", class_="govuk-error-summary").text
    assert not Comment.objects.exists()


def test_the_actions_of_the_line_are_listed_with_their_state(made):
    an_action(made.scorecard, line=made.line, title="Recruit two", due_on=date(2021, 10, 31), owner=made.officer)
    an_action(made.scorecard, title="Of no line")
    section = one(get(made).content.decode(), "section", id="actions").text
    assert section == "Actions Recruit twoPriya Nair. No update yet. Late Due 31 October 2021 Add an action"


# ---- what it costs


@pytest.mark.parametrize("rows", [1, 3])
def test_a_line_costs_twelve_queries_whatever_is_said_of_it(made, rows):
    for number in range(rows):
        asked = a_comment(made.quarter, line=made.line, by=made.director)
        a_comment(made.quarter, line=made.line, by=made.officer, by_director=False, answers=asked)
        an_action(made.scorecard, line=made.line, owner=made.officer)
        a_narrative(an_earlier_quarter(made, f"2020-Q{number + 1}"), line=made.line, ready=True)
        referrals(made) if number else None
    narratives.save(made.quarter, made.line, by=made.officer, words=Words(shows="It fell."), seen_version=0)
    client = signed_in(made.officer)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(made.address)
    assert (answer.status_code, len(seen)) == (200, 12)


@pytest.mark.parametrize("hidden", [{"status": "staff_only"}, {"accepted_at": None}])
def test_what_is_for_staff_only_or_not_accepted_reaches_neither_the_page_nor_what_is_signed(made, hidden):
    """Copy, report and paper are made of this standing and read no statistics of their own."""
    before, page = quarter_standing(made.quarter), get(made).content
    release = a_release(source="For staff only", **hidden)
    for area in (made.area.own, made.area.region, made.area.england, *made.area.members):
        an_observation(made.line.indicator.measure, area=area, value=Decimal("1.1"), release=release)

    after = quarter_standing(made.quarter)

    assert [line.neighbours for line in after.lines] == [line.neighbours for line in before.lines]
    assert after == before
    assert b"For staff only" not in page + get(made).content


def test_whoever_saves_a_count_of_a_few_children_is_warned_and_it_is_saved(made):
    answer = post(made, shows="We saw 3 kids.", ready="1")
    page = signed_in(made.officer).get(made.address)
    warned = [str(each) for each in get_messages(answer.wsgi_request)]
    assert warned == [
        "Saved and marked ready.",
        "This says a count of 1 to 5 children: “3 kids”. It must be reworded before review.",
    ]
    assert (Narrative.objects.get(line=made.line).shows, page.status_code) == ("We saw 3 kids.", 200)
