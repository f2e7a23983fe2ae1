"""Which lines fit what was asked, how cells are grouped, what changed between wordings. Pure."""

import pytest

from scorecards.desk.differences import Piece, difference
from scorecards.desk.rules import NOTHING, Cell, Group, counted, grouped

LOADED = Cell("Year-end", "−10.8 pp", "worse, from 87.3%")
NONE = Cell("Last quarter", absent=NOTHING)
BROKEN = Cell("Last year", absent="break in April 2021")
UNLIKE = Cell("Year-end", absent="unlike lengths")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((NONE, NONE, LOADED), Group((NONE, NONE, LOADED))),
        ((NONE, NONE, NONE), Group((NONE, NONE, NONE), "no earlier figure")),
        ((NONE, BROKEN, NONE), Group((NONE, BROKEN, NONE), "break in April 2021")),
        ((NONE, BROKEN, UNLIKE), Group((NONE, BROKEN, UNLIKE))),
    ],
)
def test_three_empty_cells_become_one_where_one_reason_tells_it(cells, expected):
    assert grouped(cells, "no earlier figure") == expected


def test_only_a_figure_that_was_never_loaded_is_a_dash():
    assert (NONE.dash, BROKEN.dash, LOADED.dash) == (True, False, False)


def test_one_is_and_several_are():
    assert (counted(1, "is missing", "are missing"), counted(2, "is missing", "are missing")) == (
        "1 is missing",
        "2 are missing",
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("It fell.", "It fell.", "unchanged"),
        ("", "It fell.", "2 words added"),
        ("It fell fast.", "", "3 words taken out"),
        ("It fell.", "It rose.", "1 word added, 1 taken out"),
    ],
)
def test_a_difference_is_said_in_words(before, after, words):
    assert difference("Why", before, after).words == words


def test_the_pieces_keep_every_word_of_both_texts():
    found = difference("Why", "It fell\nby a tenth.", "It fell sharply\nby a tenth.")
    after = "".join(p.words for p in found.pieces if p.kind != "taken out")
    before = "".join(p.words for p in found.pieces if p.kind != "added")
    assert (before, after) == ("It fell\nby a tenth.", "It fell sharply\nby a tenth.")
    assert Piece("added", " sharply") in found.pieces
