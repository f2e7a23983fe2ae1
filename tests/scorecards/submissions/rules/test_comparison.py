"""Only what is comparable is compared, and the page says why not."""

from datetime import date

import pytest

from portal.figures.vocabulary import Basis, Qualifier, Symbol, Unit
from scorecards.periods import Quarter
from scorecards.submissions.rules import FigureValue, comparable, lengths_note
from tests.scorecards.submissions.rules.figures import LAST_Q2, Q1, Q2, YEAR_END, a_figure

YEAR, SNAPSHOT, QUARTER = Basis.YEAR, Basis.SNAPSHOT, Basis.QUARTER
PER_10000, PERCENT = Unit.PER_10000, Unit.PERCENT


def a_rate(value: str, **more: object) -> FigureValue:
    return a_figure(value, PER_10000, **{"population_edition": "mid-2020", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (a_figure("968"), a_figure("917", period=LAST_Q2)),
        (a_figure("571", basis=SNAPSHOT), a_figure("504", basis=SNAPSHOT, period=YEAR_END)),
        (a_figure("90", basis=QUARTER), a_figure("80", basis=QUARTER, period=Q1)),
        (a_figure("13.1", PERCENT), a_figure("9.8", PERCENT, period=Q1)),
        (a_figure("13.1", PERCENT), a_figure("15", PERCENT, YEAR, YEAR_END)),
        (a_figure("329", Unit.PER_MONTH), a_figure("316", Unit.PER_MONTH, YEAR, YEAR_END)),
        (a_figure("10", period=Quarter(2021, 4)), a_figure("9", basis=YEAR, period=YEAR_END)),
        (a_rate("94.7", basis=SNAPSHOT), a_rate("83.6", basis=SNAPSHOT, period=YEAR_END)),
        (a_rate("300", annualised=True), a_rate("336", basis=YEAR, period=YEAR_END)),
    ],
)
def test_like_figures_are_compared(now: FigureValue, then: FigureValue) -> None:
    assert comparable(now, then) is None


@pytest.mark.parametrize(
    ("now", "then", "why"),
    [
        (a_figure("968"), None, "not available"),
        (a_figure("968"), a_figure(symbol=Symbol.NOT_YET, period=LAST_Q2), "not yet available"),
        (a_figure("968"), a_figure(symbol=Symbol.SUPPRESSED, period=LAST_Q2), "c, suppressed"),
        (a_figure("968"), a_figure("800", period=LAST_Q2, qualifier=Qualifier.ABOUT), "stated as about 800"),
        (a_figure("968"), a_figure("2029", basis=YEAR, period=YEAR_END), "unlike lengths"),
        (a_figure("968"), a_figure("480", period=Q1), "unlike lengths"),
        (a_rate("160"), a_rate("336", basis=YEAR, period=YEAR_END), "unlike lengths"),
        (a_figure("2.5", Unit.GBP_MILLION), a_figure("1.2", Unit.GBP_MILLION, period=Q1), "unlike lengths"),
        (a_figure("90", basis=QUARTER), a_figure("480", period=Q1), "unlike bases"),
        (a_figure("13.1", PERCENT, QUARTER), a_figure("15", PERCENT, YEAR, YEAR_END), "unlike bases"),
        (a_figure("13.1", PERCENT), a_figure("15", period=Q1), "unlike units"),
        (
            a_rate("94.7", basis=SNAPSHOT),
            a_rate("83.6", basis=SNAPSHOT, period=YEAR_END, population_edition="mid-2019"),
            "other population",
        ),
        (
            a_rate("94.7", basis=SNAPSHOT),
            a_rate("83.6", basis=SNAPSHOT, period=YEAR_END, population_edition=""),
            "population not stated",
        ),
    ],
)
def test_unlike_figures_are_not_compared(now: FigureValue, then: FigureValue | None, why: str) -> None:
    assert comparable(now, then) == why


def test_a_part_quarter_is_not_as_long_as_a_whole_one() -> None:
    part = a_figure("90", basis=QUARTER, dates=(date(2026, 4, 1), date(2026, 6, 18)))
    whole = a_figure("100", basis=QUARTER, period=Quarter(2025, 1))
    assert comparable(part, whole) == "unlike lengths"


def test_a_new_cohort_each_quarter_compares_with_the_same_quarter_last_year_only() -> None:
    now = a_figure("90", PERCENT)
    assert comparable(now, a_figure("88", PERCENT, period=LAST_Q2), cohort_changes=True) is None
    for then in (a_figure("88", PERCENT, period=Q1), a_figure("88", PERCENT, YEAR, YEAR_END)):
        assert comparable(now, then, cohort_changes=True) == "a new cohort each quarter"


BREAK = date(2021, 4, 1)


def test_nothing_is_compared_across_a_break() -> None:
    assert comparable(a_figure("6430"), a_figure("6000", period=LAST_Q2), breaks=[BREAK]) == "break in April 2021"


def test_a_break_before_both_or_after_both_is_none() -> None:
    now, then = a_figure("6430"), a_figure("6000", period=LAST_Q2)
    assert comparable(now, then, breaks=[date(2020, 4, 1), date(2021, 10, 1)]) is None


def test_a_period_with_a_break_inside_compares_with_nothing() -> None:
    rolling = a_figure("6430", basis=Basis.ROLLING_12)
    earlier = a_figure("6430", basis=Basis.ROLLING_12, period=Q1)
    assert comparable(rolling, earlier, breaks=[BREAK]) == "break in April 2021"


def test_both_lengths_are_named_where_they_differ() -> None:
    share = a_figure("13.1", PERCENT)
    assert lengths_note(share, a_figure("15", PERCENT, YEAR, YEAR_END)) == "half-year beside full year"
    assert lengths_note(share, a_figure("9.8", PERCENT, period=Q1)) == "half-year beside one quarter"
    assert lengths_note(share, a_figure("12", PERCENT, period=LAST_Q2)) == ""


def test_no_figure_compares_with_another_basis_of_the_same_days() -> None:
    assert comparable(a_figure("5", basis=QUARTER, period=Q1), a_figure("5", period=Q1)) == "unlike bases"
    assert comparable(a_figure("5", period=Q2), a_figure("5", basis=Basis.ROLLING_6)) == "unlike bases"


def test_two_rates_over_the_same_number_of_children_are_comparable_without_an_edition() -> None:
    now = a_figure(unit=PER_10000, basis=SNAPSHOT, of=(221, 60218))
    then = a_figure(unit=PER_10000, basis=SNAPSHOT, of=(281, 60218), period=YEAR_END)
    assert comparable(now, then) is None


def test_two_rates_over_other_numbers_of_children_are_not() -> None:
    now = a_figure(unit=PER_10000, basis=SNAPSHOT, of=(221, 60218))
    then = a_figure(unit=PER_10000, basis=SNAPSHOT, of=(281, 60387), period=YEAR_END)
    assert comparable(now, then) == "other population"
