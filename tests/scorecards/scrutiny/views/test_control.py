"""Members see a line's control chart from its signed public copy, and of what is withheld nothing."""

import csv
import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.submissions.standing import BenchmarkShown, MemberShown, RebaseShown
from tests import builders
from tests.portal.web.markup import one
from tests.scorecards.scrutiny import builders as published
from tests.scorecards.scrutiny.views.pages import signed_in
from tests.scorecards.submissions.control.lines import JUMPED, STEADY, past, with_past

pytestmark = pytest.mark.django_db
FILES = ("line-chart-csv", "line-chart-svg")


def ask(client, council, name="line", query=""):
    return client.get(reverse(f"scrutiny:{name}", args=[council.number, "TIMELY"]) + query)


def body(answer):
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_the_chart_is_that_of_the_signed_copy(client, council, member):
    _publication, copy = published.a_published_quarter(council, with_past(*JUMPED))
    line = builders.a_line(copy.submission.scorecard)
    builders.a_figure(copy.submission, line, value=99)
    html = ask(client, council).content.decode()
    caption = "Over time. Above the upper limit since Q4 2020/21; improving; trial limits."
    assert one(html, "figcaption").text == caption
    assert "Consistently misses the target of 85%" in html


def test_a_suppressed_figure_stands_in_no_chart_text_or_file(client, council, member):
    shown = with_past(*STEADY, None, "61")
    real = with_past(*STEADY, "33.3", "61")
    published.a_published_quarter(council, shown, real=(real,))
    pages = [ask(client, council).content.decode(), *(body(ask(client, council, name)) for name in FILES)]
    assert ["33.3" in each for each in pages] == [False, False, False]
    rows = list(csv.reader(pages[1].splitlines()))
    assert [row[:2] for row in rows[-2:]] == [["Q1 2021/22", "c, suppressed"], ["Q2 2021/22", "61.0%"]]


def test_rebases_stand_as_they_were_signed(client, council, member):
    rebased = RebaseShown(datetime.date(2020, 4, 1), "A new front door", "Asha Patel")
    published.a_published_quarter(council, with_past(*STEADY[:6], *STEADY[:6], rebases=(rebased,)))
    html = ask(client, council).content.decode()
    assert "Limits begin anew from Q1 2020/21: A new front door (from 1 April 2020, Asha Patel)" in html


def test_too_few_figures_keep_the_plain_chart(client, council, member):
    published.a_published_quarter(council, with_past(*STEADY[:4]))
    html = ask(client, council).content.decode()
    assert one(html, "figcaption").text.startswith("Over time. Rose from 60.0% in Q3 2020/21")
    assert "A control chart needs 6 figures of one length; there are 4 so far." in html


def test_the_files_are_those_of_the_scorecard_that_was_chosen(client, council, member):
    _publication, first = published.a_published_quarter(council, with_past(*STEADY), period="2021-Q1")
    other = builders.a_scorecard(council)
    published.a_published_quarter(council, with_past(*JUMPED), scorecard=other)
    query = f"?scorecard={first.submission.scorecard_id}"
    assert "75.0%" not in body(ask(client, council, FILES[0], query))
    assert "75.0%" in body(ask(client, council, FILES[0]))
    html = ask(client, council, "line", query).content.decode()
    assert reverse("scrutiny:line-chart-csv", args=[council.number, "TIMELY"]) + query in html


def test_the_neighbours_of_the_signed_copy_can_be_kept_too(client, council, member):
    members = (
        MemberShown("Southshire", Decimal(80), "80.0%", False),
        MemberShown("Northshire", Decimal(90), "90.0%", True),
    )
    found = BenchmarkShown("2020/21", "DfE", Decimal(80), "80.0%", 1, 2, "", members)
    published.a_published_quarter(council, replace(with_past(*JUMPED), benchmark=found))
    assert "chart=neighbours" in ask(client, council).content.decode()
    assert "Southshire,80.0%" in body(ask(client, council, FILES[0], "?chart=neighbours"))
    assert "<svg" in body(ask(client, council, FILES[1], "?chart=neighbours"))


def test_files_exist_only_for_whom_the_page_exists(client, council, member):
    published.a_published_quarter(council, replace(with_past(*JUMPED), history=past(None)))
    for query in ("", "?chart=neighbours"):
        assert [ask(client, council, name, query).status_code for name in FILES] == [404, 404]
    signed_in(client, Role.MEMBER, builders.a_council())
    assert [ask(client, council, name).status_code for name in ("line", *FILES)] == [404, 404, 404]
