"""A line beside an older edition of published figures: asked for by address, named beside each number."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scorecards.copies.gathering import submission_content
from scorecards.submissions.queries.scorecard import quarter_standing
from tests.builders import a_release, an_observation
from tests.portal.web.markup import all_of, one
from tests.scorecards.desk.quarter import a_quarter, an_assessment_line

pytestmark = pytest.mark.django_db

NEWER = "edition 2022, published 1 November 2021"
OLDER = "edition 2021, published 28 October 2021"


@pytest.fixture
def made():
    """Each number stands in the edition of 2021; that of 2022 says 70% of everybody."""
    made = a_quarter()
    made.line = an_assessment_line(made)
    made.address = reverse("desk:line", args=[made.quarter.pk, made.line.pk])
    made.newer = a_release(edition="2022", published_on=date(2021, 11, 1), source="A newer table")
    for area in (made.area.own, made.area.region, made.area.england, *made.area.members):
        an_observation(made.line.indicator.measure, area=area, value=Decimal(70), release=made.newer)
    return made


def get(made, **asked):
    client = Client()
    client.force_login(made.officer)
    return client.get(made.address, asked)


def beside(answer):
    html = answer.content.decode()
    block = html[html.index('<dl class="los-facts">') :].split("</dl>")[0] + "</dl>"
    return [value.text for value in all_of(block, "dd")][-3:]


def test_the_newest_edition_stands_there_by_its_name(made):
    assert beside(get(made)) == [
        "70.0%mean of 10, 2020/21, 6 months old; better by interval; half-year beside full year",
        "70.0%2020/21, 6 months old; better by interval; half-year beside full year",
        "70.0%2020/21, 6 months old; better by interval; half-year beside full year",
    ]


def test_an_older_one_is_asked_for_by_its_name(made):
    assert beside(get(made, edition="2021")) == [
        "86.3%mean of 10, 2020/21, 6 months old; worse by interval; half-year beside full year",
        "86.4%2020/21, 6 months old; worse by interval; half-year beside full year",
        "88.0%2020/21, 6 months old; worse by interval; half-year beside full year",
    ]


def test_the_edition_is_named_once_beneath_and_not_in_each_cell(made):
    for asked, told in (({}, NEWER), ({"edition": "2021"}, OLDER)):
        html = get(made, **asked).content.decode()
        assert " ".join(html.split()).count(f"Neighbours, West Midlands and England: {told}.") == 1
        assert html.count(f": {told}") == 1


def test_the_editions_are_offered_and_the_one_shown_is_chosen(made):
    html = get(made, edition="2021").content.decode()
    select = one(html, "select", id="id_edition")
    offered = [o for o in all_of(html, "option") if o.text.startswith(("The newest", "Edition"))]
    options = [(o.attrs["value"], o.text, "selected" in o.attrs) for o in offered]
    assert select.attrs["name"] == "edition"
    assert options == [
        ("", "The newest of each period", False),
        ("2022", f"E{NEWER[1:]}", False),
        ("2021", f"E{OLDER[1:]}", True),
    ]


def test_the_chart_and_its_files_are_of_the_edition_that_is_shown(made):
    html = get(made, edition="2021").content.decode()
    links = [a.attrs["href"] for a in all_of(html, "a") if a.text in ("the numbers (CSV)", "the chart (SVG)")]
    client = Client()
    client.force_login(made.officer)
    files = [b"".join(client.get(link).streaming_content).decode() for link in links]
    assert [link.partition("?")[2] for link in links] == ["edition=2021", "edition=2021"]
    assert ["86.3" in text for text in files] == [True, True]
    assert ["86.3" in b"".join(client.get(link.partition("?")[0])).decode() for link in links] == [False, False]


def test_an_edition_that_is_not_there_shows_the_newest_and_says_so(made):
    answer = get(made, edition="1999")
    says = one(answer.content.decode(), "p", class_="govuk-inset-text")
    assert says.text == "There is no edition 1999; there are 2022, 2021. The newest is shown instead."
    assert f": {NEWER}." in answer.content.decode()


def test_where_there_is_one_edition_none_is_asked_for(made):
    made.newer.observations.all().delete()
    assert all_of(get(made).content.decode(), "select", id="id_edition") == []


@pytest.mark.parametrize("hidden", [{"status": "staff_only"}, {"accepted_at": None}])
def test_no_edition_that_is_for_staff_only_or_not_accepted_is_offered_or_shown(made, hidden):
    type(made.newer).objects.filter(pk=made.newer.pk).update(**hidden)
    answer = get(made, edition="2022")
    assert "70.0%" not in " ".join(beside(answer))
    assert "1 November 2021" not in answer.content.decode()
    assert "there are 2021." in answer.content.decode()


def test_what_is_signed_and_the_scorecard_keep_to_the_newest(made):
    before = quarter_standing(made.quarter)
    get(made, edition="2021")
    content = submission_content(made.quarter, on=date(2021, 11, 20))
    assert content.quarter == before
    assert [c.edition for c in content.quarter.lines[0].comparisons] == [NEWER] * 3


def test_an_edition_costs_no_query(made):
    counts = []
    for asked in ({}, {"edition": "2021"}):
        with CaptureQueriesContext(connection) as queries:
            get(made, **asked)
        counts.append(len(queries))
    assert counts[0] == counts[1]
