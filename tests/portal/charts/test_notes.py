"""Words beneath a picture: in order, within its width, none over another."""

from portal.charts.frames import WIDE
from portal.charts.notes import Entry, key_marks, lanes, note_marks
from portal.charts.primitives import Chart, Rect, Text
from tests.portal.charts.builders import PALETTE, crooked


def entry(words):
    return Entry(words, lambda x, y, width: [Rect(x, y - 4, width, 8, "#000000")])


def test_a_key_takes_as_many_lines_as_it_needs():
    words = ["Mean of 10: 61.2%", "England: 60.0%", "A name " * 12]
    marks, height = key_marks([entry(one) for one in words], 5, WIDE.sized(200), PALETTE)
    texts = [mark.words for mark in marks if isinstance(mark, Text)]
    assert " ".join(texts) == " ".join(words)
    assert len({mark.y for mark in marks if isinstance(mark, Text)}) > 3
    assert crooked(Chart(200, 5 + height, tuple(marks), "So.")) == []


def test_a_key_of_nothing_takes_no_room():
    assert key_marks([], 5, WIDE, PALETTE) == ([], 0.0)


def test_each_note_begins_a_line():
    marks, height = note_marks(["One two three", "Four"], 10, WIDE.sized(60), PALETTE)
    assert [mark.words for mark in marks] == ["One two", "three", "Four"]
    assert height == 3 * WIDE.line


def test_words_side_by_side_share_a_lane_only_where_they_are_clear():
    assert lanes([(0, 10), (5, 15), (12, 20), (16, 30)], 1) == [0, 1, 0, 1]
    assert lanes([], 1) == []
