"""Neighbours now, as staff see them live and as a signed paper keeps them."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.audit.refusals import MovedOn
from portal.charts.palette import Palette
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import SubmissionContent
from scorecards.copies.plain import from_text
from scorecards.framework.models import Indicator
from scorecards.peers.models import Sharing
from scorecards.publishing.story import Table
from scorecards.publishing.telling.performance import performance
from scorecards.signoff import services as signoff
from scorecards.submissions.models import Figure
from scorecards.submissions.queries.scorecard import quarter_standing
from tests import builders
from tests.portal.web.markup import all_of, one
from tests.scorecards.desk.quarter import a_quarter, an_assessment_line
from tests.scorecards.peers.builders import a_sharing
from tests.scorecards.scrutiny import builders as signed
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db
SAID = "Neighbours now 80.0%, mean of 1 of 2 councils that share this, Q2 2021/22"


def neighbours_of(council, submission, *, line):
    """One council that signed 80 % of the line, one that shares it and signed nothing."""
    (standing,) = quarter_standing(submission, only=line).lines
    a_sharing(council, line.indicator)
    figure = signed.replace(standing.figure, value=Decimal(80), shown="80.0%", numerator=None, denominator=None)
    for name, lines in (("Eastshire", [signed.replace(standing, figure=figure)]), ("Westshire", [])):
        other = builders.a_council(name=name, invented=council.invented)
        a_sharing(other, line.indicator)
        if lines:
            signed.a_signed_quarter(other, *lines)


def stop(name):
    Sharing.objects.filter(council__name=name).update(withdrawn_at=timezone.now(), withdrawn_by=builders.a_person())


def get(person, address):
    client = Client()
    client.force_login(person)
    return client.get(address).content.decode()


@pytest.fixture
def made():
    made = a_quarter()
    made.line = an_assessment_line(made)
    neighbours_of(made.council, made.quarter, line=made.line)
    made.board = reverse("desk:scorecard", args=[made.quarter.pk])
    made.page = reverse("desk:line", args=[made.quarter.pk, made.line.pk])
    return made


def notes(page):
    return [note.text for note in all_of(page, "span", class_="los-note") if "Neighbours now" in note.text]


def test_a_line_of_the_scorecard_says_what_its_neighbours_signed(made):
    assert notes(get(made.officer, made.board)) == [SAID]


def test_a_lines_page_lists_them_one_by_one(made):
    section = one(get(made.officer, made.page), "section", id="neighbours-now").text
    assert "80.0%: mean of 1 of 2 councils that share this, Q2 2021/22" in section
    assert "Eastshire 80.0%" in section
    assert "Westshire: no signed figure" in section


def test_a_withdrawal_stops_every_live_page_at_once(made):
    stop("Eastshire")
    assert notes(get(made.officer, made.board)) == []
    section = one(get(made.officer, made.page), "section", id="neighbours-now").text
    assert "There is no figure yet of the 1 council that shares this" in section
    assert "Eastshire" not in section
    stop(made.council.name)
    assert all_of(get(made.officer, made.page), "section", id="neighbours-now") == []


@pytest.mark.parametrize("lines", [1, 3])
def test_a_scorecard_and_a_line_cost_twelve_queries_at_most(lines):
    made = a_quarter()
    for _ in range(lines):
        line = an_assessment_line(made)
        a_sharing(made.council, line.indicator)
        (standing,) = quarter_standing(made.quarter, only=line).lines
        other = builders.a_council()
        a_sharing(other, line.indicator)
        signed.a_signed_quarter(other, standing)
    client = Client()
    client.force_login(made.officer)
    costs = []
    for address in (
        reverse("desk:scorecard", args=[made.quarter.pk]),
        reverse("desk:line", args=[made.quarter.pk, line.pk]),
    ):
        with CaptureQueriesContext(connection) as seen:
            page = client.get(address).content.decode()
        costs.append(len(seen))
        assert "Neighbours now" in page
    assert costs == [11, 12]


# ---- in a paper


@pytest.fixture
def house():
    """Its line is a rate of placements, since a count is never set beside."""
    house = a_house()
    Indicator.objects.filter(pk=house.line.indicator_id).update(unit="percent", decimals=1)
    Figure.objects.filter(line=house.line, category=None).update(value=Decimal("57.1"))
    house.line.indicator.refresh_from_db()
    neighbours_of(house.council, house.submission, line=house.line)
    return house


def tables(content):
    parts = performance(content, Palette.of_council("#00594f"), several=False)
    blocks = [part for part in parts if hasattr(part, "breakdowns")]
    return [table for block in blocks for table in block.breakdowns if "neighbours now" in table.caption]


def test_what_stood_at_sign_off_is_frozen_and_printed(house):
    public = copies.public_quarter(house.sign_quarter())
    (peers,) = public.peers
    assert (peers.indicator, peers.mean, peers.count, peers.of) == (house.line.indicator.code, Decimal(80), 1, 2)
    (table,) = tables(public)
    assert isinstance(table, Table)
    rows = [[getattr(cell, "text", cell) for cell in row.cells] for row in table.groups[0].rows]
    assert rows == [
        ["Eastshire", "80.0%"],
        ["Mean of 1 of 2 councils that share this, Q2 2021/22", "80.0%"],
    ]
    assert "Without a figure that can be set beside: Westshire." in table.note


def test_the_director_reads_what_is_signed_with_the_quarter(house):
    page = get(house.director, reverse("signoff:submission", args=[house.submission.pk]))
    (table,) = [table.text for table in all_of(page, "table") if "neighbours now" in table.text]
    assert "80.0%" in table
    assert "Mean of 1 of 2 councils that share this, Q2 2021/22" in table
    assert "Eastshire 80.0%; none of Westshire" in table


def test_a_later_withdrawal_changes_no_signed_paper(house):
    copy = house.sign_quarter()
    stop("Eastshire")
    assert copies.public_quarter(copy).peers[0].mean == Decimal(80)
    assert signoff.read_quarter(house.submission).public.peers[0].mean == Decimal(80)


def test_nothing_is_frozen_where_no_neighbour_has_a_figure(house):
    stop("Eastshire")
    assert copies.public_quarter(house.sign_quarter()).peers == ()


def test_a_change_among_the_neighbours_makes_the_page_stale(house):
    """What was seen is signed: the director reads again."""
    seen = signoff.seen(house.submission)
    stop("Eastshire")
    with pytest.raises(MovedOn):
        signoff.sign_off(house.submission, by=house.director, seen=seen, confirmation=house.confirmed())


def test_members_read_them_as_they_were_signed(house):
    copy = house.sign_quarter()
    signed.a_publication(copy)
    stop("Eastshire")
    address = reverse("scrutiny:line", args=[house.council.number, house.line.indicator.code])
    section = one(get(house.member, address), "section", id="neighbours-now").text
    assert "80.0%: mean of 1 of 2 councils that share this, Q2 2021/22" in section
    assert "as they stood when this quarter was signed" in section


def test_a_copy_from_before_there_were_neighbours_still_reads(house):
    copy = signed.a_signed_quarter(house.council, period="2020-Q1")
    text = copy.public_content.replace('"peers":[],', "")
    assert (text == copy.public_content, from_text(text, SubmissionContent).peers) == (False, ())
