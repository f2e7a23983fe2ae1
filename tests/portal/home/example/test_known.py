"""The catalogue is read once, however often the example asks it."""

from portal.home.example.known import known
from scorecards.framework.catalogue.reader import catalogue


def test_the_catalogue_is_read_once():
    assert known() is known()
    assert known() == catalogue()
