"""Which figures of a line follow one another: one basis, one length, a slot for what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from portal.figures.vocabulary import Basis
from scorecards.submissions.control.series import regular
from tests.scorecards.scrutiny.builders import a_line, a_shown
from tests.scorecards.submissions.control.lines import a_point, decimals, past, with_past


def values(line):
    return [slot.value for slot in regular(line).slots]


def labels(line):
    return [slot.label for slot in regular(line).slots]


def test_a_missing_quarter_is_a_slot_without_a_figure():
    line = with_past("60", "", "61")
    assert values(line) == decimals("60", None, "61")
    assert labels(line) == ["Q4 2020/21", "Q1 2021/22", "Q2 2021/22"]


def test_what_is_suppressed_or_only_about_has_a_slot_and_no_value():
    history = (*past("60"), *past(None, "62"))
    about = replace(history[-1], figure=replace(history[-1].figure, qualifier="about"))
    line = a_line(history=(history[0], history[1], about))
    assert values(line) == decimals(None, None)


@pytest.mark.parametrize(
    ("basis", "months", "noun", "first"),
    [
        (Basis.QUARTER, 3, "quarter", "Q1 2021/22"),
        (Basis.MONTH, 1, "month", "Aug 2021"),
        (Basis.SNAPSHOT, 3, "quarter", "Jun 2021"),
        (Basis.SNAPSHOT, 1, "month", "Aug 2021"),
        (Basis.YEAR, 12, "year", "2019/20"),
    ],
)
def test_each_basis_has_its_own_step(basis, months, noun, first):
    until = date(2021, 3, 31) if basis is Basis.YEAR else date(2021, 9, 30)
    line = a_line(history=past("1", "2", basis=basis, months=months, until=until))
    assert (regular(line).basis, regular(line).noun, labels(line)[0], len(labels(line))) == (basis, noun, first, 2)


def test_months_are_taken_where_more_of_them_follow_one_another():
    months = past(*"123456", basis=Basis.MONTH, months=1)
    assert regular(with_past("1", "2", finer=months)).basis is Basis.MONTH
    assert regular(with_past(*"1234567", finer=months)).basis is Basis.QUARTER


def test_of_two_that_say_as_much_the_coarser_is_taken():
    assert regular(with_past("1", "2", finer=past("1", "2", basis=Basis.MONTH, months=1))).basis is Basis.QUARTER


def test_months_that_stop_before_the_newest_quarter_are_not_taken():
    old = past(*"123456", basis=Basis.MONTH, months=1, until=date(2021, 6, 30))
    assert regular(with_past("1", "2", finer=old)).basis is Basis.QUARTER


def test_quarters_stand_in_for_a_year_to_date():
    to_date = a_point("60", date(2021, 9, 30), Basis.YEAR_TO_DATE, 6)
    line = a_line(history=(*past("58", basis=Basis.YEAR, months=12, until=date(2021, 3, 31)), to_date))
    assert regular(line) is None
    assert regular(replace(line, finer=past("60", "61"))).basis is Basis.QUARTER


@pytest.mark.parametrize("basis", [Basis.ROLLING_12, Basis.ROLLING_6, Basis.THREE_YEARS, Basis.FORECAST])
def test_what_overlaps_or_is_expected_makes_no_series(basis):
    assert regular(a_line(history=past(*"1234567", basis=basis))) is None


def test_a_quarter_of_other_days_is_left_out():
    odd = a_shown("60", basis=Basis.QUARTER.value, start=date(2021, 2, 1), end=date(2021, 4, 30))
    history = past("60", "61")
    line = a_line(history=(replace(history[0], figure=odd), *history))
    assert values(line) == decimals("60", "61")


def test_snapshots_at_quarter_ends_are_no_months_with_holes():
    line = a_line(history=past(*"12345", basis=Basis.SNAPSHOT, months=3))
    assert (regular(line).noun, regular(line).following) == ("quarter", 4)


def test_what_lies_before_a_long_hole_is_left_out():
    assert len(values(with_past("60", "", "", "61", "62"))) == 5
    assert values(with_past("60", "", "", "", "61", "62")) == decimals("61", "62")


def test_a_line_without_a_past_has_no_series():
    assert regular(a_line()) is None
