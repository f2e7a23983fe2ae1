"""The catalogue as the example asks it, some hundred times: read from its files once."""

from functools import cache

from scorecards.framework.catalogue.definitions import Catalogue
from scorecards.framework.catalogue.reader import catalogue


@cache
def known() -> Catalogue:
    """The product's own catalogue."""
    return catalogue()
