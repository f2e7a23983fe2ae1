"""Figures, changes and gaps as people read them."""

from decimal import Decimal

import pytest

from portal.figures.vocabulary import Polarity, Qualifier, Symbol, Unit
from portal.figures.words import POLARITY_WORDS, SYMBOL_WORDS, UNIT_WORDS, absent, ordinal, said, shown, signed


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        ("13.14", Unit.PERCENT, 1, "13.1%"),
        ("6430", Unit.COUNT, 0, "6,430"),
        ("2.45", Unit.GBP_MILLION, 1, "£2.5m"),
        ("-2.5", Unit.GBP_MILLION, 1, "−£2.5m"),
        ("36.7", Unit.PER_10000, 1, "36.7"),
        ("1", Unit.DAYS, 0, "1 day"),
        ("12", Unit.DAYS, 0, "12 days"),
        ("-4", Unit.SCORE, 0, "−4"),
    ],
)
def test_a_figure_is_shown_with_its_unit(value: str, unit: Unit, decimals: int, words: str) -> None:
    assert shown(Decimal(value), unit, decimals) == words


def test_a_qualified_figure_keeps_its_word() -> None:
    assert shown(Decimal(800), Unit.COUNT, 0, Qualifier.ABOUT) == "about 800"


def test_a_sentence_names_the_rate() -> None:
    assert said(Decimal("36.7"), Unit.PER_10000, 1) == "36.7 per 10,000"


@pytest.mark.parametrize(
    ("amount", "unit", "decimals", "words"),
    [
        ("3.3", "pp", 1, "+3.3 pp"),
        ("-21.4", "%", 1, "−21.4%"),
        ("33.7", "% relative", 1, "+33.7% relative"),
        ("-0.04", "pp", 1, "0.0 pp"),
        ("0.4", "gbp_million", 1, "+£0.4m"),
        ("-2", "days", 0, "−2 days"),
        ("13", "per_month", 0, "+13 a month"),
    ],
)
def test_a_change_has_its_sign_and_unit(amount: str, unit: str, decimals: int, words: str) -> None:
    assert signed(Decimal(amount), unit, decimals) == words


def test_what_is_missing_says_why() -> None:
    assert absent(Symbol.SUPPRESSED) == "c, suppressed"
    assert absent(Symbol.NOT_YET) == "not yet available"


def test_every_unit_symbol_and_polarity_has_words() -> None:
    assert (set(UNIT_WORDS), set(SYMBOL_WORDS), set(POLARITY_WORDS)) == (set(Unit), set(Symbol), set(Polarity))


def test_ordinals() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"]
    )
