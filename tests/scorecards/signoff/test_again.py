"""Words say what follows from figures, too: whichever figure of the line changes, ready words are read again."""

from datetime import date

import pytest
from django.utils import timezone

from portal.audit.services import record
from portal.figures.vocabulary import Basis
from scorecards.commentary.models import Narrative
from scorecards.signoff.readiness import readiness
from scorecards.submissions.models import Figure
from tests.builders import a_narrative
from tests.scorecards.desk.quarter import a_quarter, an_assessment_line
from tests.scorecards.desk.scorecard.restating import a_put, signed_anew

pytestmark = pytest.mark.django_db

YEAR = {"basis": Basis.YEAR, "start": date(2020, 4, 1), "end": date(2021, 3, 31)}
QUARTER_1 = {"basis": Basis.YEAR_TO_DATE, "start": date(2021, 4, 1), "end": date(2021, 6, 30)}


@pytest.fixture
def made():
    """Words that hold a number which follows from two figures, and neither of these."""
    made = a_quarter()
    made.line = an_assessment_line(made, name="Assessments")
    a_narrative(made.quarter, line=made.line, shows="Down 10.8 percentage points since year-end.", ready=True)
    return made


def again(made):
    said = [gap.words for gap in readiness(made.quarter) if gap.kind == "outdated"]
    return [words.removeprefix("Read the narrative for Assessments again and save it: ") for words in said]


def test_the_headline(made):
    assert again(made) == []
    a_put(made, made.line, "70.1", "76.518")
    assert again(made) == ["its figure was 70.1% when it was saved, and is now 76.5%"]


def test_the_period_that_it_is_compared_with(made):
    a_put(made, made.line, "88.2", "87.3", **YEAR)
    said = "its figure for year to 31 March 2021 was 88.2% when it was saved, and is now 87.3%"
    assert again(made) == [said]
    Narrative.objects.update(updated_at=timezone.now())
    assert again(made) == []


def test_a_figure_that_is_taken_away(made):
    a_put(made, made.line, "88.2", "", **YEAR)
    said = "its figure for year to 31 March 2021 was 88.2% when it was saved, and is now taken away"
    assert again(made) == [said]


def test_a_part_of_a_breakdown(made):
    team = made.line.indicator.breakdowns.get().categories.first()
    a_put(made, made.line, "96", "97", part=f" category {team.pk}")
    said = "the figure of a part of it for year to date, April to September 2021 changed after it was saved"
    assert again(made) == [said]


def put_parts(made, was, now):
    """The line's figure as its parts give it."""
    key = f"line {made.line.pk}: year to date, April to September 2021"
    names = ("numerator", "denominator", "value")
    before, after = ({key: dict(zip(names, given, strict=True))} for given in (was, now))
    record("figures_put", by=made.analyst, subject=made.quarter, before=before, after=after)


def test_parts_that_give_the_same_share(made):
    put_parts(made, ("1511", "1975", "76.506329"), ("1512", "1976", "76.518219"))
    said = "was 76.5% (1,511 of 1,975) when it was saved, and is now 76.5% (1,512 of 1,976)"
    assert again(made) == [f"its figure for year to date, April to September 2021 {said}"]


def test_an_earlier_quarter_that_is_signed_anew(made):
    dates = {"basis": QUARTER_1["basis"].value, "period_start": QUARTER_1["start"], "period_end": QUARTER_1["end"]}
    signed_anew(made, "2021-Q1", **dates)
    said = "its figure for year to date, April to June 2021 was 70.0% when it was saved, and is now 75.0%"
    assert again(made) == [said]
    Figure.objects.update(updated_at=Narrative.objects.get().updated_at)
    assert again(made) == [said]
    Narrative.objects.update(updated_at=timezone.now())
    assert again(made) == []


def test_a_figure_that_came_in_first_or_came_back_or_is_another_lines(made):
    a_put(made, made.line, "", "88.2", **YEAR)
    assert again(made) == []
    a_put(made, made.line, "88.2", "90", **QUARTER_1)
    a_put(made, made.line, "90", "88.2", **QUARTER_1)
    a_put(made, an_assessment_line(made), "88.2", "90", **QUARTER_1)
    assert again(made) == []
