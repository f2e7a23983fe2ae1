"""What is for staff only reaches no member and no paper: page by page, file by file, from a release to a real PDF."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind
from portal.figures.vocabulary import Basis
from scorecards.framework.models import Scorecard
from scorecards.framework.rules import NarrativeWhen
from scorecards.publishing.models import Document
from scorecards.publishing.services import documents
from scorecards.signoff import services as signoff
from tests import builders
from tests.scorecards.publishing.paper.papers import tidy
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db

# Each stands in nothing else that a page says.
OWN, NEAR, FAR, MEAN, REGION, ALL = "61.17", "63.13", "64.17", "63.65", "65.19", "66.23"
NAMES = "Vale of Nearby", "Farther Shire"
SOURCE, EDITION, DAY = "Figures of the region alone", "Q1 for ourselves", "published 17 October 2021"
TOLD = (NEAR, FAR, MEAN, REGION, ALL, *NAMES, SOURCE, EDITION, DAY)


def a_compared_house(status):
    """A signed and published quarter of a share whose neighbours, region and England stand in one release."""
    house = a_house(number="893", name="Shropshire Council")
    Scorecard.objects.update(comparator_edition="2021")
    house.submission.refresh_from_db()
    scorecard = house.submission.scorecard
    region, england = (
        builders.an_area(AreaKind.REGION, name="North Vale"),
        builders.an_area(AreaKind.COUNTRY, code=ENGLAND, name="England"),
    )
    own = builders.an_area(number="893", region=region, name="Shropshire")
    members = [builders.an_area(name=name) for name in NAMES]
    builders.a_group(*members, of=own, edition="2021")
    measure = builders.a_measure(code="TIMELY_SHARE", name="Timely assessments", decimals=2)
    release = builders.a_release(
        status=status, source=SOURCE, edition=EDITION, published_on=date(2021, 10, 17), publication="A table"
    )
    for area, value in zip((own, *members, region, england), (OWN, NEAR, FAR, REGION, ALL), strict=True):
        builders.an_observation(measure, area=area, value=Decimal(value), release=release)
    theme = scorecard.lines.get().theme
    indicator = builders.an_indicator(theme, code="TIMELY", name="Timely", measure=measure)
    line = builders.a_line(
        scorecard,
        theme=theme,
        indicator=indicator,
        headline_basis=Basis.QUARTER.value,
        narrative_when=NarrativeWhen.NEVER.value,
    )
    builders.a_figure(
        house.submission, line, value=Decimal("76.518"), numerator=Decimal(1512), denominator=Decimal(1976)
    )
    # A past beside which the neighbours could be drawn.
    year = {"basis": Basis.YEAR.value, "period_start": date(2020, 4, 1), "period_end": date(2021, 3, 31)}
    builders.a_figure(house.submission, line, value=Decimal("70.1"), **year)
    return house


def publish(house):
    copy = house.sign_all()
    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)
    house.report.refresh_from_db()
    signoff.publish(house.report, by=house.clerk, seen_version=house.report.version)
    return copy


def all_that_a_member_reads(status):
    """Every page and file of a member by name, each as its words."""
    house = a_compared_house(status)
    copy = publish(house)
    client = Client()
    client.force_login(house.member)
    found = {
        "report": reverse("publishing:report", args=[copy.pk]),
        "latest": reverse("scrutiny:latest"),
        "line": reverse("scrutiny:line", args=["893", "TIMELY"]),
        "line.csv": reverse("scrutiny:line-chart-csv", args=["893", "TIMELY"]),
        "line.svg": reverse("scrutiny:line-chart-svg", args=["893", "TIMELY"]),
        "standing": reverse("comparison:standing", args=["893"]),
        "measure": reverse("comparison:measure", args=["893", "TIMELY_SHARE"]),
        "measure.csv": reverse("comparison:figures", args=["893", "TIMELY_SHARE"]),
    }
    read = {name: words_of(client.get(address)) for name, address in found.items()}
    latest = client.get(found["latest"])
    lines = latest.context["quarter"].lines_href
    read["lines"] = words_of(client.get(lines))
    for document in Document.objects.filter(copy=copy):
        answer = client.get(reverse("publishing:download", args=[document.pk]))
        content = b"".join(answer.streaming_content)
        read[document.kind] = pdf_words(content) if document.kind == "pdf" else content.decode("utf-8-sig")
    return read


def words_of(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return tidy(content.decode("utf-8-sig"))


def pdf_words(content):
    return tidy(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def told_in(read):
    return {name: sorted(said for said in TOLD if said in words) for name, words in read.items()}


def test_a_release_for_staff_only_reaches_no_page_and_no_paper_of_a_member():
    read = all_that_a_member_reads("staff_only")
    assert told_in(read) == {name: [] for name in read}
    assert [name for name, words in read.items() if OWN in words] == []
    assert "Timely" in read["pdf"]
    assert "76.5%" in read["pdf"]


def test_an_official_one_stands_in_them_so_that_the_search_would_find_it():
    read = all_that_a_member_reads("official")
    found = told_in(read)
    assert {name for name, said in found.items() if MEAN in said} >= {"line", "lines", "report", "pdf", "figures"}
    assert {name for name, said in found.items() if ALL in said} >= {"line", "lines", "pdf", "figures", "measure"}
    assert {NEAR, FAR, *NAMES, EDITION} <= set(found["measure"])
    assert {SOURCE, EDITION, DAY} <= set(found["figures"])
    unmarked = {name: words.replace("drafts are marked", "") for name, words in read.items()}
    assert [name for name, words in unmarked.items() if "draft" in words] == []


def test_a_draft_stands_in_them_and_is_called_a_draft():
    read = all_that_a_member_reads("draft")
    named = {name for name, words in read.items() if "mean of 2, 2020/21, draft, 6 months old" in words}
    assert named >= {"line", "report", "pdf", "figures"}
    assert "draft" in read["lines"]
    assert "draft" in read["measure"]
