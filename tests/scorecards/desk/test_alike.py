"""What a line stands beside: how like it is defined, how old it is, and how a part year was made as long."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from portal.charts.palette import Palette
from portal.figures.vocabulary import Basis, Polarity, Unit
from scorecards.copies.gathering import submission_content
from scorecards.framework.rules import PartYear
from scorecards.publishing.telling.lines import block, counted
from tests.builders import a_figure, a_line, a_measure, a_release, an_indicator, an_observation
from tests.portal.web.markup import all_of
from tests.scorecards.desk.quarter import TO_DATE, a_quarter, an_assessment_line
from tests.scorecards.desk.scorecard.page import cells, page, row

pytestmark = pytest.mark.django_db

RATE = "Referrals per 10,000"
YEAR_BEFORE = {"period_start": date(2019, 1, 1), "period_end": date(2019, 12, 31)}


@pytest.fixture
def made():
    return a_quarter()


def a_rate(made, part_year=PartYear.APART, **period):
    """306 of 60,000 in half a year, 51.0; England has 88.2 in a whole one."""
    measure = a_measure(decimals=1, unit=Unit.PER_10000.value)
    release = a_release(source="Department for Education")
    an_observation(measure, area=made.area.england, value=Decimal("88.2"), release=release, **period)
    indicator = an_indicator(
        made.themes[0],
        name=RATE,
        unit=Unit.PER_10000.value,
        decimals=1,
        polarity=Polarity.NONE.value,
        measure=measure,
        bases=[Basis.YEAR_TO_DATE.value, Basis.YEAR.value],
    )
    line = a_line(
        made.scorecard,
        indicator=indicator,
        theme=made.themes[0],
        headline_basis=Basis.YEAR_TO_DATE.value,
        part_year=part_year.value,
    )
    a_figure(made.quarter, line, value=Decimal(51), numerator=Decimal(306), denominator=Decimal(60_000), **TO_DATE)
    return line


def read(made, line):
    client = Client()
    client.force_login(made.officer)
    return client.get(reverse("desk:line", args=[made.quarter.pk, line.pk])).content.decode()


def england_of(html):
    """What the line's page says of England, and in the table of the scorecard beside it."""
    block = html[html.index('<dl class="los-facts">') :].split("</dl>")[0] + "</dl>"
    return all_of(block, "dd")[-1].text


def printed(made, line):
    """The line as the paper tells it."""
    content = submission_content(made.quarter, on=date(2021, 11, 20))
    (standing,) = [each for each in content.quarter.lines if each.line == line.pk]
    return block(standing, council="Shropshire", palette=Palette.of_council("#00594f"), narrative=None, actions=())


def test_a_rate_of_half_a_year_stands_apart_from_a_whole_one_until_the_line_chooses(made):
    line = a_rate(made)
    assert england_of(read(made, line)) == "–unlike lengths"
    assert cells(page(made), RATE)[-2] == "Compared withunlike lengths"
    assert printed(made, line).comparisons == ()


@pytest.mark.parametrize(
    ("chosen", "shown", "how", "side"),
    [
        (PartYear.PRO_RATA, "44.1", "pro rata, × 6/12; seasons are not allowed for", "higher by interval"),
        (
            PartYear.ANNUALISED,
            "88.2",
            "beside 102.0 annualised, × 12/6; seasons are not allowed for",
            "higher by interval",
        ),
    ],
)
def test_where_it_chose_every_page_says_how_the_year_was_made_as_long(made, chosen, shown, how, side):
    line = a_rate(made, chosen)
    told = printed(made, line).comparisons[-1]
    assert england_of(read(made, line)) == (f"{shown}2020/21, 6 months old; {side}; {how}")
    assert cells(page(made), RATE)[-2] == f"England{shown}2020/21, 6 months old"
    assert f"Compared: {how}." in row(page(made), RATE)
    assert (told.figure, told.period, told.against) == (shown, "2020/21, 6 months old", f"{side}; {how}")


def test_a_number_of_the_year_before_last_says_how_old_it_is(made):
    line = a_rate(made, PartYear.PRO_RATA, **YEAR_BEFORE)
    words = "year to 31 December 2019, 21 months old"
    assert words in england_of(read(made, line))
    assert words in row(page(made), RATE)
    assert printed(made, line).comparisons[-1].period == words


@pytest.mark.parametrize(
    ("similarity", "note", "words"),
    [
        ("same", "", "Compared with the same definition."),
        ("similar", "Ended, not begun.", "Compared with a similar definition: Ended, not begun."),
        ("different", "Visits are counted.", "Compared with a different definition: Visits are counted."),
    ],
)
def test_the_line_says_how_like_the_definition_is_and_why(made, similarity, note, words):
    line = an_assessment_line(made, similarity=similarity, similarity_note=note)
    content = submission_content(made.quarter, on=date(2021, 11, 20))
    assert words in " ".join(read(made, line).split())
    assert counted(content.quarter.lines[0]).endswith(words)


def test_an_indicators_own_word_is_said_where_the_council_has_none(made):
    line = an_assessment_line(made)
    type(line.indicator).objects.filter(pk=line.indicator_id).update(
        similarity="similar", similarity_note="Ended, not begun."
    )
    assert "Compared with a similar definition: Ended, not begun." in " ".join(read(made, line).split())


def test_what_counts_something_else_is_neither_better_nor_worse(made):
    line = an_assessment_line(made, similarity="different", similarity_note="Visits are counted.")
    html = read(made, line)
    assert "lower by interval" in england_of(html)
    assert "worse by interval" not in html
