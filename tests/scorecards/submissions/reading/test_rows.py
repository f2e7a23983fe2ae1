"""What each row of a file becomes, and what people are told of those that are not taken."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.figures.vocabulary import Basis, Qualifier, Symbol
from scorecards.submissions.reading import COLUMNS, Kind
from scorecards.submissions.reading.columns import Header
from scorecards.submissions.reading.sheet import Sheet
from tests.scorecards.submissions.reading.known import KNOWN, PART, read, read_csv

APRIL, SEPTEMBER = date(2021, 4, 1), date(2021, 9, 30)


def only(*rows: str, **given):
    found = read_csv(*rows, **given)
    assert [f for f in found.findings if f.kind == Kind.PROBLEM] == []
    return found.readings[0]


def test_blank_basis_and_dates_are_the_usual_ones_of_the_quarter():
    reading = only("REF_COUNT,,,,,,,968,,,")
    assert (reading.basis, reading.start, reading.end) == (Basis.YEAR_TO_DATE, APRIL, SEPTEMBER)
    assert (reading.line, reading.category, reading.value, reading.row) == (1, None, Decimal(968), 2)


def test_in_a_part_quarter_blank_dates_end_where_the_data_stand():
    reading = only("CLA_COUNT,,,,,,,571,,,", known=PART)
    assert (reading.start, reading.end) == (date(2021, 8, 18), date(2021, 8, 18))


def test_a_share_follows_from_its_parts():
    reading = only("REF_REREF_PCT,,,,,127,968,,,,")
    assert (reading.value, reading.decimals) == (Decimal("13.119835"), None)


def test_a_stated_value_that_agrees_with_its_parts_gives_way_to_them():
    assert only("REF_REREF_PCT,,,,,127,968,13.1%,,,").value == Decimal("13.119835")


@pytest.mark.parametrize(("typed", "decimals"), [("13", 0), ("13.0", None), ("13.12", None), ("13%", 0)])
def test_a_typed_share_keeps_how_exactly_it_was_stated(typed, decimals):
    assert only(f"REF_REREF_PCT,,,,,,,{typed},,,").decimals == decimals


def test_a_category_is_named_by_code_label_or_breakdown():
    for name in ("under_10", "Under_10", "UNDER_10", "age:under_10"):
        assert only(f"CLA_COUNT,{name},,,,,,40,,,").category == 10


def test_a_categorys_own_code_stands_in_the_indicator_column():
    reading = only("CLA_AGE_U10_PCT,,,,,,,40,,,")
    assert (reading.line, reading.category) == (3, 10)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2021-07-01", "2021-07-31", (date(2021, 7, 1), date(2021, 7, 31))),
        ("01/07/2021", "31/07/2021", (date(2021, 7, 1), date(2021, 7, 31))),
        ("1 July 2021", "31-Jul-2021", (date(2021, 7, 1), date(2021, 7, 31))),
        ("", "2021-08-31", (date(2021, 8, 1), date(2021, 8, 31))),
    ],
)
def test_months_inside_the_quarter_are_taken(start, end, expected):
    reading = only(f"REF_COUNT,,month,{start},{end},,,310,,,")
    assert (reading.start, reading.end) == expected


def test_earlier_periods_are_taken_as_history():
    reading = only("REF_COUNT,,Year to date,2020-04-01,2020-09-30,,,917,,,")
    assert (reading.start, reading.end) == (date(2020, 4, 1), date(2020, 9, 30))


def test_a_symbol_a_qualifier_and_a_note_are_kept():
    reading = only("REF_COUNT,,,,,,,,not yet available,,Waits for the audit")
    assert (reading.value, reading.symbol, reading.note) == (None, Symbol.NOT_YET, "Waits for the audit")
    assert only("REF_COUNT,,,,,,,800,,about,").qualifier == Qualifier.ABOUT


PROBLEMS = [
    ("REF_COUNTS,,,,,,,5,,,", "indicator", "A", "There is no indicator “REF_COUNTS”. Did you mean REF_COUNT?"),
    ("Re-referrals,,,,,,,5,,,", "indicator", "A", "There is no indicator “Re-referrals”. Did you mean REF_REREF_PCT?"),
    ("QQ,,,,,,,5,,,", "indicator", "A", "There is no indicator “QQ”. Use the codes of the template"),
    (",,,,,,,5,,,", "indicator", "A", "There is no indicator. Give the code of a line of this scorecard"),
    (
        *("ADO_A1,,,,,,,5,,,", "indicator", "A"),
        "ADO_A1 (Adoption days) is not on this scorecard. Take the row out, or ask for a line to be added",
    ),
    ("CLA_COUNT,under_11,,,,,,5,,,", "category", "B", "CLA_COUNT has no category “under_11”. Did you mean under_10?"),
    (
        *("CLA_COUNT,zzz,,,,,,5,,,", "category", "B"),
        "CLA_COUNT has no category “zzz”. It has: under_10, under_5, five_to_9, ten_plus",
    ),
    ("REF_COUNT,girls,,,,,,5,,,", "category", "B", "REF_COUNT has no categories. Leave this empty"),
    (
        *("CLA_AGE_U10_PCT,ten_plus,,,,,,5,,,", "category", "B"),
        "“CLA_AGE_U10_PCT” is already the category Under_10 of CLA_COUNT. Leave this empty",
    ),
    ("REF_COUNT,,weekly,,,,,5,,,", "basis", "C", "“weekly” is not a basis. Use one of: year_to_date, quarter, month"),
    (
        *("REF_COUNT,,snapshot,,,,,5,,,", "basis", "C"),
        "REF_COUNT is not given by snapshot. Use one of: year_to_date, quarter, month",
    ),
    (
        *("REF_COUNT,,month,soon,2021-07-31,,,5,,,", "period_start", "D"),
        "“soon” is not a date. Write it as 2021-09-30 or 30/09/2021",
    ),
    (
        *("REF_COUNT,,month,01/07/21,2021-07-31,,,5,,,", "period_start", "D"),
        "“01/07/21” has a year of two digits. Write 2021-09-30 or 30/09/2021",
    ),
    (
        "REF_COUNT,,month,2021-07-01,,,,5,,,",
        "period_end",
        "E",
        "There is a start but no end. Give both dates, or neither",
    ),
    ("REF_COUNT,,month,2021-07-31,2021-07-01,,,5,,,", "period_end", "E", "The period ends before it starts"),
    (
        *("REF_COUNT,,quarter,2021-06-01,2021-08-31,,,5,,,", "period_start", "D"),
        "A quarter starts on 1 April, July, October or January and ends within three months",
    ),
    (
        *("REF_COUNT,,month,2021-10-01,2021-10-31,,,5,,,", "period_end", "E"),
        "This ends on 31 October 2021, but quarter 2, 2021/22 ends on 30 September 2021. "
        "Change the date, or wait for the next quarter",
    ),
    (
        *("REF_COUNT,,quarter,2021-07-01,2021-08-31,,,5,,,", "period_end", "E"),
        "This ends on 31 August 2021, but the data cover the whole quarter, to 30 September 2021",
    ),
    ("REF_REREF_PCT,,,,,129,12x,,,,", "denominator", "G", "“12x” is not a number"),
    ("REF_REREF_PCT,,,,,129,128,,,,", "numerator", "F", "The numerator, 129, is above the denominator, 128"),
    ("REF_REREF_PCT,,,,,127,968,14,,,", "value", "H", "The value is 14.0%, but its parts give 13.1%"),
    ("REF_REREF_PCT,,,,,127,,,,,", "denominator", "G", "There is a numerator but no denominator"),
    (
        *("REF_REREF_PCT,,,,,0,0,,,,", "denominator", "G"),
        "The denominator is zero: give the symbol z, not applicable, instead",
    ),
    ("REF_REREF_PCT,,,,,,,113,,,", "value", "H", "A share lies between 0% and 100%"),
    ("REF_COUNT,,,,,,,9.5,,,", "value", "H", "A count is a whole number, 0 or more"),
    ("REF_COUNT,,,,,,,-9,,,", "value", "H", "A count is a whole number, 0 or more"),
    ("REF_COUNT,,,,,,,12%,,,", "value", "H", "“12%” is a percentage, but this figure is not"),
    ("REF_COUNT,,,,,,,c,,,", "value", "H", "“c” is a symbol. Move it to the column symbol"),
    (
        *("REF_COUNT,,,,,,,1234567890123456,,,", "value", "H"),
        "A figure can have at most 9 digits before the decimal point",
    ),
    ("REF_COUNT,,,,,1.23456,,,,,", "numerator", "F", "A numerator or denominator can have at most 4 decimals"),
    ("REF_COUNT,,,,,,,5,c,,", "symbol", "I", "There is a symbol as well as a figure. Keep one of them"),
    ("REF_COUNT,,,,,,,,,,A note alone", "value", "H", "There is neither a figure nor a symbol that says why not"),
    (
        *("REF_COUNT,,,,,,,,n/a,,", "symbol", "I"),
        "“n/a” is not a symbol. Use one of: z (not applicable), x (not available), c (suppressed), "
        "low (rounds to zero), k (rounds to zero), u (low reliability), ny (not yet available)",
    ),
    (
        *("REF_COUNT,,,,,,,5,,roughly,", "qualifier", "J"),
        "“roughly” is not a qualifier. Use one of: about, over, under, almost",
    ),
    ("REF_COUNT,,,,,,,,c,about,", "qualifier", "J", "A symbol cannot be qualified"),
    (
        *(f"REF_COUNT,,,,,,,5,,,{'x' * 501}", "note", "K"),
        "The text has 501 characters; at most 500 are kept. Shorten it",
    ),
]


@pytest.mark.parametrize(("row", "column", "letter", "words"), PROBLEMS)
def test_a_row_that_is_not_taken_says_why_and_where(row, column, letter, words):
    found = read_csv("REF_COUNT,,quarter,,,,,400,,,", row)
    said = [(f.row, f.column, f.letter, f.words) for f in found.findings if f.kind == Kind.PROBLEM]
    assert said == [(3, column, letter, words)]
    assert [reading.row for reading in found.readings] == [2]


def test_every_cell_that_is_wrong_is_named_at_once():
    found = read_csv("REF_COUNT,,weekly,soon,,,,many,,,")
    assert [f.column for f in found.findings] == ["basis", "value"]


def test_a_row_of_the_template_that_was_left_empty_is_no_problem():
    found = read_csv("REF_COUNT,,year_to_date,2021-04-01,2021-09-30,,,,,,", "REF_REREF_PCT,,,,,,,13,,,")
    assert (found.rows, found.empty, len(found.readings)) == (2, 1, 1)
    assert [f.words for f in found.findings] == ["1 row was left empty, with neither a figure nor a reason for none."]


CELL = st.one_of(
    st.sampled_from(["", "REF_COUNT", "CLA_COUNT", "CLA_AGE_U10_PCT", "under_10", "month", "snapshot", "2021-09-30"]),
    st.sampled_from(["5", "968", "c", "about", "-1", "1e400", "NaN", "١٢", "=1+1"]),
    st.text(max_size=12),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELL, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=8))
def test_every_row_is_a_reading_or_has_a_problem_or_was_left_empty(rows):
    header = Header(1, {name: at for at, name in enumerate(COLUMNS)})
    sheet = Sheet(header, tuple((n, tuple(cell.strip() for cell in row)) for n, row in enumerate(rows, 2)))
    found = read(sheet, KNOWN)
    assert found.rows == len(rows) == len(found.readings) + len(found.rows_with_problems) + found.empty
    assert {r.row for r in found.readings} & found.rows_with_problems == set()
