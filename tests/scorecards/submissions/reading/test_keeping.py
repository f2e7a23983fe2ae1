"""Blank cells keep what is there; a hyphen takes it away; what spoke of something gone goes, and says so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from portal.figures.vocabulary import Basis, Qualifier, Symbol
from scorecards.submissions.reading import Reading, keep
from tests.scorecards.submissions.reading.known import read_csv

HELD = Reading(
    1,
    None,
    Basis.QUARTER,
    date(2021, 7, 1),
    date(2021, 9, 30),
    numerator=Decimal(8),
    denominator=Decimal(100),
    value=Decimal(8),
    qualifier=Qualifier.ABOUT,
    population_edition="mid-2020",
    note="From the July return",
)
BLANK = replace(HELD, qualifier=None, population_edition="", note="")


def test_blank_cells_keep_what_is_there_and_say_so():
    kept = keep(BLANK, HELD)
    assert kept.reading == HELD
    assert kept.words == (
        "keeps the qualifier “about”",
        "keeps the population edition “mid-2020”",
        "keeps the note “From the July return”",
    )


@pytest.mark.parametrize("name", ["qualifier", "population_edition", "note"])
def test_what_a_row_clears_goes(name):
    assert getattr(keep(replace(BLANK, clears=(name,)), HELD).reading, name) in (None, "")


def test_what_a_row_gives_stands():
    kept = keep(replace(HELD, note="From the August return"), HELD)
    assert (kept.reading.note, kept.words) == ("From the August return", ())


@pytest.mark.parametrize(
    ("now", "held", "words"),
    [
        (
            replace(BLANK, value=Decimal(9)),
            Reading(**{**vars(BLANK), "symbol": Symbol.NOT_AVAILABLE, "note": "The return is late"}),
            "the note “The return is late” goes: it said why there was no figure",
        ),
        (
            replace(BLANK, denominator=Decimal(99)),
            replace(BLANK, population_edition="mid-2020"),
            "the population edition “mid-2020” goes: the denominator is another",
        ),
        (
            replace(BLANK, numerator=None, denominator=None, value=None, symbol=Symbol.SUPPRESSED),
            replace(BLANK, qualifier=Qualifier.ABOUT),
            "the qualifier “about” goes: there is no figure now",
        ),
    ],
)
def test_what_speaks_of_something_gone_goes_and_says_so(now, held, words):
    kept = keep(now, held)
    assert (kept.reading, kept.words) == (now, (words,))


@pytest.mark.parametrize("sign", ["-", "–", "—"])
def test_a_hyphen_in_a_file_clears_and_is_no_note_of_its_own(sign):
    (reading,) = read_csv(f"REF_COUNT,,,,,,,968,,{sign},{sign}").readings
    assert (reading.clears, reading.note, reading.qualifier) == (("qualifier", "note"), "", None)
    assert Reading.from_json(reading.as_json()) == reading


def test_a_hyphen_is_no_symbol():
    assert [f.column for f in read_csv("REF_COUNT,,,,,,,,-,,").findings if f.row] == ["symbol"]
