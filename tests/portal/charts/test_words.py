"""Widths of words: never less than they take, or labels would overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from portal.charts.words import text_width, wrap

LABELS = [
    "Shropshire 76.5%",
    "Bournemouth, Christchurch and Poole",
    "Kingston upon Hull, City of",
    "Westmorland and Furness 1,234",
    "Mean of 10: 86.3%",
    "April to September",
    "(x) £12.5m Q2 21/22",
]


@pytest.mark.parametrize("words", LABELS)
@pytest.mark.parametrize(("bold", "font"), [(False, "Helvetica"), (True, "Helvetica-Bold")])
def test_an_estimate_is_close_to_the_real_width_and_not_below_it(words, bold, font):
    real = stringWidth(words, font, 13)
    assert real * 0.995 <= text_width(words, 13, bold=bold) <= real * 1.1


@given(st.text(alphabet="abc WM1", max_size=40), st.floats(10, 200))
def test_wrapping_loses_no_word_and_keeps_to_the_room(words, room):
    lines = wrap(words, 13, room)
    assert " ".join(lines) == words
    assert all(text_width(line, 13) <= room or " " not in line for line in lines)


def test_a_label_breaks_at_spaces_only():
    assert wrap("Shropshire 76.5%", 13, 80, bold=True) == ["Shropshire", "76.5%"]
    assert wrap("30\u00a0September", 13, 10) == ["30\u00a0September"]
