"""Rows beside each other and beside what was said before."""

from dataclasses import replace
from decimal import Decimal

import pytest

from portal.figures.vocabulary import Unit
from scorecards.submissions.reading import Kind
from scorecards.submissions.reading.against import slip
from scorecards.submissions.reading.values import value_of
from tests.scorecards.submissions.reading.known import KNOWN, read_csv


def problems(*rows: str, **given) -> list[tuple[int, str]]:
    return [(f.row, f.words) for f in read_csv(*rows, **given).findings if f.kind == Kind.PROBLEM]


def warnings(*rows: str, **given) -> list[tuple[int, str]]:
    return [(f.row, f.words) for f in read_csv(*rows, **given).findings if f.kind == Kind.WARNING]


def said(*rows: str):
    """What was said in these rows, as an earlier quarter or this one holds it."""
    readings = read_csv(*rows).readings
    assert len(readings) == len(rows)
    return {reading.key: value_of(reading, KNOWN) for reading in readings}


def test_the_same_figure_twice_is_taken_once():
    rows = ("REF_COUNT,,,,,,,968,,,", "REF_COUNT,,year_to_date,,,,,968,,,")
    assert problems(*rows) == [(3, "Referrals is given again, as in row 2. Take one of them out")]
    assert [reading.row for reading in read_csv(*rows).readings] == [2]


def test_of_two_different_figures_for_one_thing_none_is_taken():
    rows = ("REF_COUNT,,,,,,,968,,,", "REF_COUNT,,,,,,,986,,,")
    words = "Referrals is given for the same dates in row {}, with another figure. Keep the right one; none was taken"
    assert problems(*rows) == [(2, words.format(3)), (3, words.format(2))]
    assert read_csv(*rows).readings == ()


def test_parts_that_make_the_total_are_quiet():
    rows = ("CLA_COUNT,,,,,,,571,,,", "CLA_COUNT,under_10,,,,,,42.3,,,", "CLA_COUNT,ten_plus,,,,,,57.7,,,")
    assert warnings(*rows) == []


def test_parts_that_miss_the_total_are_warned_of_and_taken():
    rows = ("CLA_COUNT,under_10,,,,,,42.3,,,", "CLA_COUNT,ten_plus,,,,,,50.7,,,")
    assert warnings(*rows) == [(2, "Looked after, age: the parts make 93.0%, not 100%")]
    assert len(read_csv(*rows).readings) == 2


def test_parts_that_the_quarter_holds_already_are_added():
    existing = said("CLA_COUNT,ten_plus,,,,,,50.7,,,")
    rows = ("CLA_COUNT,under_10,,,,,,42.3,,,",)
    assert warnings(*rows, existing=existing) == [(2, "Looked after, age: the parts make 93.0%, not 100%")]
    assert warnings(*rows) == []


def test_a_subtotal_is_checked_against_its_parts():
    rows = ("CLA_COUNT,under_10,,,,,,40,,,", "CLA_COUNT,under_5,,,,,,22.1,,,", "CLA_COUNT,five_to_9,,,,,,10.1,,,")
    assert warnings(*rows) == [(3, "Looked after, Under_10: the parts make 32.2%, but the subtotal is 40%")]


LAST_YEAR = "REF_COUNT,,,2020-04-01,2020-09-30,,,{},,,"


@pytest.mark.parametrize(("then", "warned"), [(917, False), (880, False), (879, True), (1076, True), (0, True)])
def test_a_change_of_more_than_the_councils_size_is_warned_of(then, warned):
    before = said(LAST_YEAR.format(then))
    assert bool(warnings("REF_COUNT,,,,,,,968,,,", before=before)) is warned


def test_a_warned_change_names_both_figures():
    assert warnings("REF_COUNT,,,,,,,968,,,", before=said(LAST_YEAR.format(700))) == [
        (2, "Referrals is 968; it was 700 (April to September 2020). Check that this is right")
    ]


def test_the_files_own_history_counts_as_earlier():
    assert [row for row, _words in warnings("REF_COUNT,,,,,,,968,,,", LAST_YEAR.format(700))] == [2]


def test_unlike_lengths_of_year_are_not_compared():
    before = said("REF_COUNT,,,2021-04-01,2021-06-30,,,400,,,")
    assert warnings("REF_COUNT,,,,,,,968,,,", before=before) == []


def test_history_and_months_are_not_warned_of():
    before = said("REF_COUNT,,month,2021-06-01,2021-06-30,,,100,,,")
    assert warnings("REF_COUNT,,month,2021-07-01,2021-07-31,,,300,,,", before=before) == []


def test_a_figure_is_set_against_the_one_it_replaces_as_well_as_against_the_last():
    before, existing = said(LAST_YEAR.format(281)), said("REF_COUNT,,,,,,,221,,,")
    assert warnings("REF_COUNT,,,,,,,2210,,,", before=before, existing=existing) == [
        (
            2,
            "Referrals is 2,210; the quarter holds 221, and it was 281 (April to September 2020). "
            "It is about 10 times that. Has a digit or a decimal point slipped?",
        )
    ]
    assert warnings("REF_COUNT,,,,,,,225,,,", existing=existing) == []


def test_parts_and_months_too_are_set_against_what_they_replace():
    existing = said("REF_COUNT,,month,2021-07-01,2021-07-31,,,100,,,", "CLA_COUNT,under_10,,,,,,42.3,,,")
    rows = ("REF_COUNT,,month,2021-07-01,2021-07-31,,,1,,,", "CLA_COUNT,under_10,,,,,,0.423,,,")
    assert warnings(*rows, existing=existing) == [
        (
            2,
            "Referrals is 1; the quarter holds 100. It is about a hundredth of that. Has a digit or point slipped?",
        ),
        (
            3,
            "Looked after, Under_10 is 0.4%; the quarter holds 42.3%. "
            "It looks like a share written as 0.423; write 42.3",
        ),
    ]


def test_a_share_written_as_a_fraction_is_told_of_the_figure_before_too():
    before = said("REF_REREF_PCT,,,2020-04-01,2020-09-30,,,91,,,")
    ((_row, words),) = warnings("REF_REREF_PCT,,,,,,,0.9,,,", before=before)
    assert words.endswith("It looks like a share written as 0.9; write 90")


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        ("2500000", "2.5", "It looks like pounds, and the line is in £ million; write 2.5"),
        ("2500", "2.5", "It looks like thousands of pounds, and the line is in £ million; write 2.5"),
        ("25", "2.5", "It is about 10 times that. Has a digit or a decimal point slipped?"),
        ("3.1", "2.5", ""),
    ],
)
def test_pounds_where_millions_are_asked_for_are_told_so(now, then, words):
    figure = replace(value_of(read_csv("REF_COUNT,,,,,,,1,,,").readings[0], KNOWN), unit=Unit.GBP_MILLION)
    assert slip(replace(figure, value=Decimal(now)), replace(figure, value=Decimal(then))) == words


def test_a_missed_total_stands_on_the_row_that_changed():
    rows = ("CLA_COUNT,under_10,,,,,,42.3,,,", "CLA_COUNT,ten_plus,,,,,,50.7,,,")
    existing = said(rows[0], "CLA_COUNT,ten_plus,,,,,,57.7,,,")
    assert [row for row, words in warnings(*rows, existing=existing) if "parts make" in words] == [3]


def test_the_size_is_the_councils():
    assert warnings("REF_COUNT,,,,,,,968,,,", before=said(LAST_YEAR.format(700)), percent=Decimal(50)) == []
