"""Cells: numbers, symbols, and marks that are neither."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.importers.values import is_value, value
from portal.figures.numbers import NotANumber, parse_number
from portal.figures.vocabulary import Symbol


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("z", Symbol.NOT_APPLICABLE),
        ("x", Symbol.NOT_AVAILABLE),
        ("c", Symbol.SUPPRESSED),
        ("k", Symbol.ROUNDS_TO_ZERO),
        ("low", Symbol.LOW),
        ("u", Symbol.LOW_RELIABILITY),
        (" C ", Symbol.SUPPRESSED),
        ("[c]", Symbol.SUPPRESSED),
        *((mark, Symbol.NOT_AVAILABLE) for mark in ("", " ", "-", "–", "~", ":", ".", "..")),
    ],
)
def test_symbols_and_marks_are_symbols(text: str, read: Symbol):
    assert value(text) is read


def test_who_knows_better_says_what_a_mark_means():
    assert value("~", {"~": Symbol.SUPPRESSED}) is Symbol.SUPPRESSED


def test_a_mark_that_nobody_explained_is_no_value():
    assert not is_value("-", {})
    assert is_value("-")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0", "0"),
        ("-0.0", "0"),
        ("85.00", "85"),
        ("0.5", "0.5"),
        ("-3.25", "-3.25"),
        ("12,183,016", "12183016"),
        ("22.6%", "22.6"),
        ("007", "7"),
        ("115.2166797", "115.21668"),
        ("0.0000005", "0.000001"),
        ("-1.2345675", "-1.234568"),
    ],
)
def test_numbers_are_decimals_of_at_most_six_places(text: str, read: str):
    assert str(value(text)) == read


@pytest.mark.parametrize("text", ["abc", "1e+05", "nan", "1 000", "--", "ny", "1234567890", "٣", "5\x00"])
def test_anything_else_is_refused(text: str):
    with pytest.raises(NotANumber):
        value(text)


@given(st.from_regex(r"-?[0-9]{1,11}(\.[0-9]{1,6})?", fullmatch=True))
def test_the_short_way_reads_numbers_as_the_long_one_does(text: str):
    try:
        long_way: Decimal | None = parse_number(text)
    except NotANumber:
        long_way = None

    assert is_value(text) is (long_way is not None)
    if long_way is not None:
        assert str(value(text)) == str(long_way)
