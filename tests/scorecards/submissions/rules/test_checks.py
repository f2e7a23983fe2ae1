"""What an upload or a form refuses, in words."""

from datetime import date
from decimal import Decimal

import pytest

from portal.figures.vocabulary import Basis, Qualifier, Symbol, Unit
from scorecards.submissions.rules import FigureValue, large_change, parts_miss_total, problems
from tests.scorecards.submissions.rules.figures import Q1, a_figure


def words(figure: FigureValue) -> list[tuple[str, str]]:
    return [(problem.column, problem.words) for problem in problems(figure)]


@pytest.mark.parametrize(
    "figure",
    [
        a_figure("968"),
        a_figure("0"),
        a_figure("76.5", Unit.PERCENT, of=(1512, 1976)),
        a_figure("77", Unit.PERCENT, of=(1512, 1976)),
        a_figure(unit=Unit.PERCENT, of=(0, 12)),
        a_figure("93.6", Unit.PERCENT),
        a_figure(symbol=Symbol.NOT_YET),
        a_figure("-2.5", Unit.GBP_MILLION, Basis.FORECAST),
        a_figure("800", qualifier=Qualifier.ABOUT),
        a_figure("633", basis=Basis.ROLLING_6, dates=(date(2025, 12, 19), date(2026, 6, 18))),
    ],
)
def test_a_sound_figure_has_no_problem(figure: FigureValue) -> None:
    assert problems(figure) == []


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (a_figure(), [("value", "There is neither a figure nor a symbol that says why not")]),
        (
            a_figure("3", symbol=Symbol.SUPPRESSED),
            [("symbol", "There is a symbol as well as a figure. Keep one of them")],
        ),
        (
            a_figure(unit=Unit.PERCENT, of=(1977, 1976)),
            [("numerator", "The numerator, 1,977, is above the denominator, 1,976")],
        ),
        (
            a_figure("78", Unit.PERCENT, of=(1512, 1976)),
            [("value", "The value is 78.0%, but its parts give 76.5%")],
        ),
        (
            a_figure("76.4", Unit.PERCENT, of=(1512, 1976)),
            [("value", "The value is 76.4%, but its parts give 76.5%")],
        ),
        (a_figure("101", Unit.PERCENT), [("value", "A share lies between 0% and 100%")]),
        (a_figure("3.5"), [("value", "A count is a whole number, 0 or more")]),
        (a_figure("-1"), [("value", "A count is a whole number, 0 or more")]),
        (
            a_figure(unit=Unit.PERCENT, of=(0, 0)),
            [("denominator", "The denominator is zero: give the symbol z, not applicable, instead")],
        ),
    ],
)
def test_what_cannot_be_true_is_named(figure: FigureValue, expected: list[tuple[str, str]]) -> None:
    assert words(figure) == expected


def test_a_numerator_alone_makes_no_share() -> None:
    figure = FigureValue(Basis.YEAR_TO_DATE, date(2021, 4, 1), date(2021, 9, 30), Unit.PERCENT, 1, numerator=Decimal(5))
    assert words(figure) == [("denominator", "There is a numerator but no denominator")]


@pytest.mark.parametrize(
    ("basis", "start", "end"),
    [
        (Basis.SNAPSHOT, date(2021, 9, 1), date(2021, 9, 30)),
        (Basis.MONTH, date(2021, 8, 1), date(2021, 9, 30)),
        (Basis.QUARTER, date(2021, 8, 1), date(2021, 9, 30)),
        (Basis.QUARTER, date(2021, 7, 1), date(2021, 10, 31)),
        (Basis.YEAR_TO_DATE, date(2021, 7, 1), date(2021, 9, 30)),
        (Basis.ROLLING_6, date(2021, 7, 1), date(2021, 9, 30)),
        (Basis.YEAR, date(2021, 4, 1), date(2021, 9, 30)),
        (Basis.YEAR, date(2021, 9, 30), date(2021, 4, 1)),
    ],
)
def test_dates_that_a_basis_cannot_have_are_refused(basis: Basis, start: date, end: date) -> None:
    assert len(problems(a_figure("10", basis=basis, dates=(start, end)))) == 1


def test_counts_of_exhaustive_parts_add_up_exactly() -> None:
    total = a_figure("221")
    assert parts_miss_total([a_figure("100"), a_figure("121")], total) is None
    assert parts_miss_total([a_figure("100"), a_figure("120")], total) == "The parts make 220, but the total is 221"


def test_shares_of_one_base_make_100_give_or_take_rounding() -> None:
    plans = [a_figure(share, Unit.PERCENT) for share in ("41.6", "49.8", "3.6", "5")]
    assert parts_miss_total(plans, None) is None
    short = [a_figure(share, Unit.PERCENT) for share in ("41.6", "49.8", "3.6")]
    assert parts_miss_total(short, None) == "The parts make 95.0%, not 100%"


def test_shares_with_parts_are_checked_by_their_parts() -> None:
    teams = [a_figure(unit=Unit.PERCENT, of=of) for of in ((982, 1021), (452, 812), (78, 143))]
    whole = a_figure(unit=Unit.PERCENT, of=(1512, 1976))
    assert parts_miss_total(teams, whole) is None
    assert parts_miss_total(teams[:2], whole) == "The parts make 1,434 of 1,833, but the total is 1,512 of 1,976"
    one_base = [a_figure(unit=Unit.PERCENT, of=of) for of in ((60, 100), (39, 100))]
    assert parts_miss_total(one_base, None) == "The parts make 99, but their base is 100"


def test_counts_are_no_parts_of_a_share_or_a_rate() -> None:
    parts = [a_figure("100"), a_figure("120")]
    assert parts_miss_total(parts, a_figure("76.5", Unit.PERCENT)) is None
    assert parts_miss_total(parts, a_figure("41.2", Unit.PER_10000)) is None


def test_a_sum_is_never_made_over_a_symbol_or_an_about() -> None:
    total = a_figure("221")
    assert parts_miss_total([a_figure("100"), a_figure(symbol=Symbol.SUPPRESSED)], total) is None
    assert parts_miss_total([a_figure("100"), a_figure("120", qualifier=Qualifier.ABOUT)], total) is None


def test_a_large_change_is_one_of_more_than_the_set_size() -> None:
    assert large_change(a_figure("151"), a_figure("100", period=Q1), Decimal(50))
    assert not large_change(a_figure("150"), a_figure("100", period=Q1), Decimal(50))
    assert large_change(a_figure("1"), a_figure("0", period=Q1), Decimal(50))
    assert not large_change(a_figure("1"), a_figure(symbol=Symbol.NOT_YET), Decimal(50))
