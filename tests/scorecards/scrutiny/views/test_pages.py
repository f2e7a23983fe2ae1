"""Each page says what the signed copy says."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.urls import reverse

from portal.figures.vocabulary import Basis
from scorecards.submissions.standing import IntervalShown
from tests import builders
from tests.scorecards.scrutiny import builders as published
from tests.scorecards.scrutiny.views.pages import words

pytestmark = pytest.mark.django_db


def test_the_latest_quarter_is_the_newest_that_stands(client, council, member):
    published.a_published_quarter(council, period="2021-Q1")
    copy = published.a_signed_quarter(council, period="2021-Q2")
    early = published.a_publication(copy)
    newest = published.a_publication(copy, supersedes=early, key_messages=("Second.",), revision=2)
    page = client.get(reverse("scrutiny:latest"))
    assert page.context["quarter"].publication == newest
    assert "Second." in words(page)


def test_a_superseded_paper_says_what_replaced_it(client, council, member):
    copy = published.a_signed_quarter(council)
    first = published.a_publication(copy)
    second = published.a_publication(copy, supersedes=first, revision=2)
    page = client.get(reverse("scrutiny:quarter", args=[first.pk, "2021-22-q2"]))
    link = reverse("scrutiny:quarter", args=[second.pk, "2021-22-q2"])
    assert ("Superseded" in words(page), f'href="{link}"' in words(page)) == (True, True)


def test_the_first_page_says_that_what_replaced_its_paper_was_withdrawn(client, council, member):
    """A member read the earlier paper there as if it stood."""
    copy = published.a_signed_quarter(council)
    published.a_publication(copy, supersedes=published.a_publication(copy), revision=2, withdrawn=True)
    assert "What replaced it cannot be read at present." in words(client.get(reverse("scrutiny:latest")))


def test_the_quarters_page_shows_messages_tally_and_what_moved(client, council, member):
    moved = published.a_line(
        "TIMELY", year_end=published.a_change("-10.8", "87.3", "worse", against="year-end 2020/21")
    )
    still = published.a_line("OTHER", rating=published.NOT_RATED)
    risks = (published.a_risk(1, moved="up", movement="Up from 12, getting worse"), published.a_risk(2))
    publication, _copy = published.a_published_quarter(council, moved, still, risks=risks)
    page = client.get(reverse("scrutiny:quarter", args=[publication.pk, "2021-22-q2"]))
    assert page.context["report"].key_messages == ("Assessments are slower.",)
    assert [row.words for row in page.context["moved"]] == ["-10.8 pp since year-end 2020/21, worse, from 87.3%"]
    assert [risk.key for risk in page.context["risks"]] == [1]
    assert (page.context["lines"], page.context["unjudged"]) == (2, 1)


def test_a_suppressed_figure_prints_c_and_says_why(client, council, member):
    hidden = published.a_line(figure=published.a_shown(None), last_period=published.no_change("suppressed"))
    publication, _copy = published.a_published_quarter(
        council, hidden, real=(replace(hidden, figure=published.a_shown("3")),)
    )
    for name, args in (("lines", [publication.pk, "2021-22-q2"]), ("line", [council.number, "TIMELY"])):
        page = words(client.get(reverse(f"scrutiny:{name}", args=args)))
        assert '>c</span><span class="los-note">suppressed</span>' in page
        assert "a count of 1 to 5 children" in page
        assert "3.0%" not in page


def test_the_words_of_a_page_are_those_of_the_copy(client, council, member):
    copy = published.a_signed_quarter(council, narratives=(published.a_narrative(shows="As it was signed."),))
    published.a_publication(copy)
    line = builders.a_line(copy.submission.scorecard)
    builders.a_narrative(copy.submission, line=line, shows="Written in a draft.")
    builders.a_comment(copy.submission, text="A director’s question.")
    page = words(client.get(reverse("scrutiny:line", args=[council.number, "TIMELY"])))
    assert "As it was signed." in page
    assert ("Written in a draft." in page, "A director’s question." in page) == (False, False)


def test_a_line_over_time_takes_the_newest_word_and_names_the_first(client, council, member):
    then = published.a_line(figure=published.a_shown("80.0", "2021-Q1"))
    anew = published.a_line(
        figure=published.a_shown("82.0", "2021-Q2"),
        history=(published.a_point("81.5", "2021-Q1"), published.a_point("82.0", "2021-Q2", break_before="New form")),
        breaks=("1 July 2021: New form",),
    )
    published.a_published_quarter(council, then, period="2021-Q1")
    published.a_published_quarter(council, anew, period="2021-Q2")
    answer = client.get(reverse("scrutiny:line", args=[council.number, "TIMELY"]))
    assert [(row.figure.shown, row.first and row.first.shown) for row in answer.context["rows"]] == [
        ("82.0%", None),
        ("81.5%", "80.0%"),
    ]
    page = words(answer)
    assert "restated in quarter 2, 2021/22" in page
    assert "<b>Series break</b>, 1 July 2021: New form." in page


def test_a_line_that_two_scorecards_have_is_told_of_one_at_a_time(client, council, member):
    ones = [builders.a_scorecard(council), builders.a_scorecard(council)]
    for scorecard, value in zip(ones, ("70.0", "90.0"), strict=True):
        line = published.a_line(figure=published.a_shown(value))
        published.a_published_quarter(council, line, scorecard=scorecard)
    address = reverse("scrutiny:line", args=[council.number, "TIMELY"])
    for scorecard, shown in zip(ones, ("70.0%", "90.0%"), strict=True):
        rows = client.get(address, {"scorecard": scorecard.pk}).context["rows"]
        assert [row.figure.shown for row in rows] == [shown]
    assert client.get(address, {"scorecard": "0"}).status_code == 404


def test_a_line_says_the_age_side_and_definition_of_what_it_stands_beside(client, council, member):
    told = {"value": Decimal("88.2"), "shown": "88.2%", "note": "2019/20", "reason": "", "age": "20 months old"}
    told |= {"verdict": "worse", "similarity": "similar", "similarity_note": "Ended, not begun."}
    around = IntervalShown(Decimal("74.6"), Decimal("78.3"), "74.6% to 78.3%", "Wilson’s score interval")
    line = published.a_line(england=replace(published.a_line().england, **told), interval=around)
    published.a_published_quarter(council, line)
    page = words(client.get(reverse("scrutiny:line", args=[council.number, "TIMELY"])))
    assert "2019/20, 20 months old, worse by interval, similar definition</span>" in page
    assert "95% interval 74.6% to 78.3%, Wilson’s score interval." in page
    assert "Compared with a similar definition: Ended, not begun." in page


def test_a_risks_story_keeps_each_score_and_wording(client, council, member):
    early = published.a_risk(title="Old words", score=12, likelihood=3, movement="New", moved="")
    later = published.a_risk(title="New words", movement="Up from 12, getting worse", moved="up")
    published.a_published_quarter(council, period="2021-Q1", risks=(early,))
    published.a_published_quarter(council, period="2021-Q2", risks=(later,))
    answer = client.get(reverse("scrutiny:risk", args=[council.number, 7]))
    assert [(row.risk.score, row.risk.movement) for row in answer.context["rows"]] == [
        (16, "Up from 12, getting worse"),
        (12, "New"),
    ]
    assert [row.before.title for row in answer.context["reworded"]] == ["Old words"]


def test_each_quarter_keeps_its_own_risk_table(client, council, member):
    first, _copy = published.a_published_quarter(council, period="2021-Q1", risks=(published.a_risk(1),))
    published.a_published_quarter(council, period="2021-Q2", risks=(published.a_risk(2),))
    page = client.get(reverse("scrutiny:risks", args=[first.pk, "2021-22-q1"]))
    assert [risk.key for risk in page.context["open"]] == [1]
    assert [risk.key for risk in client.get(reverse("scrutiny:risks")).context["open"]] == [2]


def test_a_year_to_date_is_drawn_as_a_part_year(client, council, member):
    part = published.a_shown("76.5", basis=Basis.YEAR_TO_DATE.value)
    past = (
        published.a_point("80.0", "2020-Q4"),
        replace(published.a_point("76.5", "2021-Q2"), figure=part, kind="part"),
    )
    published.a_published_quarter(council, published.a_line(history=past))
    trend = client.get(reverse("scrutiny:line", args=[council.number, "TIMELY"])).context["trend"]
    assert trend.wide.table_rows[1][0] == "Q2 2021/22, July to September 2021"
