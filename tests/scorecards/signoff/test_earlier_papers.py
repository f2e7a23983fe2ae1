"""What lies beside a quarter: every other one that was signed, whatever became of its papers."""

from decimal import Decimal

import pytest

from portal.figures.vocabulary import Basis
from scorecards.copies.withhold.findings import figures_found
from scorecards.publishing.services import publications
from scorecards.signoff.reading import quarter_now, signed_before
from scorecards.submissions.models import Figure
from scorecards.submissions.rules import State
from tests import builders
from tests.scorecards.exempt import classify
from tests.scorecards.publishing.sealed import publish
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db
YEAR_TO_DATE = Basis.YEAR_TO_DATE.value


@pytest.fixture
def house() -> House:
    return a_house()


def six_in_half_a_year(house: House) -> None:
    """The first scorecard's quarter says six from April to September."""
    days = {"basis": YEAR_TO_DATE, "period_start": "2021-04-01", "period_end": "2021-09-30"}
    Figure.objects.filter(submission=house.submission).exclude(category=None).delete()
    Figure.objects.filter(submission=house.submission).update(value=Decimal(6), **days)
    type(house.line).objects.filter(pk=house.line.pk).update(headline_basis=YEAR_TO_DATE)
    house.report.key_messages.update(text="Few were adopted.")


def nine_to_date(house: House):
    """Another scorecard of the council, with the same indicator, says nine from April to December."""
    other = builders.a_scorecard(house.council, name="Early help")
    theme = house.line.theme
    line = builders.a_line(other, theme=theme, indicator=house.line.indicator, headline_basis=YEAR_TO_DATE)
    submission = builders.a_submission(other, period="2021-Q3", state=State.COMMENTARY)
    days = {"basis": YEAR_TO_DATE, "period_start": "2021-04-01", "period_end": "2021-12-31"}
    builders.a_figure(submission, line, value=Decimal(9), **days)
    return submission


def found(submission) -> list[str]:
    before = signed_before(submission)
    return [each.rule for each in figures_found(quarter_now(submission), before.earlier, before.behind)]


LESS = ["Less an earlier figure, it would give away a small number of children"]


def test_another_scorecard_counts_once_it_is_signed(house: House) -> None:
    six_in_half_a_year(house)
    later = nine_to_date(house)
    assert found(later) == []
    house.sign_quarter()
    assert found(later) == LESS


def test_one_that_stands_in_an_exempt_report_only_counts_as_well(house: House) -> None:
    """It may be opened, and who was entitled has read it."""
    six_in_half_a_year(house)
    later = nine_to_date(house)
    house.sign_quarter()
    classify(house.report, "exempt")
    assert found(later) == LESS


def test_one_whose_paper_was_withdrawn_counts_as_well(house: House) -> None:
    six_in_half_a_year(house)
    later = nine_to_date(house)
    copy = house.sign_all()
    publish(house, copy)
    publications.withdraw(copy, by=house.clerk, reason="A name was left in.")
    assert found(later) == LESS


def test_another_council_does_not(house: House) -> None:
    six_in_half_a_year(house)
    house.sign_quarter()
    assert found(nine_to_date(a_house())) == []
