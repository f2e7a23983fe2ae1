"""What people type is read as a number, or refused in words they understand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.figures.numbers import NotANumber, kept, parse_number
from portal.figures.vocabulary import Unit


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", "1234"),
        ("1,234,567.5", "1234567.5"),
        ("12.5%", "12.5"),
        ("12.5 %", "12.5"),
        (" 7 ", "7"),
        ("−3.20", "-3.2"),
        ("+4", "4"),
        (".5", "0.5"),
        ("007", "7"),
        ("-0", "0"),
    ],
)
def test_a_number_is_read(text: str, number: str) -> None:
    assert str(parse_number(text)) == number


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "There is no number here"),
        ("  ", "There is no number here"),
        ("NaN", "“NaN” is not a number"),
        ("inf", "“inf” is not a number"),
        ("n/a", "“n/a” is not a number"),
        ("1_000", "“1_000” is not a number"),
        ("٣", "“٣” is not a number"),
        ("5.", "“5.” is not a number"),
        ("%", "“%” is not a number"),
        ("1e5", "“1e5” is written with an exponent. Write it out in full, for example 12000"),
        ("12,5", "“12,5” has a comma out of place. Use commas for thousands and a point for decimals"),
        ("1.2345678", "A figure can have at most 6 decimals"),
        ("1234567890", "A figure can have at most 9 digits before the decimal point"),
    ],
)
def test_what_is_no_number_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(NotANumber) as refused:
        parse_number(text)
    assert str(refused.value) == why


def test_a_percent_sign_is_refused_where_the_figure_is_no_percentage() -> None:
    assert parse_number("5%", Unit.PERCENT) == 5
    with pytest.raises(NotANumber, match="is a percentage, but this figure is not"):
        parse_number("5%", Unit.COUNT)


def test_infinity_cannot_be_kept() -> None:
    with pytest.raises(NotANumber):
        kept(Decimal("Infinity"))


@given(st.decimals(min_value=-999_999_999, max_value=999_999_999, places=6))
def test_what_was_written_with_commas_is_read_back(value: Decimal) -> None:
    assert parse_number(f"{value:,f}") == value


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_refused_and_never_fails_otherwise(text: str) -> None:
    try:
        number = parse_number(text)
    except NotANumber:
        return
    assert number == kept(number)
