"""Small words."""

import pytest

from portal.files.names import size_words
from scorecards.scrutiny.rules.wording import capital, count_words, counted, listed


@pytest.mark.parametrize(
    ("size", "words"),
    [(999, "999 bytes"), (1000, "1 KB"), (410_000, "410 KB"), (999_499, "999 KB"), (1_200_000, "1.2 MB")],
)
def test_sizes(size, words):
    assert size_words(size) == words


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(parts, words):
    assert listed(parts) == words


def test_numbers_in_a_sentence():
    assert (count_words(9), count_words(10), counted(1, "line"), counted(0, "line")) == (
        "nine",
        "10",
        "1 line",
        "0 lines",
    )
    assert capital("quarter 2") == "Quarter 2"
