"""Lateness is said one way, in days, months or years."""

from datetime import date, timedelta

import pytest

from portal.figures.lateness import away_words, late_words

MONDAY = date(2021, 11, 8)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, ""),
        (0, ""),
        (1, "1 day late"),
        (60, "60 days late"),
        (61, "2 months late"),
        (729, "24 months late"),
        (730, "2 years late"),
    ],
)
def test_how_late(days, words):
    assert late_words(MONDAY - timedelta(days), MONDAY) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (-1, "1 day late"), (-90, "3 months late")]
)
def test_how_far_a_day_is(days, words):
    assert away_words(MONDAY + timedelta(days), MONDAY) == words
