"""Which of a line's figures is the one of the quarter: one rule for pages, gates and files."""

from dataclasses import dataclass
from datetime import date

import pytest

from portal.figures.vocabulary import Basis
from scorecards.periods import parse_period
from scorecards.submissions.rules.current import current

QUARTER = parse_period("2021-Q2")


@dataclass(frozen=True)
class Figure:
    basis: Basis
    start: date
    end: date


def month(number):
    return Figure(Basis.QUARTER, date(2021, number, 1), date(2021, number, 28))


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ([], None),
        ([month(7), month(9), month(8)], month(9)),
        ([month(6), month(10)], None),  # before the quarter and after it
        ([Figure(Basis.YEAR_TO_DATE, date(2021, 4, 1), date(2021, 9, 30)), month(7)], month(7)),
    ],
)
def test_the_newest_of_the_headline_basis_that_ends_within_the_quarter(held, found):
    assert current(held, Basis.QUARTER, QUARTER, of=lambda figure: figure) == found


def test_of_two_that_end_on_one_day_the_later_begun():
    short = Figure(Basis.QUARTER, date(2021, 8, 1), date(2021, 9, 30))
    long = Figure(Basis.QUARTER, date(2021, 7, 1), date(2021, 9, 30))
    assert current([short, long], Basis.QUARTER, QUARTER, of=lambda figure: figure) == short


def test_a_year_is_older_than_the_quarter_it_is_reported_in():
    year = Figure(Basis.YEAR, date(2020, 4, 1), date(2021, 3, 31))
    before = Figure(Basis.YEAR, date(2019, 4, 1), date(2020, 3, 31))
    assert current([before, year], Basis.YEAR, QUARTER, of=lambda figure: figure) == year
